"""The sheet of a briefing: what stands on it, that it fits every size, that it is drawn alike twice."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from datetime import date
from io import BytesIO

import pandas as pd
import plotly.graph_objects as go
import pytest
from PIL import Image

from data.notebook.briefing_choices import LONGEST_ADVICE, PRESETS, ChosenChart
from pages.parts.asking.block import Block
from pages.parts.briefing import sheet_charts
from pages.parts.briefing.sheet import SIZES, Sheet, build_sheet
from pages.parts.briefing.sheet_document import document
from pages.parts.briefing.weeks import week_of
from pages.parts.findings.reading import Reading
from pages.parts.findings.signals import Signal, Tag
from pages.parts.words.language import speaking
from queries import Comparison, Grain, Scope

ADVICE = "一、请综合执法队周三前核查夜间施工。\n二、对不满意件逐件回访。"


def scope_of(week: str, *communities: str) -> Scope:
    first, end = week_of(week)
    return Scope(first, end, grain=Grain.WEEK, communities=communities or None)


@pytest.fixture(scope="module")
def weekly(samples) -> Sheet:
    return build_sheet(scope_of("2026-W43"), samples, PRESETS, ADVICE)


def shots(chromium, sheet: Sheet, name: str, *kinds: str):
    size, told = SIZES[name], document(sheet, name)
    return chromium.shots(told, size.width, size.height, size.scale, kinds)


def text(told: str) -> str:
    body = told.partition("<body>")[2].partition("<script")[0]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body)).replace("\u00a0", " ")


@pytest.mark.parametrize("name", SIZES)
def test_every_picture_says_whose_it_is_and_what_it_rests_on(weekly, name):
    told = text(document(weekly, name))
    for words in (
        "示例街道办事处（演示数据）", "每周简报", "2026 年第 43 期", "2026-10-19 至 10-25",
        "上期：2026-10-12 至 10-18", "上年同期：2025-10-20 至 10-26", "共 121 件", "数据截至 2026-10-31",
        "全街道（6 个社区、53 个小区），全部类别与渠道", "另剔除不纳入考核、已作废 1 件",
        "演示数据，非真实统计", "下周建议", "本期诉求 121 件",
    ):  # fmt: skip
        assert words in told


def test_charts_stand_in_the_order_chosen(samples):
    order = [PRESETS[3], ChosenChart("mediation", "levels"), PRESETS[0]]
    found = build_sheet(scope_of("2026-W43"), samples, order)
    assert [block.key for block in found.blocks] == ["satisfaction", "levels", "volume"]
    told = text(document(found, "phone"))
    first, _second, third = (told.index(block.reading.title.replace("\u00a0", " ")) for block in found.blocks)
    assert first < third
    told = text(document(found, "slide"))
    assert found.blocks[1].reading.title.replace("\u00a0", " ") not in told  # it has room for the first


def test_a_chart_keeps_the_places_it_was_chosen_with_and_follows_the_week(samples):
    chosen = "community=新城社区&grain=month&from=2025-01-01&to=2025-07-01"
    week = scope_of("2026-W43").replace(comparison=Comparison.PREVIOUS)
    follows = sheet_charts._scope_of(ChosenChart("overview", "volume", chosen), week)
    assert (follows.communities, follows.grain, follows.date_from) == (
        ("新城社区",),
        Grain.MONTH,
        week.date_from,
    )
    stays = sheet_charts._scope_of(ChosenChart("overview", "volume", chosen, follows=False), week)
    assert (stays.date_from, stays.date_to) == (date(2025, 1, 1), date(2025, 7, 1))


@pytest.mark.parametrize("week", ["2026-W43", "2025-W20"])
def test_the_window_is_called_the_same_everywhere(samples, week):
    found = build_sheet(scope_of(week), samples, PRESETS)
    assert found.blocks[0].reading.title.startswith("本期 ")
    assert found.blocks[0].reading.reading.startswith("本期 ")
    assert not any("上周" in block.reading.title + block.reading.reading for block in found.blocks)


def test_two_charts_of_one_name_are_two(samples):
    twice = [
        PRESETS[0],
        ChosenChart("overview", "volume", "community=新城社区"),
        ChosenChart("mediation", "volume"),
    ]
    found = build_sheet(scope_of("2026-W43"), samples, twice)
    assert [block.key for block in found.blocks] == ["volume"] * 3
    assert found.blocks[1].subtitle.startswith("新城社区；")
    told = document(found, "phone")
    assert [f'data-figure="{place}"' in told for place in range(4)] == [True, True, True, False]


def test_one_community_shows_its_compounds(samples):
    found = build_sheet(scope_of("2026-W43", "南门社区"), samples, PRESETS)
    assert [block.key for block in found.blocks] == ["volume", "categories", "per-thousand", "compound"]
    assert "南门社区每周简报" in text(document(found, "a4"))


def test_without_a_row_it_says_so(samples):
    found = build_sheet(Scope(date(2015, 1, 5), date(2015, 1, 12), grain=Grain.WEEK), samples, PRESETS)
    assert found.charts == (None,) * len(PRESETS)
    for name in SIZES:
        told = text(document(found, name))
        assert "本期没有记录" in told
        assert "请核对时段和社区" in told
        assert "共 0 件" in told


def test_a_chart_that_fails_leaves_a_card_and_the_others(samples, monkeypatch, caplog):
    def fails(page: str, keys: list[str], scope: Scope, served: object) -> dict[str, Block]:
        if "categories" in keys:
            raise ZeroDivisionError("no such luck")
        return {}

    monkeypatch.setattr(sheet_charts, "blocks_of", fails)
    found = build_sheet(scope_of("2026-W43"), samples, PRESETS)
    assert [block.key for block in found.blocks] == ["volume", "categories"]
    assert "这幅图没有做出来" in text(document(found, "a4"))
    assert "no such luck" in caplog.text


def test_the_reader_s_language_is_not_that_of_the_document(samples, weekly):
    with speaking("en"):
        again = build_sheet(scope_of("2026-W43"), samples, PRESETS, ADVICE)
        assert document(again, "a4") == document(weekly, "a4")


@pytest.mark.parametrize("name", SIZES)
def test_two_drawings_are_equal_pixel_for_pixel(chromium, weekly, name):
    size = SIZES[name]
    first, second = (shots(chromium, weekly, name, "png").files["png"] for _run in range(2))
    assert first == second
    picture = Image.open(BytesIO(first))
    assert picture.width == size.width * size.scale
    assert size.height is None or picture.height == size.height * size.scale
    assert name != "phone" or picture.width == 1080


def test_the_paper_is_one_page_of_text_that_can_be_searched(chromium, weekly, tmp_path):
    file = tmp_path / "briefing.pdf"
    file.write_bytes(shots(chromium, weekly, "a4", "pdf").files["pdf"])
    read = subprocess.run(["pdftotext", str(file), "-"], check=True, capture_output=True, text=True).stdout
    assert read.count("\f") == 1
    for words in ("每周简报", "满意率", "94.5", "87.8", "81.8"):
        assert words in read


@pytest.mark.parametrize("name", SIZES)
@pytest.mark.parametrize(
    ("week", "place"), [("2026-W08", ()), ("2021-W01", ()), ("2026-W43", ("体育场社区",))]
)
def test_it_fits_whatever_the_week_brings(chromium, samples, name, week, place):
    found = build_sheet(scope_of(week, *place), samples, PRESETS)
    assert shots(chromium, found, name, "png").failed == ()


def test_much_to_say_still_fits_one_page(chromium, weekly):
    signal = Signal(
        Tag.ALARM,
        "**北京路与解放路交叉口东南侧二期**噪声扰民 137 件，连续 12 期高于上限 120",
        "夜间施工 96 件，较上期 +41",
        "综合行政执法队",
    )
    full = replace(weekly, signals=(signal,) * 5, advice="请" * LONGEST_ADVICE, headline=weekly.headline * 2)
    for name in SIZES:
        assert shots(chromium, full, name, "png").failed == ()


def test_a_figure_the_browser_cannot_draw_is_named_and_told(chromium, weekly):
    figure = go.Figure(go.Scatter(x=[1], y=[1]), layout={"height": 300})
    block = Block("broken", Reading("画不出来的图", "读数"), "", pd.DataFrame(), "", figure=figure)
    told = document(replace(weekly, charts=(block, *weekly.blocks[:1])), "a4")
    told = told.replace('"figures":[', '"figures":[{"data":[{"type":"scatter"}],"layout":null},', 1)
    size = SIZES["a4"]
    shot = chromium.shots(told, size.width, size.height, size.scale, ("png",))
    assert shot.failed == ("画不出来的图",)

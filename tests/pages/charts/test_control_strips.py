"""Small multiples of process behaviour."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from pages.parts.charts.control_strips import ABOVE, BELOW, GAP, STRIP, Strip, control_strips
from pages.parts.charts.theme import AMBER, BAND, BLUE, INK3, RED
from tests.pages.charts.conftest import assert_house_style, words

WEEKS = [date(2026, 8, 31) + timedelta(weeks=number) for number in range(6)]
NAN = float("nan")


def strip(name: str, counts: list[float], states: str, **more: object) -> Strip:
    """A strip whose states are letters: n(ormal), w(atch), a(larm), e(xcluded), i(ncomplete)."""
    spelt = {"n": "normal", "w": "watch", "a": "alarm", "e": "excluded", "i": "incomplete"}
    given = {"limits": (12.0, 5.0, 19.0), "word": "正常波动", "last": len(counts) - 1, **more}
    given["limits"] = (
        given["limits"] if isinstance(given["limits"], list) else [given["limits"]] * len(counts)
    )
    return Strip(name, counts, [spelt[letter] for letter in states], **given)


def two() -> list[Strip]:
    return [
        strip("南门", [10, 12, 11, 9, 25, 26], "nnenwa", word="预警", pick="南门社区"),
        strip("新城", [1, 2, 1, 3, 2, 1], "nnnnni", limits=(1.5, 0.0, 4.0), last=4),
    ]


def test_a_strip_a_place_each_with_its_own_axis():
    figure = control_strips(WEEKS, two())
    assert_house_style(figure)
    assert figure.layout.height == ABOVE + 2 * (STRIP + GAP) + BELOW
    assert figure.layout.yaxis.range[1] > 26
    assert figure.layout.yaxis2.range[1] < 5
    assert figure.layout.yaxis.domain[0] > figure.layout.yaxis2.domain[1]
    assert {trace.yaxis for trace in figure.data} == {"y", "y2"}


def test_words_say_name_range_count_and_state():
    assert words(control_strips(WEEKS, two())) == [
        "南门", "5.0–19.0", "26", "预警", "新城", "0–4.0", "2", "正常波动",
    ]  # fmt: skip


def test_colour_is_a_signal():
    notes = control_strips(WEEKS, two()).layout.annotations
    assert [note.font.color for note in notes[2:4]] == [RED, RED]
    assert [note.font.color for note in notes[6:8]] == [BLUE, INK3]
    watch = control_strips(WEEKS, [strip("甲", [1, 1, 1, 1, 1, 9], "nnnnnw", word="关注")])
    assert watch.layout.annotations[3].font.color == AMBER


def test_the_unfinished_period_is_not_joined():
    line = next(t for t in control_strips(WEEKS, two()).data if t.yaxis == "y2" and t.mode == "lines")
    assert list(line.y) == [1, 2, 1, 3, 2, None]


def test_a_click_carries_the_place():
    for trace in control_strips(WEEKS, two()).data:
        assert set(trace.customdata) == {"南门社区" if trace.yaxis == "y" else "新城"}


def test_without_limits_there_is_no_band():
    figure = control_strips(WEEKS, [strip("甲", [1, 1, 1, 1, 1, 9], "nnnnnn", limits=(NAN, NAN, NAN))])
    assert not figure.layout.shapes
    assert "无界限" in words(figure)


def test_fits_a_phone():
    margin = control_strips(WEEKS, two()).layout.margin
    assert margin.l + margin.r <= 358 / 2


@pytest.mark.parametrize(("days", "strips"), [(WEEKS, []), ([], two())])
def test_nothing(days: list[date], strips: list[Strip]):
    assert words(control_strips(days, strips)) == ["暂无数据"]


def test_limits_that_move_are_drawn_as_they_move_and_written_of_the_last():
    moving = [(12.0 + at, 5.0 + at, 19.0 + at) for at in range(6)]
    figure = control_strips(WEEKS, [strip("甲", [10, 12, 11, 9, 12, 13], "nnnnni", limits=moving, last=4)])
    bands = [shape for shape in figure.layout.shapes if shape.fillcolor == BAND]
    assert [band.type for band in bands] == ["path"]
    assert "9–23" in words(figure)


def test_limits_end_where_they_begin_anew_with_too_few_periods():
    limits = [(12.0, 5.0, 19.0)] * 4 + [(NAN, NAN, NAN)] * 2
    figure = control_strips(WEEKS, [strip("甲", [10, 12, 11, 9, 30, 33], "nnnnnn", limits=limits)])
    (band,) = [shape for shape in figure.layout.shapes if shape.fillcolor == BAND]
    assert f"{WEEKS[3]:%Y-%m-%d}" in band.path
    assert f"{WEEKS[4]:%Y-%m-%d}" not in band.path
    assert "无界限" in words(figure)

"""The part 督办 of an event's card: what was decided before and became of it, and this week's decision."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from data.notebook.follow_up import FollowUp, PromiseKind
from data.notebook.follow_ups import write_follow_up
from data.snapshots.store import Snapshot, current
from pages.parts.asking.fetch import answer_from
from pages.parts.asking.follow_up_weeks import followed
from pages.parts.subjects.follow_ups.card import follow_up_html
from pages.parts.subjects.follow_ups.form import with_value_then
from pages.parts.subjects.follow_ups.table import follow_up_file, follow_up_table
from pages.parts.words.language import speaking

NOISE = FollowUp(
    "青云首府夜间施工噪声", "城管中队", date(2026, 10, 19), date(2026, 10, 28), "夜间<b>联合</b>巡查",
    event="a1", community="南门社区", compound="青云首府", category="噪声扰民", cause="夜间施工噪声",
    promise_kind=PromiseKind.AT_MOST, promise_value=10,
)  # fmt: skip


@pytest.fixture
def served(samples: Snapshot, ledger_home: Path, tmp_path: Path) -> Iterator[Snapshot]:
    """The samples in a store of its own, with data up to Saturday 2026-10-31."""
    found = current(Path(shutil.copytree(ledger_home, tmp_path / "home")))
    with answer_from(found):
        yield found


def words(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).replace("\u00a0", " ").strip()


def test_without_a_decision_it_says_what_to_enter(served):
    assert words(follow_up_html("a1", served)) == "本周督办 填写责任单位、期限、决定"
    assert words(follow_up_html("", served)) == "本周督办 填写责任单位、期限、决定"


def test_the_decision_of_before_stands_beside_what_the_ledgers_say(served):
    write_follow_up(served.home, with_value_then(NOISE, served))
    write_follow_up(served.home, replace(NOISE, event="other", decision="另一件"))
    html = follow_up_html("a1", served)
    assert words(html) == (
        "上周督办 城管中队 期限 10-28 逾期 3 天 夜间&lt;b&gt;联合&lt;/b&gt;巡查 承诺 每周不超过 10 件 "
        "结果 21 → 29 件， 未达到 本周督办 填写责任单位、期限、决定"
    )
    assert '<span class="c-red">逾期' in html
    with speaking("en"):
        assert "3 days overdue" in words(follow_up_html("a1", served))


def test_of_several_decisions_the_newest_of_each_week_stands_there(served):
    for day, decision in ((12, "最早的"), (19, "上次的"), (26, "这次的")):
        write_follow_up(served.home, replace(NOISE, agreed_on=date(2026, 10, day), decision=decision))
    said = words(follow_up_html("a1", served))
    assert "最早的" not in said
    assert said.index("上次的") < said.index("本周督办") < said.index("这次的")
    assert "填写" not in said


def test_the_file_has_a_row_each_with_its_numbers(served):
    matter = followed(with_value_then(NOISE, served), served)
    table = follow_up_file([matter])
    row = dict(zip(table.headers, table.rows()[0], strict=True))
    assert (row["编号"], row["责任单位"], row["逾期或剩余"], row["结果"]) == (
        1,
        "城管中队",
        "逾期 3 天",
        "未达到",
    )
    assert (row["定时"], row["现在"], row["定于"]) == ("21\u00a0件", "29\u00a0件", date(2026, 10, 19))
    assert follow_up_file([]).rows() == []
    html = follow_up_table([matter], 3, {})
    assert '<span class="ring">3</span>' in html
    assert "&lt;b&gt;联合" in html

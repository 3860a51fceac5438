"""The weekly values of a follow-up's matter, from a few rows that can be counted by eye."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from data.importing.importer import import_files
from data.notebook.database import notebook_file
from data.notebook.follow_up import FollowUp, PromiseKind
from data.notebook.follow_ups import change_follow_up, write_follow_up
from data.snapshots.store import Snapshot, current
from pages.parts.asking.fetch import answer_from
from pages.parts.asking.follow_up_weeks import (
    follow_ups,
    is_narrowed_to_cause,
    last_whole_week,
    overdue_count,
    weekly_values,
)

NOISE = FollowUp(
    "施工噪声", "城管", date(2026, 3, 16), date(2026, 3, 20), "巡查", community="南门社区",
    category="噪声扰民", cause="施工噪声", promise_kind=PromiseKind.AT_MOST, promise_value=1,
)  # fmt: skip
#: Requests by day: place, category, smaller category, due, closed.
REQUESTS = """
A1,2026-03-02 09:00,南门社区,噪声扰民,施工噪声,,,城管
A2,2026-03-09 09:00,南门社区,噪声扰民,施工噪声,2026-03-11 09:00,,城管
A3,2026-03-10 09:00,南门社区,噪声扰民,施工噪声,,,物业
A4,2026-03-10 09:00,南门社区,噪声扰民,广场舞噪声,,,城管
A5,2026-03-10 09:00,新城社区,噪声扰民,施工噪声,,,城管
A6,2026-03-17 09:00,南门社区,油烟扰民,餐饮油烟,,,城管
A7,2026-03-18 09:00,南门社区,噪声扰民,施工噪声,,,城管
A8,2026-03-24 09:00,南门社区,噪声扰民,施工噪声,,,城管
"""
ANSWERS = """
S1,2026-03-03 09:00,南门社区,回访,是,满意
S2,2026-03-10 09:00,南门社区,回访,是,不满意
S3,2026-03-17 09:00,南门社区,回访,是,满意
S4,2026-03-17 09:00,新城社区,回访,是,不满意
"""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    """A store of these rows, from which all questions are answered."""
    files, home = tmp_path_factory.mktemp("files"), tmp_path_factory.mktemp("home")
    for name, header, rows in (
        ("requests", "工单编号,受理时间,社区,问题分类,问题小类,办理时限,办结时间,承办单位", REQUESTS),
        ("answers", "回访编号,回访时间,社区,调查方式,是否有效,满意度", ANSWERS),
    ):
        path: Path = files / f"{name}.csv"
        path.write_text(header + rows, encoding="utf-8")
        import_files([path], home=home)
    found = current(home)
    with answer_from(found):
        yield found


def known(one: FollowUp, served: Snapshot) -> dict[str, float]:
    series = weekly_values(one, served)
    pairs = zip(series.starts, series.weekly, strict=True)
    return {f"{start:%m-%d}": value for start, value in pairs if value is not None}


def test_the_last_whole_week_is_that_before_the_last_day(served):
    assert served.as_of.date() == date(2026, 3, 24)
    assert last_whole_week(served) == date(2026, 3, 16)


def test_counts_of_the_place_the_category_and_the_cause(served):
    assert known(NOISE, served) == {"03-02": 1, "03-09": 2, "03-16": 1}
    assert known(replace(NOISE, cause=""), served) == {"03-02": 1, "03-09": 3, "03-16": 1}
    assert known(replace(NOISE, community="", cause=""), served) == {"03-02": 1, "03-09": 4, "03-16": 1}
    assert known(replace(NOISE, category="违建乱搭", cause=""), served) == {
        "03-02": 0,
        "03-09": 0,
        "03-16": 0,
    }


def test_a_matter_of_one_unit_counts_its_requests_alone(served):
    assert known(replace(NOISE, handler="物业"), served) == {"03-02": 0, "03-09": 1, "03-16": 0}


def test_a_cause_that_no_ledger_has_does_not_narrow(served):
    assert is_narrowed_to_cause(NOISE)
    assert not is_narrowed_to_cause(replace(NOISE, cause="半夜吵"))
    assert known(replace(NOISE, cause="半夜吵"), served)["03-09"] == 3


def test_before_the_ledger_began_nothing_is_known_and_nothing_is_zero(served):
    series = weekly_values(NOISE, served)
    assert (len(series.starts), series.starts[-1]) == (26, date(2026, 3, 16))
    assert series.weekly[:-3] == (None,) * 23
    early = weekly_values(replace(NOISE, agreed_on=date(2025, 6, 2)), served)
    assert early.starts[0] == date(2025, 5, 26)


def test_a_rate_is_pooled_over_the_weeks_before(served):
    rate = replace(NOISE, measure="satisfaction_rate", unit="%", category="", cause="")
    assert known(rate, served) == {"03-02": 1.0, "03-09": 0.5, "03-16": pytest.approx(2 / 3)}


def test_the_stock_of_overdue_requests_at_the_end_of_each_week(served):
    stock = replace(NOISE, measure="overdue_open_count")
    assert known(stock, served) == {"03-02": 0, "03-09": 1, "03-16": 1}
    assert overdue_count(NOISE) == 1
    assert overdue_count(replace(NOISE, community="新城社区")) == 0


def test_a_measure_without_weekly_values_has_none(served):
    assert weekly_values(replace(NOISE, measure="unheard_of"), served).starts == ()


def test_what_is_written_is_seen_at_once_and_a_damaged_notebook_is_said(served):
    assert follow_ups(served).matters == ()
    saved = write_follow_up(served.home, NOISE)
    (one,) = follow_ups(served).matters
    assert (one.outcome.then, one.outcome.now, one.outcome.overdue_count) == (2, 1, 1)
    change_follow_up(served.home, replace(saved, promise_value=0))
    assert follow_ups(served).matters[0].follow_up.promise_value == 0
    notebook_file(served.home).write_bytes(b"broken" * 999)
    for end in ("-wal", "-shm"):
        Path(f"{notebook_file(served.home)}{end}").unlink(missing_ok=True)
    assert "已损坏" in follow_ups(served).fault

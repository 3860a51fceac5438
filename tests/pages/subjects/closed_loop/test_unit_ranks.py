"""Ranks of units by their rate on time: few due requests have none, and movement names its comparison."""

from __future__ import annotations

from datetime import date

import pandas as pd

from data.snapshots.store import Snapshot
from pages.parts.asking.fetch import answer_from
from pages.parts.findings.ranking import Ranking
from pages.parts.subjects.closed_loop.timeliness import UNITS, deadlines
from pages.parts.subjects.closed_loop.unit_ranks import UnitRanks
from queries import Comparison, Scope, run

YEAR = Scope(date(2025, 11, 1), date(2026, 11, 1), comparison=Comparison.YEAR)


def test_ranks_move_against_the_window_of_comparison() -> None:
    ranks = UnitRanks(Ranking({"甲": 1, "乙": 2, "丙": 3}), Ranking({"甲": 2, "乙": 1}), "上年同期")
    assert [ranks.words(unit) for unit in "甲乙丙丁"] == ["第 1 ▲1", "第 2 ▼1", "第 3 新", "—"]
    assert ranks.clause == "；名次按按期率，到期不足 30 件不排，升降对照上年同期"
    found = ranks.columns(pd.DataFrame({"responsible_unit": ["乙", "丁"]}))
    assert found["rank"].fillna(0).tolist() == [2, 0]
    assert found["compared_rank"].fillna(0).tolist() == [1, 0]


def test_two_units_have_no_ranks() -> None:
    ranks = UnitRanks(Ranking({"甲": 1, "乙": 2}))
    assert (ranks.words("甲"), ranks.clause) == ("", "")


def test_the_best_rate_of_enough_requests_is_first(samples: Snapshot) -> None:
    with answer_from(samples):
        block = deadlines(YEAR)
    frame = run(UNITS, YEAR, snapshot=samples)
    named = frame[(frame["due_count"] >= 30) & ~frame["responsible_unit"].isin(["未填写", "未匹配"])]
    best = named.sort_values("on_time_rate", ascending=False)["responsible_unit"].iloc[0]
    found = block.table.set_index("responsible_unit")["rank"]
    assert found[best] == 1
    assert found.notna().sum() == len(named)
    assert f"第 {found['城管中队']} " in block.html
    assert "升降对照上年同期" in block.subtitle
    with answer_from(samples):
        alone = deadlines(YEAR.replace(comparison=None))
    assert "升降对照" not in alone.subtitle
    assert alone.table["compared_rank"].isna().all()

"""Hot spots: what one cell brings against its own half year."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
from scipy.stats import nbinom, poisson

from pages.parts.findings.cell_chances import cell_chances, upper_tail
from pages.parts.findings.comparison import Tag
from pages.parts.findings.false_discovery import Group
from pages.parts.findings.hot_spots import (
    hot_spot_signals,
    hot_spots,
    hot_spots_reading,
    since,
    within_scope,
    without_hot_compounds,
)
from tests.cases import each

Weeks = tuple[int, int, int, int]


def cells(*rows: tuple[str, Weeks, int, int], before: int = 0) -> pd.DataFrame:
    """Rows of compound, four weeks, earlier count, earlier squares; ``before`` them in the thirteen weeks.

    Half of the recent are first reports.
    """
    made = []
    for compound, weeks, earlier, squares in rows:
        counts = (sum(weeks), sum(weeks) // 2, sum(weeks) + before, sum(weeks) // 2 + before)
        made.append(("甲社区", compound, "噪声扰民", *counts, *weeks, earlier, squares))
    names = [f"week_{number}_count" for number in range(1, 5)]
    columns = ["community", "compound", "category", "recent_count", "first_count"]
    columns += ["quarter_count", "quarter_first_count", *names]
    return pd.DataFrame(made, columns=[*columns, "earlier_count", "earlier_squares"])


# once a week in most of the weeks, before and now
QUIET = [(f"小区{number}", (1, 0, 1, 1), 26, 40) for number in range(30)]
RISEN = ("热小区", (2, 6, 9, 12), 26, 40)


@each(("number", "mean"), [(5, 2.0), (1, 0.1), (30, 20.0), (12, 4.0)])
def test_tails_are_those_of_scipy(number, mean):
    assert upper_tail(number, mean, mean) == pytest.approx(poisson.sf(number - 1, mean), rel=1e-9)
    for variance in (1.3 * mean, 4 * mean):
        size = mean**2 / (variance - mean)
        known = nbinom.sf(number - 1, size, mean / variance)
        assert upper_tail(number, mean, variance) == pytest.approx(known, rel=1e-9)


def test_tail_of_the_negative_binomial_by_hand():
    # mean 2, variance 4: size 2, share 0.5: P(X = k) = (k + 1) / 2^(k + 2)
    assert upper_tail(3, 2.0, 4.0) == pytest.approx(1 - (1 / 4 + 2 / 8 + 3 / 16))


def test_tail_at_the_ends():
    assert list(upper_tail([0, 1, 1], [2.0, 0.0, 2.0], [2.0, 0.0, 2.0])[:2]) == [1.0, 0.0]
    assert upper_tail(300, 2.0, 2.0) < 1e-100


def test_a_rise_above_its_own_half_year_is_hot():
    found = hot_spots(cells(RISEN, *QUIET))
    assert list(found["compound"]) == ["热小区"]
    # 26 in 26 weeks are 4 in four
    assert (found["expected"].iloc[0], found["judged_weeks"].iloc[0]) == (4.0, 4)
    assert found["weeks_running"].iloc[0] == 4
    assert (found["group"].iloc[0], found["looked"].iloc[0]) == (Group.BUSY_CELL, 31)


def test_a_lasting_rise_of_a_small_cell_shows_in_thirteen_weeks():
    # three a week instead of one: twelve of four weeks may be chance among so many, 39 of thirteen are none
    steady = cells(("慢热", (3, 2, 3, 4), 26, 40), before=27)
    found = hot_spots(pd.concat([steady, cells(*QUIET, before=9)], ignore_index=True))
    assert list(zip(found["compound"], found["judged_weeks"], found["judged_count"], strict=True)) == [
        ("慢热", 13, 39)
    ]
    assert found["expected"].iloc[0] == 13.0


def test_what_grows_everywhere_is_hot_nowhere():
    doubled = [(f"小区{number}", (2, 2, 2, 2), 26, 40) for number in range(30)]
    assert hot_spots(cells(("同涨", (2, 4, 3, 2), 26, 40), *doubled)).empty
    assert not hot_spots(cells(("独涨", (4, 6, 5, 4), 26, 40), *QUIET)).empty


def test_a_burst_of_the_quarter_that_is_over_is_no_rise():
    # 40 of thirteen weeks, four of them in the last four: as usual again, two of three weeks above it
    over = cells(("暴雨", (0, 2, 2, 0), 26, 40), before=36)
    assert hot_spots(pd.concat([over, cells(*QUIET, before=9)], ignore_index=True)).empty


def test_what_a_whole_category_brings_is_no_matter_of_one_place():
    other = [(f"小区{number}", (1, 0, 1, 1), 26, 40) for number in range(30)]
    flooded = [(f"低处{number}", (4, 6, 9, 12), 26, 40) for number in range(20)]
    of = pd.concat([cells(*other), cells(*flooded).assign(category="管道渗漏")], ignore_index=True)
    assert hot_spots(of).empty
    alone = pd.concat([cells(*other), cells(flooded[0]).assign(category="管道渗漏")], ignore_index=True)
    assert list(hot_spots(alone)["compound"]) == ["低处0"]


def test_quiet_cells_do_not_hide_a_busy_one():
    quiet = [(f"静{number}", (0, 0, 1, 0), 2, 2) for number in range(700)]
    looked = hot_spots(cells(RISEN, *quiet))
    assert (looked["group"].iloc[0], looked["looked"].iloc[0]) == (Group.BUSY_CELL, 1)
    assert hot_spots(cells(("新起", (1, 4, 4, 5), 2, 2), *quiet))["group"].iloc[0] == Group.QUIET_CELL


def test_the_usual_of_a_cell_is_drawn_towards_all():
    # of many cells with 3 in 26 weeks on average, one with 13 was partly lucky: the same 8 are less chance
    alike = [(f"格{number}", (0, 0, 0, 0), 3, 3) for number in range(200)]
    alone = cell_chances(cells(("一格", (1, 2, 2, 3), 13, 13)))["chance"].iloc[0]
    among = cell_chances(cells(("一格", (1, 2, 2, 3), 13, 13), *alike))["chance"].iloc[0]
    assert among < alone


def test_always_many_is_not_hot():
    assert hot_spots(cells(("大小区", (10, 11, 9, 10), 260, 2700), *QUIET)).empty


def test_uneven_weeks_expect_more():
    # 26 requests that all came in one week: such a week has been there before
    assert hot_spots(cells(("集中上报", (0, 0, 8, 4), 26, 676), *QUIET)).empty


def test_fewer_than_five_are_never_hot():
    assert hot_spots(cells(("新小区", (0, 0, 2, 2), 0, 0), *QUIET)).empty


def test_a_burst_that_is_over_is_not_rising():
    assert hot_spots(cells(("过去的事", (30, 0, 0, 0), 26, 40), *QUIET)).empty


def test_a_single_last_week_does_not_rise_yet():
    assert hot_spots(cells(("一周", (1, 0, 0, 30), 26, 40), *QUIET)).empty


def test_a_young_ledger_is_not_judged():
    frame = cells(("热小区", (2, 6, 9, 12), 5, 5))
    assert hot_spots(frame, earlier_weeks=5).empty
    told = hot_spots_reading(hot_spots(frame, earlier_weeks=5), cell_count=1, earlier_weeks=5)
    assert "**暂不作判断**" in told.reading


def test_communities_are_a_family_of_their_own():
    of = cells(RISEN, *QUIET).drop(columns="compound").assign(category=[f"类{at}" for at in range(31)])
    found = hot_spots(of)
    assert list(found["group"]) == [Group.COMMUNITY_CATEGORY]
    row = hot_spot_signals(found, date(2026, 10, 26))[0]
    assert row.what == "**甲社区 类0**近 4 周 29\u00a0件，平常约 4.0"
    assert row.where_from.startswith("社区 × 类别")
    assert "31 格校正：社区 × 类别" in row.reason


def test_a_community_is_not_told_again_by_what_its_compound_did():
    compounds = hot_spots(cells(RISEN, *QUIET))
    community = compounds.drop(columns="compound").assign(judged_count=40.0, expected=10.0)
    assert without_hot_compounds(community, compounds).empty  # 25 of 30 are that of the compound
    assert len(without_hot_compounds(community.assign(judged_count=100.0), compounds)) == 1
    assert len(without_hot_compounds(community, compounds.iloc[:0])) == 1


def test_a_scope_holds_some_of_the_rows():
    found = hot_spots(cells(RISEN, *QUIET))
    assert len(within_scope(found, community=None, compound=("热小区",))) == 1
    assert within_scope(found, community=("乙社区",)).empty


def test_reading():
    frame = cells(RISEN, *QUIET)
    told = hot_spots_reading(hot_spots(frame), cell_count=len(frame))
    assert told.title == "热小区噪声扰民近 4 周 29\u00a0件，平常约 4.0"
    assert told.reading == (
        "31 格中 1 处超出自己的平常水平；最突出的一处有 14\u00a0件是首次反映，**属群诉，不是一人反复来电**。"
    )
    assert told.is_finding


def test_few_first_reports_may_be_one_person():
    found = hot_spots(cells(("热小区", (2, 6, 9, 12), 26, 40), *QUIET))
    told = hot_spots_reading(found.assign(first_count=2), cell_count=31)
    assert "只有 2\u00a0件是首次反映，**先看是不是同一人反复来电**" in told.reading
    unknown = hot_spots_reading(found.assign(first_count=0), cell_count=31)
    assert "**先看最突出一处的明细**" in unknown.reading


def test_reading_of_none():
    frame = cells(*QUIET)
    told = hot_spots_reading(hot_spots(frame), cell_count=len(frame))
    assert told.title == "看过 30 个小区 × 类别，没有热点"
    assert not told.is_finding
    empty = cells()
    assert "**暂不作判断**" in hot_spots_reading(hot_spots(empty), cell_count=0).reading


def test_row_of_the_table():
    signal = hot_spot_signals(hot_spots(cells(RISEN, *QUIET)), date(2026, 10, 26))[0]
    assert signal.level is Tag.WATCH
    assert signal.what == "**热小区 噪声扰民**近 4 周 29\u00a0件，平常约 4.0"
    assert (signal.where_from, signal.unit) == ("小区 × 类别；首次反映 14\u00a0件", "甲社区")
    assert signal.clause == "甲社区热小区噪声扰民近 4 周 29\u00a0件，超出平常"
    assert signal.reason.startswith("2026-09-28 至 10-25：29\u00a0件，按更早的 26 周平常约 4.0")
    assert "31 格校正：小区 × 类别（平常较多的格）" in signal.reason


def test_since_when():
    assert since(2, date(2026, 10, 26)) == "10-12"
    assert since(4, date(2026, 10, 26)) == "09-28 前"

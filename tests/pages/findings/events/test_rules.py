"""Which weeks of a cell are a signal: tables of weekly counts, the last week at the end."""

import math

import numpy as np
import pandas as pd
import pytest

from pages.parts.findings.event import EventKind
from pages.parts.findings.events.cells import Cell, WeeklyCounts, sums_of, weekly_counts
from pages.parts.findings.events.gathering_rules import (
    dissatisfied_signals,
    overdue_signals,
    rates,
    target_signals,
)
from pages.parts.findings.events.history import WEEKS
from pages.parts.findings.events.rules import count_signals, repeated_signals, upper_limit
from pages.parts.findings.false_discovery import Group

NOISE = Cell("甲", "东苑", "噪声扰民")


def table(rows):
    columns = ["community", "compound", "category", "subcategory", "weeks_back"]
    counts = ["request_count", "repeat_count", "most_by_reporter_count"]
    return pd.DataFrame(rows, columns=columns + counts)


def quiet(compounds=20, seed=1):
    """Counts of an office where nothing changes: one request a month in each of many cells."""
    cells = tuple(Cell("甲", f"{number}号院", "噪声扰民") for number in range(compounds)) + (NOISE,)
    return cells, np.random.default_rng(seed).poisson(0.25, (len(cells), WEEKS)).astype(float)


def test_counts_are_summed_by_what_makes_a_cell_and_unnamed_ones_left_out():
    frame = table(
        [
            ("甲", "东苑", "噪声扰民", "装修噪声", 0, 2, 0, 0),
            ("甲", "东苑", "噪声扰民", "犬吠噪声", 0, 1, 0, 0),
            ("甲", "未匹配", "噪声扰民", "犬吠噪声", 2, 4, 0, 0),
            ("甲", "东苑", "未填写", "未填写", 0, 9, 0, 0),
            ("甲", "东苑", "噪声扰民", "装修噪声", 7, 5, 0, 0),
        ]
    )
    by_compound = weekly_counts(frame, ("community", "compound", "category"), weeks=3)
    by_community = weekly_counts(frame, ("community", "category"), weeks=3)
    assert by_compound.cells == (NOISE,)
    assert by_compound.counts.tolist() == [[0, 0, 3]]
    assert by_community.counts.tolist() == [[4, 0, 3]]
    assert by_compound.of(Cell("乙")).tolist() == [0, 0, 0]


def test_sums_of_the_weeks_up_to_each():
    assert sums_of(np.array([[1.0, 2, 3, 4]]), 2).tolist() == [[1, 3, 5, 7]]
    assert sums_of(np.array([[1.0, 2]]), 12).tolist() == [[1, 3]]


def test_a_week_of_twenty_in_a_quiet_cell_is_beyond_its_limits():
    cells, counts = quiet()
    counts[-1] = np.arange(WEEKS) % 4 == 0
    counts[-1, -1] = 20
    found = count_signals(WeeklyCounts(cells, counts), Group.BUSY_CELL, 0, 1 - WEEKS)
    one = next(one for one in found if one.kind is EventKind.FREQUENT)
    assert {each.cell for each in found} == {NOISE}
    assert (one.count, one.week) == (20, 0)
    assert 1 < one.upper < 5
    assert one.expected == pytest.approx(0.25, abs=0.1)


def test_each_week_is_judged_by_its_own_past():
    cells, counts = quiet()
    counts[-1, -3] = 20
    before = count_signals(WeeklyCounts(cells, counts), Group.BUSY_CELL, -2, 1 - WEEKS)
    counts[:, -2:] += 50
    assert count_signals(WeeklyCounts(cells, counts), Group.BUSY_CELL, -2, 1 - WEEKS) == before


def test_four_a_week_for_weeks_is_rising_though_no_week_is_enough():
    cells, counts = quiet()
    counts[-1, -4:] = 4
    kinds = {one.kind for one in count_signals(WeeklyCounts(cells, counts), Group.BUSY_CELL, 0, 1 - WEEKS)}
    assert kinds == {EventKind.RISING}


def test_with_a_young_ledger_nothing_is_judged():
    cells, counts = quiet()
    counts[-1, -1] = 20
    assert count_signals(WeeklyCounts(cells, counts), Group.BUSY_CELL, 0, -15) == []


def test_an_office_where_nothing_changes_has_hardly_an_event():
    weeks = 0
    for seed in range(4):
        cells, counts = quiet(60, seed)
        of = WeeklyCounts(cells, counts)
        weeks += sum(bool(count_signals(of, Group.BUSY_CELL, week, 1 - WEEKS)) for week in range(-24, 1))
    assert weeks <= 3  # of a hundred


def test_three_by_one_reporter_and_three_that_came_back():
    frame = table(
        [
            ("甲", "东苑", "噪声扰民", "装修噪声", 0, 1, 1, 3),
            ("甲", "东苑", "噪声扰民", "装修噪声", 1, 2, 2, 2),
            ("甲", "未匹配", "停车管理", "乱停乱放", 0, 2, 2, 2),
            ("乙", "西苑", "停车管理", "乱停乱放", 4, 3, 3, 3),
        ]
    )
    found = [(one.cell, one.kind, one.week, one.count) for one in repeated_signals(frame, 3)]
    assert found == [(NOISE, EventKind.ONE_REPORTER, 0, 3), (NOISE, EventKind.THRICE, 0, 3)]


def test_what_is_overdue_gathers():
    cells = (Cell("甲", "", "电梯故障"), Cell("乙", "", "电梯故障"))
    stock, entered = np.ones((2, 40)), np.zeros((2, 40))
    stock[0, -2:], entered[0, -2] = 9, 8
    (one, again) = overdue_signals(WeeklyCounts(cells, stock), WeeklyCounts(cells, entered))
    assert (one.cell, one.kind, one.week, one.count) == (cells[0], EventKind.OVERDUE, -1, 9)
    assert again.week == 0
    assert one.expected == pytest.approx(27 / 26)


def test_dissatisfied_answers_gather_where_others_are_content():
    cells = tuple(Cell("甲", f"{number}号院") for number in range(10))
    rated, bad = np.full((10, 12), 2.0), np.zeros((10, 12))
    bad[3, -3:] = 2
    (one,) = dissatisfied_signals(WeeklyCounts(cells, bad), WeeklyCounts(cells, rated))
    assert (one.cell, one.week, one.count) == (cells[3], 0, 6)


def test_a_target_is_missed_by_more_than_chance_explains():
    cells = (Cell("甲"), Cell("乙"), Cell("丙"))
    rated = np.full((3, 13), 10.0)
    satisfied = rated * np.array([[0.6], [0.84], [0.9]])
    parts, wholes = WeeklyCounts(cells, satisfied), WeeklyCounts(cells, rated)
    found = list(target_signals(parts, wholes, 0.85, Group.TARGET, 10))
    assert [(one.cell.community, one.week) for one in found] == [("甲", -1), ("甲", 0)]
    assert (found[0].count, found[0].upper) == (pytest.approx(60), pytest.approx(85))
    assert rates(parts, wholes, cells[0])[-1] == pytest.approx(60)
    assert rates(parts, WeeklyCounts(cells, rated * 0), cells[0])[-1] is None


@pytest.mark.parametrize(("expected", "most"), [(0.2, 3), (1.0, 5), (20.0, 35)])
def test_the_limit_is_passed_in_one_usual_week_of_a_thousand(expected, most):
    assert upper_limit(expected, expected) == most
    assert not math.isnan(upper_limit(expected, 3 * expected))

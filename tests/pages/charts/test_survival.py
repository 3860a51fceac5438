"""Kaplan–Meier figures."""

from __future__ import annotations

import math

import pandas as pd

from pages.parts.charts.survival import Subject, remaining, survival_curves
from tests.pages.charts.conftest import assert_house_style, words


def subject(name: str = "象城外滩", times: int = 24) -> Subject:
    """Forty requests, ten closed a day for four days, the last two still open."""
    counts = pd.DataFrame(
        {"hours": [times, 2 * times, 3 * times, 4 * times], "closed_count": [10, 10, 10, 8]}
    )
    counts["open_count"] = [0, 0, 0, 2]
    frame = pd.DataFrame(
        {
            "time": [0, times, 2 * times, 3 * times, 4 * times],
            "survival": [1, 0.75, 0.5, 0.25, 0.05],
            "low": [1, 0.6, 0.35, 0.12, 0.01],
            "high": [1, 0.85, 0.64, 0.4, 0.15],
        }
    )
    return Subject(name, frame, counts, 3.0 * times)


def test_steps_with_their_shade_and_the_numbers_at_risk():
    figure = survival_curves([subject()])
    assert_house_style(figure)
    lines = [trace for trace in figure.data if trace.name == "象城外滩"]
    assert len(lines) == 1
    assert lines[0].line.shape == "hv"
    assert list(figure.layout.xaxis.tickvals) == [0, 1, 2, 3, 4, 5]
    assert words(figure)[:7] == ["40", "40", "30", "20", "10", "0", "在办"]
    assert words(figure)[-1] == "中位 3.0 天"


def test_ticks_mark_what_is_still_open():
    ticks = [trace for trace in survival_curves([subject()]).data if trace.mode == "markers"]
    assert [list(trace.x) for trace in ticks] == [[4.0]]


def test_two_curves_carry_names_and_only_one_has_a_shade():
    figure = survival_curves([subject(), subject("全街道", 48)])
    assert_house_style(figure)
    assert sum(trace.fill == "tonexty" for trace in figure.data) == 1
    said = words(figure)
    assert "在办·象城外滩" in said
    assert "在办·全街道" in said
    assert said[-2:] == ["象城外滩\u2002中位 3.0 天", "全街道\u2002中位 6.0 天"]


def test_where_few_remain_the_line_is_dotted_and_unshaded():
    few = subject()
    few = few._replace(counts=few.counts.assign(closed_count=[30, 4, 2, 2]))  # 10 remain at 48 hours
    figure = survival_curves([few])
    solid = next(trace for trace in figure.data if trace.name == few.name)
    assert max(solid.x) == 2
    assert [trace.line.dash for trace in figure.data].count("dot") == 1


def test_half_was_never_reached():
    figure = survival_curves([subject()._replace(median=math.nan)])
    assert words(figure)[-1] == "未到一半"
    assert not figure.layout.shapes


def test_nothing_and_unchanged_input():
    assert words(survival_curves([])) == ["暂无数据"]
    none = subject()._replace(counts=subject().counts.iloc[:0])
    assert words(survival_curves([none])) == ["暂无数据"]
    kept = subject()
    survival_curves([kept])
    pd.testing.assert_frame_equal(kept.frame, subject().frame)


def test_remaining_are_those_not_closed_before():
    assert [remaining(subject().counts, hours) for hours in (0, 24, 25, 96, 97)] == [40, 40, 30, 10, 0]

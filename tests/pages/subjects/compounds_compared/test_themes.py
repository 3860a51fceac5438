"""Compounds by the indicators of their theme: beside the others, before and after, and in words."""

from __future__ import annotations

import pandas as pd
import pytest

from pages.parts.subjects.compounds_compared.theme_readings import themes_reading
from pages.parts.subjects.compounds_compared.theme_standings import theme_standings

INDICATORS = {"邻里": ("邻里纠纷", "化解率"), "归属": ("活动人次",), "养老": ("老年服务单",)}


def profile(*rows):
    return pd.DataFrame(rows, columns=["community", "compound", "theme", "theme_since"])


def counted(*rows):
    names = [
        "community", "compound", "theme", "households", "indicator", "row_count", "part_count", "whole_count",
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=names)


def spans(*rows):
    names = [
        "community", "compound", "indicator", "span_days", "before_part_count", "before_whole_count",
        "after_part_count", "after_whole_count",
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=names)


def others(indicator, part, whole=None):
    return [("甲", f"院{n}", None, 100, indicator, part, part, whole) for n in range(12)]


def test_a_count_is_per_thousand_households_beside_those_without_the_theme():
    found = theme_standings(
        profile(("甲", "东苑", "邻里", None)),
        counted(
            ("甲", "东苑", "邻里", 200, "邻里纠纷", 60, 60, None),
            ("甲", "西苑", "邻里", 200, "邻里纠纷", 99, 99, None),
            ("甲", "空苑", None, None, "邻里纠纷", 50, 50, None),
            *others("邻里纠纷", 5),
        ),
        spans(),
        {"邻里": ("邻里纠纷",)},
    )
    (one,) = found
    assert (one.own.value, one.others.value, one.others.rows) == (300, 50, 12)
    assert one.side == 1
    assert one.before is None


def test_few_are_not_judged():
    few = theme_standings(
        profile(("甲", "东苑", "邻里", None)),
        counted(("甲", "东苑", "邻里", 100, "邻里纠纷", 3, 3, None), *others("邻里纠纷", 1)),
        spans(),
        {"邻里": ("邻里纠纷",)},
    )[0]
    assert (few.is_small, few.side) == (True, 0)
    told = themes_reading([few], has_themes=True).reading
    assert "件数都太少，不与没有该主题的小区比较" in told
    rate = theme_standings(
        profile(("甲", "东苑", "邻里", None)),
        counted(("甲", "东苑", "邻里", 100, "化解率", 3, 1, 3), *others("化解率", 9, 9)),
        spans(),
        {"邻里": ("化解率",)},
    )[0]
    assert (rate.own.value, rate.others.value, rate.is_small) == (pytest.approx(1 / 3), 1, True)


def test_persons_are_shown_and_not_judged():
    (one,) = theme_standings(
        profile(("甲", "东苑", "归属", None)),
        counted(("甲", "东苑", "归属", 100, "活动人次", 2, 900, None), *others("活动人次", 10)),
        spans(),
        INDICATORS,
    )
    assert (one.side, one.is_judged) == (0, False)


def test_spans_around_the_start():
    found = theme_standings(
        profile(("甲", "东苑", "邻里", "2025-01-01"), ("甲", "西苑", "邻里", None)),
        counted(
            ("甲", "东苑", "邻里", 100, "邻里纠纷", 5, 5, None),
            ("甲", "西苑", "邻里", 100, "化解率", 5, 5, 5),
        ),
        spans(
            ("甲", "东苑", "邻里纠纷", 365, 90, None, 20, None),
            ("甲", "东苑", "化解率", 20, 3, 4, 2, 2),
            ("甲", "西苑", "邻里纠纷", 365, 90, None, 20, None),
        ),
        {"邻里": ("邻里纠纷", "化解率")},
    )
    disputes, settled, *undated = found
    assert (disputes.before.part, disputes.after.part, disputes.before.rows, disputes.change) == (
        90,
        20,
        365,
        -1,
    )
    assert settled.before is None, "twenty days say nothing"
    assert all(one.before is None for one in undated)
    told = themes_reading(found, has_themes=True).reading
    assert "东苑的邻里纠纷启动后下降" in told
    assert "1 个小区没有写“主题启动时间”" in told


def test_a_theme_without_an_entry_is_said_and_not_judged():
    found = theme_standings(profile(("甲", "东苑", "共享", None)), counted(), spans(), INDICATORS)
    assert [(one.indicator, one.own) for one in found] == [("", None)]
    told = themes_reading(found, has_themes=True)
    assert told.title == "1 个小区有主题，0 个看得到指标"
    assert "设置中没有主题“共享”的指标" in told.reading
    assert "**先在设置中给主题配上指标**" in told.reading
    assert "小区名册没有写“主题启动时间”" in told.reading


def test_a_community_without_the_ledger_has_no_zero():
    (one,) = theme_standings(
        profile(("乙", "北苑", "养老", None)), counted(*others("老年服务单", 1)), spans(), INDICATORS
    )
    assert one.own is None
    assert one.others is None


def test_a_cell_with_two_themes_has_the_indicators_of_both():
    found = theme_standings(profile(("甲", "东苑", "邻里、归属", None)), counted(), spans(), INDICATORS)
    assert [one.indicator for one in found] == ["邻里纠纷", "化解率", "活动人次"]


def test_without_themes_the_column_is_named():
    assert "加一列“一区一策主题”" in themes_reading([], has_themes=False).reading
    assert "所选的小区没有写主题" in themes_reading([], has_themes=True).reading

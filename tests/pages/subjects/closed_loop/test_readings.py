"""The closed loop in words: deadlines, answers, levels."""

from __future__ import annotations

import pandas as pd

from pages.parts.subjects.closed_loop.readings import (
    answers_reading,
    deadlines_reading,
    levels_trend_reading,
    loop_headline,
)


def units(*rows) -> pd.DataFrame:
    columns = ["responsible_unit", "due_count", "overdue_open_count", "due_soon_count", "undated_count"]
    return pd.DataFrame(rows, columns=columns)


def test_whose_requests_are_overdue():
    found = deadlines_reading(units(("物业", 100, 6, 2, 10), ("城管", 50, 3, 0, 0)), days=2)
    assert found.title == "现超期未结 9\u00a0件，物业 6\u00a0件"
    assert (
        found.reading
        == "**先办物业的超期件（6\u00a0件）**；2 天内到期 2\u00a0件；没有期限的 10\u00a0件不在内。"
    )


def test_nothing_overdue_and_nothing_due():
    assert deadlines_reading(units(("物业", 100, 0, 0, 0)), days=2).title == "没有超期未结"
    assert "**暂不作判断**" in deadlines_reading(units(("物业", 0, 0, 0, 9)), days=2).reading


def channels(*rows) -> pd.DataFrame:
    columns = ["channel", "request_count", "unanswered_count", "responded_count", "median_hours_to_respond"]
    frame = pd.DataFrame(rows, columns=columns)
    return frame.assign(answered_count=frame["request_count"] - frame["unanswered_count"])


def waited(*rows) -> pd.DataFrame:
    """Of so many that are older than the two hours in which half were answered, so many were not."""
    frame = pd.DataFrame(rows, columns=["channel", "old_enough_count", "slower_count"])
    return frame.assign(half_hours=2.0)


def test_unanswered_requests_and_a_slower_channel():
    # 35 of 40 against 35 of 100 took longer than half of all do
    found = answers_reading(
        channels(("12345", 400, 4, 100, 1.5), ("楼栋长", 100, 1, 40, 3.5), ("来访", 9, 0, 5, 9)),
        waited(("12345", 100, 35), ("楼栋长", 40, 35), ("来访", 5, 3)),
    )
    assert found.title == "5\u00a0件未回应，占 1.0%"
    assert found.reading == "**先联系这 5\u00a0件的诉求人**；楼栋长首次响应比其余渠道慢，中位 3.5\u00a0小时。"


def test_every_request_answered_and_no_request():
    assert answers_reading(channels(("12345", 40, 0, 9, 2.0))).title == "件件有回音，没有漏回"
    assert "**暂不作判断**" in answers_reading(channels()).reading


def test_requests_of_which_nobody_tells_the_end_are_in_neither_part():
    some = channels(("12345", 40, 4, 9, 2.0)).assign(answered_count=26)
    found = answers_reading(some)
    assert found.title == "4\u00a0件未回应，占 13.3%"
    assert "没说明是否办结的 10\u00a0件不在内" in found.reading
    assert (
        "**暂不作判断**"
        in answers_reading(channels(("12345", 7, 0, 0, 2.0)).assign(answered_count=0)).reading
    )


def levels(*rows) -> pd.DataFrame:
    columns = ["unit", "within_grid_count", "at_community_count", "succeeded_count"]
    # Ten more that succeeded tell no level.
    frame = pd.DataFrame(rows, columns=columns).assign(unfilled_count=10)
    return frame.assign(succeeded_count=frame["succeeded_count"] + 10)


def test_levels_first_against_last():
    alike = levels_trend_reading(levels(("2026Q1", 50, 40, 100), ("2026Q2", 45, 45, 100)))
    assert alike.title == "90.0% 在社区以内化解"
    assert alike.reading == "网格化解 2026Q1 50.0%、2026Q2 45.0%，**未见明显变化**。"
    risen = levels_trend_reading(levels(("2026Q1", 20, 60, 100), ("2026Q2", 70, 20, 100)))
    assert "由 2026Q1 20.0% 升到 2026Q2 70.0%，**超出正常波动**" in risen.reading
    fallen = levels_trend_reading(levels(("2026Q1", 70, 20, 100), ("2026Q2", 20, 60, 100)))
    assert "**超出正常波动，看上交的是哪些**" in fallen.reading


def test_few_periods_with_enough_cases():
    assert (
        "**不比较先后**"
        in levels_trend_reading(levels(("2026Q1", 5, 4, 10), ("2026Q2", 50, 40, 100))).reading
    )
    assert "**暂不作判断**" in levels_trend_reading(levels()).reading


def test_headline():
    assert loop_headline("上周", 3, 58, 24) == (
        "上周未回应 3\u00a0件，现超期未结 58\u00a0件；逾期未回访 24\u00a0件"
    )
    assert loop_headline("上周", 0, 58, 0) == "上周件件有回音，现超期未结 58\u00a0件"
    assert loop_headline("上周", 0, 0, 0) == "上周件件有回音，没有超期未结和逾期未回访"
    assert loop_headline("上周", 1, 0, 2, is_wider=True) == (
        "上周未回应 1\u00a0件，没有超期未结；近 52 周逾期未回访 2\u00a0件"
    )
    assert loop_headline("上周", 0, 0, 1) == "上周件件有回音，没有超期未结；逾期未回访 1\u00a0件"


def test_the_headline_where_a_column_is_missing():
    assert loop_headline("上周", 0, 0, 0, is_told=False) == "上周的诉求没写响应、办结和状态，看不出有没有回音"
    assert loop_headline("上周", 0, 0, 0, is_dated=False) == "上周件件有回音；没写期限，算不出超期"
    assert loop_headline("上周", 2, 0, 0, is_dated=False) == "上周未回应 2\u00a0件；没写期限，算不出超期"
    assert loop_headline("上周", 0, 3, 0, is_dated=False) == "上周件件有回音，现超期未结 3\u00a0件"


def test_units_that_are_level_and_units_not_named():
    tied = deadlines_reading(units(("物业", 9, 3, 0, 0), ("城管", 9, 3, 0, 0), ("环卫", 9, 1, 0, 0)), days=2)
    assert tied.title == "现超期未结 7\u00a0件，物业、城管 各 3\u00a0件"
    unnamed = deadlines_reading(units(("未填写", 9, 3, 0, 0), ("城管", 9, 0, 0, 0)), days=2)
    assert unnamed.title == "现超期未结 3\u00a0件"
    assert "**先补填承办单位**" in unnamed.reading


def test_two_slower_channels_and_one_channel():
    three = channels(("12345", 9, 4, 100, 1.5), ("楼栋长", 9, 1, 40, 3.0), ("来访", 9, 0, 40, 3.0))
    both = waited(("12345", 100, 20), ("楼栋长", 40, 35), ("来访", 40, 35))
    assert "楼栋长、来访首次响应比其余渠道慢，中位 3.0\u00a0小时；来访未列出" in (
        answers_reading(three, both, 2).reading
    )
    one = answers_reading(channels(("12345", 400, 4, 100, 2.0)), waited(("12345", 100, 50)))
    assert "首次响应" not in one.reading


def test_the_longest_median_of_several_is_not_called_slow():
    # 23 of 40 against 47 of 100 is chance however far the medians are apart: exact p .35
    found = answers_reading(
        channels(("12345", 400, 4, 100, 1.5), ("楼栋长", 100, 1, 40, 3.5)),
        waited(("12345", 100, 47), ("楼栋长", 40, 23)),
    )
    assert "各渠道首次响应中位 1.5\u00a0小时至 3.5\u00a0小时，快慢的差别还不能排除偶然" in found.reading
    # and what a test finds among many thousands may be too little to matter: 2.1 hours against 2
    large = answers_reading(
        channels(("12345", 99_000, 4, 50_000, 1.9), ("楼栋长", 99_000, 1, 50_000, 2.1)),
        waited(("12345", 50_000, 24_000), ("楼栋长", 50_000, 26_000)),
    )
    assert "比其余渠道慢" not in large.reading

"""The topic of a month: shares of rise, repeats and overdue, and the sentence that says so."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from pages.parts.subjects.signals.monthly_topic import months_to, no_topic, topic, topic_reading

MONTHS = months_to(date(2026, 10, 26))


def frame(*rows: tuple[date, str, int, int, int]) -> pd.DataFrame:
    """Rows of month, category, requests, repeats, overdue; all are due and can be judged."""
    made = [
        (month, name, n, repeats, n, n, n - overdue, overdue) for month, name, n, repeats, overdue in rows
    ]
    columns = ["period_start", "category", "request_count", "repeat_count", "judged_count", "due_count"]
    return pd.DataFrame(made, columns=[*columns, "closed_on_time_count", "overdue_count"])


def usual(name: str, n: int) -> list[tuple[date, str, int, int, int]]:
    return [(month, name, n, 0, 0) for month in MONTHS[:-1]]


NOW = MONTHS[-1]
#: A second category that does nothing: of one alone nothing is chosen.
OTHER = [*((month, "停车管理", 20, 0, 0) for month in MONTHS)]


def test_thirteen_whole_months():
    assert (MONTHS[0], MONTHS[-1], len(MONTHS)) == (date(2025, 9, 1), date(2026, 9, 1), 13)
    assert months_to(date(2026, 11, 1))[-1] == date(2026, 10, 1)
    assert months_to(date(2026, 1, 5))[-1] == date(2025, 12, 1)


def test_the_largest_mean_of_three_shares():
    # 噪声: rise 30 of 40, repeats 2 of 8, overdue 2 of 10 -> 0.4; 停车: 10 of 40, 6 of 8, 8 of 10 -> 0.6
    found = topic(
        frame(
            *usual("噪声扰民", 20), *usual("停车管理", 20), (NOW, "噪声扰民", 50, 2, 2),
            (NOW, "停车管理", 30, 6, 8),
        ),
        MONTHS,
    )  # fmt: skip
    assert found.category == "停车管理"
    assert found.row["score"] == pytest.approx(0.6)
    assert list(found.curve["request_count"]) == [20] * 12 + [30]


def test_a_share_of_next_to_nothing_is_left_out():
    rows = [*OTHER, *usual("噪声扰民", 20), (NOW, "噪声扰民", 50, 4, 0)]
    found = topic(frame(*rows), MONTHS)
    assert found.row["score"] == 1.0
    assert "重复" not in topic_reading(found).reading


def test_a_rise_within_ordinary_variation_is_no_rise():
    swinging = [(month, "噪声扰民", 10 + 20 * (at % 2), 0, 0) for at, month in enumerate(MONTHS[:-1])]
    rows = [*swinging, *usual("停车管理", 20), (NOW, "噪声扰民", 50, 0, 0), (NOW, "停车管理", 20, 5, 0)]
    found = topic(frame(*rows), MONTHS)
    assert found.category == "停车管理"
    assert found.candidates["rise"].sum() == 0


def test_what_has_no_name_is_no_topic():
    rows = [*OTHER, *usual("噪声扰民", 20), (NOW, "噪声扰民", 51, 1, 1), (NOW, "其他", 300, 50, 50)]
    assert topic(frame(*rows), MONTHS).category == "噪声扰民"


def test_a_rare_category_is_no_topic():
    rows = [*usual("噪声扰民", 20), (NOW, "噪声扰民", 60, 1, 1), (NOW, "电梯故障", 9, 9, 9)]
    assert topic(frame(*rows), MONTHS).category == "噪声扰民"


def test_a_month_the_ledger_does_not_hold_is_no_zero():
    kept = [(MONTHS[-2], "噪声扰民", 20, 0, 0), (NOW, "噪声扰民", 50, 1, 1), (NOW, "停车管理", 20, 0, 0)]
    found = topic(frame(*kept), MONTHS)
    assert list(found.curve["request_count"]) == [20, 50]
    assert found.row["usual"] == 20


def test_too_few_or_nothing_before():
    assert topic(frame(*usual("噪声扰民", 20), (NOW, "噪声扰民", 29, 5, 5)), MONTHS) is None
    assert topic(frame((NOW, "噪声扰民", 100, 5, 5)), MONTHS) is None
    assert topic(frame(*usual("噪声扰民", 30), (NOW, "噪声扰民", 30, 1, 1)), MONTHS) is None
    assert topic(frame(), MONTHS) is None
    assert "2026 年 9 月的诉求不足 30 件" in no_topic(NOW).reading


def test_of_one_category_none_is_put_first():
    assert topic(frame(*usual("噪声扰民", 20), (NOW, "噪声扰民", 60, 9, 9)), MONTHS) is None


def test_two_that_score_alike_are_said_to():
    rows = [*usual("噪声扰民", 20), *usual("停车管理", 20)]
    rows += [(NOW, "噪声扰民", 50, 5, 5), (NOW, "停车管理", 50, 5, 5)]
    assert "平均并列最高" in topic_reading(topic(frame(*rows), MONTHS)).reading


def test_reading_says_the_rule_and_that_it_is_not_official():
    rows = [*usual("噪声扰民", 20), *usual("停车管理", 20)]
    rows += [(NOW, "噪声扰民", 50, 6, 8), (NOW, "停车管理", 30, 2, 2)]
    told = topic_reading(topic(frame(*rows), MONTHS))
    assert told.title == "2026 年 9 月“每月一题”建议：噪声扰民（占超期件 80%）"
    assert told.reading == (
        "当月 50\u00a0件，此前月均 20.0，按期办结 42\u00a0/\u00a050；"
        "选它是因为它在各类别中超出正常波动的增量占 75%、重复件占 75%、超期件占 80%，平均最高；"
        "**由本看板按规则选出，不是上级公布的题目**。"
    )

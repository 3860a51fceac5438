"""Days to close of three communities."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from pages.parts.findings.durations import durations_reading


def frame(*units) -> pd.DataFrame:
    return pd.DataFrame(
        units, columns=["community", "closed_count", "median_days_to_close", "p90_days_to_close"]
    )


SLOW = ("南门社区", 100, 6.2, 12.0)
FAST = ("新城社区", 90, 2.1, 20.0)
FEW = ("文昌社区", 5, 9.0, 30.0)


def test_slowest_is_named_and_few_are_not_ranked():
    found = durations_reading(frame(SLOW, FAST, FEW), 2.3)
    assert found.title == "南门最慢，中位 6.2\u00a0天办结，总体 2.3\u00a0天"
    assert found.reading == (
        "新城十件中最慢的一件超过 20.0\u00a0天，**看长尾，不只看中位 2.3\u00a0天**；1 个样本少，不排名。"
    )


def test_alike_everywhere():
    found = durations_reading(frame(("南门社区", 100, 2.4, 9.0), FAST), 2.3)
    assert found.title == "一半诉求在 2.3\u00a0天内办结，2 处均未明显偏慢"
    assert not found.is_finding


def test_one_alone_is_not_alike():
    assert durations_reading(frame(FAST), 2.3).title == "一半诉求在 2.3\u00a0天内办结"


def test_two_as_slow_are_both_named():
    found = durations_reading(frame(SLOW, ("桑园社区", 80, 6.2, 20.0), FAST), 2.3)
    assert found.title.startswith("南门、桑园并列最慢，中位 6.2\u00a0天")
    assert found.reading.startswith("桑园、新城十件中最慢的一件超过 20.0\u00a0天")


def test_unmatched_is_not_the_slowest():
    assert "未匹配" not in durations_reading(frame(("未匹配", 100, 9.0, 30.0), SLOW, FAST), 2.3).title


def test_all_few():
    assert "**样本少不作判断**" in durations_reading(frame(FEW), 9.0).reading


@pytest.mark.parametrize("overall", [None, math.nan])
def test_nothing_closed(overall):
    assert "**暂不作判断**" in durations_reading(frame(("南门社区", 0, None, None)), overall).reading


def test_a_tail_that_nobody_knows_yet_is_not_the_shorter_one():
    found = durations_reading(frame(("南门社区", 100, 2.4, math.nan), ("新城社区", 90, 2.1, 20.0)), 2.3)
    assert found.reading == "1 处办结的还不到九成，**先催未办结的**。"
    assert durations_reading(frame(("南门社区", 100, 2.4, math.nan)), 2.4).reading.startswith("1 处")

"""Days to close of three communities."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest

from pages.parts.subjects.service_requests.readings import durations_reading


def frame(*units) -> pd.DataFrame:
    return pd.DataFrame(
        units, columns=["community", "closed_count", "half_closed_days", "nine_tenths_closed_days"]
    )


def aged(**slow: tuple[int, int]) -> pd.DataFrame:
    """Of each community how many took longer than half of all do, and of how many."""
    rows = [(name, whole, part) for name, (part, whole) in slow.items()]
    return pd.DataFrame(rows, columns=["community", "aged_count", "slow_count"])


SLOW = ("南门社区", 100, 6.2, 12.0)
FAST = ("新城社区", 90, 2.1, 20.0)
FEW = ("文昌社区", 5, 9.0, 30.0)
APART = aged(南门社区=(80, 100), 新城社区=(30, 90), 文昌社区=(5, 5))
ALIKE = aged(南门社区=(52, 100), 新城社区=(44, 90))


def test_who_is_slower_than_the_rest_is_named_and_few_are_not_ranked():
    found = durations_reading(frame(SLOW, FAST, FEW), 2.3, APART)
    assert found.title == "南门比其余社区慢，中位 6.2\u00a0天办结，总体 2.3\u00a0天"
    assert found.reading == (
        "各处十件中最慢的一件超过 12.0\u00a0天至 20.0\u00a0天，**看长尾，不只看中位 2.3\u00a0天**；"
        "1 个样本少，不排名。"
    )


def test_the_largest_median_of_many_may_be_chance():
    found = durations_reading(frame(SLOW, FAST), 2.3, ALIKE)
    assert found.title == "一半诉求在 2.3\u00a0天内办结，分不出 2 处的快慢"
    assert not found.is_finding


def test_ten_of_thirty_with_the_same_exponential_times():
    # median 3.9 of 30 where all have 3.0: 18 of them take longer than 3.0, as chance has it
    names = [f"社区{at}" for at in range(10)]
    units = frame(*((name, 30, 3.9 if name == "社区0" else 2.9, 10.0) for name in names))
    old = aged(**{name: (18 if name == "社区0" else 15, 30) for name in names})
    assert not durations_reading(units, 3.0, old).is_finding


def test_a_small_difference_of_very_many_is_no_finding():
    units = frame(("南门社区", 9000, 2.5, 9.0), ("新城社区", 9000, 2.2, 9.0))
    assert not durations_reading(units, 2.3, aged(南门社区=(4800, 9000), 新城社区=(4200, 9000))).is_finding


def test_who_is_faster_is_named_where_none_is_slower():
    units = frame(("南门社区", 500, 2.5, 9.0), ("新城社区", 500, 2.5, 9.0), ("信江社区", 200, 1.4, 9.0))
    old = aged(南门社区=(270, 500), 新城社区=(270, 500), 信江社区=(60, 200))
    told = durations_reading(units, 2.3, old)
    assert told.title == "信江比其余社区快，中位 1.4\u00a0天办结，总体 2.3\u00a0天"
    assert "超过 9.0\u00a0天，" in told.reading


def test_one_alone_is_not_alike():
    assert (
        durations_reading(frame(FAST), 2.3, aged(新城社区=(45, 90))).title == "一半诉求在 2.3\u00a0天内办结"
    )


def test_two_that_are_slow_are_both_named():
    units = frame(SLOW, ("桑园社区", 80, 7.0, 20.0), FAST)
    told = durations_reading(units, 2.3, aged(南门社区=(80, 100), 桑园社区=(70, 80), 新城社区=(10, 90)))
    assert told.title.startswith("桑园、南门比其余社区慢，中位 6.2\u00a0天至 7.0\u00a0天")


def test_unmatched_is_never_the_slowest():
    units = frame(("未匹配", 100, 9.0, 30.0), SLOW, FAST)
    old = aged(未匹配=(99, 100), 南门社区=(50, 100), 新城社区=(45, 90))
    assert "未匹配" not in durations_reading(units, 2.3, old).title


def test_all_few():
    assert "**样本少不作判断**" in durations_reading(frame(FEW), 9.0, aged()).reading


def test_where_nine_tenths_are_not_closed():
    units = frame(("南门社区", 100, 6.2, np.nan))
    assert "**先催未办结的**" in durations_reading(units, 6.2, aged(南门社区=(50, 100))).reading


@pytest.mark.parametrize("overall", [None, math.nan])
def test_nothing_closed(overall):
    assert "**暂不作判断**" in durations_reading(frame(("南门社区", 0, None, None)), overall, aged()).reading


def test_a_tail_that_nobody_knows_yet_is_not_the_shorter_one():
    found = durations_reading(
        frame(("南门社区", 100, 2.4, math.nan), ("新城社区", 90, 2.1, 20.0)), 2.3, aged()
    )
    assert found.reading == "1 处办结的还不到九成，**先催未办结的**。"

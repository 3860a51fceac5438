"""Which place carries a change: the numbers of the reference picture and the cases round it."""

from __future__ import annotations

import pandas as pd
import pytest

from pages.parts.findings.comparison import compare_counts
from pages.parts.findings.contribution import Against, Move, contribution, contribution_reading

BEFORE = {"南门社区": 66, "新城社区": 56, "滨河社区": 48}


def frame(counts: dict[str, float]) -> pd.DataFrame:
    return pd.DataFrame({"community": list(counts), "request_count": list(counts.values())})


def reading(now: dict[str, float], before: dict[str, float] = BEFORE):
    return contribution_reading(
        contribution(frame(now), frame(before), "community"), "社区", earlier="前一周"
    )


def test_carrier_makes_half_of_the_net_change():
    # +17, +3, +3: net 23
    found = reading({"南门社区": 83, "新城社区": 59, "滨河社区": 51})
    assert found.title == "净增 23\u00a0件中南门占 17\u00a0件，其余社区增减都在 3\u00a0件以内"
    assert "**还不能排除偶然**" in found.reading, "17 of 149 is within three standard deviations"
    assert not found.is_finding


def test_real_rise_sends_to_the_rows():
    # +60 against √(66 + 126) = 13.9
    assert "**先看它的明细**" in reading({"南门社区": 126, "新城社区": 56, "滨河社区": 48}).reading


def test_real_fall_is_not_praised():
    found = reading({"南门社区": 6, "新城社区": 56, "滨河社区": 48})
    assert found.title == "南门减 60\u00a0件，其余合计不变"
    assert "**少报不等于问题少**" in found.reading


def test_offset_change_names_the_rest():
    # +30, −4, −3: net 23
    found = reading({"南门社区": 96, "新城社区": 52, "滨河社区": 45})
    assert found.title == "南门增 30\u00a0件，其余合计减 7\u00a0件"


def test_no_single_carrier():
    # +4 each: too few for anyone to carry
    found = reading({"南门社区": 70, "新城社区": 60, "滨河社区": 52})
    assert found.title == "各社区增减都在 4\u00a0件以内"
    assert "较前一周合计净增 12\u00a0件" in found.reading
    assert "没有哪一个社区占到一半" in found.reading
    assert not found.is_finding


def test_unchanged_total():
    found = reading(BEFORE)
    assert found.title == "各社区均与前一周相同"
    assert found.reading == "合计与前一周相同，**看不出变化**。"


def test_a_half_that_is_too_few_to_be_a_carrier_is_not_denied():
    # +3 and +1: 南门 makes three quarters of the four
    found = reading({"南门社区": 69, "新城社区": 57, "滨河社区": 48})
    assert "没有哪一个" not in found.reading


@pytest.mark.parametrize(
    ("now", "title", "clause"),
    [
        (45, "南门 45\u00a0件，较前一周减 21\u00a0件", "**还不能排除偶然**"),
        (134, "南门 134\u00a0件，较前一周增 68\u00a0件", "超出正常波动，**先看它的明细**"),
        (66, "南门 66\u00a0件，与前一周相同", "**看不出变化**"),
    ],
)
def test_a_single_part_is_no_share_and_stands_among_none(now, title, clause):
    found = reading({"南门社区": now}, {"南门社区": 66})
    assert found.title == title
    assert clause in found.reading
    assert not any(word in found.title + found.reading for word in ("没有哪", "各", "占", "其余"))


def test_a_part_is_judged_as_a_card_judges():
    """60 to 85: neither the card nor the parts call it more than chance; 60 to 105 both do."""
    for now, side in ((85, 0), (105, 1)):
        assert compare_counts(now, 60).side == side
        assert Move("甲", now, 60).is_beyond is bool(side)


def test_what_is_drawn_orange_is_what_the_reading_calls_beyond():
    # 14 and 5 differ by 2.1 standard deviations, 30 and 4 by 4.5
    for now, before, beyond in ((14, 5, False), (30, 4, True), (4, 30, True)):
        found = contribution(
            frame({"南门社区": now, "新城社区": 9}), frame({"南门社区": before, "新城社区": 9}), "community"
        )
        said = contribution_reading(found, "社区", earlier="前一周").reading
        assert ("还不能排除偶然" in said) is not beyond
        assert found.rising_names == (("南门社区",) if beyond and now > before else ())


def test_unmatched_is_named_as_what_it_is():
    found = reading({**BEFORE, "未匹配": 20})
    assert found.title == "未匹配增 20\u00a0件，其余合计不变"
    assert "**先补全地址或分类，再比较**" in found.reading


def test_real_place_goes_before_unmatched():
    # 未匹配 +12, 南门 +12: each half of 24
    found = contribution(frame({**BEFORE, "南门社区": 78, "未匹配": 12}), frame(BEFORE), "community")
    assert found.carrier is not None
    assert found.carrier.name == "南门社区"


def test_a_place_that_vanished_counts_as_zero():
    found = contribution(frame({}), frame({"南门社区": 9}), "community")
    assert [(move.name, move.change) for move in found.moves] == [("南门社区", -9)]


def test_rise_hidden_by_a_fall_is_told():
    # +50 and −60: the net change is −10, but 南门 rose beyond three standard deviations
    now, before = {"南门社区": 60, "新城社区": 4}, {"南门社区": 10, "新城社区": 64}
    found = contribution(frame(now), frame(before), "community")
    assert found.net == -10
    assert found.rising_names == ("南门社区",)


def test_nothing_to_compare():
    assert reading({}, {}).title == "各社区的增减"


def test_after_a_holiday_week_no_part_is_said_to_have_risen():
    """A fifth of 381 after a fifth of 179: the week of 春节 was the unusual one, not this."""
    now, before = {"南门社区": 200, "新城社区": 181}, {"南门社区": 90, "新城社区": 89}
    assert contribution(frame(now), frame(before), "community").rising_names == ("南门社区", "新城社区")
    after = Against(unlike="对比期为假期周")
    found = contribution(frame(now), frame(before), "community", against=after)
    told = contribution_reading(found, "社区", earlier="前一周")
    assert (found.rising_names, told.is_finding) == ((), False)
    assert told.reading == "南门社区由 90\u00a0件到 200\u00a0件，对比期为假期周，**不作判断**。"
    even = contribution(frame({"南门社区": 70, "新城社区": 60}), frame(BEFORE), "community", against=after)
    assert contribution_reading(even, "社区", earlier="前一周").reading.endswith(
        "对比期为假期周，**不作判断**。"
    )


@pytest.mark.parametrize(("now", "risen"), [(1806, False), (2400, True)])
def test_parts_of_a_month_are_compared_by_the_day(now: float, risen: bool):
    """1,806 in 28 days are as many a day as 2,000 in 31, and neither a rise nor a fall; 2,400 are more."""
    (move,) = contribution(
        frame({"南门社区": now}), frame({"南门社区": 2000}), "community", against=Against(28 / 31)
    ).moves
    assert move.is_beyond is risen
    assert move.score == pytest.approx((now - 2000 * 28 / 31) / (28 / 31 * (now + 2000)) ** 0.5)
    assert Move("南门社区", 1806, 2000).is_beyond

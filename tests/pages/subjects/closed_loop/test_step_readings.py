"""The closed loop in words: how far events get, and which are late for their next step."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from pages.parts.subjects.closed_loop.step_readings import breaks_reading, named_steps, steps_reading

COUNTS = ("reached_count", "unwritten_count", "waiting_count", "broken_count", "lapsed_count", "untold_count")


def steps(*rows: tuple[int, ...]) -> pd.DataFrame:
    """Four steps with the numbers of ``COUNTS``, trailing zeros left out."""
    filled = [(*row, *[0] * (len(COUNTS) - len(row))) for row in rows]
    frame = pd.DataFrame(filled, columns=COUNTS).assign(step_number=range(1, len(rows) + 1))
    hours = [math.nan, 20.0, 120.0, 90.0][: len(rows)]
    timed = [0, *frame["reached_count"].iloc[1:]]
    return named_steps(frame.assign(timed_count=timed, median_hours=hours))


FULL = steps((100,), (98, 60, 2), (90, 0, 3, 4, 0, 1), (30, 0, 5, 15, 40))


def late(*rows: tuple[str, float], has_later: bool = False) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["state", "days_late"]).assign(has_later=has_later)


def test_open_and_not_called_back_are_told_apart():
    found = steps_reading(FULL)
    assert found.title == "逾期未办结 4\u00a0件、未回访 15\u00a0件"
    assert found.reading == (
        "走完四步的 30\u00a0/\u00a0100；**先催未办结的，再回访刚办结的**；"
        "各步中位：研判分流 20.0\u00a0小时、限时办结 5.0\u00a0天、回访评价 3.8\u00a0天；"
        "是不同的事，不比快慢；"
        "10\u00a0件在途、未逾期；40\u00a0件办结满 90 天没有回访，不再催；没说明是否办结的 1\u00a0件不在内；"
        "60\u00a0件台账没写分流和派单，按已往后走计。"
    )
    assert found.is_finding


@pytest.mark.parametrize(
    ("third", "fourth", "title", "advice"),
    [
        ((9, 0, 0, 1), (9,), "逾期未办结 1\u00a0件", "**先催未办结的**"),
        ((10,), (9, 0, 0, 1), "逾期未回访 1\u00a0件", "**先回访刚办结的**"),
    ],
)
def test_one_event_late(third, fourth, title: str, advice: str):
    found = steps_reading(steps((10,), (10,), third, fourth))
    assert found.title == title
    assert advice in found.reading
    assert "事件不足 30 件" in found.reading


def test_no_event_late_and_no_event():
    calm = steps_reading(steps((40,), (40,), (40,), (38, 0, 1, 0, 1)))
    assert calm.title == "没有断点，走完四步 38\u00a0件"
    assert calm.reading == (
        "走完四步的 38\u00a0/\u00a040；**没有断点**；1\u00a0件在途、未逾期；"
        "1\u00a0件办结满 90 天没有回访，不再催。"
    )
    assert "**没有闭环事件**" in steps_reading(FULL.iloc[:0]).reading


def test_without_the_ledger_of_call_backs_the_loop_ends_with_closing():
    found = steps_reading(FULL[FULL["step_number"] < 4], missing=["满意度回访"])
    assert found.title == "逾期未办结 4\u00a0件"
    assert found.reading.startswith("办结的 90\u00a0/\u00a0100；**先催未办结的**")
    assert "还没有导入满意度回访，**看不到后面的步骤**" in found.reading
    calm = steps_reading(steps((4,), (4,), (4,)), missing=["满意度回访"])
    assert calm.title == "没有断点，办结 4\u00a0件"


def test_the_list_says_what_is_open_and_what_waits_for_a_call_back():
    found = breaks_reading(
        late(("未办结", 60.9), ("未办结", 3.0), ("未分流", 8.0), ("未回访", 1.0)), lapsed=7
    )
    assert found.title == "逾期未办结 2\u00a0件，最久已超 60\u00a0天"
    assert found.reading == (
        "共 4\u00a0件逾期：未办结 2\u00a0件、未分流 1\u00a0件、未回访 1\u00a0件，**能办的排在前面**；"
        "办结满 90 天没有回访的 7\u00a0件不再催。"
    )


def test_a_list_of_call_backs_of_one_and_of_none():
    calls = breaks_reading(late(("未回访", 1.0), ("未回访", 80.0)))
    assert calls.title == "逾期未回访 2\u00a0件"
    one = breaks_reading(late(("未办结", 0.5), has_later=True))
    assert one.title == "逾期未办结 1\u00a0件，最久已超 0\u00a0天"
    assert one.reading == "**先催这一件**；其中 1\u00a0件未办结却已有回访，先核对。"
    none = breaks_reading(late(), lapsed=2)
    assert none.title == "没有断点"
    assert none.reading == (
        "没有逾期未走下一步的事件，**不必催办**；办结满 90 天没有回访的 2\u00a0件不再催。"
    )


def test_without_an_ending_no_break_can_be_seen():
    unseen = breaks_reading(late(), untold=4, found=4)
    assert unseen.title == "看不出断点：没写办没办结"
    assert unseen.reading.startswith("没说明是否办结的 4\u00a0件不在内；")
    partly = breaks_reading(late(), untold=1, found=4)
    assert partly.title == "没有断点"
    assert "没说明是否办结的 1\u00a0件不在内" in partly.reading

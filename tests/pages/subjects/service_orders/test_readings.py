"""How far orders come, and what was done of them."""

from __future__ import annotations

import pandas as pd

from pages.parts.findings.reading import Reading
from pages.parts.subjects.service_orders.readings import (
    fulfilled_reading,
    kinds_reading,
    order_steps,
    steps_reading,
)


def row(**more: object) -> dict[str, object]:
    counts = {"order_count": 100, "dispatched_count": 100, "accepted_count": 95, "done_count": 90}
    counts["done_known_count"] = 100
    hours = {"median_hours_to_dispatch": 8.0, "median_hours_to_accept": 20.0, "median_hours_to_done": 120.0}
    return {**counts, "rated_count": 60, **hours, "mean_stars": 4.5, **more}


def last_steps(**more: object) -> pd.Series:
    """Orders by their last step, of orders that all passed the steps before it."""
    counts = row(**more)
    columns = ("order_count", "dispatched_count", "accepted_count", "done_count", "rated_count")
    come = [float(counts[name]) for name in columns]
    last = [n - later for n, later in zip(come, [*come[1:], 0.0], strict=True)]
    return pd.Series(last, index=range(1, len(last) + 1))


def steps(**more: object) -> Reading:
    counts = row(**more)
    return steps_reading(counts, order_steps(counts, last_steps(**more)))


def kinds(*rows) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["kind", "order_count", "done_count"])
    return frame.assign(done_known_count=frame["order_count"])


def test_steps_are_nested():
    frame = order_steps(row(), last_steps())
    assert list(frame["step"]) == ["点单", "下单", "接单", "办结", "评价"]
    assert list(frame["reached"]) == [100, 100, 95, 90, 60]
    assert list(frame["waiting"]) == [0, 0, 5, 5, 30]
    assert frame["median_hours"].isna().tolist() == [True, False, False, False, True]


def test_times_of_the_steps_and_where_orders_wait():
    found = steps()
    assert found.title == "点单 100\u00a0件，办结 90.0%"
    assert not found.is_finding
    assert found.reading == (
        "下单未接单 5\u00a0件；接单未办结 5\u00a0件；**先看停留最久的单**；"
        "各步中位：下单 8.0\u00a0小时、接单 20.0\u00a0小时、办结 5.0\u00a0天；是不同的事，不比快慢；"
        "60\u00a0件评了分，平均 4.5 星。"
    )


def test_all_done():
    told = steps(accepted_count=100, done_count=100, rated_count=0).reading
    assert told.startswith("点的单已全部办结，**不必再催办**；各步中位：")


def test_a_step_of_which_the_ledger_does_not_write_is_passed_by_nobody_and_waits_for_nobody():
    written = {"dispatched_count": 0, "accepted_count": 95, "done_known_count": 100}
    last = pd.Series({2: 5, 3: 5, 4: 30, 5: 60})
    found = order_steps(row(dispatched_count=0), last, written)
    assert list(found["reached"]) == [100, 0, 95, 90, 60]
    assert list(found["waiting"]) == [0, 0, 5, 5, 30]
    assert list(found["untold"]) == [0, 100, 0, 0, 0]
    told = steps_reading(row(dispatched_count=0), found).reading
    assert told.startswith("未接单 5\u00a0件；接单未办结 5\u00a0件；**先看停留最久的单**；台账没写下单，")
    unended = row(done_count=0, done_known_count=0)
    found = order_steps(unended, pd.Series({2: 5, 3: 95}), row())
    assert list(found["reached"]) == [100, 100, 95, 0, 0]
    assert list(found["untold"]) == [0, 0, 0, 95, 0]
    told = steps_reading(unended, found).reading
    assert told.startswith("下单未接单 5\u00a0件；**先看停留最久的单**；台账没写办结，")


def test_orders_without_a_time_in_a_ledger_that_has_times_wait():
    few = row(order_count=1, dispatched_count=0, accepted_count=0, done_count=0, rated_count=0)
    found = order_steps(few, pd.Series({1: 1}), row())
    assert not found["untold"].any()
    assert steps_reading(few, found).reading.startswith("未下单 1\u00a0件；")


def test_few_orders_tell_no_times():
    found = steps(
        order_count=4, dispatched_count=4, accepted_count=4, done_count=3, done_known_count=4, rated_count=2
    )
    assert found.title == "点单 4\u00a0件，办结 3\u00a0/\u00a04"
    assert "中位" not in found.reading
    assert not found.is_finding
    assert "**暂不作判断**" in steps(order_count=0).reading


def test_the_weakest_kind():
    # 70 of 100 against 130 of 160 = 81.3 %
    found = kinds_reading(kinds(("微服务", 100, 70), ("微心愿", 60, 60)))
    assert found.title == "微服务最多，100\u00a0件，办结 70.0%"
    assert "微服务办结率 70.0%（70\u00a0/\u00a0100），低于总体 81.2%" in found.reading


def test_kinds_alike_or_few():
    assert "**不能据此按类别排名**" in kinds_reading(kinds(("微服务", 100, 90), ("微心愿", 60, 55))).reading
    assert "**样本少不作判断**" in kinds_reading(kinds(("微服务", 3, 1))).reading
    assert not kinds_reading(kinds()).is_finding


def test_fulfilled_by_the_time_it_was_done():
    frame = pd.DataFrame({"kind": ["微心愿", "微心愿", "微服务"], "fulfilled_count": [30, 6, 4]})
    assert fulfilled_reading(frame).title == "微心愿实现 36 个；三单共完成 40\u00a0件"
    assert fulfilled_reading(frame[frame["kind"] == "微服务"]).title == "三单共完成 4\u00a0件"
    assert not fulfilled_reading(frame.iloc[:0]).is_finding


def test_kinds_that_are_level_and_the_only_kind():
    tied = kinds_reading(kinds(("微服务", 100, 60), ("微心愿", 100, 60), ("志愿服务", 60, 60)))
    assert tied.title == "微服务、微心愿并列最多，各 100\u00a0件"
    assert "微服务、微心愿办结率均为 60.0%" in tied.reading
    # 80 % of 40 beside 91 % of 80: the lowest of three may be so by chance
    chance = kinds_reading(kinds(("微服务", 40, 32), ("微心愿", 40, 36), ("志愿服务", 40, 37)))
    assert "办结率的差别还不能排除偶然" in chance.reading
    assert "**没有可以比较的**" in kinds_reading(kinds(("微服务", 100, 70))).reading

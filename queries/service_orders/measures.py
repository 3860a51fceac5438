"""Measures of service orders: from order to done."""

from __future__ import annotations

from data.translatable import mark
from queries.measure import REST, Aggregate, Kind, Measure, rate

MEASURES: tuple[Measure, ...] = (
    Measure(
        "order_count", mark("三单点单"), mark("件"), Kind.COUNT, 0,
        mark("按点单时间统计的单数：微心愿、微服务、志愿服务、事项代办；已作废的不计。"),
    ),
    rate(
        "done_rate", mark("三单办结率"), 1, ("done_count", "done_known_count"),
        mark("已办结的单 / 所选时段点的、写明办没办结的单；已作废的不计，较新的单可能还在办。"),
        pending=REST, ripens=True,
    ),
    Measure(
        "fulfilled_orders", mark("完成的单"), mark("件"), Kind.COUNT, 1,
        mark("状态为已办结的单，按完成时间归入时段；微心愿按实现时间计，与按点单时间的办结数不必相等。"),
    ),
)  # fmt: skip
#: Measure -> how it is computed for any group of rows.
AGGREGATES: dict[str, Aggregate] = {
    "order_count": Aggregate("service_order", "ordered_at", "count(*) filter (where is_counted)"),
    "done_rate": Aggregate(
        "service_order", "ordered_at", "count(*) filter (where is_counted and is_done)",
        "count(is_done) filter (where is_counted)",
    ),
}  # fmt: skip
#: Column -> header, of names that mean this whichever question answers.
LABELS: dict[str, str] = {
    "is_done": "已完成",
    "order_count": "点单（件）",
    "dispatched_count": "下单（件）",
    "accepted_count": "接单（件）",
    "done_count": "办结（件）",
    "done_known_count": "写明办没办结（件）",
    "done_rate": "三单办结率",
    "median_hours_to_dispatch": "点单到下单中位数（小时）",
    "median_hours_to_accept": "下单到接单中位数（小时）",
    "median_hours_to_done": "办结用时中位数（小时）",
    "mean_stars": "平均评分（星）",
}
#: Column -> header, of names that mean something else in another folder.
OWN: dict[str, str] = {
    "fulfilled_count": "完成（件）",
    "rated_count": "已评分（件）",
    "step": "环节",
    "median_hours": "用时中位数（小时）",
}
#: Ledgers whose declared names the columns bear, the subject's own first.
LEDGERS = ("service_order",)

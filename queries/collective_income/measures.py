"""Measures of collective income: how much a community earns of its own."""

from __future__ import annotations

from data.translatable import mark
from queries.measure import Aggregate, Kind, Measure

MEASURES: tuple[Measure, ...] = (
    Measure(
        "income_yuan", mark("集体经济收入"), mark("元"), Kind.COUNT, 0,
        mark("按入账日期统计的收入之和；只写季度或月份的算到它的第一天，没有写金额的不计。"),
    ),
)  # fmt: skip
#: Measure -> how it is computed for any group of rows.
AGGREGATES: dict[str, Aggregate] = {
    "income_yuan": Aggregate("collective_income", "received_on", "cast(sum(amount_yuan) as double)"),
}
#: Column -> header, of names that mean this whichever question answers.
LABELS: dict[str, str] = {
    "income_yuan": "集体经济收入（元）",
    "entry_count": "收入（笔）",
    "blank_amount_count": "没有写金额（笔）",
}
#: Column -> header, of names that mean something else in another folder.
OWN: dict[str, str] = {}
#: Ledgers whose declared names the columns bear, the subject's own first.
LEDGERS = ("collective_income",)

"""Measures of ledgers: what any ledger has."""

from __future__ import annotations

from data.translatable import mark
from queries.measure import Measure, rate

MEASURES: tuple[Measure, ...] = (
    rate(
        "share", mark("占比"), 0, ("request_count", "total_count"),
        mark("本项件数 / 所选范围内全部件数，未填写的单列。"),
    ),
    rate(
        "matched_share", mark("匹配到小区"), 1, ("matched_count", "row_count"),
        mark("所在小区已经确定的记录 / 全部记录；其余列为未匹配或未填写，从不剔除。"),
    ),
)  # fmt: skip
#: Column -> header, of names that mean this whichever question answers.
LABELS: dict[str, str] = {
    "ledger": "台账",
    "week_start": "周（起始的周一）",
    "row_count": "行数",
}
#: Column -> header, of names that mean something else in another folder.
OWN: dict[str, str] = {}
#: Ledgers whose declared names the columns bear, the subject's own first.
LEDGERS = ("compound",)

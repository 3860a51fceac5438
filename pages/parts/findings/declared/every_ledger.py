"""Measures that any ledger has."""

from __future__ import annotations

from pages.parts.findings.measure import rate
from pages.parts.wording import mark

MEASURES = (
    rate(
        "share", mark("占比"), 0, ("request_count", "total_count"),
        mark("本项件数 / 所选范围内全部件数，未填写的单列。"),
    ),
    rate(
        "matched_share", mark("匹配到小区"), 1, ("matched_count", "row_count"),
        mark("所在小区已经确定的记录 / 全部记录；其余列为未匹配或未填写，从不剔除。"),
    ),
)  # fmt: skip

"""Recognises doubtful files: most of their headers match no column of the ledger."""

from __future__ import annotations

from collections.abc import Sequence

from data.recognising.columns import Matching
from data.schema import Column, Finding, Ledger, Pii, Severity
from data.tables import PLACE_COLUMNS

#: How many missing columns a message names; the others are counted.
_NAMED = 6


def missing_columns(matching: Matching, headers: Sequence[str]) -> tuple[str, ...]:
    """The labels of the columns that a doubtful file would leave empty; none for another file.

    A file is doubtful when fewer of its headers are known than the ledger has required columns, or fewer
    than half of them.

    Args:
        matching: The match of the file with a ledger.
        headers: Its header cells as written.
    """
    named = [header for header in headers if header.strip()]
    known = len(named) - len(matching.unknown)
    required = sum(column.required for column in matching.ledger.columns)
    if known >= required and known * 2 >= len(named):
        return ()
    filled = {*matching.positions, *matching.derived}
    empty = [one for one in matching.ledger.stored_columns if one.name not in filled and one.pii is Pii.NONE]
    return tuple(column.label for column in sorted(empty, key=lambda one: _weight(matching.ledger, one)))


def _weight(ledger: Ledger, column: Column) -> int:
    """Sort key of missing columns: the most important first (number, place, columns counted by)."""
    if column.name in ledger.key:
        return 0
    return 1 if column.name in PLACE_COLUMNS else 2 if column.allowed else 3


def label_list(labels: Sequence[str]) -> str:
    """The first labels, and how many there are: ``工单编号、社区等 9 列``."""
    shown = "、".join(labels[:_NAMED])
    return shown if len(labels) <= _NAMED else f"{shown}等 {len(labels)} 列"


def few_headers(matching: Matching, headers: Sequence[str]) -> list[Finding]:
    """The finding of a doubtful file: the columns left empty, and what to do."""
    missing = missing_columns(matching, headers)
    if not missing:
        return []
    named = sum(bool(header.strip()) for header in headers)
    message = (
        f"{named} 个表头只认得 {named - len(matching.unknown)} 个，{label_list(missing)}都会是空的；"
        "请先在“台账管理”里把表头对应到列（命令行：--mapping），再导入同一文件，先前的会被替换。"
    )
    return [Finding(0, "", "few_headers", Severity.WARN, "", message)]

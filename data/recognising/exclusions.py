"""Excluded requests in exports with the opposite column: 是否纳入考核."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from data.ledgers.codes import NO, YES
from data.notation.codes import NO_TEXTS, YES_TEXTS
from data.notation.header_text import normalise
from data.recognising.derivation import DerivedColumn, cell
from data.schema import Ledger
from data.sql_text import literal

_HEADERS = ("是否纳入考核", "纳入考核", "是否考核")
_KEPT = "_is_counted"
_AROUND = " 。.！!“”（）()【】"


def excluded_unless_counted(
    headers: Sequence[str], positions: Mapping[str, int], ledger: Ledger
) -> dict[str, DerivedColumn]:
    """``is_excluded`` of a file with the opposite column; an empty cell gives no value."""
    if ledger.name != "service_request" or "is_excluded" in positions:
        return {}
    places = [place for place, header in enumerate(headers) if normalise(header) in _HEADERS]
    if not places:
        return {}
    column = ledger.column("is_excluded")
    counted = ", ".join(literal(text) for text in (*YES_TEXTS, "纳入", "纳入考核"))
    left = ", ".join(literal(text) for text in (*NO_TEXTS, "无", "不纳入", "不纳入考核"))
    text = f"lower(trim({cell(_KEPT)}, {literal(_AROUND)}))"
    # A text that is not understood must not become an answer to the opposite question.
    sql = (
        f"case when {text} in ({counted}) then {literal(NO)}"
        f" when {text} in ({left}) then {literal(YES)}"
        f" else {literal(headers[places[0]].strip() + '：')} || {cell(_KEPT)} end"
    )
    return {column.name: DerivedColumn(sql, {_KEPT: places[0]})}

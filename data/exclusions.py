"""Requests that leave the count, in exports that say which ones stay in it: 是否纳入考核."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from data import values
from data.derivation import Derived, cell
from data.header_text import normalise
from data.ledgers.codes import NO, YES
from data.schema import Ledger
from data.tables import literal

_HEADERS = ("是否纳入考核", "纳入考核", "是否考核")
_KEPT = "_is_counted"


def excluded_unless_counted(
    headers: Sequence[str], positions: Mapping[str, int], ledger: Ledger
) -> dict[str, Derived]:
    """Whether a request is excluded, of a file that says the opposite; an empty cell says nothing."""
    if ledger.name != "service_request" or "is_excluded" in positions:
        return {}
    places = [place for place, header in enumerate(headers) if normalise(header) in _HEADERS]
    if not places:
        return {}
    column = ledger.column("is_excluded")
    counted = ", ".join(literal(text) for text in (*values.YES, "纳入", "纳入考核"))
    left = ", ".join(literal(text) for text in (*values.NO, "不纳入", "不纳入考核"))
    sql = (
        f"case when {cell(_KEPT)} in ({counted}) then {literal(NO)}"
        f" when {cell(_KEPT)} in ({left}) then {literal(YES)} else {cell(_KEPT)} end"
    )
    return {column.name: Derived(sql, {_KEPT: places[0]})}

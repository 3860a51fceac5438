"""评议得分 out of 100, of a list whose marks are out of five or ten: 4.5, 5分, ★★★★, 9/10."""

from __future__ import annotations

from collections.abc import Mapping

from data.recognising.derivation import DerivedColumn, cell, of_file
from data.schema import Finding, Ledger

_LEDGER, _COLUMN = "deliberation", "review_score"
_FULL = 100
_MARK = "'^([0-9]+(?:\\.[0-9]+)?) *(?:分|颗?星|星级)?$'"
_FRACTION = "'^([0-9]+(?:\\.[0-9]+)?) *分? */ *(5|10|100) *分?$'"


def scores_of_hundred(positions: Mapping[str, int], ledger: Ledger) -> dict[str, DerivedColumn]:
    """The score of an item out of 100; the highest mark of the file says how many are full, as of call-backs.

    Marks of only 0 and 1 are flags and stay as they are, as does every text that is no mark.
    """
    if ledger.name != _LEDGER or _COLUMN not in positions:
        return {}
    written = cell(_COLUMN)
    own = f"translate({written}, '０１２３４５６７８９．／', '0123456789./')"
    stars = f"case when regexp_full_match({own}, '[★☆⭐]+') then length(replace({own}, '☆', '')) end"
    number = f"coalesce(try_cast(regexp_extract({own}, {_MARK}, 1) as double), {stars})"
    highest = f"(select max({number}) from raw)"
    full = (
        f"case when {highest} between 2 and 5 then 5 when {highest} between 5 and 10 then 10 else {_FULL} end"
    )
    parts = [f"try_cast(regexp_extract({own}, {_FRACTION}, {part}) as double)" for part in (1, 2)]
    sql = (
        f"case when {parts[1]} is not null then cast(round({_FULL} * {parts[0]} / {parts[1]}, 6) as varchar)"
        f" when fact.{_COLUMN} < {_FULL} and {number} is not null"
        f" then cast(round({_FULL} * {number} / fact.{_COLUMN}, 6) as varchar) else {written} end"
    )
    return {
        _COLUMN: DerivedColumn(
            sql,
            {_COLUMN: positions[_COLUMN]},
            (_converted(ledger),),
            facts={_COLUMN: full},
            when=f"fact.{_COLUMN} < {_FULL}",
        )
    }


def _converted(ledger: Ledger) -> Finding:
    """The finding that the marks of a file were converted."""
    column = ledger.column(_COLUMN)
    message = (
        f"“{column.label}”整列最高不过 10 分，按满分 5 分或 10 分折成百分（满分 5 分的 4.5 分是 90 分）；"
        "若本来是百分，请核对。"
    )
    return of_file(column, "marks_converted", message)

"""The rows behind the marks of who handles: parts of the bars, points of the running totals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from data.months import shift_months, year_start
from pages.parts.asking.block import Opening, openings, rows_behind
from pages.parts.words.language import _
from queries import Only, Scope, Within

CLOSED, COUNTED = "service_requests/closed_rows", "service_requests/counted_rows"
ALLIANCE = "商家联盟"
OURS = Only(("handler_kind",), ((ALLIANCE,),))


def solved_openings(table: pd.DataFrame, now: Scope, then: Scope | None) -> tuple[Opening, ...]:
    """The requests of the alliance that were closed from the beginning of a year to the end of each month.

    Args:
        table: The running totals: month, this, last.
        now: The part of this year.
        then: The same part of the year before; None where there is none.
    """
    found: tuple[Opening, ...] = ()
    for side, scope in (("this", now), ("last", then)):
        if scope is None:
            continue
        begun, last = year_start(scope.bounds[0]), table.dropna(subset=[side])["month"].max()
        for month, total in zip(table["month"], table[side].fillna(0.0), strict=True):
            # Later closings count in the last month.
            end = date.max if month == last else shift_months(begun, int(month))
            rows = rows_behind(
                CLOSED, scope, float(total), only=OURS, within=Within("counted_at", ((date.min, end),)),
                label=_("{year} 年到 {month} 月").format(year=begun.year, month=int(month)),
            )  # fmt: skip
            found += openings((str(begun.year), f"{month:g}"), rows)
    return found


def party_openings(
    parties: Sequence[tuple[str, tuple[str, ...]]], bars: Sequence[tuple[str, Mapping[str, int], Scope]]
) -> tuple[Opening, ...]:
    """The requests of each party in each bar.

    Args:
        parties: Label of a part, in the user's language, and the kinds of handler in it.
        bars: Name of a bar, requests by label of the part, and the scope in which they are counted.
    """
    found: tuple[Opening, ...] = ()
    for bar, counts, scope in bars:
        for label, kinds in parties:
            only = Only(("handler_kind",), tuple((kind,) for kind in kinds))
            name = _("{bar}：{part}").format(bar=bar, part=label)
            rows = rows_behind(COUNTED, scope, float(counts[label]), only=only, label=name)
            found += openings((label, bar), rows)
    return found

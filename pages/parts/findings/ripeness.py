"""How much of a measure is still to come: what is not yet due, not yet closed, not yet answered."""

from __future__ import annotations

from collections.abc import Mapping

from pages.parts.findings.measures import Measure
from pages.parts.numbers import count, is_missing
from pages.parts.wording import _, mark

#: Column of what is still to come -> how a card says it.
_SAID = {
    "pending_count": mark("尚未到期 {n}"),
    "open_count": mark("尚有 {n}未办结"),
}


def unripe(measure: Measure, row: Mapping[str, object]) -> float:
    """How many cases of the window the measure cannot count yet; 0 where none, or where it has no such."""
    value = row.get(measure.pending) if measure.pending else None
    return 0.0 if is_missing(value) else float(value)


def unripe_note(measure: Measure, row: Mapping[str, object]) -> str:
    """``尚未到期 12 件``: what is still to come, in the language spoken; empty where nothing is."""
    n = unripe(measure, row)
    return _(_SAID[measure.pending]).format(n=count(n)) if n else ""

"""How much of a measure is still to come: what is not yet due, not yet closed, not yet answered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pages.parts.findings.facts import facts
from pages.parts.findings.measures import Measure
from pages.parts.words.language import _, mark
from pages.parts.words.numbers import count

#: Measure -> how its card says what is still to come.
_SAID = {
    "on_time_rate": mark("尚未到期 {n}"),
    "half_closed_days": mark("尚有 {n}未办结"),
    "nine_tenths_closed_days": mark("尚有 {n}未办结"),
    "mediation_success_rate": mark("尚有 {n}在调解"),
    "fulfilment_rate": mark("{n}未写明是否履行"),
    "answered_rate": mark("尚有 {n}未回应"),
    "loop_rate": mark("在途 {n}"),
    "settled_rate": mark("尚有 {n}未办结"),
    "done_rate": mark("尚有 {n}未办结"),
    "partner_closed_count": mark("尚有 {n}未办结"),
    "fulfilled_rate": mark("尚有 {n}未兑现"),
}


def unripe_note(measure: Measure, row: Mapping[str, Any]) -> str:
    """``尚未到期 12 件``: what is still to come, in the language spoken; empty where nothing is."""
    pending = facts(measure, row).pending
    return _(_SAID[measure.name]).format(n=count(pending)) if pending else ""

"""The rows of 需办 on hazards: grave and serious ones that are still there after their deadline."""

from __future__ import annotations

import math

import pandas as pd

from data.snapshots.store import Snapshot
from pages.parts.asking.fetch import fetch
from pages.parts.findings.comparison import Tag
from pages.parts.findings.reading import is_named, short, some
from pages.parts.findings.signals import Signal
from pages.parts.words.language import _, listing
from pages.parts.words.numbers import DAYS, count, plain
from queries import Scope

OVERDUE = "hazards/overdue_rows"
#: Grade of danger -> level of its row.
_LEVELS = {"重大": Tag.ALARM, "较大": Tag.WATCH}
#: A hazard is looked at before what is only out of the ordinary: more than any distance from a limit.
_FIRST = 1_000.0
#: Number of communities and units that are named.
_NAMED = 3


def hazard_rows(scope: Scope, served: Snapshot) -> list[Signal]:
    """A row for the grave and one for the serious hazards whose deadline passed before the window ended.

    Only those that are still there count, whenever they were found. A window of long ago tells nothing of
    deadlines that passed after it, as 超期未结 is that at its end. Empty where the scope is narrowed by what
    hazards do not have: a row would then say more than the page.
    """
    if not served.row_counts.get("safety_hazard") or scope.effective_on(("safety_hazard",)) != scope:
        return []
    frame = fetch(OVERDUE, scope.history())
    if scope.date_to is not None:
        frame = frame[frame["due_at"] < pd.Timestamp(scope.date_to)]
    danger = frame["danger"].astype(str)
    return [
        _row(frame[danger == name], name, level, served)
        for name, level in _LEVELS.items()
        if (danger == name).any()
    ]


def _row(frame: pd.DataFrame, danger: str, level: Tag, served: Snapshot) -> Signal:
    latest = math.floor((served.as_of - frame["due_at"].min()).total_seconds() / 86400)
    said = {"danger": _(danger), "n": count(len(frame), "处"), "days": count(latest, DAYS)}
    places = frame["community"].astype(str).value_counts().head(_NAMED)
    units = [unit for unit in frame["responsible_unit"].astype(str).unique() if is_named(unit)]
    return Signal(
        level,
        _("**{danger}隐患** {n}超期未整改，最久已超 {days}").format(**said),
        listing(f"{short(place)} {plain(number)}" for place, number in places.items()),
        some(units, _NAMED) if units else "",
        weight=_FIRST + len(frame),
        clause=_("{danger}隐患 {n}超期未整改").format(**said),
        reason=_(
            "整改期限在所看时段结束前已过、到数据截至还没有整改完的{danger}隐患，不论何时发现；逐件数出，不作检验"
        ).format(**said),
    )

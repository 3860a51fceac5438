"""The name of the period before the one that is told."""

from __future__ import annotations

from data.snapshots.store import Snapshot
from pages.parts.asking.calendar_periods import period_words
from pages.parts.asking.series import Series, latest_name
from pages.parts.words.language import _
from queries import Grain, Scope


def earlier_name(run: Series, last: int, scope: Scope, served: Snapshot) -> str:
    """Name of the period before a judged one: 再上周 where that is 上周, else its date."""
    if last < 1:
        return ""
    if run.grain is Grain.WEEK and latest_name(run, last, scope, served) == _("上周"):
        return _("再上周")
    label = period_words(run.starts[last - 1], run.grain)
    return _("{day} 当周").format(day=label) if run.grain is Grain.WEEK else label

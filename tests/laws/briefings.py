"""The laws of the briefing's own sentences: which windows it compares, and what it knows nothing of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from data.snapshots.store import Snapshot
from pages.parts.asking.windows import kept_since
from pages.parts.briefing.model import Derivation, Number
from pages.parts.briefing.sourced_numbers import Window
from queries import Comparison, Scope
from tests.laws.told import Told

#: What follows a name of an earlier window where nothing is held against it.
_IDLE = "(?!、|均|无)"


def comparison_is_the_one_named(one: Told, served: Snapshot) -> Iterator[str]:
    """上期, 上月, 上季 and 上年同期 stand where numbers of those windows are, and nowhere else."""
    names = {which: Window(one.scope, served).name_of(which) for which in Comparison}
    windows = {name: one.scope.compared(served.as_of, which) for which, name in names.items()}
    found = re.findall(f"({'|'.join(windows)}){_IDLE}", one.text)
    named = {_days(windows[name]) for name in found}
    asked = {_days(number.against or number.scope) for number in one.numbers if not _is_setting(number)}
    if one.key != "kinds-volume":  # bars of both windows, with a legend
        yield from (
            f"{days} is compared with and not named"
            for days in asked & {*map(_days, windows.values())} - named
        )
    for number in one.numbers:
        if number.against is not None and _days(number.against) not in map(_days, windows.values()):
            yield f"{number.text} is held against {_days(number.against)}"


def what_was_not_kept_is_not_counted(one: Told, served: Snapshot) -> Iterator[str]:
    """No number is of a window, or of a point, before the first day of its ledger."""
    for number in one.numbers:
        if _is_setting(number) or number.question.split("/")[0] == "compounds":
            continue
        first = kept_since(number.question)
        ended = number.scope.date_to is not None and (first is None or number.scope.date_to <= first)
        if ended or (first and number.against is not None and number.against.date_from < first):
            yield f"{number.text} of {number.question} before {first}"
        starts = [date.fromisoformat(value) for column, value in number.rows if column == "period_start"]
        if number.question.endswith("volume_by_period") and any(
            (first - start).days >= 7 for start in starts
        ):
            yield f"a point of {starts} before {first}"


def _days(scope: Scope | None) -> tuple[date | None, date | None] | None:
    return None if scope is None else (scope.date_from, scope.date_to)


def _is_setting(number: Number) -> bool:
    return number.derivation in (Derivation.SETTING, Derivation.JUDGED)


LAWS = (comparison_is_the_one_named, what_was_not_kept_is_not_counted)

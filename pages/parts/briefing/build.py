"""Building of a briefing: its sections in order, its head and its foot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

from data.settings import settings
from data.snapshots.store import Snapshot
from pages.parts.asking.attention import attention
from pages.parts.asking.fetch import answer_from, snapshot
from pages.parts.asking.windows import windows
from pages.parts.briefing.basis import basis, comparison_lines
from pages.parts.briefing.handling import handling
from pages.parts.briefing.hazards import hazards
from pages.parts.briefing.kinds import kinds
from pages.parts.briefing.model import Briefing
from pages.parts.briefing.other_ledgers import callbacks, disputes, talks
from pages.parts.briefing.overall import SUMMARY, overall
from pages.parts.briefing.period_words import in_its_words, issue_of, words_of
from pages.parts.briefing.periods import by_its_periods
from pages.parts.briefing.ranked_places import places
from pages.parts.briefing.risks import risks
from pages.parts.briefing.sourced_numbers import Cell, Window
from pages.parts.subjects.overview import headlines
from pages.parts.words.column_names import definition
from pages.parts.words.dates import dates, day, period_name
from pages.parts.words.declared_names import BESIDE_THE_NUMBERS, SETTINGS
from pages.parts.words.language import speaking
from queries import Comparison, Scope

EVERYWHERE = "全街道"
_MEASURES = (
    "request_count", "per_thousand_households", "on_time_rate", "overdue_open_count", "repeat_rate",
    "response_rate", "resolution_rate", "satisfaction_rate", "case_count", "settlement_rate",
    "due_soon_count",
)  # fmt: skip


@speaking("zh")
def build(scope: Scope, served: Snapshot | None = None) -> Briefing:
    """The briefing of a scope.

    Args:
        scope: Places and dates; both dates are given.
        served: Snapshot that answers; the current one when None.
    """
    served = snapshot() if served is None else served
    with answer_from(served):
        return _assemble(Window(by_its_periods(scope).replace(comparison=Comparison.PREVIOUS), served))


def _assemble(window: Window) -> Briefing:
    asked, served = window.scope, window.served
    found = (
        overall(window), places(window), kinds(window), handling(window), disputes(window), callbacks(window),
        hazards(window), talks(window), risks(window), basis(window),
    )  # fmt: skip
    place, (first, end) = place_of(asked), asked.bounds
    return Briefing(
        office=settings().office,
        title=title_of(asked),
        issue=issue_of(asked),
        place=place,
        date_from=first,
        date_to=end,
        document=words_of(asked).document,
        period=period_of(window),
        compared=comparison_lines(window),
        as_of=served.as_of,
        request_count=int(Cell(SUMMARY, "request_count").value(asked)),
        excluded_count=int(Cell(SUMMARY, "excluded_count").value(asked)),
        is_demonstration=served.is_demonstration,
        snapshot=served.id,
        headline=headline_of(window),
        sections=tuple(section for section in found if section is not None),
        advice_title=words_of(asked).advice,
        definitions=tuple(definition(name) for name in _MEASURES),
        settings=tuple(settings_in_words()),
    )


def place_of(scope: Scope) -> str:
    """Place of the briefing: the whole sub-district, or the names of the places."""
    return "、".join(scope.compounds or scope.communities or ()) or EVERYWHERE


def title_of(scope: Scope) -> str:
    """Title of the document, with the name of the office or of the place."""
    place = place_of(scope)
    return f"{settings().office if place == EVERYWHERE else place}{words_of(scope).document}"


def period_of(window: Window) -> str:
    """The window by its dates, and the day to which it is counted where it is not over."""
    period = dates(*window.scope.bounds)
    return f"{period}（未结束，只算到 {day(window.served.as_of)}）" if window.is_open else period


def headline_of(window: Window) -> str:
    """The headline of the page 本周, with 本月 or 本期 for the window, whose dates stand beside it."""
    scope, served = window.scope, window.served
    reading = headlines.requests(windows(SUMMARY, scope, served), scope, served, attention(scope, served))
    own, period = window.words.own, period_name(scope.date_from, scope.date_to, served.as_of)
    told = reading.replace("**", "").replace(period, own, 1)
    return in_its_words(told, own, window.name_of(Comparison.PREVIOUS))


def settings_in_words() -> Iterator[tuple[str, str]]:
    """Label and value of the settings that change a number."""
    for name, value in sorted(asdict(settings()).items()):
        if name not in BESIDE_THE_NUMBERS:
            yield SETTINGS[name], str(value)

"""Charts of other pages in the briefing: how a chart is identified, added and moved."""

from __future__ import annotations

import functools
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlencode

from data.errors import StoreError
from data.notebook.briefing_choices import Charts, ChosenChart, change_charts, charts
from pages.parts.asking.calendar_periods import calendar_grain
from pages.parts.asking.notebook import last_change
from pages.parts.words.condition_words import condition_in_short
from queries import Grain, Scope, ScopeError

#: Query of the default scope: a chart without filters of its own.
_OWN = Scope().to_query()
#: Page and key of a chart that stands on another page now -> that page; briefings go on showing it.
_MOVED = {("compound", "complaints-by-month"): "service_requests"}
#: The briefings that have charts of their own; every window that is none of them goes with the weekly one.
WEEKLY = Grain.WEEK


def briefing_kind(scope: Scope) -> Grain:
    """The briefing to which a window belongs: a month to the monthly, a quarter to the quarterly one."""
    return calendar_grain(scope.date_from, scope.date_to) or WEEKLY


def chosen_chart(page: str, block: str, scope: Scope) -> ChosenChart:
    """A block with the scope in which the user sees it on that page.

    Its dates are those of the briefing. Where the user has set no filter, its places are too: in the
    briefing of a community it shows that community. Its grain is that of the briefing unless another was set.
    """
    has_own_grain = scope.grain not in (Scope().grain, briefing_kind(scope))
    grain = scope.grain if has_own_grain else Scope().grain
    query = scope.replace(date_from=None, date_to=None, comparison=None, grain=grain).to_query()
    return ChosenChart(page, block, "" if query == _OWN else urlencode(query, doseq=True))


def briefing_charts(home: Path, kind: Grain = WEEKLY) -> Charts:
    """The charts of a briefing in order, read again when the notebook has changed: every block asks.

    Raises:
        StoreError: The list cannot be read.
    """
    return _read(home, kind, last_change(home))


@functools.lru_cache(maxsize=16)
def _read(home: Path, kind: Grain, _last_change: tuple[tuple[int, int], ...]) -> Charts:
    return _where_they_stand(charts(home, kind.value))


def _where_they_stand(chosen: Charts) -> Charts:
    return tuple(replace(one, page=_MOVED.get((one.page, one.block), one.page)) for one in chosen)


def add_chart(home: Path, chart: ChosenChart, kind: Grain = WEEKLY) -> None:
    """Append a chart to a briefing; one that is in it stays where it is.

    Args:
        home: Folder of the store.
        chart: The chart.
        kind: Which briefing, as ``briefing_kind`` tells it.

    Raises:
        StoreError: The list of charts cannot be read or saved.
    """

    def with_chart(before: Charts) -> list[ChosenChart]:
        standing = _where_they_stand(before)
        return [*standing] if chart in standing else [*standing, chart]

    change_charts(home, with_chart, kind.value)


def move_chart(chosen: tuple[ChosenChart, ...], place: int, steps: int) -> tuple[ChosenChart, ...]:
    """The charts, with the one at index ``place`` moved by ``steps``; it stops at the ends."""
    others = [*chosen[:place], *chosen[place + 1 :]]
    target = min(max(place + steps, 0), len(others))
    return (*others[:target], chosen[place], *others[target:])


def with_fixed_scope(chart: ChosenChart, scope: Scope) -> ChosenChart:
    """The chart as the briefing of a scope shows it, with those dates and places fixed."""
    chosen = scope_of(chart) if chart.query else scope
    query = chosen.replace(date_from=scope.date_from, date_to=scope.date_to, comparison=scope.comparison)
    return replace(chart, query=urlencode(query.to_query(), doseq=True), follows=False)


def with_briefing_scope(chart: ChosenChart, scope: Scope) -> ChosenChart:
    """The chart with the dates of the briefing, and with its places when they are those of its scope."""
    chosen = scope_of(chart)
    dates = {"date_from": scope.date_from, "date_to": scope.date_to, "comparison": scope.comparison}
    has_own_grain = chosen.grain not in (Scope().grain, briefing_kind(scope))
    is_own = chosen.replace(**dates, grain=scope.grain) == scope and not has_own_grain
    return chosen_chart(chart.page, chart.block, Scope() if is_own else chosen)


def scope_of(chart: ChosenChart) -> Scope:
    """The scope with which the chart was added to the briefing.

    Raises:
        StoreError: The list was changed by hand, and its scope cannot be read.
    """
    try:
        return Scope.from_query(parse_qs(chart.query))
    except ScopeError as error:
        raise StoreError(
            f"简报图表清单中 {chart.page}/{chart.block} 的范围读不出来：{error}。请改正这一条。"
        ) from error


def narrowing_names(chart: ChosenChart) -> list[str]:
    """Names of the places, and the conditions, in the chart's own filters."""
    scope = scope_of(chart)
    places = [name for field in (scope.communities, scope.compounds) for name in field or ()]
    return [*places, *map(condition_in_short, scope.all_conditions)]

"""Charts of other pages in the briefing: how a chart is identified, added and removed."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs, urlencode

from data.errors import StoreError
from data.snapshots.briefing_choices import CHOICES, ChosenChart, charts, set_charts
from pages.parts.words.condition_words import condition_in_short
from queries import Scope, ScopeError

#: Query of the default scope: a chart without filters of its own.
_OWN = Scope().to_query()


def chosen_chart(page: str, block: str, scope: Scope) -> ChosenChart:
    """A block with the scope in which the user sees it on that page.

    Its dates are those of the briefing. Where the user has set no filter, its places are too: in the
    briefing of a community it shows that community.
    """
    query = scope.replace(date_from=None, date_to=None, comparison=None).to_query()
    return ChosenChart(page, block, "" if query == _OWN else urlencode(query, doseq=True))


def toggle(chart: ChosenChart) -> bool:
    """Whether the briefing has a chart now: appends the chart, or removes it when it is in the briefing.

    Raises:
        StoreError: The list of charts cannot be read or saved.
    """
    before = charts()
    is_new = chart not in before
    set_charts([*before, chart] if is_new else [one for one in before if one != chart])
    return is_new


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
    is_own = chosen.replace(**dates, grain=scope.grain) == scope and chosen.grain == Scope().grain
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
            f"简报图表清单（{CHOICES}）中 {chart.page}/{chart.block} 的范围读不出来：{error}。请改正这一条。"
        ) from error


def narrowing_names(chart: ChosenChart) -> list[str]:
    """Names of the places, and the conditions, in the chart's own filters."""
    scope = scope_of(chart)
    places = [name for field in (scope.communities, scope.compounds) for name in field or ()]
    return [*places, *map(condition_in_short, scope.all_conditions)]

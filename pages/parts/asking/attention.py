"""The rows of 需办: what needs attention in volumes, targets and backlog."""

from __future__ import annotations

import functools
from collections.abc import Hashable, Mapping, Sequence
from datetime import date, timedelta

from data.schema import UNFILLED
from data.settings import settings
from data.snapshots.store import Snapshot
from pages.parts.asking.answers_pooled import with_answers
from pages.parts.asking.calendar_periods import period_end
from pages.parts.asking.cards import judgement_of
from pages.parts.asking.fetch import fetch
from pages.parts.asking.fetch import snapshot as source
from pages.parts.asking.hazard_rows import hazard_rows
from pages.parts.asking.hot_cells import hot_rows
from pages.parts.asking.judged_parts import judged_parts
from pages.parts.asking.notebook import notebook
from pages.parts.asking.office_measures import OFFICE, STOCKS, label_of, office
from pages.parts.asking.rise import clause, source_of_rise
from pages.parts.asking.series import latest_name
from pages.parts.asking.window_names import length_of
from pages.parts.asking.windows import history
from pages.parts.findings.against_target import Standing, below_target, judged_standings, standings
from pages.parts.findings.case import facts
from pages.parts.findings.false_discovery import Candidate, Group, passing_candidates
from pages.parts.findings.part import Part
from pages.parts.findings.reading import is_named, word
from pages.parts.findings.signals import (
    Signal,
    measure_signal,
    select,
    target_signals,
    volume_signals,
)
from pages.parts.words.dates import dates, period_name
from pages.parts.words.language import _, language
from pages.parts.words.numbers import is_missing
from queries import Grain, Scope
from queries.measures import MEASURES

#: Questions whose parts (communities, categories) are tested for a rise, each with the column of its parts.
VOLUMES = (
    ("service_requests/volume_by_community_period", "community"),
    ("service_requests/volume_by_category_period", "category"),
)
_GROUPS = {"community": Group.COMMUNITY, "category": Group.CATEGORY}
#: A rate per community needs more answers than one week brings: its window is at least this long.
RATE_WINDOW = timedelta(weeks=12)


def rate_scope(scope: Scope, *, keeps_comparison: bool = False) -> Scope:
    """The scope, its window extended back to at least twelve weeks, for rates of small units.

    Args:
        scope: What the page shows.
        keeps_comparison: Whether an extended window keeps the comparison of the scope.
    """
    wide = scope.at_least(RATE_WINDOW)
    return wide if keeps_comparison or wide == scope else wide.replace(comparison=None)


def among_all(scope: Scope) -> Scope:
    """The scope with all places: a community or compound is compared with all the others.

    Conditions on what compounds are stay: then it is compared with the others that meet them.
    """
    left = tuple(each for each in scope.conditions if each.dimension not in ("community", "compound"))
    return scope.replace(communities=None, compounds=None, conditions=left)


def satisfaction_standings(scope: Scope) -> list[Standing]:
    """Each community against the target of the satisfaction rate, over at least twelve weeks.

    Empty where compounds are selected: their residents do not answer for the whole community.
    """
    if scope.compounds is not None:
        return []
    frame = fetch("satisfaction/rate_by_community", rate_scope(scope))
    target, small = settings().satisfaction_target, settings().small_sample
    return standings(frame, "community", "satisfaction_rate", "rated_count", target, small)


def attention(scope: Scope, served: Snapshot, *, measures: Sequence[str] = OFFICE) -> list[Signal]:
    """All rows of 需办, worst first; the table shows the first of them.

    Args:
        scope: What the page shows.
        served: Snapshot that answers.
        measures: The measures on the cards of the page: a card with 预警, 未达标 or 关注 has a row here.
    """
    known = _signal_cache(
        source().id, served.id, scope, tuple(measures), language(), settings(), notebook(served)
    )
    if not known:
        known.append(tuple(_all_signals(scope, served, measures)))
    return list(known[0])


@functools.lru_cache(maxsize=64)
def _signal_cache(*_of: Hashable) -> list[tuple[Signal, ...]]:
    # Cards, headline and sheet of a briefing, and each rerun of its page, need the same rows.
    return []


def _all_signals(scope: Scope, served: Snapshot, measures: Sequence[str]) -> list[Signal]:
    found = _volumes(scope, served) if "request_count" in measures else []
    names = {signal.unit for signal in found}
    found += _target_misses(scope, measures)
    for name in measures:
        if name == "request_count" and scope.compounds is None and names & set(scope.communities or ()):
            continue  # the place has a row already
        found += _measure(name, scope, served)
    if "request_count" in measures:
        found += hot_rows(scope, served)
    if set(OFFICE) <= set(measures):
        found += hazard_rows(scope, served)
    return select(found)


def _is_whole(scope: Scope, by: str) -> bool:
    """Whether there is only one part, which equals the whole: with compounds or one category selected."""
    if by == "community":
        return scope.compounds is not None
    return scope.categories is not None and len(scope.categories) == 1


def _volumes(scope: Scope, served: Snapshot) -> list[Signal]:
    """Communities and categories whose last period rose more than chance explains among so many."""
    found: list[Signal] = []
    asked = _where_it_rose(scope, served)
    for question, by in VOLUMES:
        if _is_whole(scope, by):
            continue
        risen = risen_parts(judged_parts(question, by, scope, served)[1], by)
        where = {part.name: source_of_rise(asked, served, by, part.name) for part in risen}
        owners = {} if by == "community" else {part.name: _unit(asked, part.name) for part in risen}
        clauses = {part.name: clause(asked, served, by, part, where[part.name]) for part in risen}
        if asked != scope:
            when = _last_period(scope, served)
            clauses = {name: _("{when}{clause}").format(when=when, clause=clauses[name]) for name in clauses}
        sources = {name: origin.text for name, origin in where.items()}
        found += volume_signals(
            risen, by=by, period=_last_period(scope, served), sources=sources, owners=owners, clauses=clauses
        )
    return found


def risen_parts(parts: Mapping[str, Part], by: str) -> list[Part]:
    """The named communities (or categories) that rose more than chance explains among so many.

    Args:
        parts: All of them, as ``judged_parts`` returns them.
        by: What they are: ``community`` or ``category``.
    """
    named = [part for part in parts.values() if is_named(part.name)]
    looked = [Candidate(part, _GROUPS[by], part.rise_chance) for part in named]
    return [each.row for each in passing_candidates(looked) if each.row.has_risen]


def _target_misses(scope: Scope, measures: Sequence[str]) -> list[Signal]:
    """Communities below the target of satisfaction, and units below the target of closing on time.

    Over at least twelve weeks, and by more than chance explains among so many that just meet the target.
    """
    wide, chosen, rows = rate_scope(scope), settings(), []
    window = {
        "window": dates(wide.date_from, wide.date_to),
        "name": "" if wide.date_from == scope.date_from else word(length_of(wide)),
    }
    for group, by, measure, found, target in (
        (Group.TARGET, "community", "satisfaction_rate", satisfaction_standings, chosen.satisfaction_target),
        (Group.UNIT, "responsible_unit", "on_time_rate", _unit_standings, chosen.on_time_target),
    ):
        if measure not in measures:
            continue
        units = found(scope)
        beside = _("已按同看的 {n} 个校正：{group}").format(n=len(judged_standings(units)), group=_(group))
        missed = below_target(units, target, group)
        told = target_signals(missed, MEASURES[measure].label, target, by=by, looked=beside, **window)
        rows += with_answers(told, measure, wide)
    return rows


def _unit_standings(scope: Scope) -> list[Standing]:
    """Each responsible unit against the target of closing on time; empty where compounds are selected."""
    if scope.compounds is not None:
        return []
    frame = fetch("service_requests/on_time_by_unit", rate_scope(scope).replace(comparison=None))
    target, small = settings().on_time_target, settings().small_sample
    return standings(frame, "responsible_unit", "on_time_rate", "due_count", target, small)


def _last_period(scope: Scope, served: Snapshot) -> str:
    """Name of the last period that is over, where that is not the window itself; empty where it is."""
    found = _bounds_of_last_period(scope, served)
    if found is None or found == (scope.date_from, scope.date_to):
        return ""
    if scope.grain is Grain.QUARTER:
        return period_name(*found, served.as_of).rstrip()
    run = history("service_requests/volume_by_period", "request_count", scope, served)
    return latest_name(run, run.position(found[0]), scope, served)


def _bounds_of_last_period(scope: Scope, served: Snapshot) -> tuple[date, date] | None:
    """First day, and day after the last, of the last period that is over and judged."""
    run = history("service_requests/volume_by_period", "request_count", scope, served)
    last = run.until(scope.date_to).last
    return None if last < 0 else (run.starts[last], period_end(run.starts[last], run.grain))


def _where_it_rose(scope: Scope, served: Snapshot) -> Scope:
    """The scope over the period whose rise is told: not the window, where no period of the window is over."""
    found = _bounds_of_last_period(scope, served)
    if found is None or scope.date_from is None or found[0] >= scope.date_from:
        return scope
    return scope.replace(date_from=found[0], date_to=found[1])


def _unit(scope: Scope, category: str) -> str:
    units = fetch("service_requests/on_time_by_unit", scope.replace(categories=(category,)))
    named = units[~units["responsible_unit"].isin([UNFILLED])]
    if named.empty:
        return ""
    return str(named.sort_values("request_count", ascending=False).iloc[0]["responsible_unit"])


def _measure(name: str, scope: Scope, served: Snapshot) -> list[Signal]:
    """The row of a measure of the whole scope, with the state on its card."""
    found, run = office(name, scope, served)
    judgement = judgement_of(name, found, run, is_stock=name in STOCKS)
    measure = MEASURES[name]
    now, then = (
        float("nan") if row is None else facts(measure, row).value for row in (found.now, found.before)
    )
    if is_missing(now):
        return []
    rows = measure_signal(measure, judgement, now, then, label_of(name), found.earlier_name)
    return with_answers(rows, name, scope)

"""What needs attention: the rows of 须办, gathered from volumes, targets and backlog."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd

from data.settings import settings
from data.store import Snapshot
from pages.parts.fetch import fetch
from pages.parts.findings.against_target import Standing, standings
from pages.parts.findings.comparison import Evidence, count_side
from pages.parts.findings.contribution import contribution
from pages.parts.findings.hot_spots import (
    EARLIER_WEEKS,
    RECENT_WEEKS,
    hot_spot_signals,
    hot_spots,
)
from pages.parts.findings.measures import MEASURES
from pages.parts.findings.signals import (
    Signal,
    controls,
    leading_part,
    measure_signal,
    select,
    target_signals,
    volume_signals,
)
from pages.parts.findings.xmr import Control, State
from pages.parts.holidays import holiday_periods
from pages.parts.series import BASELINE, period_end
from pages.parts.windows import all_time, before, history, shifted
from queries import Comparison, Scope

HOT_SPOTS = "signals/count_by_compound_category"
#: A rate per community needs more answers than one week brings: it is judged over at least so long.
RATE_WINDOW = timedelta(weeks=12)


def widened(scope: Scope, *, keeps_comparison: bool = False) -> Scope:
    """The scope over at least the twelve weeks that end with it, for rates of small units."""
    if scope.date_from is None or scope.date_to is None or scope.date_to - scope.date_from >= RATE_WINDOW:
        return scope
    comparison = scope.comparison if keeps_comparison else None
    return scope.replace(date_from=scope.date_to - RATE_WINDOW, comparison=comparison)


def among_all(scope: Scope) -> Scope:
    """The scope with every place: a community or compound is judged among the others."""
    return scope.replace(communities=None, compounds=None)


def community_controls(
    question: str, by: str, scope: Scope, served: Snapshot, value: str = "request_count"
) -> dict[str, tuple[tuple[float, ...], Control]]:
    """Series and states of every part of a period question, up to the end of the window."""
    return judged_parts(question, by, scope, served, value)[1]


def judged_parts(
    question: str, by: str, scope: Scope, served: Snapshot, value: str = "request_count"
) -> tuple[list[date], dict[str, tuple[tuple[float, ...], Control]]]:
    """First days of the periods up to the end of the window, and series and states of every part."""
    frame = fetch(question, all_time(question, scope, served))
    if frame.empty:
        return [], {}
    starts = pd.to_datetime(frame["period_start"]).dt.date
    frame = frame.assign(period_start=starts)
    if scope.date_to is not None:
        frame = frame[starts < scope.date_to]
    kept = sorted(set(frame["period_start"]))[-BASELINE[scope.grain] :]
    frame = frame[frame["period_start"].isin(kept)]
    judged = controls(
        frame,
        by,
        value=value,
        holidays=holiday_periods(kept, scope.grain.value),
        incomplete=[_is_incomplete(start, scope, served) for start in kept],
    )
    return kept, judged


def hot_spot_scope(scope: Scope, served: Snapshot) -> tuple[Scope, int]:
    """The thirty weeks that end with the window, and how many of the 26 earlier ones the ledger holds."""
    end = scope.date_to or served.as_of.date() + timedelta(days=1)
    recent = end - timedelta(weeks=RECENT_WEEKS)
    asked = scope.replace(date_from=recent - timedelta(weeks=EARLIER_WEEKS), date_to=end, comparison=None)
    kept_from = all_time(HOT_SPOTS, scope, served).date_from
    held = 0 if kept_from is None else max(0, (recent - kept_from).days // 7)
    return asked, min(held, EARLIER_WEEKS)


def hot(scope: Scope, served: Snapshot) -> pd.DataFrame:
    """The hot spots of the four weeks that end with the window."""
    asked, held = hot_spot_scope(scope, served)
    return hot_spots(fetch(HOT_SPOTS, asked), earlier_weeks=held)


def _is_incomplete(start: date, scope: Scope, served: Snapshot) -> bool:
    return period_end(start, scope.grain) > served.as_of.date() + timedelta(days=1)


def satisfaction_standings(scope: Scope) -> list[Standing]:
    """Every community against the target of the satisfaction rate, over at least twelve weeks."""
    frame = fetch("satisfaction/rate_by_community", widened(scope))
    target, small = settings().satisfaction_target, settings().small_sample
    return standings(frame, "community", "satisfaction_rate", "rated_count", target, small)


def attention(scope: Scope, served: Snapshot, *, has_targets: bool = True) -> list[Signal]:
    """The rows of the table, worst first.

    Args:
        scope: What is looked at.
        served: Where the numbers come from.
        has_targets: Whether rates below target, the backlog and hot spots are rows too, or volumes only.
    """
    by_community = community_controls(
        "service_requests/volume_by_community_period", "community", scope, served
    )
    by_category = community_controls("service_requests/volume_by_category_period", "category", scope, served)
    risen = [signal.unit for signal in volume_signals(by_community)]
    kinds = [signal.unit for signal in volume_signals(by_category)]
    found = volume_signals(by_community, sources={name: _made_of(scope, served, name) for name in risen})
    found += volume_signals(
        by_category,
        sources={name: _where(scope, served, name) for name in kinds},
        owners={name: _unit(scope, name) for name in kinds},
    )
    if has_targets:
        found += target_signals(satisfaction_standings(scope), "满意率", settings().satisfaction_target)
        found += _measures(scope, served)
        found += hot_spot_signals(hot(scope, served))
    return select(found)


def _made_of(scope: Scope, served: Snapshot, community: str) -> str:
    return _leading(
        "service_requests/volume_by_category", "category", scope.replace(communities=(community,)), served
    )


def _where(scope: Scope, served: Snapshot, category: str) -> str:
    return _leading(
        "service_requests/volume_by_community", "community", scope.replace(categories=(category,)), served
    )


def _leading(question: str, by: str, scope: Scope, served: Snapshot) -> str:
    asked = scope if scope.comparison is not None else scope.replace(comparison=Comparison.PREVIOUS)
    return leading_part(contribution(fetch(question, asked), before(question, asked, served), by))


def _unit(scope: Scope, category: str) -> str:
    units = fetch("service_requests/on_time_by_unit", scope.replace(categories=(category,)))
    named = units[~units["responsible_unit"].isin(["未填写"])]
    return (
        ""
        if named.empty
        else str(named.sort_values("request_count", ascending=False).iloc[0]["responsible_unit"])
    )


def _measures(scope: Scope, served: Snapshot) -> list[Signal]:
    """Whole-office rates whose last period left its limits, and a backlog that moved beyond chance."""
    question, found = "service_requests/on_time_by_period", []
    for name in ("on_time_rate", "repeat_rate"):
        run = history(question, name, scope, served)
        judged = run.until(scope.date_to)
        if judged.last < 1 or not judged.is_current or not judged.last_state.is_signal:
            continue
        now, then = (run.points[at] or 0.0 for at in (judged.last, judged.last - 1))
        found += measure_signal(MEASURES[name], now, then, Evidence(judged.last_state, judged.last_side))
    return found + _backlog(scope, served)


def _backlog(scope: Scope, served: Snapshot) -> list[Signal]:
    question = "service_requests/overdue_by_period"
    run = history(question, "overdue_open_count", scope, served)
    other = shifted(question, scope, served)
    ends = [run.upto(each.date_to) - 1 for each in (scope, other) if each is not None]
    if len(ends) < 2 or min(ends) < 0:
        return []
    now, then = (float(run.points[at] or 0) for at in ends)
    side = count_side(now, then)
    return measure_signal(
        MEASURES["overdue_open_count"], now, then, Evidence(State.WATCH if side else State.NORMAL, side)
    )

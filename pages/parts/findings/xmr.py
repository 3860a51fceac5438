"""Process-behaviour limits (XmR): is a period ordinary noise, or a signal worth a reaction?

Limits are mean ± 2.66 × mean moving range of all ordinary, finished periods since the last change
of the process, never of the visible window, so that zooming does not move them.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence

from pages.parts.findings.states import Control, Limits, State, unknown

#: 3 / d2 for ranges of two values: the constant of the XmR chart.
XMR_FACTOR = 2.66
#: Fewer ordinary periods than this give no limits.
LEAST_POINTS = 12
#: So many ordinary periods in a row on one side of the mean are a signal too.
RUN_LENGTH = 8


def limits(counts: Sequence[float], excluded: Sequence[bool], least_reach: float = 0.0) -> Limits:
    """Natural limits of the periods not excluded; unknown (NaN) when those are fewer than 12.

    Moving ranges are taken between neighbours of what is left. No limit lies nearer to the mean than
    ``least_reach``; of values that are never negative the lower one is at least 0.

    Raises:
        ValueError: The two sequences differ in length.
    """
    ordinary = [float(value) for value, out in zip(counts, excluded, strict=True) if not out]
    if len(ordinary) < LEAST_POINTS:
        return unknown(len(ordinary))
    mean = sum(ordinary) / len(ordinary)
    ranges = [abs(after - before) for before, after in zip(ordinary, ordinary[1:], strict=False)]
    moving_range = sum(ranges) / len(ranges)
    reach = max(XMR_FACTOR * moving_range, least_reach)
    lower = mean - reach if min(ordinary) < 0 else max(0.0, mean - reach)
    return Limits(mean, mean + reach, lower, moving_range, len(ordinary))


def signals(
    counts: Sequence[float], of: Limits, excluded: Sequence[bool], least_reach: float = 0.0
) -> Control:
    """State of every period against limits: outside once 关注, twice running 预警, eight on one side 关注.

    Excluded periods are passed over: they neither signal nor break a run. Eight on one side are none while
    the last of them is nearer to the mean than ``least_reach``.

    Raises:
        ValueError: The two sequences differ in length.
    """
    states, sides, runs = [], [], []
    outside_side = outside_run = mean_side = mean_run = 0
    for value, out in zip(counts, excluded, strict=True):
        if out:
            states.append(State.EXCLUDED), sides.append(0), runs.append(0)
            continue
        side = of.side(value)
        outside_run = outside_run + 1 if side and side == outside_side else int(side != 0)
        outside_side = side
        above = int(value > of.mean) - int(value < of.mean)
        mean_run = mean_run + 1 if above and above == mean_side else int(above != 0)
        mean_side = above
        is_long = mean_run >= RUN_LENGTH and abs(value - of.mean) >= least_reach
        state = State.ALARM if outside_run >= 2 else State.WATCH if outside_run or is_long else State.NORMAL
        states.append(state), sides.append(side or (above if is_long else 0)), runs.append(outside_run)
    return Control(tuple(states), tuple(sides), tuple(runs), (of,) * len(states))


def control(
    counts: Sequence[float | None],
    *,
    holidays: Sequence[bool] = (),
    incomplete: Sequence[bool] = (),
    partial: Collection[int] = (),
    events: Collection[int] = (),
    changes: Collection[int] = (),
    least_reach: float = 0.0,
) -> Control:
    """A whole series judged: limits recomputed from each change on, and why a period is not judged.

    Args:
        counts: One value a period in order; None or NaN where the ledger is missing.
        holidays: For each period whether it is a holiday week.
        incomplete: For each period whether it is not over at the day of the data.
        partial: Positions of periods in whose middle the ledger begins.
        events: Positions of one-offs with a known cause.
        changes: Positions from which the process or its definition is another one.
        least_reach: What is nearer to the mean than this is no signal.
    """
    reasons = _reasons(counts, holidays, incomplete, partial, events)
    values = [
        0.0 if reason is State.MISSING else float(value)
        for value, reason in zip(counts, reasons, strict=True)
    ]
    excluded = [reason is not None for reason in reasons]
    states: list[State] = []
    sides: list[int] = []
    runs: list[int] = []
    valid: list[Limits] = []
    edges = [0, *sorted(at for at in changes if 0 < at < len(values)), len(values)]
    for start, end in zip(edges, edges[1:], strict=False):
        out = excluded[start:end]
        of = limits(values[start:end], out, least_reach)
        part = signals(values[start:end], of, out, least_reach)
        states += part.states
        sides += part.sides
        runs += part.runs
        valid += part.limits
    told = tuple(reason or state for reason, state in zip(reasons, states, strict=True))
    return Control(told, tuple(sides), tuple(runs), tuple(valid))


def _reasons(
    counts: Sequence[float | None],
    holidays: Sequence[bool],
    incomplete: Sequence[bool],
    partial: Collection[int],
    events: Collection[int],
) -> list[State | None]:
    """Why each period is not judged; None for an ordinary one."""

    def reason(at: int, value: float | None) -> State | None:
        if value is None or math.isnan(value):
            return State.MISSING
        if incomplete and incomplete[at]:
            return State.INCOMPLETE
        if at in partial:
            return State.PARTIAL
        if holidays and holidays[at]:
            return State.EXCLUDED
        return State.EVENT if at in events else None

    return [reason(at, value) for at, value in enumerate(counts)]

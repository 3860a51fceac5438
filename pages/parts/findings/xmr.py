"""Process-behaviour limits (XmR): is a period ordinary noise, or a signal worth a reaction?

Limits are mean ± 2.66 × mean moving range of all ordinary, finished periods since the last change
of the process, never of the visible window, so that zooming does not change them.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Collection, Sequence

import numpy as np

from pages.parts.findings.signal_rules import STATES, Evidence, FiringRules, firing_rules
from pages.parts.findings.states import Control, Limits, Rule, State, unknown

#: 3 / d2 for ranges of two values: the constant of the XmR chart.
XMR_FACTOR = 2.66
#: With fewer ordinary periods there are no limits.
LEAST_POINTS = 12


def limits(counts: Sequence[float], excluded: Sequence[bool], least_reach: float = 0.0) -> Limits:
    """Natural limits of the periods not excluded; unknown (NaN) when those are fewer than 12.

    Moving ranges are computed between neighbouring ordinary periods. No limit lies nearer to the mean than
    ``least_reach``; where no value is negative the lower limit is at least 0.

    Raises:
        ValueError: The two sequences differ in length.
    """
    ordinary = [float(value) for value, out in zip(counts, excluded, strict=True) if not out]
    if len(ordinary) < LEAST_POINTS:
        return unknown(len(ordinary))
    return natural_limits(ordinary, least_reach)


def natural_limits(values: Sequence[float], least_reach: float = 0.0) -> Limits:
    """The limits of an individuals chart over at least two values, all included.

    By NIST/SEMATECH, Handbook of Statistical Methods, 6.3.2.2.
    """
    mean = sum(values) / len(values)
    ranges = [abs(after - before) for before, after in zip(values, values[1:], strict=False)]
    moving_range = sum(ranges) / len(ranges)
    reach = max(XMR_FACTOR * moving_range, least_reach)
    lower = mean - reach if min(values) < 0 else max(0.0, mean - reach)
    return Limits(mean, mean + reach, lower, moving_range, len(values))


def signals(
    counts: Sequence[float], of: Limits, excluded: Sequence[bool], least_reach: float = 0.0
) -> Control:
    """State of every period against limits: outside once 关注, two of three far 预警, eight on one side 关注.

    Excluded periods are skipped: they neither signal nor break a run. A value nearer to the mean than
    ``least_reach`` is no signal.

    Raises:
        ValueError: The two sequences differ in length.
    """
    ordinary = np.array([value for value, out in zip(counts, excluded, strict=True) if not out], dtype=float)
    return with_excluded_periods(
        firing_rules(_evidence(ordinary, of, least_reach)), excluded, (of,) * len(excluded)
    )


def _evidence(values: np.ndarray, of: Limits, least_reach: float) -> Evidence:
    away = values - of.mean
    with np.errstate(divide="ignore", invalid="ignore"):  # a process without any noise
        z = away / of.sigma
    outside = (values > of.upper).astype(int) - (values < of.lower).astype(int)
    shared = np.full(len(values), 1 / (of.point_count + 1))
    return Evidence(z, np.sign(away), outside, np.abs(away) >= least_reach, shared)


def with_excluded_periods(said: FiringRules, excluded: Sequence[bool], limits: tuple[Limits, ...]) -> Control:
    """The result of the rules for the ordinary periods, with the excluded periods inserted between them."""
    at = iter(zip(said.rules, said.sides, said.runs, said.chances, strict=True))
    nothing = (Rule.NOTHING, 0, 0, 1.0)
    rows = [nothing if out else next(at) for out in excluded]
    rules, sides, runs, chances = zip(*rows, strict=True) if rows else ((), (), (), ())
    states = tuple(State.EXCLUDED if out else STATES[rule] for rule, out in zip(rules, excluded, strict=True))
    return Control(states, sides, runs, limits, rules, chances)


def control(
    counts: Sequence[float | None],
    *,
    holidays: Sequence[bool] = (),
    incomplete: Sequence[bool] = (),
    partial: Collection[int] = (),
    small: Collection[int] = (),
    events: Collection[int] = (),
    changes: Collection[int] = (),
    least_reach: float = 0.0,
) -> Control:
    """Judge a whole series: limits recomputed from each change on, and why a period is not judged.

    Args:
        counts: One value per period in order; None or NaN where the ledger is missing.
        holidays: Per period, whether it is a holiday week.
        incomplete: Per period, whether it is unfinished at the day of the data.
        partial: Positions of periods that the ledger covers only in part.
        small: Positions of periods in which a rate has too few cases.
        events: Positions of one-off events with a known cause.
        changes: Positions from which the process or its definition is another one.
        least_reach: A smaller distance from the mean is no signal.
    """
    reasons = why_unjudged(counts, holidays, incomplete, partial, events, small)
    values = [
        0.0 if value is None or reason is State.MISSING else float(value)
        for value, reason in zip(counts, reasons, strict=True)
    ]
    excluded = [reason is not None for reason in reasons]
    edges = [0, *sorted(at for at in changes if 0 < at < len(values)), len(values)]
    parts = []
    for start, end in zip(edges, edges[1:], strict=False):
        of = limits(values[start:end], excluded[start:end], least_reach)
        parts.append(signals(values[start:end], of, excluded[start:end], least_reach))
    return join_stretches(parts, reasons)


def join_stretches(parts: Sequence[Control], reasons: Sequence[State | None]) -> Control:
    """Consecutive stretches as one series, with the reasons of the periods that are not judged."""
    told = tuple(
        reason or state
        for reason, state in zip(reasons, itertools.chain(*(p.states for p in parts)), strict=True)
    )
    sides, runs, valid, rules, chances = (
        tuple(itertools.chain(*(getattr(part, name) for part in parts)))
        for name in ("sides", "runs", "limits", "rules", "chances")
    )
    return Control(told, sides, runs, valid, rules, chances)


def why_unjudged(
    counts: Sequence[float | None],
    holidays: Sequence[bool],
    incomplete: Sequence[bool],
    partial: Collection[int],
    events: Collection[int],
    small: Collection[int] = (),
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
        if at in small:
            return State.SMALL
        return State.EVENT if at in events else None

    return [reason(at, value) for at, value in enumerate(counts)]

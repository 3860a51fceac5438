"""Rules of what gathers at a place: requests past their deadline, dissatisfied answers, targets missed.

Each is a function of all weeks at once, and says of each what that week and those before it hold.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from scipy import special

from pages.parts.findings.against_target import Standing, below_target
from pages.parts.findings.cell_chances import EARLIER_WEEKS, RECENT_WEEKS, upper_tail
from pages.parts.findings.comparison import position, wilson
from pages.parts.findings.event import EventKind
from pages.parts.findings.events.cells import Cell, WeeklyCounts, sums_of
from pages.parts.findings.events.rules import EventSignal, upper_limit
from pages.parts.findings.false_discovery import SHARES, Group, passing

#: Weeks of a rate: one brings too few answers.
RATE_WEEKS = 12
#: A gathering has at least this many, of which so many came lately.
LEAST_GATHERED, LEAST_ENTERED = 3, 2


def overdue_signals(stock: WeeklyCounts, entered: WeeklyCounts) -> Iterator[EventSignal]:
    """超期集中: more past their deadline than ever in the half year until four weeks before.

    Args:
        stock: What was past its deadline and open at the end of each week, by community and category.
        entered: What missed its deadline in each week, of the same cells.
    """
    came = sums_of(entered.counts, RECENT_WEEKS)
    for at in range(EARLIER_WEEKS + RECENT_WEEKS - 1, stock.weeks if stock.cells else 0):
        judged_from = at + 1 - RECENT_WEEKS
        earlier, now = stock.counts[:, judged_from - EARLIER_WEEKS : judged_from], stock.counts[:, at]
        is_more = (now >= LEAST_GATHERED) & (came[:, at] >= LEAST_ENTERED) & (now > earlier.max(axis=1))
        if not is_more.any():
            continue
        mean = (earlier.sum(axis=1) + 1) / EARLIER_WEEKS
        variance = mean + earlier.var(axis=1)
        chances = np.where(is_more, upper_tail(now, mean, variance), 1.0)
        for row in np.flatnonzero(passing(chances, SHARES[Group.QUIET_CELL])):
            usual = (float(now[row]), float(mean[row]), float(variance[row]))
            yield _gathered(stock.cells[row], EventKind.OVERDUE, stock.week(at), *usual)


def dissatisfied_signals(dissatisfied: WeeklyCounts, rated: WeeklyCounts) -> Iterator[EventSignal]:
    """不满意集中: more dissatisfied answers in twelve weeks than those of all other places lead to expect.

    Args:
        dissatisfied: Dissatisfied answers in each week, by compound.
        rated: Rated ones, of the same cells.
    """
    of, bad = sums_of(rated.counts, RATE_WEEKS), sums_of(dissatisfied.counts, RATE_WEEKS)
    is_new = sums_of(dissatisfied.counts, RECENT_WEEKS) > 0
    share = (bad.sum(axis=0) - bad + 1) / (of.sum(axis=0) - of + 2)
    tail = special.betainc(np.maximum(bad, 1), np.maximum(of - bad, 0) + 1, share)
    chances = np.where((bad >= LEAST_GATHERED) & is_new, tail, 1.0)
    for at in range(RATE_WEEKS - 1, rated.weeks if rated.cells else 0):
        for row in np.flatnonzero(passing(chances[:, at], SHARES[Group.QUIET_CELL])):
            expected = float(of[row, at] * share[row, at])
            spread = expected * float(1 - share[row, at])
            usual = (float(bad[row, at]), expected, spread)
            yield _gathered(rated.cells[row], EventKind.DISSATISFIED, rated.week(at), *usual)


def _gathered(
    cell: Cell, kind: EventKind, week: int, count: float, expected: float, variance: float
) -> EventSignal:
    weight = (count - expected) / float(np.sqrt(max(variance, 1e-9)))
    return EventSignal(
        cell, kind, week, count, expected, upper_limit(expected, variance), count - expected, weight
    )


def target_signals(
    parts: WeeklyCounts, wholes: WeeklyCounts, target: float, group: Group, small_sample: int
) -> Iterator[EventSignal]:
    """未达标: rates of twelve weeks below the target by more than chance explains among so many.

    Args:
        parts: Numerators in each week, by community or by responsible unit.
        wholes: Denominators, of the same cells.
        target: The target, 0 to 1.
        group: Family of the test.
        small_sample: With fewer no rate is judged.
    """
    part, whole = sums_of(parts.counts, RATE_WEEKS), sums_of(wholes.counts, RATE_WEEKS)
    is_below = part < target * whole
    for at in range(RATE_WEEKS - 1, wholes.weeks if wholes.cells else 0):
        if is_below[:, at].any():
            rows = zip(part[:, at].tolist(), whole[:, at].tolist(), strict=True)
            yield from _below(
                wholes, at, [_standing(*row, target, small_sample) for row in rows], target, group
            )


def _standing(part: float, whole: float, target: float, small_sample: int) -> Standing:
    return Standing("-", part, whole, *wilson(part, whole), position(part, whole, target, small_sample))


def _below(
    wholes: WeeklyCounts, at: int, found: list[Standing], target: float, group: Group
) -> Iterator[EventSignal]:
    missed = {id(one) for one in below_target(found, target, group)}
    for cell, one in zip(wholes.cells, found, strict=True):
        if id(one) in missed:
            goal = 100 * target
            yield EventSignal(
                cell, EventKind.TARGET_MISSED, wholes.week(at), 100 * one.rate, goal, goal,
                target * one.whole - one.part, goal - 100 * one.high,
            )  # fmt: skip


def rates(parts: WeeklyCounts, wholes: WeeklyCounts, cell: Cell) -> list[float | None]:
    """The rate of twelve weeks up to each week, in per cent; None where nothing is in its denominator."""
    part, whole = (sums_of(of.of(cell)[None, :], RATE_WEEKS)[0] for of in (parts, wholes))
    return [100 * float(a) / float(b) if b else None for a, b in zip(part, whole, strict=True)]

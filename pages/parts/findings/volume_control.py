"""The counts of a page judged together: by trend and season where the ledger is long enough, else by XmR."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from pages.parts.findings.comparison import LIMITS
from pages.parts.findings.expected_volume import ExpectedCounts, expected_counts
from pages.parts.findings.signal_rules import Evidence, firing_rules
from pages.parts.findings.states import D2, Control, Limits, Rule, State, unknown
from pages.parts.findings.xmr import control, join_stretches, why_unjudged, with_excluded_periods

#: At least this share of the least number of periods must be ordinary.
_ORDINARY = 0.75


@dataclass(frozen=True, slots=True)
class Span:
    """How many periods before the judged one a model of trend and season uses.

    Attributes:
        least: Fewer show no season: two years of weeks, three of months.
        most: Older periods belong to another process.
        left_out: Number of latest periods omitted, or a new level would soon be the expected one.
    """

    least: int
    most: int
    left_out: int


SPANS = {"week": Span(104, 156, 8), "month": Span(36, 60, 2)}


@dataclass(frozen=True, slots=True)
class Periods:
    """The periods of a series, and which of them are not ordinary.

    Attributes:
        starts: First day of each.
        lengths: Days of each.
        grain: Length of a period: week, month, ...
        baseline: Number of finished periods that the XmR limits are computed from.
        holidays: Per period, whether it is a holiday week.
        incomplete: Per period, whether it is unfinished at the day of the data.
        partial: Positions of periods that the ledger covers only in part.
        small: Positions of periods in which a rate has too few cases.
        changes: Positions from which the process is another one, by an annotation of a user.
    """

    starts: tuple[date, ...]
    lengths: tuple[int, ...]
    grain: str
    baseline: int
    holidays: tuple[bool, ...] = ()
    incomplete: tuple[bool, ...] = ()
    partial: tuple[int, ...] = ()
    small: tuple[int, ...] = ()
    changes: tuple[int, ...] = ()

    def upto(self, end: int) -> Periods:
        """The first ``end`` periods: later ones are not known yet at that time."""
        return self.stretch(0, end)

    def stretch(self, begin: int, end: int) -> Periods:
        """The periods from one position to before another; a change at its begin is none within it."""
        return replace(
            self,
            starts=self.starts[begin:end],
            lengths=self.lengths[begin:end],
            holidays=self.holidays[begin:end],
            incomplete=self.incomplete[begin:end],
            partial=tuple(at - begin for at in self.partial if begin <= at < end),
            small=tuple(at - begin for at in self.small if begin <= at < end),
            changes=tuple(at - begin for at in self.changes if begin < at < end),
        )

    @property
    def last_change(self) -> int:
        """Position from which the process is today's; 0 without a change."""
        return max((at for at in self.changes if 0 < at < len(self.starts)), default=0)

    @property
    def finished_count(self) -> int:
        """Number of finished periods."""
        return len(self.starts) - sum(self.incomplete)

    @property
    def model_range(self) -> tuple[int, int]:
        """First and one past the last period that trend and season are fitted to; equal without a model."""
        span = SPANS.get(self.grain)
        if span is None:
            return 0, 0
        begin = max(0, self.finished_count - 1 - span.most)
        is_long = self.finished_count - 1 - begin >= span.least
        return (begin, self.finished_count - 1 - span.left_out) if is_long else (0, 0)


def xmr_control(row: Sequence[float | None], of: Periods, least_reach: float = 0.0) -> Control:
    """Judge one series by the spread of its own last periods."""
    return control(
        row,
        holidays=of.holidays,
        incomplete=of.incomplete,
        partial=of.partial,
        small=of.small,
        changes=(*of.changes, max(0, of.finished_count - of.baseline)),
        least_reach=least_reach,
    )


def volume_controls(
    rows: Sequence[Sequence[float | None]], of: Periods, least_reach: float
) -> tuple[Control, ...]:
    """Judge every series of counts, all fitted at once.

    Each stretch between two changes is judged by itself: by trend and season where it is long enough, else by
    the spread of its own periods. So a change leaves what was judged before it as it was.

    Args:
        rows: The series; None where the ledger is missing.
        of: Their periods.
        least_reach: A smaller distance from the expected count is no signal.
    """
    edges = [0, *sorted({at for at in of.changes if 0 < at < len(of.starts)}), len(of.starts)]
    stretches = [
        _stretch_controls([row[begin:end] for row in rows], of.stretch(begin, end), least_reach)
        for begin, end in itertools.pairwise(edges)
    ]
    if len(stretches) == 1:
        return stretches[0]
    return tuple(join_stretches(parts, [None] * len(of.starts)) for parts in zip(*stretches, strict=True))


def _stretch_controls(
    rows: Sequence[Sequence[float | None]], of: Periods, least_reach: float
) -> tuple[Control, ...]:
    """Judge every series over periods of one process."""
    begin, end = of.model_range
    if begin == end or not rows:
        return tuple(xmr_control(row, of, least_reach) for row in rows)
    reasons = [why_unjudged(row, of.holidays, of.incomplete, of.partial, ()) for row in rows]
    counts = np.array([[np.nan if value is None else value for value in row[begin:]] for row in rows])
    ordinary = np.array([[reason is None for reason in row[begin:]] for row in reasons])
    used = ordinary & (np.arange(counts.shape[1]) < end - begin)
    usual = expected_counts(counts, of.starts[begin:], np.array(of.lengths[begin:], dtype=float), used)
    least = _ORDINARY * SPANS[of.grain].least
    return tuple(
        xmr_control(row, of, least_reach)
        if used[at].sum() < least or np.isnan(usual.mean[at, 0])
        else join_stretches(
            [_older(begin), _by_expectation(counts[at], usual.at(at), used[at], ordinary[at], least_reach)],
            reasons[at],
        )
        for at, row in enumerate(rows)
    )


def _older(length: int) -> Control:
    """Periods before the model begins: known, but not judged by it."""
    zeros = (0,) * length
    return Control(
        (State.NORMAL,) * length, zeros, zeros, (unknown(0),) * length, (Rule.NOTHING,) * length,
        (1.0,) * length,
    )  # fmt: skip


def band(usual: ExpectedCounts, least_reach: float) -> tuple[np.ndarray, np.ndarray]:
    """Lower and upper limit of each count, at least ``least_reach`` from the expected count."""
    lower = np.minimum(usual.limit(-LIMITS), usual.mean - least_reach)
    return np.maximum(lower, 0.0), np.maximum(usual.limit(LIMITS), usual.mean + least_reach)


def evidence(counts: np.ndarray, usual: ExpectedCounts, least_reach: float) -> Evidence:
    """The distances of the counts of one series from their expected counts."""
    lower, upper = band(usual, least_reach)
    away = counts - usual.mean
    outside = (counts > upper).astype(int) - (counts < lower)
    return Evidence(usual.z(counts), np.sign(away), outside, np.abs(away) >= least_reach, usual.shared)


def _by_expectation(
    counts: np.ndarray, usual: ExpectedCounts, used: np.ndarray, ordinary: np.ndarray, least_reach: float
) -> Control:
    """Judge one series against the expected count of each of its periods."""
    lower, upper = band(usual, least_reach)
    ranges, number = D2 * np.sqrt(usual.spread * usual.mean), int(used.sum())
    limits = tuple(
        Limits(*levels, number, is_expected=True)
        for levels in zip(usual.mean.tolist(), upper.tolist(), lower.tolist(), ranges.tolist(), strict=True)
    )
    told = firing_rules(evidence(counts[ordinary], usual.at(ordinary), least_reach))
    return with_excluded_periods(told, (~ordinary).tolist(), limits)

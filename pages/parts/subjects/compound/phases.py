"""The history of a compound divided where its company changes: company, requests, satisfaction."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from data.weeks import DAY, WEEK
from pages.parts.findings.comparison import compare_counts, deviations
from pages.parts.findings.reading import Reading, fit, nothing
from pages.parts.words.language import _, sentences
from pages.parts.words.numbers import SMALL_SAMPLE, is_missing, is_small, plain, share, signed_number

#: With fewer whole periods there is no mean.
LEAST_PERIODS = 3
#: With fewer whole periods on one side the totals are compared too: so few show no spread.
ENOUGH = 12
#: Two contracts this close are one change: the old company hands over within days.
_HANDOVER = WEEK


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of time under one property company, or under none.

    Attributes:
        name: The company; empty without one.
        start: Its first day, at the earliest the first day shown.
        end: The day after its last.
        is_present: Whether it lasts to the end of the time shown.
        began_before: Whether it began before the time shown.
        periods: Number of whole periods in it.
        mean: Requests per period; NaN below ``LEAST_PERIODS``.
        error: Standard error of the mean.
        total: Requests of its whole periods.
        around: Requests per period of the sub-district in the same periods.
        satisfied: Weighted count of the satisfied.
        rated: Ratings.
    """

    name: str
    start: date
    end: date
    is_present: bool = False
    began_before: bool = False
    periods: int = 0
    mean: float = math.nan
    error: float = math.nan
    total: float = 0.0
    around: float = math.nan
    satisfied: float = 0.0
    rated: float = 0.0


def phases(contracts: pd.DataFrame, first: date, end: date) -> list[Phase]:
    """The companies in sequence, and the times without one, from ``first`` to before ``end``.

    Args:
        contracts: company, started_on, ended_on of one compound, in order of their beginning.
        first: First day of the time shown.
        end: The day after its last.
    """
    spans = _spans(contracts, end)
    answer: list[Phase] = []
    reached = first
    for name, start, stop, begun in spans:
        if stop <= first or start >= end:
            continue
        if start > reached + _HANDOVER:
            answer.append(Phase("", reached, start, began_before=not answer))
            reached = start
        answer.append(
            Phase(
                name, max(reached, first), min(stop, end), is_present=stop >= end, began_before=begun < first
            )
        )
        reached = min(stop, end)
    if answer and end - reached > _HANDOVER:
        answer.append(Phase("", reached, end, is_present=True))
    return answer


def _spans(contracts: pd.DataFrame, end: date) -> list[tuple[str, date, date, date]]:
    """Name, first day, day after the last, day of the contract; a contract ends where the next begins."""
    rows = []
    for row in contracts.itertuples(index=False):
        start = date.min if is_missing_day(row.started_on) else pd.Timestamp(row.started_on).date()
        stop = end if is_missing_day(row.ended_on) else pd.Timestamp(row.ended_on).date() + DAY
        rows.append((str(row.company), start, stop))
    rows.sort(key=lambda row: row[1])
    spans = []
    for place, (name, start, stop) in enumerate(rows):
        following = rows[place + 1][1] if place + 1 < len(rows) else end
        stop = min(stop, following) if start < following else stop
        stop = following if timedelta(0) < following - stop <= _HANDOVER else stop
        if stop > start:
            spans.append((name, start, stop, start))
    return spans


def is_missing_day(value: object) -> bool:
    """Whether a cell of a date column is empty."""
    return value is None or pd.isna(value)


def measure_phases(
    found: Sequence[Phase], counts: pd.DataFrame, around: pd.DataFrame, ratings: pd.DataFrame
) -> list[Phase]:
    """The phases with their counts; a period that a change divides belongs to neither.

    Args:
        found: The phases.
        counts: start, end and value per finished period of the compound.
        around: start and value per period of the whole sub-district.
        ratings: start, satisfied_weight and rated_count per period, short ones.
    """
    elsewhere = dict(zip(around["start"], around["value"], strict=True))
    answer = []
    for phase in found:
        inside = counts[(counts["start"] >= phase.start) & (counts["end"] <= phase.end)]
        values = inside["value"].astype(float)
        others = pd.Series([elsewhere.get(start, math.nan) for start in inside["start"]], dtype=float)
        asked = ratings[(ratings["start"] >= phase.start) & (ratings["start"] < phase.end)]
        is_known = len(values) >= LEAST_PERIODS
        answer.append(
            Phase(
                phase.name, phase.start, phase.end, phase.is_present, phase.began_before,
                periods=len(values),
                mean=float(values.mean()) if is_known else math.nan,
                error=float(values.std() / math.sqrt(len(values))) if is_known else math.nan,
                total=float(values.sum()),
                around=float(others.mean()) if is_known else math.nan,
                satisfied=float(asked["satisfied_weight"].sum()),
                rated=float(asked["rated_count"].sum()),
            )
        )  # fmt: skip
    return answer


def latest_change(found: Sequence[Phase]) -> tuple[Phase, Phase] | None:
    """The last phase with a mean and the one with a mean before it; None without such a pair."""
    known = [phase for phase in found if not is_missing(phase.mean)]
    return (known[-2], known[-1]) if len(known) > 1 else None


def side(before: Phase, after: Phase) -> int:
    """+1 or −1 when two phases differ beyond chance, else 0.

    Welch's test with its own degrees of freedom, the spread never below that of Poisson counts; where a side
    has few periods the totals must differ too, by the test of counts. A single question, with its own 5 %.
    """
    if min(before.periods, after.periods) < LEAST_PERIODS:
        return 0
    errors = [max(phase.error**2, phase.mean / phase.periods) for phase in (before, after)]
    parts = [error**2 / (phase.periods - 1) for error, phase in zip(errors, (before, after), strict=True)]
    freedom = sum(errors) ** 2 / sum(parts) if sum(parts) else math.inf
    reach = deviations(1, freedom + 1) * math.sqrt(sum(errors))
    difference = after.mean - before.mean
    if min(before.periods, after.periods) < ENOUGH:
        over = (float(after.periods), float(before.periods))
        counted = compare_counts(after.total, before.total, exposure=over, family=1)
        reach = reach if counted.side else math.inf
    return int(difference > reach) - int(-difference > reach)


def phase_name(phase: Phase) -> str:
    """The name of a phase: the company, or 无物业."""
    return phase.name or _("无物业")


def phases_reading(found: Sequence[Phase], *, per: str, small_sample: int = SMALL_SAMPLE) -> Reading:
    """Title and reading of the phases; ``per``: the words for a period before a mean (月均)."""
    neutral = _("历年诉求与物业更替")
    known = [phase for phase in found if not is_missing(phase.mean)]
    if not found:
        return Reading(neutral, _("物业更替台账里没有这个小区的合同，**没有前后可比**。"))
    if not known:
        return nothing(neutral)
    pair = latest_change(found)
    if pair is None:
        said = {"name": phase_name(known[-1]), "per": per, "n": plain(known[-1].mean, 1)}
        title = fit(_("台账以来一直是{name}，{per} {n} 件").format(**said), _("{per} {n} 件").format(**said))
        told = _("这段时间没有更替，**没有前后可比**")
        return Reading(
            title, _("{text}。").format(text=sentences(told, _satisfaction_clause(known[-1:], small_sample)))
        )
    before, after = pair
    moved = side(before, after)
    said = {"name": phase_name(after), "per": per, "now": plain(after.mean, 1), "then": plain(before.mean, 1)}
    forms = {
        -1: (_("{name}之后，{per}诉求由 {then} 件降到 {now} 件"), _("{per}诉求由 {then} 件降到 {now} 件")),
        1: (_("{name}之后，{per}诉求由 {then} 件升到 {now} 件"), _("{per}诉求由 {then} 件升到 {now} 件")),
        0: (_("{name}前后，{per}诉求未见明显变化"), _("更替前后，{per}诉求未见明显变化")),
    }[moved]
    title = fit(*(form.format(**said) for form in forms))
    told = sentences(
        _volume_clause(before, after, per),
        _satisfaction_clause(pair, small_sample),
        _meaning(before, after, moved),
    )
    return Reading(title, _("{text}。").format(text=told), is_finding=bool(moved))


def _volume_clause(before: Phase, after: Phase, per: str) -> str:
    return _("{then_name} {then_n} 期{per} {then} 件，{now_name} {now_n} 期{per} {now} 件").format(
        then_name=phase_name(before), then_n=before.periods, then=plain(before.mean, 1),
        now_name=phase_name(after), now_n=after.periods, now=plain(after.mean, 1), per=per,
    )  # fmt: skip


def _satisfaction_clause(pair: Sequence[Phase], small_sample: int) -> str:
    rated = [phase for phase in pair if phase.rated]
    if len(rated) < len(pair):
        return ""
    shares = [share(phase.satisfied, phase.rated, small_sample) for phase in rated]
    few = _("（样本少）") if any(is_small(phase.rated, small_sample) for phase in rated) else ""
    if len(shares) == 1:
        return _("同期满意率 {now}{few}").format(now=shares[0], few=few)
    return _("满意率由 {then} 到 {now}{few}").format(then=shares[0], now=shares[1], few=few)


def _meaning(before: Phase, after: Phase, moved: int) -> str:
    around = ""
    if not is_missing(before.around) and not is_missing(after.around) and before.around:
        change = after.around / before.around - 1
        around = _("同期全街道 {change}%").format(change=signed_number(100 * change))
    if moved == 0 or min(before.periods, after.periods) < ENOUGH:
        return sentences(around, _("**前后对比不能说明因果**"))
    return sentences(around, _("**变化超出正常波动，是否因物业还要看同期做了什么**"))

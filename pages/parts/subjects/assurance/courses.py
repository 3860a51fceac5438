"""The months of each main measure in each community, judged against the first twelve of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from data.months import month_start
from data.settings import settings
from data.snapshots.store import Snapshot
from pages.parts.asking.calendar_periods import first_periods_from, period_end
from pages.parts.asking.fetch import fetch, fetch_all
from pages.parts.asking.ledger_gaps import kept_share, missing_weeks
from pages.parts.asking.notebook import new_limits_from
from pages.parts.asking.windows import all_time, begins_late
from pages.parts.findings.assurance import Standing, held_to_family, standing
from pages.parts.findings.reading import is_named
from pages.parts.findings.states import State
from pages.parts.findings.xmr import why_unjudged
from pages.parts.words.dates import dates
from pages.parts.words.numbers import is_small
from queries import Grain, Scope
from queries.measure import Kind
from queries.measures import MEASURES
from queries.subjects import subject_of
from queries.windows import day_after

ON_TIME = "service_requests/on_time_by_community_period"
#: Measure -> question, numerator, denominator; a count has none.
ASKED: Mapping[str, tuple[str, str, str]] = {
    "request_count": ("service_requests/volume_by_community_period", "request_count", ""),
    "on_time_rate": (ON_TIME, "closed_on_time_count", "due_count"),
    "satisfaction_rate": ("satisfaction/rate_by_community_period", "satisfied_weight", "rated_count"),
    "settlement_rate": ("mediation_cases/outcome_by_community_period", "succeeded_count", "concluded_count"),
    "repeat_rate": (ON_TIME, "repeat_count", "judged_count"),
}
#: Name of the row of all communities together.
ALL = ""


@dataclass(frozen=True)
class Course:
    """The full months of a measure in one community, or in all together.

    Attributes:
        measure: Name of the measure.
        community: Name of the community; ``ALL`` for all.
        starts: First days of the months, oldest first.
        parts: Numerators, or counts.
        wholes: Denominators; those of a count are 0.
        reasons: Why a month is not judged; None for an ordinary one.
        standing: What they say.
    """

    measure: str
    community: str
    starts: tuple[date, ...]
    parts: tuple[float, ...]
    wholes: tuple[float, ...]
    reasons: tuple[State | None, ...]
    standing: Standing

    @property
    def points(self) -> tuple[float | None, ...]:
        """The value of each month; None where it has none."""
        return values_of(self.measure, self.parts, self.wholes)

    @property
    def base_dates(self) -> str:
        """First and last day of the months of the base."""
        first, last = self.starts[self.standing.base[0]], self.starts[self.standing.base[-1]]
        return dates(first, period_end(last, Grain.MONTH))


def values_of(measure: str, parts: tuple[float, ...], wholes: tuple[float, ...]) -> tuple[float | None, ...]:
    """The value of each month: a count as it is, a rate where it has cases."""
    if not is_rate(measure):
        return parts
    return tuple(part / whole if whole else None for part, whole in zip(parts, wholes, strict=True))


def is_rate(measure: str) -> bool:
    """Whether a measure has a denominator."""
    return MEASURES[measure].kind is Kind.RATE


def target_of(measure: str) -> float | None:
    """The target of a measure in the settings; None for one without."""
    name = MEASURES[measure].target
    return float(getattr(settings(), name)) if name else None


def courses(scope: Scope, served: Snapshot) -> list[Course]:
    """Each measure in all communities together, then in each; measures without a full month are omitted."""
    asked = [(question, _months(question, scope, served)) for question, _part, _whole in ASKED.values()]
    fetch_all(asked)
    found = [
        course
        for measure, (question, *_columns) in ASKED.items()
        for course in _of_measure(measure, fetch(question, _months(question, scope, served)), scope, served)
    ]
    family = held_to_family([one.standing for one in found])
    return [replace(one, standing=own) for one, own in zip(found, family, strict=True)]


def _months(question: str, scope: Scope, served: Snapshot) -> Scope:
    return all_time(question, scope.replace(grain=Grain.MONTH, comparison=None), served)


def month_frame(measure: str, frame: pd.DataFrame) -> pd.DataFrame:
    """One row a month and community: ``part`` and ``whole``.

    Args:
        measure: The measure.
        frame: The answer of its question.
    """
    _question, part, whole = ASKED[measure]
    if part == "satisfied_weight":
        frame = frame.assign(satisfied_weight=frame["satisfaction_rate"] * frame["rated_count"])
    if whole == "concluded_count":
        frame = frame.assign(concluded_count=frame["succeeded_count"] + frame["failed_count"])
    columns = {"part": frame[part], "whole": frame[whole] if whole else 0}
    known = frame[["period_start"]].assign(community=frame["community"].astype(str), **columns)
    return known.fillna({"part": 0.0, "whole": 0.0})


def _of_measure(measure: str, frame: pd.DataFrame, scope: Scope, served: Snapshot) -> Iterator[Course]:
    question = ASKED[measure][0]
    known = month_frame(measure, frame) if len(frame) else frame
    end = min(filter(None, (scope.date_to, day_after(served.as_of))))
    known = (
        known[pd.to_datetime(known["period_start"]) < pd.Timestamp(month_start(end))] if len(known) else known
    )
    if known.empty:
        return
    late = begins_late(question, frame, served)
    every = sorted(known["community"].unique())
    names = [name for name in every if is_named(name)] or every
    for name in (ALL, *names) if len(names) > 1 else names:
        own = known if name == ALL else known[known["community"] == name]
        within = scope if name == ALL else scope.replace(communities=(name,))
        yield _course(measure, name, own, within, served, late=late)


def _course(
    measure: str, name: str, own: pd.DataFrame, within: Scope, served: Snapshot, *, late: bool
) -> Course:
    months = own.groupby("period_start")[["part", "whole"]].sum()
    starts = tuple(pd.DatetimeIndex(months.index).date)
    parts, wholes = (tuple(map(float, months[column])) for column in ("part", "whole"))
    ledger = subject_of(ASKED[measure][0]).ledger
    reasons = _reasons(measure, starts, (parts, wholes), missing_weeks(ledger, served), late=late)
    days = new_limits_from(ledger, within, served)
    return Course(
        measure, name, starts, parts, wholes, reasons,
        standing(
            values_of(measure, parts, wholes), reasons,
            polarity=MEASURES[measure].polarity, target=target_of(measure), is_rate=is_rate(measure),
            since=max(first_periods_from(starts, days), default=0),
        ),
    )  # fmt: skip


def _reasons(
    measure: str,
    starts: tuple[date, ...],
    cases: tuple[tuple[float, ...], tuple[float, ...]],
    missing: frozenset[date],
    *,
    late: bool,
) -> tuple[State | None, ...]:
    """Why a month is not judged: the ledger was not kept in all of it, or a rate has too few cases."""
    parts, wholes = cases
    kept = [kept_share(start, period_end(start, Grain.MONTH), missing) for start in starts]
    small = settings().small_sample
    values = values_of(measure, parts, wholes)
    few = [at for at, whole in enumerate(wholes) if is_rate(measure) and is_small(whole, small)]
    partial = [at for at, share in enumerate(kept) if 0 < share < 1 or (late and at == 0)]
    known = [value if share else None for value, share in zip(values, kept, strict=True)]
    return tuple(why_unjudged(known, (), (), partial, (), few))

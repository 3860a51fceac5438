"""The measures of both sides: their values, how far apart they are, and what can be said of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from data.ledgers import LEDGERS
from data.settings import settings
from data.snapshots.store import Snapshot
from pages.parts.asking.fetch import fetch, fetch_analysis
from pages.parts.asking.windows import is_kept
from pages.parts.findings.survival import curve
from pages.parts.findings.two_sides import (
    Gap,
    Word,
    difference_of_medians,
    difference_of_rates,
    dispersion_of_counts,
    dispersion_of_rates,
    ratio_of_counts,
    words,
)
from pages.parts.subjects.compare.sides import Pair, Side, tells_apart
from pages.parts.subjects.compare.weeks import DAYS, weekly
from pages.parts.words.language import _
from pages.parts.words.numbers import is_missing
from queries.analysis import Analysis
from queries.derived_relations import source_of
from queries.measures import AGGREGATES, MEASURES
from queries.subjects import SUBJECT_OF

COUNTS = ("request_count", "complaint_count", "case_count")
RATES = (
    "repeat_rate", "on_time_rate", "satisfaction_rate", "resolution_rate", "composite_rate",
    "settlement_rate",
)  # fmt: skip
MEDIAN = "half_closed_days"
#: The measures of the page in the order of its table: one family.
COMPARED = (*COUNTS, *RATES, MEDIAN)
_CLOSING = "closed_loop/closing_times"


@dataclass(frozen=True, slots=True)
class Amount:
    """What a measure is on one side.

    Attributes:
        value: Count, rate of 0 to 1, or days; NaN without cases.
        part: Numerator of a rate; the count itself; the cases of a median.
        whole: Denominator of a rate; NaN for others.
    """

    value: float
    part: float
    whole: float


@dataclass(frozen=True, slots=True)
class MeasurePair:
    """One measure of both sides.

    Attributes:
        name: The measure.
        a: What it is on side A.
        b: What it is on side B.
        gap: How far apart they are.
        word: What can be said of it.
        why: Why there is no interval, in the user's language; empty where there is one.
    """

    name: str
    a: Amount
    b: Amount
    gap: Gap
    word: Word
    why: str = ""

    @property
    def is_comparable(self) -> bool:
        """Whether there is an interval to judge by."""
        return self.word is not Word.SMALL


def measure_pairs(pair: Pair, served: Snapshot) -> list[MeasurePair]:
    """The measures that differ by what the sides differ in and whose ledgers were kept for both sides.

    Raises:
        StoreError: The store is damaged.
    """
    names = [name for name in COMPARED if not reason_to_leave_out(name, pair, served)]
    if not names:
        return []
    rows = [_row(side, names) for side in pair.both]
    weeks = [weekly(side, [name for name in names if name != MEDIAN]) for side in pair.both]
    amounts = {name: (_amount(name, rows[0]), _amount(name, rows[1])) for name in names}
    gaps = [_gap(name, amounts[name], pair, weeks) for name in names]
    return [
        MeasurePair(name, *amounts[name], gap, word, _why(name, amounts[name]) if word is Word.SMALL else "")
        for name, gap, word in zip(names, gaps, words(gaps), strict=True)
    ]


def reason_to_leave_out(name: str, pair: Pair, served: Snapshot) -> str:
    """Why a measure is not compared, in the user's language; empty where it is."""
    relation = AGGREGATES[name].relation
    ledger = source_of(relation)
    title = _(LEDGERS[ledger].title)
    if not served.row_counts.get(ledger):
        return _("还没有导入{title}").format(title=title)
    if not tells_apart(pair, relation):
        return _("两边的{title}是同样的行").format(title=title)
    question = SUBJECT_OF[ledger].kept_since
    early = [side for side in pair.both if not is_kept(question, side.scope.bounds[0], served)]
    if early:
        return _("{side} 开始时还没有{title}").format(side=early[0].letter, title=title)
    return ""


def _row(side: Side, names: list[str]) -> dict[str, Any]:
    row: dict[str, Any] = fetch_analysis(Analysis(tuple(names)), side.scope).iloc[0].to_dict()
    return row


def _amount(name: str, row: Mapping[str, Any]) -> Amount:
    measure, value = MEASURES[name], float(row[name])
    if name in RATES:
        return Amount(value, float(row[measure.numerator]), float(row[measure.denominator]))
    cases = float(row["timed_count"]) if name == MEDIAN else value
    return Amount(value, cases, float("nan"))


def _gap(name: str, amounts: tuple[Amount, Amount], pair: Pair, weeks: list[pd.DataFrame]) -> Gap:
    one, other = amounts
    small = settings().small_sample
    if name == MEDIAN:
        curves = [curve(fetch(_CLOSING, side.scope)) for side in pair.both]
        gap = difference_of_medians(curves[0], curves[1], small_sample=small)
        # the curves count whole hours; the difference is that of the medians as they are shown
        return gap if is_missing(gap.estimate) else replace(gap, estimate=one.value - other.value)
    if name in COUNTS:
        spread = dispersion_of_counts([(week[name], week[DAYS]) for week in weeks])
        return ratio_of_counts(one.part, other.part, pair.exposure, dispersion=spread)
    measure = MEASURES[name]
    spread = dispersion_of_rates([(week[measure.numerator], week[measure.denominator]) for week in weeks])
    sides = (one.part, one.whole), (other.part, other.whole)
    return difference_of_rates(*sides, dispersion=spread, small_sample=small)


def _why(name: str, amounts: tuple[Amount, Amount]) -> str:
    """Why two amounts are not compared."""
    small = settings().small_sample
    if name in COUNTS:
        return _("两边合计太少，不比较")
    cases = [amount.whole if name in RATES else amount.part for amount in amounts]
    few = [letter for letter, number in zip("AB", cases, strict=True) if not number >= small]
    if len(few) == len(cases):
        return _("两边都不足 {n} 件，不比较").format(n=small)
    if few:
        return _("{side} 不足 {n} 件，不比较").format(side=few[0], n=small)
    return _("有一边办结的还不到一半，不比较")

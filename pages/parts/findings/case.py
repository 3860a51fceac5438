"""The inputs of a verdict on a measure: its value in a window, the one before, its periods, its target."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from pages.parts.findings.states import Control, Limits, State, unknown
from pages.parts.words.language import _
from pages.parts.words.numbers import (
    SMALL_SAMPLE,
    YUAN,
    Number,
    is_missing,
    is_number,
    money,
    rate,
    with_unit,
)
from queries.measure import REST, Kind, Measure
from queries.measures import MEASURES, SUMS

#: Column of a summary row beside the measures: how many days of the window have passed.
DAYS = "window_days"
#: Columns of a stock's summary row: cases that came in and cases that left.
FLOWS = ("entered_count", "left_count")
#: Medians over finished cases only: those of the latest periods will still grow.
TIMES = (Kind.DAYS, Kind.HOURS)


@dataclass(frozen=True, slots=True)
class Facts:
    """One measure in one window; NaN where there is none.

    Attributes:
        value: The measure.
        part: Numerator of a rate or ratio.
        whole: Its denominator.
        days: Length of the window in days, as far as it has passed.
        entered: Cases that came into a stock in the window.
        left: Cases that left it.
        pending: Cases of the window without an outcome yet.
    """

    value: float = math.nan
    part: float = math.nan
    whole: float = math.nan
    days: float = math.nan
    entered: float = math.nan
    left: float = math.nan
    pending: float = 0.0


@dataclass(frozen=True, slots=True)
class Run:
    """The periods of a measure up to the end of the window, judged.

    Attributes:
        control: State and limits of each period.
        grain: Length of a period: day, week, month, quarter, year.
        since: First and last day of the periods behind the limits, in words; empty without limits.
        periods: Length of the window in periods; NaN for a window without a start.
        is_one: Whether the window is exactly the last period.
        new_from: Day from which the limits begin anew by an annotation, in words; empty without one.
    """

    control: Control
    grain: str = "week"
    since: str = ""
    periods: float = 1.0
    is_one: bool = True
    new_from: str = ""

    @property
    def limits(self) -> Limits:
        """The limits at the end of the window; unknown limits without periods."""
        return self.control.current

    @property
    def state(self) -> State:
        """State of the last period; MISSING without periods."""
        return self.control.states[-1] if self.control.states else State.MISSING


@dataclass(frozen=True, slots=True)
class Case:
    """All inputs of the verdict on a measure.

    Attributes:
        measure: What is judged.
        now: The measure in the window.
        before: The measure in the window before; None without one, or where its ledger was not kept.
        run: Its periods; None when the caller did not query them.
        target: The target, for rates that have one.
        small_sample: Denominators below are 样本少.
        window: Name of the window, with its dates, in the user's language.
        earlier: Name of the window before, with its dates.
        earlier_name: Name of the window before, without its dates.
        is_stock: Whether it is a stock, which carries over from period to period: its change is judged.
        unlike: Why the window before is not comparable (a holiday week, a ledger that was not kept), in the
            user's language; empty when it is comparable.
        is_divided: Whether limits begin anew between the two windows: not even rates are comparable then.
        apart: Number of periods between the ends of both windows; NaN means the length of the window.
    """

    measure: Measure
    now: Facts
    before: Facts | None = None
    run: Run | None = None
    target: float | None = None
    small_sample: int = SMALL_SAMPLE
    window: str = ""
    earlier: str = ""
    earlier_name: str = ""
    is_stock: bool = False
    unlike: str = ""
    is_divided: bool = False
    apart: float = math.nan

    @property
    def then(self) -> Facts:
        """The measure in the window before, where there is one.

        Raises:
            ValueError: There is none.
        """
        if self.before is None:
            raise ValueError("there is no window before this one")
        return self.before

    @property
    def periods(self) -> Run:
        """Its periods; an empty run when the caller did not query them."""
        return self.run or NO_RUN

    @property
    def is_rate(self) -> bool:
        """Whether the measure is a rate: a share of cases."""
        return self.measure.kind is Kind.RATE

    @property
    def is_unripe(self) -> bool:
        """Whether cases of either window are still without an outcome, which favours the older window."""
        pairs = (self.now, self.before)
        is_pending = any(each is not None and each.pending > 0 for each in pairs)
        return self.measure.ripens and (is_pending or not self.measure.pending)

    @property
    def why_unjudged(self) -> str:
        """Why a measure of this kind cannot be judged; empty when it can."""
        if self.measure.kind in TIMES and self.measure.pending:
            return _("未办结的按已等待的时间估计，最近各期还会变，不与以前比较")
        if self.measure.kind in TIMES:
            return _("只按已有结果的算，最近各期还会变，不与以前比较")
        if self.is_unripe:
            return _("最近收到的还在办，以后还会变，不与以前比较")
        if self.measure.unit == YUAN:
            return _("金额多少取决于个别项目，不按件数的起伏判断")
        return ""

    def value_text(self, value: float) -> str:
        """A value of the measure with its unit, in the format of the cards."""
        if self.is_rate:
            return rate(value)
        if self.measure.unit == YUAN:
            return money(value)
        digits = 1 if self.measure.kind in (*TIMES, Kind.RATIO) else 0
        return with_unit(round(value, digits), self.measure.unit, digits)

    @property
    def exposure(self) -> tuple[float, float]:
        """What each of both counts is divided by: the days, and for a ratio also the households."""
        if self.before is None:
            return 1.0, 1.0
        days, wholes = (self.now.days, self.before.days), (self.now.whole, self.before.whole)
        over = days if not any(map(is_missing, days)) and min(days) > 0 else (1.0, 1.0)
        is_known = not any(map(is_missing, wholes)) and min(wholes) > 0
        return (over[0] * wholes[0], over[1] * wholes[1]) if is_known else over

    @property
    def value(self) -> float:
        """The value compared with the limits: the measure itself, or for a stock its change."""
        if not self.is_stock:
            return self.now.value
        return math.nan if self.before is None else self.now.value - self.before.value


NO_RUN = Run(Control((), (), (), (unknown(0),)), is_one=False)


def facts(measure: Measure, summary: Mapping[str, Any]) -> Facts:
    """Read a measure from the single row of a summary query.

    The numerator of a rate is its column when there is one, else rate × denominator (weighted rates).
    """
    value = _number(summary.get(measure.name))
    columns = SUMS.get(measure.denominator, (measure.denominator,))
    whole = sum(_number(summary.get(column)) for column in columns)
    part = _number(summary.get(measure.numerator)) if measure.numerator else math.nan
    if measure.kind is Kind.RATE and math.isnan(part):
        part = round(value * whole, 6)
    pending = whole - part if measure.pending == REST else _number(summary.get(measure.pending))
    days, entered, left = (_number(summary.get(each)) for each in (DAYS, *FLOWS))
    known = 0.0 if math.isnan(pending) else pending
    return Facts(value, part, whole, days=days, entered=entered, left=left, pending=known)


def _number(value: Number) -> float:
    return float(value) if is_number(value) else math.nan


def case_of_count(case: Case) -> Case:
    """The case of a ratio's numerator, with the households of both windows as exposure."""
    measure = case.measure
    if measure.kind is not Kind.RATIO or measure.numerator not in MEASURES:
        return case
    now = replace(case.now, value=case.now.part, part=math.nan)
    before = case.before and replace(case.before, value=case.before.part, part=math.nan)
    return replace(case, measure=MEASURES[measure.numerator], now=now, before=before)

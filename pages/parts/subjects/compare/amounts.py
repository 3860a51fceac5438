"""How amounts and differences of both sides are written."""

from __future__ import annotations

import math
from dataclasses import dataclass

from data.settings import settings
from pages.parts.findings.reading import capital, word
from pages.parts.findings.two_sides import Gap, Scale
from pages.parts.subjects.compare.measures import COUNTS, MEDIAN, Amount
from pages.parts.subjects.compare.sides import Pair, Side
from pages.parts.words.language import _, mark
from pages.parts.words.numbers import (
    DASH,
    NBSP,
    count,
    days,
    fraction,
    is_fraction_only,
    is_missing,
    is_small,
    plain,
    points,
    rate,
    share,
    signed_number,
)
from queries.measures import MEASURES

#: Days of the unit in which counts of unlike places and unlike lengths are told.
_MONTH_DAYS = 30
#: Kind of exposure (per household, per day) -> unit of its counts; empty: the unit of the measure.
_UNITS = {
    (True, False): mark("件/千户"),
    (False, True): mark("件/天"),
    (True, True): mark("件/千户·30 天"),
}


@dataclass(frozen=True, slots=True)
class Text:
    """An amount as it is read: the value, and below it of what it is made."""

    value: str
    below: str


def unit_of_counts(pair: Pair) -> str:
    """The unit in which counts of both sides are told, a message key."""
    return _UNITS.get((pair.is_by_households, not pair.has_same_days), mark("件"))


def per_exposure(number: float, side: Side, pair: Pair) -> float:
    """A count of a side in ``unit_of_counts``; NaN where it was not exposed."""
    if not side.days:
        return math.nan
    places = side.households / 1000 if pair.is_by_households else 1.0
    if pair.has_same_days:
        return number / places
    return number / places / side.days * (_MONTH_DAYS if pair.is_by_households else 1.0)


def label_of(name: str, pair: Pair) -> str:
    """The name of a measure, with that to which its counts are related: 千户诉求量, 日均投诉量."""
    label = _(MEASURES[name].label)
    if name not in COUNTS or (pair.has_same_days and not pair.is_by_households):
        return label
    if not pair.is_by_households:
        return capital(_("日均{label}").format(label=word(MEASURES[name].label)))
    if name == "request_count":
        return _(MEASURES["per_thousand_households"].label)
    return capital(_("千户{label}").format(label=word(MEASURES[name].label)))


def label_note(name: str, pair: Pair) -> str:
    """What stands below the name of a measure: its unit, its target, or that less is better."""
    measure = MEASURES[name]
    if name in COUNTS:
        return _(unit_of_counts(pair))
    if measure.target:
        return _("目标 {target}").format(target=rate(getattr(settings(), measure.target), 0))
    return _("越低越好") if measure.polarity < 0 else ""


def amount_text(name: str, amount: Amount, side: Side, pair: Pair) -> Text:
    """An amount of a side, with what it is made of."""
    if name in COUNTS:
        return _count_text(amount, side, pair)
    if name == MEDIAN:
        return Text(days(amount.value), count(amount.part))
    whole, small = amount.whole, settings().small_sample
    below = "" if is_fraction_only(whole) else fraction(amount.part, whole)
    note = _("样本少") if is_small(whole, small) and whole else ""
    return Text(share(amount.part, whole, small), " · ".join(filter(None, (below, note))))


def _count_text(amount: Amount, side: Side, pair: Pair) -> Text:
    if pair.has_same_days and not pair.is_by_households:
        return Text(plain(amount.part), "")
    value = per_exposure(amount.part, side, pair)
    whole = [count(side.households, mark("户"))] if pair.is_by_households else []
    whole += [] if pair.has_same_days else [days_counted(side.days)]
    return Text(plain(value, 1), f"{count(amount.part)}{NBSP}/{NBSP}{' · '.join(whole)}")


def days_counted(number: float) -> str:
    """A number of days; with a decimal only where parts of days are counted."""
    return count(number, mark("天")) if float(number).is_integer() else days(number)


def gap_text(gap: Gap) -> Text:
    """A difference and its interval; 不计算 where there is none."""
    if is_missing(gap.low):
        return Text(_("不计算"), "")
    if gap.scale is Scale.RATIO:
        value = _("{n} 倍").format(n=_ratio(gap.estimate)).replace(" ", NBSP)
        return Text(value, f"{_ratio(gap.low)}{DASH}{_ratio(gap.high)}")
    ends = [100 * end if gap.scale is Scale.POINTS else end for end in (gap.low, gap.high)]
    below = _("{low} 至 {high}").format(low=signed_number(ends[0], 1), high=signed_number(ends[1], 1))
    return Text(f"{_sign(gap.estimate)}{size_text(gap)}", below)


def _sign(value: float) -> str:
    return "" if not value else signed_number(math.copysign(1, value))[:1]


def size_text(gap: Gap) -> str:
    """The size of a difference of rates or medians, without sign."""
    return points(gap.estimate) if gap.scale is Scale.POINTS else days(abs(gap.estimate))


def _ratio(value: float) -> str:
    return "∞" if math.isinf(value) else plain(value, 2 if value < 10 else 1)

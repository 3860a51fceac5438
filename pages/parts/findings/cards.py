"""The text of a KPI card: value, comparisons with their colours, numerator and denominator."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from pages.parts.findings import comparison
from pages.parts.findings.case import Case, Facts, Run, facts
from pages.parts.findings.comparison import Colour, Tag
from pages.parts.findings.judgement import Ground, Verdict, difference_side
from pages.parts.findings.reading import capital
from pages.parts.words import numbers
from pages.parts.words.language import _, mark
from pages.parts.words.numbers import NBSP, SMALL_SAMPLE, count, is_missing
from queries.measure import Kind, Measure

#: Periods of each length in a year.
_IN_A_YEAR = {"day": 364, "week": 52, "month": 12, "quarter": 4, "year": 1}
_MARKS = {Tag.ALARM: "alarm", Tag.MISSED: "alarm", Tag.WATCH: "watch", Tag.BETTER: "good", Tag.MET: "good"}


@dataclass(frozen=True, slots=True)
class Comparison:
    """One comparison line.

    Attributes:
        name: Label before the change: 较上周, 较上年同期; only the window's name where its cases are shown.
        text: The change in words, or those few cases.
        colour: CSS class of the colour.
        of: The window compared with: 上周, 上年同期.
        why: Why that window is not comparable: 对比期为假期周; empty where it is.
    """

    name: str
    text: str
    colour: Colour = Colour.FLAT
    of: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class CardText:
    """All texts of a card, in the user's language; ``mark`` is a code.

    Attributes:
        label: The measure.
        value: The value without its unit; a dash when there is none.
        unit: The unit; empty when only a fraction is shown.
        lines: The comparisons.
        note: Numerator / denominator and interval, or the unit that the value is per.
        mark: State for the last point of the sparkline: normal, watch, alarm or good.
    """

    label: str
    value: str
    unit: str
    lines: tuple[Comparison, ...]
    note: str
    mark: str


def card(
    measure: Measure,
    now: Facts,
    previous: Facts | None = None,
    year_ago: Facts | None = None,
    *,
    found: Verdict,
    run: Run | None = None,
    names: tuple[str, str] = ("", ""),
    small_sample: int = SMALL_SAMPLE,
    note: str = "",
    unlike: tuple[str, str] = ("", ""),
    is_divided: tuple[bool, bool] = (False, False),
    is_stock: bool = False,
) -> CardText:
    """Build the text of a card.

    Args:
        measure: The measure of the card.
        now: The measure in the window.
        previous: The measure in the window before; None when it is not compared.
        year_ago: The measure in the window a year ago; None when it is not compared.
        found: The verdict on the measure in the window.
        run: Its periods; their spread decides which changes are noise.
        names: Names of the window before and of the window a year ago.
        small_sample: Denominators below are 样本少.
        note: Last line of a measure that is not a rate, in the user's language.
        unlike: Why the window before and the one a year ago are not comparable; empty where they are.
        is_divided: Whether limits begin anew between the window and each of the two.
        is_stock: Whether the measure is a stock, which carries over from period to period.
    """
    case = Case(
        measure, now, previous, run, small_sample=small_sample, is_stock=is_stock, unlike=unlike[0],
        is_divided=is_divided[0],
    )  # fmt: skip
    # flows within the window do not explain the change over a year
    of_a_year = replace(
        case, before=year_ago, now=replace(now, entered=math.nan), unlike=unlike[1],
        is_divided=is_divided[1],
        apart=_IN_A_YEAR.get(_grain(run), math.nan),
    )  # fmt: skip
    pairs = zip(names, (case, of_a_year), strict=True)
    lines = [_compare(each, name) for name, each in pairs if each.before is not None]
    by_limits = found.ground in (Ground.LIMITS, Ground.REPEATED, Ground.SIDE)
    if previous is not None and not unlike[0] and by_limits and found.is_signal:
        # limits judge a period better than its neighbour, but the colour must not contradict the arrow
        lines[0] = _by_limits(measure, lines[0], found, now.value - previous.value)
    value, unit = _value(measure, now, is_sample_small=found.word is Tag.SMALL)
    told = note or _note(measure, now)
    return CardText(_(measure.label), value, unit, tuple(lines), told, _MARKS.get(found.word, "normal"))


def _grain(run: Run | None) -> str:
    return "" if run is None else run.grain


def against(name: str) -> str:
    """The label of a change since a window: ``较上周``, ``较上年同期``."""
    return _("较{window}").format(window=_alone(name))


def _alone(name: str) -> str:
    """The name of a window outside a sentence: the English name without its article."""
    return name.removeprefix("the ")


def _compare(case: Case, name: str) -> Comparison:
    then, small = case.then, case.small_sample
    if case.is_rate and numbers.is_small(then.whole, small) and then.whole > 0:
        return Comparison(capital(_alone(name)), numbers.fraction(then.part, then.whole), of=name)
    if then.value == 0 and case.now.value and case.measure.kind is Kind.COUNT:  # no change from 0
        return Comparison(capital(_alone(name)), numbers.count(0, case.measure.unit), of=name)
    text = _change(case.measure, case.now, then, small)
    told = _("；").join(part for part in (text, _a_day(case)) if part)
    colour = comparison.colour(case.measure, difference_side(case))
    why = case.unlike if case.is_divided or case.measure.kind in (Kind.COUNT, Kind.RATIO) else ""
    return Comparison(against(name), told, colour, name, why)


def _a_day(case: Case) -> str:
    """The change per day where one window is longer; empty where both have the same length."""
    if case.measure.kind is not Kind.COUNT or case.is_stock or case.measure.unit == numbers.YUAN:
        return ""
    now, then = case.now, case.then
    if is_missing(now.days) or is_missing(then.days) or now.days == then.days or not then.value:
        return ""
    share = (now.value / now.days) / (then.value / then.days) - 1
    return _("日均 {share}%").format(share=numbers.signed_number(100 * share, 1))


def _change(measure: Measure, now: Facts, then: Facts, small_sample: int) -> str:
    if measure.kind is Kind.RATE:
        return numbers.rate_change(now.value, then.value)
    if measure.kind is Kind.DAYS:
        return numbers.days_change(now.value, then.value)
    if measure.kind is Kind.RATIO:
        few = math.inf if then.part < small_sample else 0  # +1,400 % of two requests is not meaningful
        return numbers.change(now.value, then.value, "件", small_sample=few, digits=1)
    if measure.kind is Kind.HOURS:  # as for days: no percentage
        return numbers.change(now.value, then.value, measure.unit, small_sample=math.inf, digits=1)
    return numbers.change(now.value, then.value, measure.unit, small_sample)


def _by_limits(measure: Measure, line: Comparison, found: Verdict, difference: float) -> Comparison:
    if difference * found.side <= 0 or line.name != against(line.of):  # shows few cases, no change
        return line
    is_repeated = found.run >= 2 or found.ground is Ground.REPEATED
    colour = comparison.colour(measure, found.side, is_repeated=is_repeated)
    return replace(line, colour=colour)


def _value(measure: Measure, now: Facts, *, is_sample_small: bool) -> tuple[str, str]:
    if math.isnan(now.value):
        return "—", ""
    if measure.kind is Kind.RATE:
        if numbers.is_fraction_only(now.whole):
            return numbers.fraction(now.part, now.whole), ""
        return numbers.plain(100 * now.value, 0 if is_sample_small else 1), "%"
    digits = 1 if measure.kind in (Kind.DAYS, Kind.HOURS, Kind.RATIO) else 0
    return numbers.apart(now.value, measure.unit, digits)


def _note(measure: Measure, now: Facts) -> str:
    if measure.kind is Kind.RATIO and not math.isnan(now.whole):
        return numbers.fraction(now.part, now.whole)
    if measure.kind is not Kind.RATE or is_missing(now.whole) or not now.whole:
        return ""
    text = numbers.fraction(now.part, now.whole)
    if numbers.is_fraction_only(now.whole):
        return text
    ends = numbers.interval(*comparison.wilson(now.part, now.whole))
    return f"{text}{NBSP}{NBSP}" + _("区间 {interval}").format(interval=ends)


#: Rate -> the unit of its cases, where they are no 件.
_COUNTED = {"rectified_on_time_rate": "处", "recheck_rate": "处"}
#: Measure -> the note of its card on cases without an outcome yet.
_SAID = {
    "on_time_rate": mark("尚未到期 {n}"),
    "half_closed_days": mark("尚有 {n}未办结"),
    "nine_tenths_closed_days": mark("尚有 {n}未办结"),
    "mediation_success_rate": mark("尚有 {n}在调解"),
    "fulfilment_rate": mark("{n}未写明是否履行"),
    "answered_rate": mark("尚有 {n}未回应"),
    "loop_rate": mark("在途 {n}"),
    "settled_rate": mark("尚有 {n}未办结"),
    "done_rate": mark("尚有 {n}未办结"),
    "partner_closed_count": mark("尚有 {n}未办结"),
    "fulfilled_rate": mark("尚有 {n}未兑现"),
    "rectified_on_time_rate": mark("期限未到 {n}"),
    "recheck_rate": mark("尚有 {n}没有复查"),
}


def unripe_note(measure: Measure, row: Mapping[str, Any]) -> str:
    """``尚未到期 12 件``: the cases without an outcome yet, in the user's language; empty without any."""
    pending = facts(measure, row).pending
    return _(_SAID[measure.name]).format(n=count(pending, _unit(measure))) if pending else ""


def _unit(measure: Measure) -> str:
    """The unit of the cases of a rate, which has none of its own."""
    return _COUNTED.get(measure.name, "件")

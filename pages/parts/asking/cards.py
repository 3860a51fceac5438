"""KPI cards: what the rules say of a measure, with its run of periods, ready to be drawn."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from data.settings import settings
from pages.parts.asking.series import IN_SPARKLINE, Series
from pages.parts.findings import cards as rules
from pages.parts.findings.cards import unripe_note
from pages.parts.findings.case import Case
from pages.parts.findings.facts import facts
from pages.parts.findings.judgement_reasons import Judgement, judge
from pages.parts.findings.measures import MEASURES, Kind, Measure
from pages.parts.html.markup import Card, Line
from pages.parts.html.sparkline import sparkline
from pages.parts.words.language import _, mark
from pages.parts.words.numbers import NBSP

Row = Mapping[str, Any]

#: Why a measure has no value.
_NOTHING = mark("没有可计算的记录")
_NOT_COMPUTABLE = {
    "on_time_rate": mark("没有办理期限，无法计算"),
    "loop_rate": mark("没有走完或断开的闭环事件"),
    "repeat_rate": mark("没有来电人和标题，无法判断"),
    "per_thousand_households": mark("没有户数，无法计算"),
    "half_closed_days": mark("没有到期并写明办结时间的"),
    "nine_tenths_closed_days": mark("没有到期并写明办结时间的"),
    "complaint_count": mark("未填工单类型，不知几件是投诉"),
    "floor_head_count": mark("未填受理渠道，不知几件来自楼栋长"),
    "partner_closed_count": mark("未填承办主体，不知由谁办结"),
}


@dataclass(frozen=True)
class Windows:
    """A summary of the window and of the windows it is compared with (None: not compared).

    Attributes:
        now: The answer for the window.
        previous: For the window before, where it is shown.
        year: For the window a year ago, where it is shown.
        date_from: First day of the window.
        date_to: The day after its last.
        is_compared: Whether a comparison was chosen.
        before: For the window before, by which states are judged whether it is shown or not.
        window: The dates of the window.
        earlier: What the window before is called, with its dates.
        earlier_name: What it is called.
        unlike: Why the one before, the one before that is shown and that of a year ago are no equals of this
            one, in words; empty where they are.
    """

    now: Row
    previous: Row | None
    year: Row | None
    date_from: date | None
    date_to: date | None
    is_compared: bool = True
    before: Row | None = None
    window: str = ""
    earlier: str = ""
    earlier_name: str = ""
    unlike: tuple[str, str, str] = ("", "", "")


def judgement_of(
    name: str, windows: Windows, series: Series | None = None, *, is_stock: bool = False
) -> Judgement:
    """The state of a measure in a window, as every page, table and file shows it.

    Args:
        name: Name of the measure, which is its column.
        windows: The answers to compare.
        series: The measure over its history; of a quotient that of its count.
        is_stock: Whether it carries over from period to period.
    """
    measure = MEASURES[name]
    return judge(
        Case(
            measure,
            facts(measure, windows.now),
            None if windows.before is None else facts(measure, windows.before),
            None if series is None else series.run(windows.date_from, windows.date_to),
            _target(measure),
            settings().small_sample,
            windows.window,
            windows.earlier,
            windows.earlier_name,
            is_stock,
            windows.unlike[0],
        )
    )


def _target(measure: Measure) -> float | None:
    return getattr(settings(), measure.target) if measure.target else None


def card(
    name: str,
    windows: Windows,
    series: Series | None = None,
    *,
    note: str = "",
    is_stock: bool = False,
    label: str = "",
    drawn: Series | None = None,
) -> Card:
    """The card of a measure.

    Args:
        name: Name of the measure, which is its column.
        windows: The answers to compare.
        series: The measure over its history, for tag and sparkline; of a quotient that of its count.
        note: Text of the last line of a measure that is no rate.
        is_stock: Whether it carries over from period to period: judged is what it changed by.
        label: What it is called where its window is not that of the page.
        drawn: What the sparkline shows where that is another run than the one it is judged by.
    """
    measure = MEASURES[name]
    found = judgement_of(name, windows, series, is_stock=is_stock)
    text = rules.card(
        measure,
        facts(measure, windows.now),
        None if windows.previous is None else facts(measure, windows.previous),
        None if windows.year is None else facts(measure, windows.year),
        found=found.found,
        run=None if series is None else series.run(windows.date_from, windows.date_to),
        names=(windows.earlier_name, _("上年同期")),
        small_sample=settings().small_sample,
        note=note,
        unlike=windows.unlike[1:],
        is_stock=is_stock,
    )
    is_known = text.value != "—"
    # a register is no sample of anything, and is compared with nothing
    is_told = is_known and bool(series is not None or measure.target or windows.earlier)
    return Card(
        label=label or text.label,
        value=text.value,
        unit=text.unit,
        tag=str(found.word) if is_told else "",
        reason=found.reason if is_told else "",
        lines=tuple(_lines(text, windows)) if is_known else (),
        note=_note(text, measure, windows.now, is_given=bool(note)),
        spark=_spark(measure, drawn or series, windows, text.mark, is_stock=is_stock),
        help=_(measure.definition),
    )


def _note(text: rules.CardText, measure: Measure, now: Row, *, is_given: bool) -> str:
    """The last line, and below it what is still to come; its room where the value is the fraction already."""
    if text.value == "—":
        return _missing(measure, now)
    unripe = "" if is_given else unripe_note(measure, now)
    told = NBSP if text.note == text.value else text.note
    return f"{told.strip(NBSP)}\n{unripe}".strip() if unripe else told


def _missing(measure: Measure, now: Row) -> str:
    """Why there is no value: nothing of it is ripe yet, or nothing is there to count."""
    return unripe_note(measure, now) or _(_NOT_COMPUTABLE.get(measure.name, _NOTHING))


def _lines(text: rules.CardText, windows: Windows) -> Iterator[Line]:
    """Both comparisons, in their order; a window in which the ledger was not kept says so.

    The part of this year that is over has one: the window before is that of a year ago.
    """
    said = {line.of: (Line(line.name, line.text, str(line.colour)), line.why) for line in text.lines}
    if windows.is_compared and windows.date_from is not None:
        for name in dict.fromkeys((windows.earlier_name, _("上年同期"))):
            line, why = said.get(name, (Line(rules.against(name), _("无当时台账")), ""))
            yield line
            if why:
                yield Line(why, "")


def _spark(measure: Measure, series: Series | None, windows: Windows, mark: str, *, is_stock: bool) -> str:
    if series is None or measure.kind is Kind.RATIO:  # a quotient is judged by the run of its count
        return ""
    judged = series.until(windows.date_to)
    if not judged.states:
        return ""
    part = series.window(windows.date_to, IN_SPARKLINE)
    most = 1.0 if measure.kind is Kind.RATE else math.inf
    band = [(of.lower, min(of.upper, most)) for of in judged.limits[part]]
    return sparkline(
        series.points[part],
        alt=_("{label}近 {n} 期走势").format(label=_(measure.label), n=part.stop - part.start),
        band=() if is_stock else band,
        target=_target(measure),
        state=mark,
    )

"""KPI cards: the state of a measure by the rules, with its sparkline."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from data.settings import settings
from pages.parts.asking.answers_pooled import RATE
from pages.parts.asking.series import IN_SPARKLINE, Series
from pages.parts.findings import cards as rules
from pages.parts.findings.cards import unripe_note
from pages.parts.findings.case import Case, facts
from pages.parts.findings.judgement_reasons import Judgement, judge
from pages.parts.html.markup import Card, Line
from pages.parts.html.sparkline import sparkline
from pages.parts.words.language import _, mark
from pages.parts.words.numbers import NBSP
from queries.measure import Kind, Measure
from queries.measures import MEASURES

Row = Mapping[str, Any]

#: Text of a card without a value.
_NOTHING = mark("没有可计算的记录")
_NOT_COMPUTABLE = {
    "on_time_rate": mark("没有办理期限，无法计算"),
    "loop_rate": mark("没有走完或断开的事件，或没有回访台账"),
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
    """The summary row of the window, and of the windows of comparison (None: not compared).

    Attributes:
        now: The row of the window.
        previous: The row of the previous window, where it is shown.
        year: The row of the window a year ago, where it is shown.
        date_from: First day of the window.
        date_to: The day after its last.
        is_compared: Whether a comparison is selected.
        before: The row of the previous window, shown or not: the state of a measure rests on it.
        window: The dates of the window.
        earlier: Name of the previous window, with its dates.
        earlier_name: Its name alone.
        answers: Which answers a satisfaction rate of the window pools, in words; empty for other ledgers.
        unlike: Why the previous window, the previous window as shown, and the window a year ago cannot be
            compared as equals, in words; empty where they can.
        is_divided: Whether limits begin anew between the window and each of them.
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
    answers: str = ""
    unlike: tuple[str, str, str] = ("", "", "")
    is_divided: tuple[bool, bool, bool] = (False, False, False)


def judgement_of(
    name: str, windows: Windows, series: Series | None = None, *, is_stock: bool = False
) -> Judgement:
    """The state of a measure in a window; the same on every page, table and file.

    Args:
        name: Name of the measure, which is its column.
        windows: The rows to compare.
        series: The measure over its history; for a quotient, the series of its count.
        is_stock: Whether its value carries over from period to period.
    """
    measure = MEASURES[name]
    return judge(
        Case(
            measure,
            facts(measure, windows.now),
            None if windows.before is None else facts(measure, windows.before),
            None if series is None else series.run(windows.date_from, windows.date_to),
            target_of(measure),
            settings().small_sample,
            windows.window,
            windows.earlier,
            windows.earlier_name,
            is_stock,
            windows.unlike[0],
            windows.is_divided[0],
        )
    )


def target_of(measure: Measure) -> float | None:
    """The target of a measure in the settings; None without one."""
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
        windows: The rows to compare.
        series: The measure over its history, for tag and sparkline; for a quotient, the series of its count.
        note: Text of the last line of a measure that is no rate.
        is_stock: Whether its value carries over from period to period; then its changes are tested.
        label: Its label where its window differs from that of the page.
        drawn: The series in the sparkline, where it differs from the series that gives the state.
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
        is_divided=windows.is_divided[1:],
        is_stock=is_stock,
    )
    is_known = text.value != "—"
    is_told = is_known and _is_compared(measure, windows, series)
    return Card(
        label=label or text.label,
        value=text.value,
        unit=text.unit,
        tag=str(found.word) if is_told else "",
        reason=found.reason if is_told else "",
        lines=tuple(_lines(text, windows)) if is_known else (),
        note=_note(text, measure, windows, is_given=bool(note)),
        spark=_spark(measure, drawn or series, windows, text.mark, is_stock=is_stock),
        help=_(measure.definition),
        measure=name,
    )


def _is_compared(measure: Measure, windows: Windows, series: Series | None) -> bool:
    """Whether a value is compared with anything: the rows of a register are no sample."""
    return bool(series is not None or measure.target or windows.earlier)


def _note(text: rules.CardText, measure: Measure, windows: Windows, *, is_given: bool) -> str:
    """The last line of a card, and below it what more it rests on; blank where the value is a fraction.

    That is the number of cases still pending, or which answers a satisfaction rate pools.
    """
    if text.value == "—":
        return _missing(measure, windows.now)
    more = "" if is_given else unripe_note(measure, windows.now)
    more = windows.answers if measure.name == RATE else more
    last_line = NBSP if text.note == text.value else text.note
    return f"{last_line.strip(NBSP)}\n{more}".strip() if more else last_line


def _missing(measure: Measure, now: Row) -> str:
    """Why there is no value: the cases are all still pending, or there are no cases."""
    return unripe_note(measure, now) or _(_NOT_COMPUTABLE.get(measure.name, _NOTHING))


def _lines(text: rules.CardText, windows: Windows) -> Iterator[Line]:
    """The comparison lines in order; a line says so where the ledger was not kept in its window.

    The elapsed part of this year has one line: its previous window is that of a year ago.
    """
    line_of = {line.of: (Line(line.name, line.text, str(line.colour)), line.why) for line in text.lines}
    if windows.is_compared and windows.date_from is not None:
        for name in dict.fromkeys((windows.earlier_name, _("上年同期"))):
            line, why = line_of.get(name, (Line(rules.against(name), _("无当时台账")), ""))
            yield line
            if why:
                yield Line(why, "")


def _spark(measure: Measure, series: Series | None, windows: Windows, mark: str, *, is_stock: bool) -> str:
    if series is None or measure.kind is Kind.RATIO:  # its state rests on the series of its count
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
        target=target_of(measure),
        state=mark,
    )

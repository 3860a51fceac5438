"""KPI cards: what the rules say of a measure, with its run of periods, ready to be drawn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from data.settings import settings
from pages.parts.findings import cards as rules
from pages.parts.findings.measures import MEASURES, Kind, Measure
from pages.parts.findings.xmr import Control
from pages.parts.markup import Card, Line
from pages.parts.numbers import NBSP
from pages.parts.series import IN_SPARKLINE, Series
from pages.parts.sparkline import sparkline
from pages.parts.wording import _, mark

Row = Mapping[str, object]

#: Times: a median has no test of its own here.
_UNJUDGED = (Kind.DAYS, Kind.HOURS)
#: Why a measure has no value.
_NOTHING = mark("没有可计算的记录")
_NOT_COMPUTABLE = {
    "on_time_rate": mark("没有办理期限，无法计算"),
    "loop_rate": mark("没有走完或断开的闭环事件"),
    "repeat_rate": mark("没有来电人和标题，无法判断"),
    "per_thousand_households": mark("没有户数，无法计算"),
}


@dataclass(frozen=True)
class Windows:
    """A summary of the window and of the windows it is compared with (None: not compared)."""

    now: Row
    previous: Row | None
    year: Row | None
    date_from: date | None
    date_to: date | None
    is_compared: bool = True


def card(
    name: str, windows: Windows, series: Series | None = None, *, note: str = "", is_stock: bool = False
) -> Card:
    """The card of a measure.

    Args:
        name: Name of the measure, which is its column.
        windows: The answers to compare.
        series: The measure over its history, for tag and sparkline.
        note: Text of the last line of a measure that is no rate.
        is_stock: A stock carries over from period to period: its series has no limits, and it is
            compared with the stock before.
    """
    measure = MEASURES[name]
    target = getattr(settings(), measure.target) if measure.target else None
    judged = None if series is None else series.until(windows.date_to)
    periods = 0 if series is None else series.count(windows.date_from, windows.date_to)
    text = rules.card(
        measure,
        rules.facts(measure, windows.now),
        None if windows.previous is None else rules.facts(measure, windows.previous),
        None if windows.year is None else rules.facts(measure, windows.year),
        judged=None if is_stock else judged,
        periods=periods
        if judged is not None and judged.states and judged.states[-1].is_judged
        else max(periods, 2),
        target=target,
        small_sample=settings().small_sample,
        note=note,
    )
    is_known = text.value != "—"
    has_evidence = series is not None or target is not None or windows.previous is not None
    return Card(
        label=text.label,
        value=text.value,
        unit=text.unit,
        tag=str(text.tag) if has_evidence and is_known and measure.kind not in _UNJUDGED else "",
        lines=tuple(_lines(text, windows)) if is_known else (),
        note=_note(text) if is_known else _(_NOT_COMPUTABLE.get(name, _NOTHING)),
        spark=_spark(measure, series, judged, windows.date_to, text.mark, target, is_stock=is_stock),
        help=_(measure.definition),
    )


def _note(text: rules.CardText) -> str:
    """The last line; where the value is the fraction already, its room alone, for the sparkline below it."""
    return NBSP if text.note == text.value else text.note


def _lines(text: rules.CardText, windows: Windows) -> Iterator[Line]:
    """Both comparisons, in their order; a window in which the ledger was not kept says so."""
    said = {line.name: Line(line.name, line.text, str(line.colour)) for line in text.lines}
    if windows.is_compared:
        for name in (_("环比"), _("同比")):
            yield said.get(name, Line(name, _("无当时台账")))


def _spark(
    measure: Measure,
    series: Series | None,
    judged: Control | None,
    date_to: date | None,
    mark: str,
    target: float | None,
    *,
    is_stock: bool,
) -> str:
    if series is None or judged is None or not judged.states:
        return ""
    part = series.window(date_to, IN_SPARKLINE)
    limits = judged.limits[-1]
    upper = min(limits.upper, 1.0) if measure.kind is Kind.RATE else limits.upper
    return sparkline(
        series.points[part],
        alt=_("{label}近 {n} 期走势").format(label=_(measure.label), n=part.stop - part.start),
        band=(limits.lower, upper) if limits.is_known and not is_stock else None,
        target=target,
        state=mark,
    )

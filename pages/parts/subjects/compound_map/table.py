"""The table beside the map: value, numerator and denominator, expected, normal, tag; outside normal first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import pandas as pd

from pages.parts.findings.compound_states import JudgedCompound, State, outside_first
from pages.parts.findings.event import Event
from pages.parts.findings.reading import Reading, short
from pages.parts.html.markup import Cell, Heading, Table, unit_table
from pages.parts.html.signal_table import rest_line
from pages.parts.subjects.compound_map.asked import AskedCompounds
from pages.parts.subjects.compound_map.choice import MapMeasure
from pages.parts.subjects.compound_map.events import numbered_events
from pages.parts.subjects.compound_map.readings import table_reading
from pages.parts.words.language import _
from pages.parts.words.numbers import between, fraction, interval, is_number, plain, share

#: Rows of the table beside the map; all that are outside normal in any case.
_MOST = 11


def table_of(asked: AskedCompounds) -> pd.DataFrame:
    """All compounds with the numbers behind the map, those outside normal first."""
    return _frame(asked, outside_first(asked.judged))


def map_table(asked: AskedCompounds) -> tuple[Reading, str]:
    """Reading and HTML of the table beside the map."""
    order = outside_first(asked.judged)
    outside = sum(each.state.is_outside or each.state is State.LOW for each in order)
    shown = order[: max(_MOST, outside)]
    headings, row = (_count_headings, _count_row) if asked.is_count else (_rate_headings, _rate_row)
    if asked.measure is MapMeasure.EVENTS:
        headings, row = _count_headings, partial(_event_row, asked.events)
    heads = tuple(
        Heading(text, is_text=column == "compound", column=column) for text, column in headings(asked)
    )
    rows = tuple(tuple(row(each)) for each in shown)
    rest = len(order) - len(shown)
    below = rest_line(_("另有 {n} 个小区，见“数据表”").format(n=rest)) if rest else ""
    return table_reading(order, len(shown)), unit_table(
        Table(heads, rows, frame=_frame(asked, shown))
    ) + below


def _frame(asked: AskedCompounds, judged: Sequence[JudgedCompound]) -> pd.DataFrame:
    rows = [_count_values(each) if asked.is_count else _rate_values(asked, each) for each in judged]
    return pd.DataFrame(
        rows, columns=list(_count_values(_NOBODY) if asked.is_count else _rate_values(asked, _NOBODY))
    )


_NOBODY = JudgedCompound("", "", 0.0, State.NORMAL, 0.0, 0.0)


def _place(judged: JudgedCompound) -> dict[str, object]:
    return {
        "community": judged.community,
        "compound": judged.compound,
        "map_state": _(judged.state),
        "households": judged.households,
    }


def _count_values(judged: JudgedCompound) -> dict[str, object]:
    return {
        **_place(judged),
        "request_count": judged.part,
        "per_thousand_households": 1000 * judged.value,
        "expected": judged.expected,
        "normal_low": judged.low,
        "normal_high": judged.high,
        "previous_count": judged.before,
        "previous_high": judged.high_before,
    }


def _rate_values(asked: AskedCompounds, judged: JudgedCompound) -> dict[str, object]:
    ends = {"interval_low": judged.low, "interval_high": judged.high}
    if asked.measure is MapMeasure.SATISFACTION:
        rated = {
            "satisfied_part": judged.part,
            "rated_count": judged.whole,
            "satisfaction_rate": judged.value,
        }
        return {**_place(judged), **rated, **ends}
    return {
        **_place(judged),
        "closed_on_time_count": judged.part,
        "due_count": judged.whole,
        "on_time_rate": judged.value,
        **ends,
    }


def _count_headings(_asked: AskedCompounds) -> list[tuple[str, str]]:
    return [
        (_("小区"), "compound"),
        (_("每千户"), "per_thousand_households"),
        (_("实际"), "request_count"),
        (_("测算"), "expected"),
        (_("正常"), "normal_high"),
    ]


def _rate_headings(asked: AskedCompounds) -> list[tuple[str, str]]:
    names = {MapMeasure.SATISFACTION: ("satisfaction_rate", "rated_count")}
    value, whole = names.get(asked.measure, ("on_time_rate", "due_count"))
    label = _("满意率") if asked.measure is MapMeasure.SATISFACTION else _("按期办结率")
    return [
        (_("小区"), "compound"),
        (label, value),
        (_("分子/分母"), whole),
        (_("95% 区间"), "interval_high"),
    ]


def _name(judged: JudgedCompound) -> Cell:
    # only what is outside normal bears a tag: a column of 正常 would hide it
    word = str(judged.state) if judged.state is not State.NORMAL else ""
    return Cell(judged.compound, short(judged.community), tag=word, reason=_reason(judged))


def _reason(judged: JudgedCompound) -> str:
    reasons = {
        State.ALARM: _("本期与上期都高于正常范围"),
        State.WATCH: _("本期高于正常范围"),
        State.LOW: _("本期低于正常范围"),
        State.MISSED: _("区间在目标之下，同看各小区仍能排除偶然"),
        State.SMALL: _("件数太少，不作判断"),
        State.UNKNOWN: _("名册没有户数，不能按户数比较"),
        State.BETTER: _("事件在缓解"),
    }
    return reasons.get(judged.state, "")


def _count_row(judged: JudgedCompound) -> list[Cell]:
    per = plain(1000 * judged.value)
    expected = plain(judged.expected) if is_number(judged.expected) else ""
    normal = between(judged.low, judged.high) if is_number(judged.low) else ""
    value = Cell(per, bold=judged.state.is_outside)
    return [_name(judged), value, Cell(plain(judged.part)), Cell(expected), Cell(normal)]


def _event_row(events: Sequence[Event], judged: JudgedCompound) -> list[Cell]:
    """The row of a count, its tag that of its worst event."""
    name, *counts = _count_row(judged)
    own = numbered_events(judged, events)
    return [replace(name, reason=own[0][1].reason if own else ""), *counts]


def _rate_row(judged: JudgedCompound) -> list[Cell]:
    return [
        _name(judged),
        Cell(share(judged.part, judged.whole), bold=judged.state.is_outside),
        Cell(fraction(judged.part, judged.whole)),
        Cell(interval(judged.low, judged.high) if is_number(judged.low) else ""),
    ]

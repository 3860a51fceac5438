"""The block 每月一题: the category that ranks first last month, with its curve, places and units."""

from __future__ import annotations

import bisect

import pandas as pd
import plotly.graph_objects as go

from data.months import month_start, shift_months
from pages.parts.asking.block import Block, Opening, Rows, rows_behind
from pages.parts.asking.fetch import fetch, fetch_all, snapshot
from pages.parts.asking.notebook import new_limits_from
from pages.parts.asking.span_openings import Span, span_openings
from pages.parts.charts.trend import process_behaviour
from pages.parts.findings.reading import is_named, name_as_written, named_rows, short
from pages.parts.findings.states import Limits
from pages.parts.findings.xmr import limits
from pages.parts.html.markup import Cell, Heading, Table, unit_table
from pages.parts.shared_blocks.rate_cell import rate_cell
from pages.parts.subjects.signals.monthly_topic import Topic, months_to, no_topic, topic, topic_reading
from pages.parts.words.language import _
from pages.parts.words.numbers import plain, rate
from queries import Grain, Scope
from queries.subjects import subject_of

QUESTION = "signals/category_by_month"
KEY = "monthly-topic"
_COMPOUNDS, _UNITS = "service_requests/volume_by_compound", "service_requests/on_time_by_unit"
_ROWS = "service_requests/counted_rows"
_MOST = 5


def _months(scope: Scope) -> Scope:
    """The thirteen whole months before the end of the window."""
    end = month_start(scope.bounds[1])
    months = months_to(scope.bounds[1])
    return scope.replace(date_from=months[0], date_to=end, grain=Grain.MONTH, comparison=None)


def monthly_topic(scope: Scope) -> list[Block]:
    """The topic of the last whole month of the window; none for a window without an end."""
    if scope.date_to is None:
        return []
    within, months = _months(scope), months_to(scope.date_to)
    frame = fetch(QUESTION, within)
    found = topic(frame, months)
    if found is None:
        reading, figure, html, table = no_topic(months[-1]), None, "", frame
    else:
        reading, table = topic_reading(found), found.candidates
        figure, html = _curve(found, within), _tables(found, within)
    return [
        Block(
            key=KEY,
            reading=reading,
            subtitle=_method(frame) if found is None else _caption(found, within),
            table=table,
            question=QUESTION,
            measures=("request_count", "repeat_rate", "overdue_count", "on_time_rate"),
            figure=figure,
            html=html,
            rows=() if found is None else _lists(found, within),
            opens=() if found is None else _months_openings(found, within),
        )
    ]


def _method(frame: pd.DataFrame) -> str:
    """How a topic is chosen, for a month without one."""
    months = frame["period_start"].nunique()
    return _("每月诉求（件），{n} 个整月；按一类在当月的增量、重复、超期中所占份额的平均选出").format(
        n=months
    )


def _caption(found: Topic, within: Scope) -> str:
    """The caption of the curve and the tables; the band is named only where it is drawn."""
    told = _(
        "{category}每月诉求（件），{n} 个整月；按一类在当月的增量、重复、超期中所占份额的平均选出；"
    ).format(category=found.category, n=len(found.curve))
    band = _("灰带为此前各月的正常波动；") if _usual(found, within).is_known else ""
    return told + band + _("表为当月各类别，及其中所选一类的小区和承办单位")


def _usual(found: Topic, within: Scope) -> Limits:
    """Limits of the months before the judged one, since limits began anew."""
    days = new_limits_from(subject_of(QUESTION).ledger, within, snapshot())
    known = [pd.Timestamp(month).date() for month in found.curve["period_start"]]
    since = max((bisect.bisect_left(known, day) for day in days if day <= known[-1]), default=0)
    values = [float(value) for value in found.curve["request_count"]][since:-1]
    return limits(values, [False] * len(values))


def _lists(found: Topic, within: Scope) -> tuple[Rows, ...]:
    """The requests about the topic in its month, and in all drawn months."""
    of, counts = within.replace(categories=(found.category,)), found.curve["request_count"]
    month = of.replace(date_from=found.month)
    name, all_label = _ROWS, _("图上 {n} 期").format(n=len(counts))
    return (
        *rows_behind(name, month, counts.iloc[-1:], label=f"{found.month:%Y-%m}"),
        *rows_behind(name, of, counts, label=all_label),
    )


def _months_openings(found: Topic, within: Scope) -> tuple[Opening, ...]:
    """The requests about the topic in each month."""
    starts = [pd.Timestamp(month).date() for month in found.curve["period_start"]]
    counts = found.curve["request_count"].astype(float)
    spans = [
        Span((str(start),), start, shift_months(start, 1), count)
        for start, count in zip(starts, counts, strict=True)
    ]
    return span_openings(_ROWS, within.replace(categories=(found.category,)), spans)


def _curve(found: Topic, within: Scope) -> go.Figure:
    values = [float(value) for value in found.curve["request_count"]]
    usual = _usual(found, within)
    is_out = usual.is_known and usual.side(values[-1]) > 0
    levels = (0, len(values) - 1, usual.mean, usual.lower, usual.upper)
    return process_behaviour(
        found.curve,
        period="period_start",
        value="request_count",
        states=["normal"] * (len(values) - 1) + ["watch" if is_out else "normal"],
        limits=[levels] if usual.is_known else [],
        unit=_("件"),
        height=260,
    )


def _tables(found: Topic, within: Scope) -> str:
    """The categories of the month, and the compounds and responsible units of the topic, side by side."""
    of = within.replace(date_from=found.month, categories=(found.category,))
    compounds, units = fetch_all([(_COMPOUNDS, of), (_UNITS, of)])
    tables = (_candidates(found), _places(compounds), _responsible(units))
    return f'<div class="pair">{"".join(map(unit_table, tables))}</div>'


def _candidates(found: Topic) -> Table:
    """What the topic was chosen from: the rows of the file of the block, which follows its order."""
    headings = (
        Heading(_("类别"), is_text=True, column="category"),
        Heading(_("诉求"), column="request_count"),
        Heading(_("增量"), column="rise"),
        Heading(_("重复"), column="repeat_count"),
        Heading(_("超期"), column="overdue_count"),
        Heading(_("三项平均"), breaks=True, column="score"),
    )
    rows = tuple(
        (
            Cell(str(row["category"]), bold=row["category"] == found.category),
            Cell(plain(row["request_count"])),
            Cell(plain(row["rise"], 1) if row["rise"] else "—"),
            Cell(plain(row["repeat_count"])),
            Cell(plain(row["overdue_count"])),
            Cell(rate(row["score"], 0) if pd.notna(row["score"]) else "—"),
        )
        for row in found.candidates.to_dict("records")
    )
    return Table(headings, rows, frame=found.candidates)


def _places(frame: pd.DataFrame) -> Table:
    whole = frame["request_count"].sum()
    named = frame[named_rows(frame, "compound")].head(_MOST)
    rest = whole - named["request_count"].sum()
    rows = [
        (Cell(str(row["compound"]), note=short(row["community"])), *_of(row["request_count"], whole))
        for _at, row in named.iterrows()
    ]
    rows += [(Cell(note=_("其余和未匹配")), *_of(rest, whole))] if rest else []
    headings = (
        Heading(_("小区"), is_text=True, column="compound"),
        Heading(_("诉求"), column="request_count"),
        Heading(_("占比"), column="request_count"),
    )
    values = named[["compound", "request_count"]].astype({"compound": str})
    if rest:
        values = pd.concat([values, pd.DataFrame({"compound": ["其他"], "request_count": [rest]})])
    total = (Cell(_("合计")), Cell(plain(whole), bold=True), Cell())
    return Table(headings, tuple(rows), total, values, f"{KEY}-places")


def _of(part: float, whole: float) -> tuple[Cell, Cell]:
    return Cell(plain(part)), Cell(rate(part / whole, 0) if whole else "—")


def _responsible(frame: pd.DataFrame) -> Table:
    order = frame.assign(_last=[not is_named(name) for name in frame["responsible_unit"]])
    order = order.sort_values(["_last", "request_count"], ascending=[True, False], kind="stable").head(_MOST)
    rows = tuple(
        (
            Cell(name_as_written(unit)),
            Cell(plain(row["request_count"])),
            rate_cell(row["closed_on_time_count"], row["due_count"]),
        )
        for unit, row in order.set_index("responsible_unit").iterrows()
    )
    sums = frame[["request_count", "closed_on_time_count", "due_count"]].sum()
    total = (
        Cell(_("合计")),
        Cell(plain(sums["request_count"]), bold=True),
        rate_cell(sums["closed_on_time_count"], sums["due_count"]),
    )
    headings = (
        Heading(_("承办单位"), is_text=True, column="responsible_unit"),
        Heading(_("诉求"), column="request_count"),
        Heading(_("按期办结率"), column="on_time_rate"),
    )
    return Table(headings, rows, total, order, f"{KEY}-units")

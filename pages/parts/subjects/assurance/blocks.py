"""The matrix of 达标把握: one row a community, one column a main measure, its months and its symbols."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from data.snapshots.store import Snapshot
from pages.parts.asking.block import Block, Rows, rows_behind
from pages.parts.asking.calendar_periods import period_end
from pages.parts.asking.series import IN_SPARKLINE
from pages.parts.findings.assurance import BASE_MONTHS, Assurance
from pages.parts.findings.reading import short, word
from pages.parts.html.markup import Cell, Heading, Table, unit_table
from pages.parts.html.sparkline import sparkline
from pages.parts.shared_blocks.rate_cell import rate_cell
from pages.parts.subjects.assurance.courses import ALL, ASKED, ON_TIME, Course, courses, is_rate, target_of
from pages.parts.subjects.assurance.readings import (
    ASSURANCES,
    VARIATIONS,
    assurance_reading,
    assurance_reason,
    sign_of,
    variation_reason,
)
from pages.parts.subjects.assurance.symbols import legend, symbol
from pages.parts.words.dates import dates
from pages.parts.words.language import _
from pages.parts.words.numbers import plain, rate
from queries import Grain, Only, Scope
from queries.measures import MEASURES

KEY = "assurance"
#: Column of the file -> the question that lists what it counts.
_ROWS = {
    "request_count": "service_requests/counted_rows",
    "due_count": "service_requests/due_rows",
    "repeat_count": "service_requests/repeat_rows",
    "rated_count": "satisfaction/rated_rows",
}


def assurance(scope: Scope, served: Snapshot) -> Block | None:
    """The matrix; None without a full month of any measure."""
    found = courses(scope, served)
    if not found:
        return None
    matrix, months = values(found), month_table(found)
    return Block(
        key=KEY,
        reading=assurance_reading([(_name(one), one.standing) for one in found if one.community != ALL]),
        subtitle=_subtitle(found),
        table=months,
        question=ON_TIME,
        measures=tuple(ASKED),
        html=unit_table(_table(found, matrix)) + legend(),
        rows=_lists(scope, months),
        shown=(matrix,),
        heading=_("各社区各项指标"),
    )


def _lists(scope: Scope, months: pd.DataFrame) -> tuple[Rows, ...]:
    """The rows behind the counts of the months of the file, of the communities that are in it."""
    starts = pd.to_datetime(months["period_start"])
    within = scope.replace(
        date_from=starts.min().date(), date_to=period_end(starts.max().date(), Grain.MONTH), comparison=None
    )
    only = Only(("community",), tuple((name,) for name in dict.fromkeys(months["community"])))
    return tuple(
        one
        for column, question in _ROWS.items()
        if column in months
        for one in rows_behind(question, within, months[column], only=only)
    )


def _name(one: Course) -> str:
    """A measure with its community, for a sentence."""
    return _("{place}{measure}").format(place=short(one.community), measure=word(MEASURES[one.measure].label))


def _subtitle(found: Sequence[Course]) -> str:
    """The last month, what each cell has, and the months of the base where all have the same."""
    last = max(one.starts[-1] for one in found)
    bases = {one.base_dates for one in found if one.standing.limits.is_known}
    since = _("（{dates}）").format(dates=bases.pop()) if len(bases) == 1 else _("（起止点开符号看）")
    return _(
        "{month} 的值与近 {n} 个月，率后为分子/分母；上下限按最早 {base} 个可判断的完整月{since}定下，"
        "以后不再变；各格同看，碰巧出格的按 5% 校正；灰带为上下限，虚线为目标"
    ).format(month=f"{last:%Y-%m}", n=IN_SPARKLINE, base=BASE_MONTHS, since=since)


def values(found: Sequence[Course]) -> pd.DataFrame:
    """One row a community, by which the table is sorted: each measure in the last full month."""
    names = dict.fromkeys(one.community for one in found if one.community != ALL)
    rows: dict[str, dict[str, Any]] = {name: {"community": name} for name in names}
    for one in found:
        if one.community != ALL:
            whole = {MEASURES[one.measure].denominator: one.wholes[-1]} if is_rate(one.measure) else {}
            rows[one.community] |= {one.measure: one.points[-1], **whole}
    return pd.DataFrame(rows.values()).astype(dict.fromkeys({one.measure for one in found}, float))


def month_table(found: Sequence[Course]) -> pd.DataFrame:
    """The file: one row a community and month, each measure with numerator and denominator."""
    parts = []
    for one in found:
        if one.community == ALL:
            continue
        _question, part, whole = ASKED[one.measure]
        columns = {part: one.parts, **({whole: one.wholes, one.measure: one.points} if whole else {})}
        index = pd.MultiIndex.from_product([[one.community], one.starts], names=["community", "period_start"])
        parts.append(pd.DataFrame(columns, index=index, dtype=float))
    by_measure: dict[str, list[pd.DataFrame]] = {}
    for part_frame in parts:
        by_measure.setdefault(str(part_frame.columns[0]), []).append(part_frame)
    return pd.concat([pd.concat(each) for each in by_measure.values()], axis=1).sort_index().reset_index()


def _table(found: Sequence[Course], matrix: pd.DataFrame) -> Table:
    cells = {(one.community, one.measure): one for one in found}
    measures = [name for name in ASKED if any(one.measure == name for one in found)]
    headings = (
        Heading(_("社区"), is_text=True, column="community"),
        *(Heading(_head(name), is_text=True, breaks=True, column=name) for name in measures),
    )
    rows = tuple(
        (Cell(short(name), bold=True), *(_cell(cells.get((name, measure))) for measure in measures))
        for name in matrix["community"]
    )
    has_all = any(one.community == ALL for one in found)
    every = (Cell(_("合计")), *(_cell(cells.get((ALL, measure))) for measure in measures))
    return Table(headings, rows, every if has_all else (), matrix)


def _head(name: str) -> str:
    """The label of a measure, with its target."""
    label, target = _(MEASURES[name].label), target_of(name)
    return (
        label if target is None else _("{label}（目标 {target}）").format(label=label, target=rate(target, 0))
    )


def _cell(one: Course | None) -> Cell:
    """The value of the last full month, the symbols, and the months before it."""
    if one is None:
        return Cell("—")
    told = rate_cell(one.parts[-1], one.wholes[-1]) if is_rate(one.measure) else Cell(plain(one.parts[-1]))
    signs = " ".join(_symbols(one))
    return Cell(told.text, note=told.note, html=f'<span class="marks">{signs}</span>{_run(one)}')


def _symbols(one: Course) -> list[str]:
    has, base = one.standing, one.base_dates if one.standing.base else ""
    reason = variation_reason(has, f"{one.starts[-1]:%Y-%m}", base, is_rate=is_rate(one.measure))
    signs = [symbol(sign_of(has), VARIATIONS[has.variation][2], reason)]
    target = target_of(one.measure)
    if target is not None and has.assurance is not Assurance.UNKNOWN:
        sign, _word, colour = ASSURANCES[has.assurance]
        signs.append(symbol(_(sign), colour, assurance_reason(has, target, base)))
    return signs


def _run(one: Course) -> str:
    """The last months as a line; months that are not judged break it."""
    shown = [value if why is None else None for value, why in zip(one.points, one.reasons, strict=True)][
        -IN_SPARKLINE:
    ]
    limits = one.standing.limits
    months = dates(one.starts[-len(shown)], period_end(one.starts[-1], Grain.MONTH))
    return sparkline(
        shown,
        alt=_("{measure}，{months}").format(measure=_(MEASURES[one.measure].label), months=months),
        band=[(limits.lower, limits.upper)] * len(shown) if limits.is_known else (),
        target=target_of(one.measure),
    )

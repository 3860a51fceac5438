"""The rows of the page 闭环与时效, and its table of how long the overdue requests have been overdue."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence

import pandas as pd

from data.ledgers import LEDGERS
from pages.parts.asking.attention import rate_scope
from pages.parts.asking.block import Block, rows_behind
from pages.parts.asking.fetch import fetch
from pages.parts.findings.reading import Reading, name_as_written
from pages.parts.html import markup
from pages.parts.html.markup import Cell, Heading
from pages.parts.subjects.closed_loop import closing_curves, steps, timeliness, triage
from pages.parts.words.language import _, mark
from pages.parts.words.numbers import count, plain
from pages.parts.words.totals import totals
from queries import Scope

#: What an event goes through after it is found.
LOOP = ("mediation_case", "satisfaction_response")
OVERDUE = "closed_loop/overdue_by_unit"
#: Columns of the counts, the longest lateness last.
_BANDS = (
    "overdue_open_count", "late_3_count", "late_7_count", "late_15_count", "late_30_count",
    "late_longer_count",
)  # fmt: skip
#: Units beyond so many are left to the table behind the block.
_MOST = 10
#: How the blocks of each row share its width.
WIDTHS = ((3, 2), (1, 1), (1, 1), (1, 1))


def rows(scope: Scope, absent: Collection[str]) -> Iterator[list[Block]]:
    """The charts of the page, row by row; each is computed when it is asked for.

    Args:
        scope: What is looked at.
        absent: Ledgers that were never imported.
    """
    wide, year = rate_scope(scope), steps.over_a_year(scope)
    loop = steps.steps(year, [_(LEDGERS[name].title) for name in LOOP if name in absent])
    yield [loop] if loop.figure is None else [loop, steps.breaks(year)]
    yield [triage.triage_flow(year), triage.triage_suggestions(year)]
    levels = [] if "mediation_case" in absent else [timeliness.levels(year)]
    yield [closing_curves.closing(wide), *levels]
    yield [timeliness.deadlines(wide), timeliness.answers(wide)]
    yield [overdue_ages(scope)]


def overdue_ages(scope: Scope) -> Block:
    """Responsible units: for how long the requests that are overdue now have been so."""
    frame = fetch(OVERDUE, scope.history())
    return Block(
        key="overdue-ages",
        reading=overdue_reading(frame),
        subtitle=_("超期未结（件），按已超过期限的天数，到数据截至全部未办结的；最久一列为天数"),
        table=frame,
        question=OVERDUE,
        measures=("overdue_open_count", "late_longer_count"),
        html=markup.unit_table(_units(frame)) if len(frame) else "",
        rows=rows_behind("service_requests/overdue_rows", scope.history(), frame["overdue_open_count"]),
        total=totals(frame, "responsible_unit") if len(frame) else None,
    )


def overdue_reading(frame: pd.DataFrame) -> Reading:
    """Title and reading of the ages of what is overdue (``closed_loop/overdue_by_unit``)."""
    if frame.empty:
        return Reading(_("没有超期未结"), _("到数据截至，**没有超期未结**。"))
    late, long = (float(frame[name].sum()) for name in ("overdue_open_count", "late_longer_count"))
    days = count(math.floor(frame["longest_days_late"].max()), mark("天"))
    values = {"late": count(late), "long": count(long), "days": days}
    if late == 1:
        title = _("现超期未结 {late}，已超 {days}").format(**values)
    elif not long:
        title = _("现超期未结 {late}，最久已超 {days}").format(**values)
    elif long == late:
        title = _("现超期未结 {late}，已超 30 天").format(**values)
    else:
        title = _("现超期未结 {late}，其中 {long}已超 30 天").format(**values)
    if long:
        return Reading(
            title, _("**先办超期 30 天以上的**，最久的已超 {days}。").format(**values), is_finding=True
        )
    return Reading(title, _("最久的已超 {days}，**不要拖过 30 天**。").format(**values), is_finding=True)


def _units(frame: pd.DataFrame) -> markup.Table:
    headings = (
        Heading(_("承办单位"), True), Heading(_("超期未结")), Heading(_("3 天内"), hide_on_phone=True),
        Heading(_("3 至 7 天"), hide_on_phone=True), Heading(_("7 至 15 天"), hide_on_phone=True),
        Heading(_("15 至 30 天"), hide_on_phone=True), Heading(_("30 天以上")), Heading(_("最久（天）")),
    )  # fmt: skip
    shown = frame.head(_MOST)
    names = [name_as_written(unit) for unit in shown["responsible_unit"]]
    sums = pd.DataFrame([{**frame[[*_BANDS]].sum(), "longest_days_late": frame["longest_days_late"].max()}])
    (total,) = _cells(sums, [_("合计")])
    return markup.Table(headings, tuple(_cells(shown, names)), total)


def _cells(frame: pd.DataFrame, names: Sequence[str]) -> Iterator[tuple[Cell, ...]]:
    for name, row in zip(names, frame.to_dict("records"), strict=True):
        bands = (Cell(plain(row[band])) for band in _BANDS[:-1])
        long = Cell(plain(row["late_longer_count"]), bold=bool(row["late_longer_count"]))
        yield Cell(name, bold=True), *bands, long, Cell(plain(math.floor(row["longest_days_late"])))

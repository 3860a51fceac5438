"""The rows of the page 闭环与时效, how long overdue requests have been overdue, closing times as curves.

Other pages compare two of the curves.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

import pandas as pd

from data.ledgers import LEDGERS
from pages.parts.asking.attention import among_all, rate_scope
from pages.parts.asking.block import Block, rows_behind
from pages.parts.asking.fetch import fetch, fetch_all
from pages.parts.asking.page import in_section
from pages.parts.charts.survival import Subject, survival_curves
from pages.parts.findings.reading import Reading, name_as_written
from pages.parts.findings.survival import Curve, closing_reading, curve
from pages.parts.html import markup
from pages.parts.html.markup import Cell, Heading
from pages.parts.subjects.closed_loop import departures, priority, steps, timeliness, triage
from pages.parts.subjects.closed_loop.curve_rows import REQUESTS, curve_openings
from pages.parts.words.chart_guides import ChartKind
from pages.parts.words.dates import dates
from pages.parts.words.language import _, mark
from pages.parts.words.numbers import count, full_days, is_missing, plain
from pages.parts.words.totals import totals
from queries import Scope

#: Ledgers without which the last step of the loop cannot be seen; few events are disputes.
LOOP = ("satisfaction_response",)
OVERDUE = "closed_loop/overdue_by_unit"
#: Columns of the counts, the longest lateness last.
_BANDS = (
    "overdue_open_count", "late_3_count", "late_7_count", "late_15_count", "late_30_count",
    "late_longer_count",
)  # fmt: skip
#: Units beyond so many are left to the table behind the block.
_MOST = 10
#: How the blocks of each row share its width.
WIDTHS = ((3, 2), *[(1, 1)] * 7)
CLOSING_TIMES, SUMMARY = "closed_loop/closing_times", "service_requests/summary"
_HEIGHT = 372


def rows(scope: Scope, absent: Collection[str]) -> Iterator[list[Block]]:
    """The charts of the page, row by row; each is computed when it is asked for.

    Args:
        scope: What is looked at.
        absent: Ledgers that were never imported.
    """
    wide, year = rate_scope(scope), steps.over_a_year(scope)
    yield from in_section(_("闭环与三事分流"), _rows_of_loop(year, absent))
    yield from in_section(_("时效"), _rows_of_times(scope, wide, year, absent))


def _rows_of_loop(year: Scope, absent: Collection[str]) -> Iterator[Sequence[Block | None]]:
    missing = [_(LEDGERS[name].title) for name in LOOP if name in absent]
    loop = steps.steps(year, missing)
    yield [loop] if loop.figure is None else [loop, steps.breaks(year, missing)]
    yield [triage.triage_flow(year), triage.triage_suggestions(year)]
    yield [departures.rule(year)]
    yield from departures.by_place_and_unit(year)


def _rows_of_times(
    scope: Scope, wide: Scope, year: Scope, absent: Collection[str]
) -> Iterator[Sequence[Block | None]]:
    levels = [] if "mediation_case" in absent else [timeliness.levels(year)]
    yield [closing(wide), *levels]
    yield [timeliness.deadlines(wide), timeliness.answers(wide)]
    yield [priority.priorities(year)]
    yield [overdue_ages(scope)]


def overdue_ages(scope: Scope) -> Block:
    """Responsible units: for how long the requests that are overdue now have been so."""
    frame = fetch(OVERDUE, scope.history())
    return Block(
        key="overdue-ages",
        reading=overdue_reading(frame, is_dated=_is_dated(scope)),
        subtitle=_("超期未结（件），按已超过期限的天数，到数据截至全部未办结的；最久一列为天数"),
        table=frame,
        question=OVERDUE,
        measures=("overdue_open_count", "late_longer_count"),
        html=markup.unit_table(_units(frame)) if len(frame) else "",
        rows=rows_behind("service_requests/overdue_rows", scope.history(), frame["overdue_open_count"]),
        total=totals(frame, "responsible_unit") if len(frame) else None,
    )


def _is_dated(scope: Scope) -> bool:
    """Whether any request has a deadline by which it could be late."""
    row = steps.backlog(scope).now
    return float(row["due_count"] + row["pending_count"]) > 0


def overdue_reading(frame: pd.DataFrame, *, is_dated: bool = True) -> Reading:
    """Title and reading of the ages of what is overdue (``closed_loop/overdue_by_unit``).

    Args:
        frame: One row a unit with something overdue.
        is_dated: Whether any request has a deadline by which it could be late.
    """
    if frame.empty and not is_dated:
        return Reading(
            _("算不出超期"), _("诉求没写期限或办没办结，**连同“办理截止时间”和“办结时间”重新导出**。")
        )
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
        Heading(_("承办单位"), True, column="responsible_unit"),
        Heading(_("超期未结"), column="overdue_open_count"),
        Heading(_("3 天内"), hide_on_phone=True, column="late_3_count"),
        Heading(_("3 至 7 天"), hide_on_phone=True, column="late_7_count"),
        Heading(_("7 至 15 天"), hide_on_phone=True, column="late_15_count"),
        Heading(_("15 至 30 天"), hide_on_phone=True, column="late_30_count"),
        Heading(_("30 天以上"), column="late_longer_count"),
        Heading(_("最久（天）"), column="longest_days_late"),
    )
    shown = frame.head(_MOST)
    names = [name_as_written(unit) for unit in shown["responsible_unit"]]
    sums = pd.DataFrame([{**frame[[*_BANDS]].sum(), "longest_days_late": frame["longest_days_late"].max()}])
    (total,) = _cells(sums, [_("合计")])
    return markup.Table(headings, tuple(_cells(shown, names)), total, shown)


def _cells(frame: pd.DataFrame, names: Sequence[str]) -> Iterator[tuple[Cell, ...]]:
    for name, row in zip(names, frame.to_dict("records"), strict=True):
        bands = (Cell(plain(row[band])) for band in _BANDS[:-1])
        long = Cell(plain(row["late_longer_count"]), bold=bool(row["late_longer_count"]))
        yield Cell(name, bold=True), *bands, long, Cell(full_days(row["longest_days_late"]))


def closing(scope: Scope) -> Block:
    """Time to close of the scope, compared with the whole sub-district when the scope is a part of it."""
    whole = among_all(scope)
    if whole == scope:
        return time_to_close(scope, name=_("全街道"), height=_HEIGHT)
    names = scope.compounds or scope.communities or ()
    name = names[0] if len(names) == 1 else _("所选范围")
    return time_to_close(scope, name=name, other=whole, other_name=_("全街道"), height=_HEIGHT)


def time_to_close(
    scope: Scope,
    *,
    name: str,
    other: Scope | None = None,
    other_name: str = "",
    key: str = "time-to-close",
    height: int = 360,
) -> Block:
    """Kaplan–Meier curve of the requests of a scope, with a second curve when there is another scope.

    Args:
        scope: The main scope: a compound, a community, or everything.
        name: Label of its curve, in the user's language.
        other: The scope compared with: the whole sub-district, or the window compared with.
        other_name: Label of the other curve.
        key: Key of the block on its page.
        height: px.
    """
    main, beside = _curve(scope), None if other is None else _curve(other)
    drawn = [_subject(name, main), *([] if beside is None else [_subject(other_name, beside)])]
    figure = survival_curves(drawn, height=height)
    return Block(
        key=key,
        reading=closing_reading(main, beside, other_name, is_part=_is_part(scope, other)),
        subtitle=_(
            "期限在 {window} 的诉求仍在办的比例（%，Kaplan–Meier），横轴为受理后天数；"
            "竖线为到数据截至未办结，阴影为 95% 区间，下方为在办件数"
        ).format(window=dates(scope.date_from, scope.date_to)),
        table=main.frame,
        question=CLOSING_TIMES,
        measures=("median_hours_to_close",),
        figure=figure,
        kind=ChartKind.CLOSING,
        rows=rows_behind(REQUESTS, scope, main.counts[["closed_count", "open_count"]]),
        opens=(
            *curve_openings(figure, name, main.counts, scope),
            *(
                ()
                if beside is None or other is None
                else curve_openings(figure, other_name, beside.counts, other)
            ),
        ),
    )


def _curve(scope: Scope) -> Curve:
    """The curve, in whole hours, with the median of the cards, which is computed from seconds."""
    summary, times = fetch_all([(SUMMARY, scope), (CLOSING_TIMES, scope)])
    days = summary["half_closed_days"].iloc[0]
    return replace(curve(times), median=float("nan" if is_missing(days) else days) * 24)


def _is_part(scope: Scope, other: Scope | None) -> bool:
    """Whether the other scope includes this one: the whole sub-district in the same window."""
    return other is not None and other == among_all(scope)


def _subject(name: str, found: Curve) -> Subject:
    return Subject(name, found.frame, found.counts, found.median)

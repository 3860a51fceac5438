"""Blocks of the public works: amounts by kind and community, unfinished works, requests before and after."""

from __future__ import annotations

import pandas as pd

from data.settings import settings
from pages.parts.asking.block import Block, rows_behind
from pages.parts.asking.fetch import fetch
from pages.parts.charts.dumbbell import dumbbell
from pages.parts.findings.reading import is_named, short
from pages.parts.html.markup import Cell, Heading, Table, unit_table
from pages.parts.shared_blocks.kind_by_community import kind_by_community, names_in
from pages.parts.subjects.public_works import readings as findings
from pages.parts.subjects.public_works.around_readings import around_reading, pool_by_kind
from pages.parts.subjects.public_works.readings import WORKS, communities_reading, quantity
from pages.parts.words.chart_guides import ChartKind
from pages.parts.words.dates import dates, day
from pages.parts.words.language import _
from pages.parts.words.numbers import count, fraction, is_missing, is_small, money, plain, signed_number
from pages.parts.words.totals import totals
from queries import Only, Scope

_ROWS = "public_works/rows"
KINDS = "public_works/works_by_kind"
#: Number of works in the table of progress when no table beside it is longer.
_LEAST_ROWS = 5
AROUND = "public_works/requests_around_works"
#: All places, kinds of request and times: the window before a work may lie before the user's window.
EVERYTHING = Scope()


def kinds(scope: Scope, before: pd.DataFrame, earlier: str) -> Block:
    """Works by kind: number, amount in their own unit, cost.

    Args:
        scope: The scope of the block.
        before: The result of the same query for the window compared with; empty without a comparison.
        earlier: Name of that window.
    """
    frame = findings.by_kind(fetch(KINDS, scope))
    if len(before):
        then = findings.by_kind(before).rename(columns={"work_count": "compared_work_count"})
        joined = frame.merge(then[["kind", "unit", "compared_work_count"]], on=["kind", "unit"], how="left")
        frame = joined.assign(compared_work_count=joined["compared_work_count"].fillna(0).astype(int))
        frame = frame.assign(change=frame["work_count"] - frame["compared_work_count"])
    return Block(
        key="works",
        reading=findings.works_reading(frame, findings.untold_count(fetch(_ROWS, scope))),
        subtitle=_("{window} 开工的民生实事（项）；完工 / 开工；数量只计完工的，各按各的单位").format(
            window=dates(scope.date_from, scope.date_to)
        ),
        table=frame.rename(columns={"kind": "work_kind"}),
        earlier=earlier,
        question=KINDS,
        measures=("work_count", "cost_yuan"),
        html=unit_table(_kinds_table(frame, earlier)),
        rows=rows_behind(_ROWS, scope, frame["work_count"]),
        total={**totals(frame, "work_kind"), "quantity": None},
    )


def _kinds_table(frame: pd.DataFrame, earlier: str) -> Table:
    is_compared = "compared_work_count" in frame
    headings = [
        Heading(_("类别"), is_text=True, column="work_kind"),
        Heading(_("开工"), column="work_count"),
    ]
    if is_compared:
        than = _("较{window}").format(window=earlier)
        headings.append(Heading(than, hide_on_phone=True, column="change"))
    headings += [
        Heading(_("完工"), column="finished_count"),
        Heading(_("数量")),  # each in its own unit: they have no order
        Heading(_("投入"), column="cost_yuan"),
    ]
    rows = []
    for _at, row in frame.iterrows():
        moved = [Cell(signed_number(row["work_count"] - row["compared_work_count"]))] if is_compared else []
        cells = [Cell(str(row["kind"])), Cell(plain(row["work_count"]), bold=True), *moved]
        cells += [
            Cell(_fraction(row["finished_count"], row["work_count"])),
            Cell(findings.quantity(row["quantity"], row["unit"])),
            Cell(_money(row["cost_yuan"])),
        ]
        rows.append(tuple(cells))
    works, cost = frame["work_count"].sum(), frame["cost_yuan"].sum(min_count=1)
    moved = [Cell(signed_number(works - frame["compared_work_count"].sum()))] if is_compared else []
    total = [Cell(_("合计")), Cell(plain(works)), *moved]
    total += [Cell(_fraction(frame["finished_count"].sum(), works)), Cell("—"), Cell(_money(cost))]
    return Table(tuple(headings), tuple(rows), tuple(total), frame.rename(columns={"kind": "work_kind"}))


def _fraction(part: float, whole: float) -> str:
    return fraction(part, whole).replace("\u00a0", "")


def _money(yuan: float) -> str:
    return "—" if is_missing(yuan) else money(yuan)


def progress(scope: Scope, *, most: int = _LEAST_ROWS) -> Block:
    """The unfinished works, oldest first, then newest: since when, and how long.

    Args:
        scope: The scope of the block.
        most: Number of rows of the table; the file has all of them.
    """
    frame = fetch(_ROWS, scope)
    usual = {str(row["kind"]): row for _at, row in fetch("public_works/days_by_kind", Scope()).iterrows()}
    common = [usual[kind]["median_days_to_finish"] if kind in usual else None for kind in frame["kind"]]
    table = frame.assign(usual_days=pd.array(common, dtype="Float64"))
    return Block(
        key="progress",
        reading=findings.progress_reading(frame, usual),
        subtitle=_("{window} 开工，未完工的在前；括号内为同类工期中位数（天）").format(
            window=dates(scope.date_from, scope.date_to)
        ),
        table=table.rename(columns={"kind": "work_kind"}),
        question=_ROWS,
        measures=("median_days_to_finish",),
        html=unit_table(_progress_table(frame.head(max(most, _LEAST_ROWS)), usual)),
        rows=rows_behind(_ROWS, scope, len(frame)),
    )


def _progress_table(frame: pd.DataFrame, usual: dict[str, pd.Series]) -> Table:
    headings = (
        Heading(_("类别"), is_text=True, column="work_kind"),
        Heading(_("地点"), is_text=True, wraps=True, column="compound"),
        Heading(_("开工日"), column="started_on"),
        Heading(_("完工日"), hide_on_phone=True, column="finished_on"),
        Heading(_("工期（一般）"), column="work_days"),
        Heading(_("状态"), is_text=True, column="work_status"),
    )
    rows = []
    for _at, row in frame.iterrows():
        place = str(row["compound"]) if is_named(row["compound"]) else short(row["community"])
        known = usual.get(str(row["kind"]))
        is_late = bool(row["is_unfinished"]) and findings.is_late(row["work_days"], known)
        common = "" if known is None else _("（{n}）").format(n=plain(known["median_days_to_finish"]))
        rows.append(
            (
                Cell(str(row["kind"])),
                Cell(place),
                Cell(day(row["started_on"])),
                Cell("—" if row["finished_on"] is None else day(row["finished_on"])),
                Cell(
                    "—" if is_missing(row["work_days"]) else plain(row["work_days"]),
                    note=common,
                    bold=is_late,
                ),
                Cell(str(row["work_status"]), tag="关注" if is_late else ""),
            )
        )
    return Table(headings, tuple(rows), frame=frame.rename(columns={"kind": "work_kind"}))


def around(scope: Scope, *, height: float | None = None) -> Block | None:
    """Requests of the same topic before and after the works of the scope that began before its end.

    Args:
        scope: The scope of the block.
        height: px of the figure, the height of the one beside it.

    Returns:
        The block; None when no work has both its windows inside the ledger of requests.
    """
    works = of_scope(fetch(AROUND, EVERYTHING), scope)
    if works.empty:
        return None
    only = Only(("work_id",), tuple((number,) for number in works["work_id"].astype(str)))
    frame, days = pool_by_kind(works), int(works["window_days"].iloc[0])
    return Block(
        key="around",
        reading=around_reading(frame, days=days, small_sample=settings().small_sample),
        subtitle=_("{window}开工的 {n} 项，前后各 {days} 天所在小区同类诉求（件）；右列为全街道").format(
            window=dates(None, scope.date_to), n=plain(len(works)), days=days
        ),
        table=frame.drop(columns="dispersion").rename(columns={"kind": "work_kind"}),
        question=AROUND,
        measures=("requests_around_works",),
        rows=rows_behind(_ROWS, EVERYTHING, float(len(works)), only=only),
        kind=ChartKind.PAIRS,
        figure=dumbbell(
            frame.assign(change=[_change(row) for _at, row in frame.iterrows()]),
            name="kind",
            before="requests_before",
            after="requests_after",
            before_label=_("开工前 {days} 天").format(days=days),
            after_label=_("完工后 {days} 天").format(days=days),
            beside="change",
            beside_label=_("全街道"),
            height=height,
        ),
    )


def of_scope(frame: pd.DataFrame, scope: Scope, *, day: str = "started_on") -> pd.DataFrame:
    """The works of an answer about everything that lie in the places of a scope, before its end."""
    kept = pd.Series(data=True, index=frame.index)
    for column, chosen in (("community", scope.communities), ("compound", scope.compounds)):
        if chosen is not None:
            kept &= frame[column].astype(str).isin(chosen)
    for key, is_out in (("work_kind", False), ("not_work_kind", True)):
        if condition := scope.condition(key):
            kept &= frame["kind"].astype(str).isin(condition.values) != is_out
    if scope.date_to is not None:
        kept &= frame[day] < scope.date_to
    return frame[kept]


def _change(row: pd.Series) -> str:
    """The change of all places; empty for few requests."""
    is_few = is_small(row["all_before"], settings().small_sample)
    return "—" if is_few else f"{signed_number(100 * row['all_change'], 1)}%"


def communities(scope: Scope) -> Block:
    """The finished works per community, each kind in its own unit."""
    frame = fetch(KINDS, scope)
    order = frame.groupby(["kind", "unit"])["work_count"].transform("sum")
    shown = frame.assign(_order=order).sort_values(["_order", "kind"], ascending=[False, True])
    shown["told"] = [
        count(row["work_count"], WORKS) if is_missing(row["quantity"]) else quantity(row["quantity"], "")
        for _at, row in shown.iterrows()
    ]
    return Block(
        key="work-communities",
        reading=communities_reading(frame),
        subtitle=_("{window} 开工、已完工的数量，各按各的单位；没有数量的写项数").format(
            window=dates(scope.date_from, scope.date_to)
        ),
        table=frame.rename(columns={"kind": "work_kind"}),
        question=KINDS,
        measures=("work_count",),
        html=kind_by_community(shown, unit="unit", text="told", names=names_in(scope)),
        rows=rows_behind(_ROWS, scope, frame["work_count"]),
    )

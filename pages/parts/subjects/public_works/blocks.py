"""Tables of the public works: amounts by kind, and unfinished works."""

from __future__ import annotations

import pandas as pd

from pages.parts.asking.block import Block, rows_behind
from pages.parts.asking.fetch import fetch
from pages.parts.findings.reading import is_named, short
from pages.parts.html.markup import Cell, Heading, Table, unit_table
from pages.parts.subjects.public_works import readings as findings
from pages.parts.words.dates import dates, day
from pages.parts.words.language import _
from pages.parts.words.numbers import fraction, is_missing, money, plain, signed_number
from pages.parts.words.totals import totals
from queries import Scope

ROWS = "public_works/rows"
KINDS = "public_works/works_by_kind"
#: Number of works in the table of progress when no table beside it is longer.
_LEAST_ROWS = 5


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
    return Block(
        key="works",
        reading=findings.works_reading(frame),
        subtitle=_("{window} 开工的民生实事（项）；完工 / 开工；数量只计完工的，各按各的单位").format(
            window=dates(scope.date_from, scope.date_to)
        ),
        table=frame.rename(columns={"kind": "work_kind"}),
        earlier=earlier,
        question=KINDS,
        measures=("work_count", "cost_yuan"),
        html=unit_table(_kinds_table(frame, earlier)),
        rows=rows_behind(ROWS, scope, frame["work_count"]),
        total={**totals(frame, "work_kind"), "quantity": None},
    )


def _kinds_table(frame: pd.DataFrame, earlier: str) -> Table:
    is_compared = "compared_work_count" in frame
    headings = [Heading(_("类别"), is_text=True), Heading(_("开工"))]
    if is_compared:
        headings.append(Heading(_("较{window}").format(window=earlier), hide_on_phone=True))
    headings += [Heading(_("完工")), Heading(_("数量")), Heading(_("投入"))]
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
    return Table(tuple(headings), tuple(rows), tuple(total))


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
    frame = fetch(ROWS, scope)
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
        question=ROWS,
        measures=("median_days_to_finish",),
        html=unit_table(_progress_table(frame.head(max(most, _LEAST_ROWS)), usual)),
        rows=rows_behind(ROWS, scope, len(frame)),
    )


def _progress_table(frame: pd.DataFrame, usual: dict[str, pd.Series]) -> Table:
    headings = (
        Heading(_("类别"), is_text=True),
        Heading(_("地点"), is_text=True, wraps=True),
        Heading(_("开工日")),
        Heading(_("完工日"), hide_on_phone=True),
        Heading(_("工期（一般）")),
        Heading(_("状态"), is_text=True),
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
    return Table(headings, tuple(rows))

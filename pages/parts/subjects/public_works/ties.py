"""Block of what led to each project: its request or item, and its kind of request before and after."""

from __future__ import annotations

from typing import Any

import pandas as pd

from pages.parts.asking.block import Block, rows_behind
from pages.parts.asking.fetch import fetch
from pages.parts.findings.reading import Reading, is_named, name_as_written, nothing, short
from pages.parts.html.markup import Cell, Heading, Table, unit_table
from pages.parts.subjects.public_works.blocks import AROUND, EVERYTHING, of_scope
from pages.parts.subjects.public_works.readings import WORKS
from pages.parts.words.dates import dates
from pages.parts.words.language import _, sentences
from pages.parts.words.numbers import count, is_missing, plain
from queries import Only, Scope

TIED = "public_works/requests_of_tied_works"
_COUNTED = "public_works/counted_rows"
#: Rows of the table; the file has all.
_MOST = 10


def ties(scope: Scope) -> Block | None:
    """The projects of the window with what led to them: by number where there is one, else by category.

    None where no project has either.
    """
    frame = _tied_and_alike(scope)
    if frame.empty:
        return None
    only = Only(("work_id",), tuple((number,) for number in frame["work_id"].astype(str)))
    return Block(
        key="work-ties",
        reading=ties_reading(frame),
        subtitle=_(
            "{window} 的项目；开工前、完工后各 90 天本小区的同类诉求（件）："
            "按编号为所联工单的小类，按类别为工程对应的类别"
        ).format(window=dates(scope.date_from, scope.date_to))
        + (_("；列前 {n} 项，共 {all} 项").format(n=_MOST, all=len(frame)) if len(frame) > _MOST else ""),
        table=frame.rename(columns={"kind": "work_kind"}),
        question=TIED,
        measures=("requests_around_works",),
        html=unit_table(_table(frame.head(_MOST))),
        rows=rows_behind(_COUNTED, EVERYTHING, float(len(frame)), only=only),
    )


def _tied_and_alike(scope: Scope) -> pd.DataFrame:
    """Projects with a number, then those whose kind alone tells which requests are alike."""
    tied = of_scope(fetch(TIED, EVERYTHING), scope, day="dated_on")
    alike = of_scope(fetch(AROUND, EVERYTHING), scope)
    alike = alike[~alike["work_id"].isin(tied["work_id"])].assign(dated_on=alike["started_on"])
    names = [name for name in tied.columns if name in alike.columns]
    frame = pd.concat([tied.assign(is_tied=True), alike[names].assign(is_tied=False)], ignore_index=True)
    frame["is_tied"] = frame["is_tied"].astype(bool)
    if scope.date_from is not None and len(frame):
        frame = frame[pd.to_datetime(frame["dated_on"]) >= pd.Timestamp(scope.date_from)]
    return frame.reset_index(drop=True)


def ties_reading(frame: pd.DataFrame) -> Reading:
    """Title and reading of the projects and what led to them."""
    neutral = _("实事由哪件诉求、议题而来")
    if frame.empty:
        return nothing(neutral)
    tied = frame[frame["is_tied"]]
    if tied.empty:
        told = _("项目都没有写工单、议题编号，前后只按类别和小区比，**补上关联编号**才知道是哪件事")
        return Reading(neutral, _("{text}。").format(text=told))
    title = _("{n}写明了由哪件事而来").format(n=count(len(tied), WORKS))
    lost = int((tied["event_id"].notna() & tied["request_id"].isna()).sum())
    lost += int((tied["item_id"].notna() & tied["met_at"].isna()).sum())
    missing = _("{n}的编号在台账里找不到，**先核对编号**").format(n=count(lost, WORKS)) if lost else ""
    both = tied[tied["requests_before"].notna() & tied["requests_after"].notna()]
    moved = ""
    if len(both):
        before, after = (int(both[name].sum()) for name in ("requests_before", "requests_after"))
        moved = _("前后都有 90 天的 {n}，同类诉求 {before} 变 {after}").format(
            n=count(len(both), WORKS), before=before, after=count(after)
        )
    text = sentences(moved, missing, _("**前后之差不能说明因果**") if moved else "")
    return Reading(title, _("{text}。").format(text=text or _("**完工满 90 天才比前后**")), is_finding=True)


def _table(frame: pd.DataFrame) -> Table:
    headings = (
        Heading(_("项目"), is_text=True, wraps=True, column="compound"),
        Heading(_("依据"), is_text=True),
        Heading(_("诉求、议题"), is_text=True, wraps=True),
        Heading(_("前"), column="requests_before"),
        Heading(_("后"), column="requests_after"),
    )
    rows = [_row(row) for row in frame.to_dict("records")]
    return Table(headings, tuple(rows), frame=frame.rename(columns={"kind": "work_kind"}))


def _row(row: dict[str, Any]) -> tuple[Cell, ...]:
    place = str(row["compound"]) if is_named(row["compound"]) else short(row["community"])
    before, after = (
        "—" if is_missing(row[name]) else plain(row[name]) for name in ("requests_before", "requests_after")
    )
    return (
        Cell(f"{place} {name_as_written(row['kind'])}"),
        Cell(_("编号") if row["is_tied"] else _("类别")),
        Cell(_what(row)),
        Cell(before),
        Cell(after, bold=after != "—"),
    )


def _what(row: dict[str, Any]) -> str:
    """The request and the item that led to a project, as far as the ledgers have them."""
    told = []
    if _has(row, "event_id"):
        topic = str(row["topic"]) if _has(row, "topic") else _("台账里没有")
        told.append(f"{row['event_id']} {topic}")
    if _has(row, "item_id"):
        topic = str(row["item_topic"]) if _has(row, "item_topic") else _("台账里没有")
        told.append(f"{row['item_id']} {topic}")
    return _("；").join(told) if told else str(row["topic"])


def _has(row: dict[str, Any], name: str) -> bool:
    value = row.get(name)
    return value is not None and value == value and str(value) != ""

"""Blocks of projects: how far each has come, how many wait at which stage, and works against their plan."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from data.settings import settings
from pages.parts.asking.block import Block, Opening, openings, rows_behind
from pages.parts.asking.fetch import fetch, snapshot
from pages.parts.charts.canvas import unique
from pages.parts.charts.timelines import timelines
from pages.parts.findings.reading import is_named, name_as_written, short
from pages.parts.html.markup import Cell, Heading, Table, unit_table
from pages.parts.subjects.public_works.stage_readings import (
    following,
    lines_reading,
    plan_reading,
    stages_reading,
)
from pages.parts.words.dates import dates, day
from pages.parts.words.language import _
from pages.parts.words.numbers import (
    DAYS,
    count,
    fraction,
    is_fraction_only,
    is_missing,
    is_small,
    plain,
    rate,
)
from pages.parts.words.totals import totals
from queries import Only, Scope

OPEN, LATE = "public_works/open_rows", "public_works/late_rows"
BY_STAGE, PLAN = "public_works/projects_by_stage", "public_works/plan_by_kind"
#: Column with the day of a stage -> the stage.
_DAYS_OF = {
    "declared_on": "申报", "surveyed_on": "勘测", "approved_on": "立项", "started_on": "施工",
    "finished_on": "完工", "accepted_on": "验收",
}  # fmt: skip
#: Rows of the picture.
_MOST = 12


def progress_lines(scope: Scope) -> Block | None:
    """The projects that are not finished, whenever declared: stages, plan, how late; None without any."""
    asked = scope.history()
    frame = fetch(OPEN, asked)
    if frame.empty:
        return None
    today = snapshot().as_of.date()
    shown = frame.head(_MOST)
    subtitle = _("到数据截至未完工的项目，不论何时申报；晚于计划的在前，再按下一步的计划")
    if len(frame) > len(shown):
        subtitle += _("；画前 {n} 项，共 {all} 项").format(n=len(shown), all=len(frame))
    return Block(
        key="project-lines",
        reading=lines_reading(frame),
        subtitle=subtitle,
        table=frame.rename(columns={"kind": "work_kind"}),
        question=OPEN,
        measures=("project_count", "late_count"),
        figure=_lines(shown, today),
        rows=rows_behind(OPEN, asked, float(len(frame))),
        opens=_openings(shown, asked),
    )


def _openings(shown: pd.DataFrame, asked: Scope) -> tuple[Opening, ...]:
    """The row of each project that is drawn."""
    rows = shown.to_dict("records")
    return tuple(
        one
        for name, row in zip(unique([_name(row) for row in rows]), rows, strict=True)
        for one in openings(
            (name,), rows_behind(OPEN, asked, 1.0, only=Only(("work_id",), ((str(row["work_id"]),),)))
        )
    )


def _lines(shown: pd.DataFrame, today: date) -> go.Figure:
    """One line per project."""
    rows = shown.to_dict("records")
    told = shown.assign(
        name=[_name(row) for row in rows],
        said=[_words_on_plan(row) for row in rows],
        late=[not is_missing(days) and days > 0 for days in shown["past_plan"]],
        **{name: [_past(each, today) for each in shown[name]] for name in _DAYS_OF},
    )
    return timelines(told, name="name", stages=_DAYS_OF, due="due_on", said="said", late="late", today=today)


def _past(value: Any, today: date) -> Any:  # noqa: ANN401 - a cell of a column of days
    """The day of a stage; none before it has come."""
    return value if value is not None and pd.notna(value) and pd.Timestamp(value).date() <= today else None


def _name(row: dict[str, Any]) -> str:
    place = str(row["compound"]) if is_named(row["compound"]) else short(row["community"])
    return f"{place} {name_as_written(row['kind'])}"


def _words_on_plan(row: dict[str, Any]) -> str:
    late = row["past_plan"]
    if is_missing(late):
        return _("没有计划")
    if late > 0:
        return _("晚 {n}").format(n=count(late, DAYS))
    return _("还有 {n}").format(n=count(-late, DAYS)) if late else _("就在这天")


def stages(scope: Scope) -> Block | None:
    """The projects that are not finished by stage: how many are late, for how long; None without any."""
    asked = scope.history()
    frame = fetch(BY_STAGE, asked)
    if frame.empty:
        return None
    return Block(
        key="project-stages",
        reading=stages_reading(frame),
        subtitle=_("到数据截至未完工的项目（项），按走到哪一步；晚于计划 / 有下一步计划的"),
        table=frame,
        question=BY_STAGE,
        measures=("project_count", "late_count"),
        html=unit_table(_stage_table(frame)),
        rows=(
            *rows_behind(OPEN, asked, frame["project_count"]),
            *(rows_behind(LATE, asked, frame["late_count"]) if frame["late_count"].sum() else ()),
        ),
        total=totals(frame, "stage"),
    )


def _stage_table(frame: pd.DataFrame) -> Table:
    headings = (
        Heading(_("到了"), is_text=True, column="stage"),
        Heading(_("项目"), column="project_count"),
        Heading(_("下一步"), is_text=True),
        Heading(_("晚于计划"), column="late_count"),
        Heading(_("最多晚"), column="longest_days_late"),
        Heading(_("最近的计划"), hide_on_phone=True, column="next_due_on"),
    )
    rows = []
    for row in frame.to_dict("records"):
        late, due = row["late_count"], row["next_due_on"]
        rows.append(
            (
                Cell(name_as_written(row["stage"])),
                Cell(plain(row["project_count"]), bold=True),
                Cell(following(str(row["stage"])) or "—"),
                Cell(fraction(late, row["planned_count"]) if row["planned_count"] else "—", bold=bool(late)),
                Cell("—" if is_missing(row["longest_days_late"]) else count(row["longest_days_late"], DAYS)),
                Cell("—" if due is None or pd.isna(due) else day(pd.Timestamp(due).date())),
            )
        )
    return Table(headings, tuple(rows), frame=frame)


def plan(scope: Scope) -> Block | None:
    """The works finished, against their plan; None without any."""
    frame = fetch(PLAN, scope)
    if frame.empty:
        return None
    planned = frame["with_plan_count"]
    return Block(
        key="work-plan",
        reading=plan_reading(frame, settings().small_sample),
        subtitle=_(
            "{window} 开工、已完工的（项）；按计划 = 计划完工那天或之前完工的 / 写了计划完工的"
        ).format(window=dates(scope.date_from, scope.date_to)),
        table=frame.rename(columns={"kind": "work_kind"}),
        question=PLAN,
        measures=("on_plan_rate",),
        html=unit_table(_plan_table(frame)),
        rows=rows_behind("public_works/plan_rows", scope, planned) if planned.sum() else (),
    )


def _plan_table(frame: pd.DataFrame) -> Table:
    headings = (
        Heading(_("类别"), is_text=True, column="work_kind"),
        Heading(_("完工"), column="finished_count"),
        Heading(_("按计划"), column="on_plan_rate"),
        Heading(_("中位数"), column="median_past_plan"),
        Heading(_("已验收"), hide_on_phone=True, column="accepted_count"),
    )
    rows = [_plan_row(row, name_as_written(row["kind"])) for row in frame.to_dict("records")]
    names = ["finished_count", "with_plan_count", "on_plan_count", "accepted_count"]
    sums = {**frame[names].sum().to_dict(), "median_past_plan": None}
    return Table(
        headings, tuple(rows), _plan_row(sums, _("合计")), frame.rename(columns={"kind": "work_kind"})
    )


def _plan_row(row: dict[str, Any], name: str) -> tuple[Cell, ...]:
    part, whole, late = row["on_plan_count"], row["with_plan_count"], row["median_past_plan"]
    kept = Cell(fraction(part, whole) if whole else "—")
    if not is_fraction_only(whole):
        few = is_small(whole, settings().small_sample)
        kept = Cell(rate(part / whole), fraction(part, whole), colour="flat" if few else "")
    words = _("晚 {n}") if not is_missing(late) and late > 0 else _("早 {n}")
    shown = "—" if is_missing(late) else _("当天") if not late else words.format(n=count(abs(late), DAYS))
    return (
        Cell(name),
        Cell(plain(row["finished_count"])),
        kept,
        Cell(shown),
        Cell(plain(row["accepted_count"])),
    )

"""Blocks of the safety hazards: what is still there, where, of which kind, and found by whom."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from data.settings import settings
from pages.parts.asking.block import Block, rows_behind
from pages.parts.asking.fetch import fetch, fetch_all
from pages.parts.charts import heat
from pages.parts.findings.reading import Reading, name_as_written
from pages.parts.html import markup
from pages.parts.html.markup import Cell, Heading
from pages.parts.shared_blocks.rate_cell import rate_cell
from pages.parts.subjects.hazards.readings import (
    DANGEROUS,
    HAZARDS,
    kinds_reading,
    open_reading,
    sources_reading,
)
from pages.parts.subjects.service_requests.place_readings import (
    among,
    deviation_reading,
    deviations,
    over_count,
)
from pages.parts.words.dates import dates
from pages.parts.words.language import _
from pages.parts.words.numbers import full_days, plain
from pages.parts.words.totals import totals
from queries import Scope

SUMMARY, PERIODS = "hazards/summary", "hazards/hazards_by_period"
COUNTED, OPEN, OVERDUE = "hazards/counted_rows", "hazards/open_rows", "hazards/overdue_rows"
_DANGERS = "hazards/open_by_danger"
_BANDS = ("open_7_count", "open_30_count", "open_90_count", "open_longer_count")
_WHERE = "hazards/hazards_by_compound_kind"
#: px of the heat map, and rows in it.
_HEIGHT, _MOST = 456, 12


def open_hazards(scope: Scope) -> Block:
    """What is still there of all hazards up to the end of the window: danger by age."""
    asked = scope.history()
    frame, summary = fetch_all([(_DANGERS, asked), (SUMMARY, asked)])
    every = summary.iloc[0]
    found = float(every["hazard_count"])
    untold = found - float(every["open_hazard_count"] + every["rectified_count"])
    return Block(
        key="open-hazards",
        reading=open_reading(frame, found, untold),
        subtitle=_("未整改的隐患（处），按等级和发现以来的天数，到数据截至全部未整改的；复查不合格的在内"),
        table=frame,
        question=_DANGERS,
        measures=("open_hazard_count", "overdue_hazard_count"),
        html=markup.unit_table(_dangers(frame)) if len(frame) else "",
        rows=(
            *rows_behind(OPEN, asked, frame["open_hazard_count"]),
            *rows_behind(OVERDUE, asked, frame["overdue_hazard_count"]),
        ),
        total=totals(frame, "danger") if len(frame) else None,
    )


def _dangers(frame: pd.DataFrame) -> markup.Table:
    headings = (
        Heading(_("隐患等级"), True, column="danger"),
        Heading(_("未整改"), column="open_hazard_count"),
        Heading(_("7 天内"), hide_on_phone=True, column="open_7_count"),
        Heading(_("8 至 30 天"), hide_on_phone=True, column="open_30_count"),
        Heading(_("31 至 90 天"), hide_on_phone=True, column="open_90_count"),
        Heading(_("90 天以上"), column="open_longer_count"),
        Heading(_("超期"), column="overdue_hazard_count"),
        Heading(_("最久（天）"), column="longest_open_days"),
    )
    rows = tuple(_danger(row, name_as_written(row["danger"])) for row in frame.to_dict("records"))
    counts = ["open_hazard_count", *_BANDS, "overdue_hazard_count"]
    sums = {**frame[counts].sum().to_dict(), "longest_open_days": frame["longest_open_days"].max()}
    return markup.Table(headings, rows, _danger({"danger": "", **sums}, _("合计"), is_sum=True), frame)


def _danger(row: dict[str, Any], name: str, *, is_sum: bool = False) -> tuple[Cell, ...]:
    late, is_grave = row["overdue_hazard_count"], str(row["danger"]) in DANGEROUS
    return (
        Cell(name, bold=not is_sum),
        Cell(plain(row["open_hazard_count"]), bold=not is_sum),
        *(Cell(plain(row[band])) for band in _BANDS),
        Cell(plain(late), bold=bool(late) and not is_sum, colour="bad" if late and is_grave else ""),
        Cell(full_days(row["longest_open_days"])),
    )


def where_found(scope: Scope) -> Block:
    """Compound × kind, coloured where a cell differs from what compound and kind lead to expect."""
    frame = fetch(_WHERE, scope)
    cells = deviations(frame, "compound", "kind", "hazard_count")
    drawn = cells
    if len(frame):
        drawn = heat.pool_small_names(
            frame, row="compound", column="kind", value="hazard_count", top_rows=_MOST
        )
        drawn = among(deviations(drawn, "compound", "kind", "hazard_count"), cells, "compound", "kind")
    return Block(
        key="hazards-where",
        reading=deviation_reading(
            drawn, "compound", "kind", "hazard_count", nouns=("小区", "类别"), label="隐患", unit=HAZARDS,
            undrawn=max(0, over_count(cells) - over_count(drawn)),
        ),
        subtitle=_(
            "{window} 发现的隐患（处），小区 × 类别；只给偏离期望到能排除偶然的格上色（全表一起校正）："
            "蓝▼少，棕▲多"
        ).format(window=dates(scope.date_from, scope.date_to)),
        table=frame,
        question=_WHERE,
        measures=("hazard_count",),
        figure=_map(drawn) if len(drawn) else None,
        rows=rows_behind(COUNTED, scope, frame["hazard_count"]),
    )  # fmt: skip


def _map(drawn: pd.DataFrame) -> go.Figure:
    height = _HEIGHT if drawn["compound"].nunique() > _MOST // 2 else None
    return heat.deviation(drawn, row="compound", column="kind", value="hazard_count", height=height)


def sources(scope: Scope) -> Block:
    """Hazards by source: who found them, and whether those were rectified in time and re-checked."""
    question = "hazards/hazards_by_source"
    frame = fetch(question, scope)
    told = sources_reading(frame, settings().small_sample)
    return _shares(scope, question, frame, told, key="hazard-sources", by="source", noun=_("来源"))


def kinds(scope: Scope) -> Block:
    """Hazards by kind: rectified in time and re-checked."""
    question = "hazards/hazards_by_kind"
    frame = fetch(question, scope)
    told = kinds_reading(frame, settings().small_sample)
    return _shares(scope, question, frame, told, key="hazard-kinds", by="kind", noun=_("类别"))


def _shares(
    scope: Scope, question: str, frame: pd.DataFrame, told: Reading, *, key: str, by: str, noun: str
) -> Block:
    """A table of the hazards by source or kind, with their shares rectified in time and re-checked."""
    return Block(
        key=key,
        reading=told,
        subtitle=_(
            "{window} 发现的隐患（处），按{noun}；按期 = 期限前整改完的 / 期限已过的，"
            "复查 = 复查合格 / 已整改"
        ).format(window=dates(scope.date_from, scope.date_to), noun=noun.lower()),
        table=frame,
        question=question,
        measures=("hazard_count", "rectified_on_time_rate", "recheck_rate"),
        html=markup.unit_table(_units(frame, by, noun)) if len(frame) else "",
        rows=(
            *rows_behind(COUNTED, scope, frame["hazard_count"]),
            *rows_behind("hazards/due_rows", scope, frame["due_hazard_count"]),
            *rows_behind("hazards/rectified_rows", scope, frame["rectified_count"]),
            *rows_behind(OPEN, scope, frame["open_hazard_count"]),
        ),
    )


def _units(frame: pd.DataFrame, by: str, noun: str) -> markup.Table:
    headings = (
        Heading(noun, True, column=by),
        Heading(_("隐患"), column="hazard_count"),
        Heading(_("按期整改"), column="rectified_on_time_rate"),
        Heading(_("复查"), hide_on_phone=True, column="recheck_rate"),
        Heading(_("未整改"), column="open_hazard_count"),
    )
    parts = [
        "hazard_count", "rectified_on_time_count", "due_hazard_count", "rechecked_count", "rectified_count",
        "open_hazard_count",
    ]  # fmt: skip
    rows = tuple(_unit(row, name_as_written(row[by])) for row in frame.to_dict("records"))
    return markup.Table(headings, rows, _unit(frame[parts].sum().to_dict(), _("合计"), is_sum=True), frame)


def _unit(row: dict[str, Any], name: str, *, is_sum: bool = False) -> tuple[Cell, ...]:
    waiting = row["open_hazard_count"]
    return (
        Cell(name, bold=not is_sum),
        Cell(plain(row["hazard_count"])),
        rate_cell(row["rectified_on_time_count"], row["due_hazard_count"]),
        rate_cell(row["rechecked_count"], row["rectified_count"]),
        Cell(plain(waiting), bold=bool(waiting) and not is_sum),
    )

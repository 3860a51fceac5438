"""Blocks of care: whom visits were paid to, as counts under the rule of five, and diaries kept of them."""

from __future__ import annotations

import pandas as pd

from data.ledgers import LEDGERS
from data.ledgers.assistance import LEAST_TOLD
from pages.parts.asking.block import Block, rows_behind
from pages.parts.asking.fetch import fetch, snapshot
from pages.parts.findings.few_persons import mask_small_numbers
from pages.parts.findings.reading import short
from pages.parts.html.markup import Cell, Heading, Table, unit_table
from pages.parts.shared_blocks.kind_by_community import kind_by_community, names_in
from pages.parts.shared_blocks.rate_cell import rate_cell
from pages.parts.subjects.visits.care_readings import care_reading, diaries_reading
from pages.parts.words.dates import dates
from pages.parts.words.language import _
from pages.parts.words.numbers import plain
from queries import Grain, Only, Scope
from queries.windows import calendar_year

CARE, DIARIES, ROWS = "visits/care_by_community", "visits/diaries_by_community", "visits/rows"
_GROUPS = tuple(LEDGERS["visit"].column("care_group").allowed)
_SAYING = Only(("has_diary",), (("true",), ("false",)))


def care(scope: Scope) -> Block | None:
    """Visits by care group and community of a whole calendar year; none for compounds or without any.

    Numbers of fewer than five households, and those that reveal one, are hidden over all communities of the
    year before the places of the scope apply.
    """
    told = Scope(*calendar_year(scope.date_to, snapshot().as_of), Grain.YEAR)
    answer = fetch(CARE, told)
    if scope.compounds is not None or answer.empty:
        return None
    masked = _masked(answer)
    shown = masked[masked["community"].isin(scope.communities or masked["community"])]
    if shown.empty:
        return None
    return Block(
        key="care",
        reading=care_reading(shown),
        subtitle=_(
            "{window} 填了关爱对象类别的走访（次），只按整年、按社区公布；"
            "不足 {n} 户的写 <{n}，为防反推，另隐去的写“不单列”"
        ).format(window=_so_far(told), n=LEAST_TOLD),
        table=shown.rename(columns={"visit_count": "care_visit_count"}),
        question=CARE,
        measures=("care_visit_count",),
        html=kind_by_community(
            shown.rename(columns={"care_group": "kind"}).assign(unit="次"),
            unit="unit",
            text="visit_count",
            names=names_in(scope),
        ),
    )


def _masked(answer: pd.DataFrame) -> pd.DataFrame:
    """The visits with small numbers replaced, by declared group and name of the community."""
    others = sorted(set(answer["care_group"].astype(str)) - set(_GROUPS))
    order = {name: at for at, name in enumerate([*_GROUPS, *others])}
    # an order by number would tell something of the numbers that are hidden
    frame = answer.assign(
        _at=answer["care_group"].astype(str).map(order), community=answer["community"].astype(str)
    )
    frame = frame.sort_values(["_at", "community"], ignore_index=True).drop(columns="_at")
    return mask_small_numbers(frame, value="visit_count", persons="household_count", within=("care_group",))


def _so_far(told: Scope) -> str:
    past = told.elapsed(snapshot().as_of)
    return dates(past.date_from, past.date_to)


def diaries(scope: Scope) -> Block | None:
    """Diaries by community; None where no visit says whether one was kept."""
    frame = fetch(DIARIES, scope)
    if frame.empty:
        return None
    return Block(
        key="diaries",
        reading=diaries_reading(frame),
        subtitle=_("{window} 记了民情日记的走访 / 写明记没记的走访").format(
            window=dates(scope.date_from, scope.date_to)
        ),
        table=frame,
        question=DIARIES,
        measures=("diary_rate",),
        html=unit_table(_diary_table(frame)),
        rows=rows_behind(ROWS, scope, frame["diary_known_count"], only=_SAYING),
    )


def _diary_table(frame: pd.DataFrame) -> Table:
    headings = (
        Heading(_("社区"), True, column="community"),
        Heading(_("民情日记（篇）"), column="diary_count"),
        Heading(_("占写明的"), column="diary_rate"),
    )
    rows = tuple(
        (
            Cell(short(row["community"]), bold=True),
            Cell(plain(row["diary_count"])),
            rate_cell(row["diary_count"], row["diary_known_count"]),
        )
        for row in frame.to_dict("records")
    )
    return Table(headings, rows, frame=frame)

"""The block of 1:10: the 党员中心户 that compounds lack, and the households that none reaches."""

from __future__ import annotations

import pandas as pd

from pages.parts.asking.block import Block
from pages.parts.asking.fetch import fetch
from pages.parts.findings.reading import short
from pages.parts.html.markup import Cell, Heading, Table, unit_table
from pages.parts.subjects.organisation.centres_missing_readings import missing_reading
from pages.parts.subjects.organisation.readings import LINE
from pages.parts.words.language import _
from pages.parts.words.numbers import is_missing, plain
from queries import Scope

QUESTION = "organisation/centres_missing_by_compound"
#: Number of compounds in the list; the table behind it has all of them.
_MOST = 12
_COUNTS = ("households", "needed_count", "centre_count", "missing_centre_count", "unlinked_households")


def missing_centres(scope: Scope, unplaced: int) -> Block | None:
    """Compounds that lack 党员中心户, most first; None where no community has any.

    Args:
        scope: Places.
        unplaced: 党员中心户 that stand in no registered compound.
    """
    frame = fetch(QUESTION, scope)
    if frame.empty:
        return None
    shown = frame.head(_MOST)
    return Block(
        key="missing-centres",
        reading=missing_reading(frame, unplaced),
        subtitle=_(
            "现状，有党员中心户的社区，缺得多的在前，列 {n} 个小区（共 {all} 个）："
            "应设 = 户数 / {line}，不满进一；"
            "还缺 = 应设 − 现有；未联系 = 户数 − 登记的联系户数"
        ).format(n=len(shown), all=len(frame), line=LINE),
        table=frame,
        question=QUESTION,
        measures=("missing_centre_count", "linked_per_centre"),
        html=unit_table(_table(shown, frame)),
    )


def _table(shown: pd.DataFrame, frame: pd.DataFrame) -> Table:
    headings = (
        Heading(_("小区"), True, column="compound"),
        Heading(_("社区"), True, True, column="community"),
        Heading(_("户数"), column="households"),
        Heading(_("应设"), hide_on_phone=True, column="needed_count"),
        Heading(_("现有"), column="centre_count"),
        Heading(_("还缺"), column="missing_centre_count"),
        Heading(_("未联系（户）"), column="unlinked_households"),
    )
    rows = tuple(
        (Cell(row["compound"], bold=True), Cell(short(row["community"])), *_numbers(row))
        for row in shown.to_dict("records")
    )
    total = (Cell(_("合计")), Cell(""), *_numbers(frame[[*_COUNTS]].sum().to_dict()))
    return Table(headings, rows, total, shown)


def _numbers(row: dict[str, float]) -> tuple[Cell, ...]:
    return tuple(
        Cell("—" if is_missing(row[name]) else plain(row[name]), bold=name == "missing_centre_count")
        for name in _COUNTS
    )

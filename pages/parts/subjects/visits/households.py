"""The block of households: how many different ones were visited and have a file, compound by compound."""

from __future__ import annotations

import pandas as pd

from pages.parts.asking.block import Block, rows_behind
from pages.parts.asking.fetch import fetch, fetch_all
from pages.parts.findings.reading import name_as_written, short
from pages.parts.html.markup import Cell, Heading, Table, unit_table
from pages.parts.subjects.visits.household_readings import family_files_reading, households_reading
from pages.parts.words.dates import dates
from pages.parts.words.language import _
from pages.parts.words.numbers import fraction, is_fraction_only, is_missing, plain, rate
from queries import Only, Scope

QUESTION, FILES = "visits/households_by_compound", "visits/files_by_compound"
#: Number of compounds in the list; the table behind it has all of them.
_MOST = 12
_HOME_VISITS = Only(("kind",), (("敲门行动",),))


def households(scope: Scope) -> Block | None:
    """Compounds by the different households visited in the window, and those with a file up to its end.

    None where no visit names its household: then only visits can be counted, not households.
    """
    window, ever = fetch_all([(QUESTION, scope), (QUESTION, scope.replace(date_from=None))])
    frame = _with_files(window, ever)
    if not frame["named_visit_count"].sum():
        return None
    known = frame[frame["named_visit_count"] > 0]
    shown = known.head(_MOST)
    return Block(
        key="visited-households",
        reading=households_reading(frame),
        subtitle=_(
            "{window} 写了户号的入户走访，同一户算一次，列 {n} 个小区（写了户号的共 {all} 个）；"
            "建档为到时段末走访台账写明建了档的户；都除以小区户数"
        ).format(window=dates(scope.date_from, scope.date_to), n=len(shown), all=len(known)),
        table=frame,
        question=QUESTION,
        measures=("visited_share", "filed_share"),
        html=unit_table(_table(shown)),
        rows=rows_behind("visits/rows", scope, frame["home_visit_count"], only=_HOME_VISITS),
    )


def _with_files(window: pd.DataFrame, ever: pd.DataFrame) -> pd.DataFrame:
    """The compounds of the window with the files of all visits up to its end."""
    files = ever[["community", "compound", "filed_household_count", "filed_share"]]
    visited = window.drop(columns=["filed_household_count", "filed_share"])
    return visited.merge(files, on=["community", "compound"], how="left")


def _table(shown: pd.DataFrame) -> Table:
    headings = (
        Heading(_("小区"), True, column="compound"),
        Heading(_("社区"), True, True, column="community"),
        Heading(_("户数"), hide_on_phone=True, column="households"),
        Heading(_("走到率"), column="visited_share"),
        Heading(_("走访写明建档"), column="filed_share"),
        Heading(_("写了户号的走访"), hide_on_phone=True, column="named_visit_count"),
    )
    rows = tuple(
        (
            Cell(name_as_written(row["compound"]), bold=True),
            Cell(short(row["community"])),
            Cell("—" if is_missing(row["households"]) else plain(row["households"])),
            _share(row["visited_household_count"], row["households"]),
            _share(row["filed_household_count"], row["households"]),
            Cell(fraction(row["named_visit_count"], row["home_visit_count"])),
        )
        for row in shown.to_dict("records")
    )
    return Table(headings, rows, frame=shown)


def family_files(scope: Scope) -> Block | None:
    """Compounds by the share of their households with a family file; None where no register counts them."""
    frame = fetch(FILES, scope)
    if frame.empty:
        return None
    shown = frame.head(_MOST)
    return Block(
        key="family-files",
        reading=family_files_reading(frame),
        subtitle=_("现状，小区名册的建档户数 / 小区户数，低的在前，列 {n} 个小区（共 {all} 个）").format(
            n=len(shown), all=len(frame)
        ),
        table=frame,
        question=FILES,
        measures=("register_filed_share",),
        html=unit_table(_file_table(shown)),
    )


def _file_table(shown: pd.DataFrame) -> Table:
    headings = (
        Heading(_("小区"), True, column="compound"),
        Heading(_("社区"), True, True, column="community"),
        Heading(_("建档率"), column="register_filed_share"),
        Heading(_("未建档（户）")),
    )
    rows = tuple(
        (
            Cell(name_as_written(row["compound"]), bold=True),
            Cell(short(row["community"])),
            _share(row["filed_households"], row["households"]),
            Cell(_unfiled(row)),
        )
        for row in shown.to_dict("records")
    )
    return Table(headings, rows, frame=shown)


def _unfiled(row: dict[str, float]) -> str:
    if is_missing(row["households"]):
        return "—"
    return plain(max(row["households"] - row["filed_households"], 0))


def _share(part: float, whole: float) -> Cell:
    """A share of all households of a compound, with its fraction; only the number where they are unknown."""
    if is_missing(part):
        return Cell("—")
    if is_missing(whole) or not whole:
        return Cell("—", plain(part))
    if is_fraction_only(whole):
        return Cell("—", fraction(part, whole))
    return Cell(rate(part / whole), fraction(part, whole))

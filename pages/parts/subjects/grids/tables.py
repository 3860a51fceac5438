"""Tables of the grids: all with their load, the rows that bear none, the check of the registers."""

from __future__ import annotations

import pandas as pd

from data.ledgers import LEDGERS
from data.schema import UNFILLED
from data.settings import settings
from pages.parts.asking.block import Block, rows_behind
from pages.parts.asking.fetch import fetch, fetch_all
from pages.parts.findings.reading import name_as_written, short
from pages.parts.html.markup import Cell, Heading, Table, unit_table
from pages.parts.subjects.grids.blocks import LOAD, REQUEST_ROWS, in_grids
from pages.parts.subjects.grids.readings import gaps_reading, roll_reading, table_reading
from pages.parts.words.dates import dates
from pages.parts.words.language import _
from pages.parts.words.numbers import is_missing, is_small, plain, rate
from pages.parts.words.totals import totals
from queries import Scope

VISITS = "grids/visits_by_grid"
GAPS = "grids/rows_without_grid"
ROLL = "grids/roll_check"
SUMMARY = "grids/summary"
#: Ledger -> the beginning of its columns in the table of gaps, its list.
_COUNTED = {
    "service_request": ("request", "service_requests/rows"),
    "mediation_case": ("case", "mediation_cases/rows"),
    "visit": ("visit", "visits/rows"),
}
_KEYS = ["community", "grid"]


def all_grids(scope: Scope) -> Block | None:
    """All grids with requests, households, members, visits and findings; None where none is known."""
    table = _requests_beside_visits(*fetch_all([(LOAD, scope), (VISITS, scope)]))
    if table.empty:
        return None
    if scope.compounds is not None:  # the register places most members in a grid, not in one of its compounds
        table[["member_count", "requests_per_member"]] = float("nan")
    return Block(
        key="grid-table",
        reading=table_reading(table, is_whole=scope.compounds is None),
        subtitle=_(
            "{window}，各网格（社区＋网格算一个）；千户 = 件数或次数 / 楼栋名册的户数 × 1000；"
            "灰色为少于 {small} 件；人均按队伍名册的网格员人数"
        ).format(window=dates(scope.date_from, scope.date_to), small=settings().small_sample),
        table=table,
        question=LOAD,
        measures=("per_thousand_households", "requests_per_member", "visits_per_thousand_households"),
        html=unit_table(_table(table)),
        total=totals(
            table,
            "grid",
            per_thousand_households=("request_count", "households", 1000),
            visits_per_thousand_households=("visit_count", "households", 1000),
            requests_per_member=("request_count", "member_count", 1),
        ),
        rows=(
            *rows_behind(REQUEST_ROWS, in_grids(scope), table["request_count"]),
            *rows_behind("visits/rows", in_grids(scope), table["visit_count"]),
        ),
    )


def _requests_beside_visits(loads: pd.DataFrame, visits: pd.DataFrame) -> pd.DataFrame:
    """The requests and the visits of each grid; a grid that only one of them knows has 0 in the other."""
    keys = dict.fromkeys(_KEYS, object)  # pandas cannot join two empty columns of Arrow texts
    table = (
        loads.drop(columns=["found_first_rate", "is_on_roll"])
        .astype(keys)
        .merge(
            visits.drop(columns="found_known_count").astype(keys),
            on=_KEYS,
            how="outer",
            suffixes=("", "_of_visits"),
        )
    )
    table["households"] = table["households"].fillna(table.pop("households_of_visits"))
    counts = ["request_count", "found_first_count", "grid_handled_count", "visit_count", "patrol_count"]
    table[counts] = table[counts].fillna(0).astype(int)
    order = ["request_count", *_KEYS]
    return table.sort_values(order, ascending=[False, True, True], ignore_index=True)


def _table(frame: pd.DataFrame) -> Table:
    headings = (
        Heading(_("网格"), True, column="grid"),
        Heading(_("诉求"), column="request_count"),
        Heading(_("户数"), hide_on_phone=True, column="households"),
        Heading(_("千户诉求"), column="per_thousand_households"),
        Heading(_("网格员"), hide_on_phone=True, column="member_count"),
        Heading(_("件/人"), column="requests_per_member"),
        Heading(_("先发现"), hide_on_phone=True, column="found_first_count"),
        Heading(_("网格承办"), hide_on_phone=True, column="grid_handled_count"),
        Heading(_("走访巡查"), column="visit_count"),
        Heading(_("千户走访"), hide_on_phone=True, column="visits_per_thousand_households"),
        Heading(_("发现问题"), hide_on_phone=True, column="found_count"),
    )
    return Table(headings, tuple(map(_cells, frame.to_dict("records"))), frame=frame)


def _cells(row: dict[str, float]) -> tuple[Cell, ...]:
    small = settings().small_sample
    return (
        Cell(str(row["grid"]), bold=True),
        Cell(plain(row["request_count"])),
        Cell(_number(row["households"])),
        _rated(row["per_thousand_households"], row["request_count"], small),
        Cell(_number(row["member_count"])),
        Cell(_number(row["requests_per_member"], 1)),
        Cell(plain(row["found_first_count"])),
        Cell(plain(row["grid_handled_count"])),
        Cell(plain(row["visit_count"])),
        _rated(row["visits_per_thousand_households"], row["visit_count"], small),
        Cell(_number(row["found_count"])),
    )


def _rated(value: float, counted: float, small: int) -> Cell:
    """A rate per household; in grey where it rests on few cases."""
    if is_missing(value) or not counted:
        return Cell("—" if is_missing(value) else plain(value, 1))
    text = plain(value, 1)
    return Cell(note=text) if is_small(counted, small) else Cell(text)


def _number(value: float, digits: int = 0) -> str:
    return "—" if is_missing(value) else plain(value, digits)


def gaps(scope: Scope) -> Block | None:
    """The rows without a grid by community; None where the scope has no rows at all."""
    frame = fetch(GAPS, scope)
    if frame.empty:
        return None
    table = _by_community(frame)
    sums = frame.groupby("ledger", sort=False)[["row_count", "empty_count"]].sum()
    never = sums.index[(sums["row_count"] == sums["empty_count"]).to_numpy()]
    return Block(
        key="grid-gaps",
        reading=gaps_reading(
            table, [_(LEDGERS[name].title) for name in never], small_sample=settings().small_sample
        ),
        subtitle=_("{window} 没写网格的行，灰字为占该社区全部行的比例；没写的不归任何网格").format(
            window=dates(scope.date_from, scope.date_to)
        ),
        table=table,
        question=GAPS,
        measures=("grid_filled_rate",),
        html=unit_table(_gap_table(table)),
        total=totals(table, "community"),
        rows=tuple(
            each
            for short_name, listed in _COUNTED.values()
            for each in rows_behind(listed, _without_grid(scope), table[f"{short_name}_empty_count"])
        ),
    )


def _without_grid(scope: Scope) -> Scope:
    """The scope with only rows without a grid; one that chooses grids has none, and stays as it is."""
    return scope if scope.condition("grid") else scope.with_condition("grid", (UNFILLED,))


def _by_community(frame: pd.DataFrame) -> pd.DataFrame:
    """One row per community, most empty requests first: rows, empty and unplaced ones of each ledger."""
    table = pd.DataFrame({"community": frame["community"].astype(str).unique()})
    for name, (short_name, _listed) in _COUNTED.items():
        own = frame[frame["ledger"] == name].set_index("community")
        for column in ("row_count", "empty_count", "unplaced_count"):
            counts = table["community"].map(own[column]).fillna(0).astype(int)
            table[f"{short_name}_{column}"] = counts
    order = ["request_empty_count", "community"]
    return table.sort_values(order, ascending=[False, True], ignore_index=True)


def _gap_table(table: pd.DataFrame) -> Table:
    headings = (
        Heading(_("社区"), True, column="community"),
        Heading(_("诉求"), column="request_empty_count"),
        Heading(_("调解"), column="case_empty_count"),
        Heading(_("走访巡查"), column="visit_empty_count"),
    )
    rows = [
        (
            Cell(short(name_as_written(row["community"]))),
            *(
                _part(row[f"{name}_empty_count"], row[f"{name}_row_count"])
                for name, _listed in _COUNTED.values()
            ),
        )
        for row in table.to_dict("records")
    ]
    return Table(headings, tuple(rows), frame=table)


def _part(part: float, whole: float) -> Cell:
    return Cell(plain(part), rate(part / whole)) if whole else Cell("—")


def roll(scope: Scope, grid_count: float) -> Block:
    """Grids that no register knows, and grids of the registers without a row; by name."""
    frame = fetch(ROLL, scope)
    told = roll_reading(frame, grid_count)
    has_rows = bool(grid_count) and not frame.empty
    return Block(
        key="grid-roll",
        reading=told,
        subtitle=_(
            "{window} 诉求、调解、走访里写的网格，对照名册（网格党支部、网格员、楼栋），名册 {n} 个网格"
        ).format(window=dates(scope.date_from, scope.date_to), n=plain(grid_count)),
        table=frame,
        question=ROLL,
        html=unit_table(_roll_table(frame)) if has_rows else "",
        rows=tuple(
            each
            for short_name, listed in _COUNTED.values()
            for each in rows_behind(listed, _among(scope, frame), frame[f"{short_name}_row_count"])
        )
        if has_rows
        else (),
    )


def _among(scope: Scope, frame: pd.DataFrame) -> Scope:
    """The scope with only the rows of these grids that say their community."""
    return in_grids(scope).with_condition("grid", frame["grid"].astype(str))


def _roll_table(frame: pd.DataFrame) -> Table:
    headings = (
        Heading(_("网格"), True, column="grid"),
        Heading(_("名册"), True, column="is_on_roll"),
        Heading(_("诉求"), column="request_row_count"),
        Heading(_("调解"), column="case_row_count"),
        Heading(_("走访巡查"), column="visit_row_count"),
    )
    rows = [
        (
            Cell(str(row["grid"]), bold=True),
            Cell(_("名册有，没有记录") if row["is_on_roll"] else _("名册没有"), colour="amber"),
            *(Cell(plain(row[f"{name}_row_count"])) for name in ("request", "case", "visit")),
        )
        for row in frame.to_dict("records")
    ]
    return Table(headings, tuple(rows), frame=frame)

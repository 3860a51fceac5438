"""Who works with whom: one row a handler, one column a kind of co-handler, counts and their sums."""

from __future__ import annotations

import pandas as pd

from pages.parts.findings.reading import NOT_NAMED, name_as_written
from pages.parts.html import markup
from pages.parts.html.markup import Cell, Heading
from pages.parts.words.language import _
from pages.parts.words.numbers import plain

#: Columns of co-handlers on a wide screen and on a phone, the most frequent ones; the others are one column.
_ON_SCREEN, _ON_PHONE = 7, 4


def wide_table(frame: pd.DataFrame, row: str, counted: str) -> pd.DataFrame:
    """One row per handler, most first: its name, ``counted`` over all, then one column per co-handler kind.

    Args:
        frame: ``row``, ``co_handler_kind`` and ``counted``, any number of rows each.
        row: Column of the handlers.
        counted: Column of the counts.
    """
    cells = frame.assign(**{name: frame[name].astype(str) for name in (row, "co_handler_kind")})
    wide = cells.pivot_table(
        index=row, columns="co_handler_kind", values=counted, aggfunc="sum", fill_value=0
    )
    wide = wide[_by_size(wide.sum())].loc[_by_size(wide.sum(axis=1))]
    wide.insert(0, counted, wide.sum(axis=1))
    wide.columns.name = None
    return wide.reset_index()


def matrix(wide: pd.DataFrame, row: str, counted: str, heading: str) -> markup.Table:
    """The table on the screen, as ``wide_table`` made it; rare co-handlers together in a last column.

    Args:
        wide: The table.
        row: Column of the handlers.
        counted: Column of the sums.
        heading: What a row is, translated.
    """
    columns = _columns([str(name) for name in wide.columns if name not in (row, counted)])
    headings = (
        Heading(heading, True, column=row),
        *(column for column, _kinds in columns),
        Heading(_("合计"), column=counted),
    )
    rows = tuple(
        (
            Cell(name_as_written(record[row]), bold=True),
            *_cells(record, columns),
            Cell(plain(record[counted])),
        )
        for record in wide.to_dict("records")
    )
    sums = wide.drop(columns=row).sum().to_dict()
    total = (Cell(_("合计")), *_cells(sums, columns), Cell(plain(sums[counted])))
    return markup.Table(headings, rows, total, wide)


def _columns(kinds: list[str]) -> list[tuple[Heading, list[str]]]:
    """The headings between handler and sum, each with the kinds it counts: on either width they add up."""
    wide, narrow = _with_own_column(kinds, _ON_SCREEN), _with_own_column(kinds, _ON_PHONE)
    columns = [
        (Heading(name_as_written(kind), hide_on_phone=kind not in narrow, breaks=True, column=kind), [kind])
        for kind in wide
    ]
    columns += [(_others(kinds[len(wide) :], hide_on_phone=True), kinds[len(wide) :])]
    columns += [(_others(kinds[len(narrow) :], only_on_phone=True), kinds[len(narrow) :])]
    return [(column, counted) for column, counted in columns if counted]


def _with_own_column(kinds: list[str], most: int) -> list[str]:
    """The kinds with a column of their own: one kind alone is not put together as others."""
    return kinds if len(kinds) <= most + 1 else kinds[:most]


def _others(kinds: list[str], *, hide_on_phone: bool = False, only_on_phone: bool = False) -> Heading:
    told = _("另 {n} 类").format(n=len(kinds))
    return Heading(told, hide_on_phone=hide_on_phone, only_on_phone=only_on_phone)


def _cells(record: dict[str, float], columns: list[tuple[Heading, list[str]]]) -> list[Cell]:
    counts = [sum(record[kind] for kind in kinds) for _heading, kinds in columns]
    return [Cell(plain(count)) if count else Cell("—") for count in counts]


def _by_size(sums: pd.Series) -> list[str]:
    """The names, most first; what names nobody last."""
    return sorted(sums.index, key=lambda name: (name in NOT_NAMED, -sums[name], name))

"""The list of rows that an address asks for: of the block that counts them, in the scope of the session."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from data.snapshots.store import Snapshot
from pages.parts.asking.block import Block, Opening, Rows, View, rows_behind
from pages.parts.asking.counted_cells import cell_count
from pages.parts.asking.marks import PERIOD, Mark
from pages.parts.asking.page import blocks_of
from pages.parts.asking.rows_address import RowsAddress, UnknownRowsError
from pages.parts.findings.reading import Reading
from pages.parts.words.declared_names import LISTS, list_name
from pages.parts.words.language import LANGUAGES, _, language, speaking
from pages.parts.words.navigation import TITLES
from queries import Only, Scope, ScopeError, column_names, row_count
from queries.dimensions import DIMENSIONS
from queries.runner import counted_ledgers


@dataclass(frozen=True, slots=True)
class ListOfRows:
    """A list of rows, and what counts them.

    Attributes:
        block: The block that counts them.
        page: Address of its page; empty for a list that was asked for by its name.
        rows: The list.
        count: The number that was clicked, which the list must have as rows.
        view: The view of the page.
        cell: What the row of the clicked cell stands for; empty for the whole list.
        mark: The texts of the mark of the figure that was clicked, as a person reads them; empty for none.
    """

    block: Block
    page: str
    rows: Rows
    count: int
    view: View
    cell: Mark = ()
    mark: tuple[str, ...] = ()


def list_of_rows(address: RowsAddress, scope: Scope, served: Snapshot) -> ListOfRows:
    """The list that an address asks for.

    Args:
        address: What the address says.
        scope: Scope of the page from which the list was opened.
        served: The snapshot that answers.

    Raises:
        UnknownRowsError: There is no such page, block, list, cell or mark in this scope.
    """
    if address.mark:
        return _list_of_mark(address, scope, served)
    page, block = _block(address.of, scope, served)
    if address.nth > len(block.rows):
        raise UnknownRowsError(
            _("“{title}”没有第 {n} 份明细。").format(title=block.reading.title, n=address.nth)
        )
    rows = block.rows[address.nth - 1]
    view = _view(page, scope, served)
    if not address.column:
        return ListOfRows(block, page, rows, rows.count, view)
    count = cell_count(block, address.column, address.cell)
    if count is None:
        raise UnknownRowsError(
            _("“{title}”没有这一格，或者它现在不在表里。").format(title=block.reading.title)
        )
    return ListOfRows(block, page, _of_cell(rows, address.cell, served), count, view, address.cell)


def _list_of_mark(address: RowsAddress, scope: Scope, served: Snapshot) -> ListOfRows:
    """The list that a mark of the figure of a block opens."""
    page, block = _block(address.of, scope, served)
    found = _opening(block, address.mark) or _opening_elsewhere(address, block, scope, served)
    if found is None:
        raise UnknownRowsError(
            _("“{title}”没有这一处，或者它现在不在图上。").format(title=block.reading.title)
        )
    return ListOfRows(
        block,
        page,
        found.rows,
        found.rows.count,
        _view(page, scope, served),
        mark=found.at if found.has_words else (),
    )


def _opening(block: Block, mark: Sequence[str]) -> Opening | None:
    return next((one for one in block.opens if one.at == tuple(mark)), None)


def _opening_elsewhere(address: RowsAddress, block: Block, scope: Scope, served: Snapshot) -> Opening | None:
    """The opening of a mark whose texts are of another language: an address outlives a change of it."""
    for code in (each for each in LANGUAGES if each != language()):
        with speaking(code):
            _page, other = _block(address.of, scope, served)
        places = [one.at for one in other.opens]
        if address.mark in places and len(places) == len(block.opens):
            return block.opens[places.index(address.mark)]
    return None


def _view(page: str, scope: Scope, served: Snapshot) -> View:
    return View(_(TITLES[page]) if page else _("问一句"), scope, served, ())


def _block(of: str, scope: Scope, served: Snapshot) -> tuple[str, Block]:
    """Address of the page, and the block."""
    if of in LISTS:
        return "", _named_list(of, scope, served)
    page, _slash, key = of.partition("/")
    if page in TITLES and key in LISTS:
        return page, _named_list(key, scope, served)
    if page not in TITLES:
        raise UnknownRowsError(_("没有“{of}”这一份明细。").format(of=of))
    block = blocks_of(page, [key], scope, served).get(key)
    if block is None or not (block.rows or block.opens):
        raise UnknownRowsError(_("这些条件下，“{page}”页没有这一份明细。").format(page=_(TITLES[page])))
    return page, block


def _named_list(question: str, scope: Scope, served: Snapshot) -> Block:
    """A list that is asked for by its name, as a block that counts it."""
    scope = scope.effective_on(counted_ledgers(question))
    found = rows_behind(question, scope, float(row_count(question, scope, snapshot=served)))
    return Block("question", Reading(list_name(question), ""), "", pd.DataFrame(), question, rows=found)


def _of_cell(rows: Rows, cell: Sequence[tuple[str, str]], served: Snapshot) -> Rows:
    """The rows of a list that one cell of its table counts.

    What narrows none of its ledgers, as the unit of the request of an answer, is a column of the list. What
    narrows only some of them, as a unit does not narrow disputes, would leave all rows of the others in it.
    """
    scope, only = rows.scope, rows.only
    for key, value in cell:
        if key == PERIOD:
            scope = _within_period(scope, value)
        elif key in DIMENSIONS and _is_by_column(key, rows.question, served):
            only = _with_column(only, key, value)
        else:
            scope = _with_value(scope, key, value)
    return replace(rows, scope=scope, only=only)


def _is_by_column(key: str, question: str, served: Snapshot) -> bool:
    """Whether a value of a dimension is looked for in a column of a list, not among its conditions."""
    narrowed = [DIMENSIONS[key].narrows(ledger) for ledger in counted_ledgers(question)]
    return not any(narrowed) or (not all(narrowed) and key in column_names(question, snapshot=served))


def _with_column(only: Only | None, name: str, value: str) -> Only:
    """A filter that also wants this value in a column."""
    columns, cells = (only.columns, only.cells) if only else ((), ((),))
    return Only((*columns, name), tuple((*each, value) for each in cells))


def _with_value(scope: Scope, key: str, value: str) -> Scope:
    if key not in DIMENSIONS:
        raise UnknownRowsError(_("没有“{name}”这个维度。").format(name=key))
    return scope.with_condition(key, (value,))


def _within_period(scope: Scope, value: str) -> Scope:
    try:
        first, end = map(date.fromisoformat, value.split("/"))
        return scope.replace(
            date_from=max(first, scope.date_from or first), date_to=min(end, scope.date_to or end)
        )
    except (ValueError, ScopeError) as error:
        raise UnknownRowsError(_("“{text}”不是一个时段。").format(text=value)) from error

"""The address of a list of rows: which list, what was clicked, search, order, page and record."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import parse_qs, quote, urlencode

import streamlit as st

from pages.parts.asking.block import Block
from pages.parts.asking.page_address import set_parameters
from pages.parts.words.language import _
from queries import Scope

#: Address of the page of lists.
ROWS = "rows"
_OF, _NTH, _COLUMN, _CELL, _MARK, _FIND, _SORT, _AT, _RECORD, _COLUMNS = (
    "rows_of",
    "rows_list",
    "rows_column",
    "rows_cell",
    "rows_mark",
    "rows_find",
    "rows_sort",
    "rows_at",
    "rows_record",
    "rows_columns",
)
#: Parameters of the address that say what is listed; all others stay as the page had them.
PARAMETERS = (_OF, _NTH, _COLUMN, _CELL, _MARK, _FIND, _SORT, _AT, _RECORD, _COLUMNS)
#: Value of the columns of an address that has them all.
ALL_COLUMNS = "all"
#: Key of the session under which it is remembered what the next run opens.
_NOTED = "noted_rows"
_NUMBER = re.compile(r"[1-9]\d{0,8}")
_BETWEEN = ":"


class UnknownRowsError(ValueError):
    """An address asks for rows that there are not; the message is for the user."""


@dataclass(frozen=True, slots=True)
class RowsAddress:
    """What a page of rows shows.

    Attributes:
        of: ``page/key of the block``, or the question of a list.
        nth: Number of the list among those of the block, from 1.
        column: Column of the table of the block whose cell was clicked; empty for the whole list.
        cell: What the row of that cell stands for, as pairs of dimension and value.
        mark: The texts of the mark of a figure that was clicked; empty for none.
        find: Words of the search.
        sort: Column to sort by; empty for the order of the list.
        is_descending: Whether the largest value comes first.
        at: Number of the page of rows, from 1.
        record: Number of the record that is shown; empty for none.
        columns: The columns that are shown; ``ALL_COLUMNS`` alone for all, none for the usual ones.
    """

    of: str
    nth: int = 1
    column: str = ""
    cell: tuple[tuple[str, str], ...] = ()
    mark: tuple[str, ...] = ()
    find: str = ""
    sort: str = ""
    is_descending: bool = False
    at: int = 1
    record: str = ""
    columns: tuple[str, ...] = ()

    def replace(self, **changes: Any) -> RowsAddress:  # noqa: ANN401 - each field has its own type
        """The same address with some fields changed."""
        return replace(self, **changes)

    def to_query(self) -> dict[str, list[str]]:
        """The parameters of the address; what is as usual is left out."""
        said = {
            _OF: [self.of],
            _NTH: [str(self.nth)] if self.nth > 1 else [],
            _COLUMN: [self.column],
            _CELL: [f"{key}{_BETWEEN}{value}" for key, value in self.cell],
            _MARK: list(self.mark),
            _FIND: [self.find],
            _SORT: [f"{'-' if self.is_descending else ''}{self.sort}" if self.sort else ""],
            _AT: [str(self.at)] if self.at > 1 else [],
            _RECORD: [self.record],
            _COLUMNS: list(self.columns),
        }
        return {name: values for name, values in said.items() if any(values)}

    def text(self) -> str:
        """The parameters as the query of an address, without ``?``."""
        return urlencode(self.to_query(), doseq=True, quote_via=quote)


def rows_of_block(block: Block, page: str) -> RowsAddress:
    """The address of the first list of a block of a page."""
    return RowsAddress(f"{page}/{block.pin or block.key}")


def read_rows_address(query: Mapping[str, Sequence[str]]) -> RowsAddress:
    """What the parameters of an address ask for.

    Raises:
        UnknownRowsError: It names no list, or a number in it is none.
    """
    said = {name: (query.get(name) or [""])[-1] for name in PARAMETERS}
    if not said[_OF]:
        raise UnknownRowsError(_("这个地址没有说是哪一份明细。请从图表下面的“看明细”，或点一个数字进来。"))
    sort = said[_SORT]
    return RowsAddress(
        said[_OF],
        _number(said[_NTH]),
        said[_COLUMN],
        tuple(_pair(text) for text in query.get(_CELL, ())),
        tuple(query.get(_MARK, ())),
        said[_FIND],
        sort.removeprefix("-"),
        is_descending=sort.startswith("-"),
        at=_number(said[_AT]),
        record=said[_RECORD],
        columns=tuple(filter(None, dict.fromkeys(query.get(_COLUMNS, ())))),
    )


def current_rows_address() -> RowsAddress:
    """What the address of this session asks for.

    Raises:
        UnknownRowsError: It names no list, or a number in it is none.
    """
    return read_rows_address({name: st.query_params.get_all(name) for name in PARAMETERS})


def note_rows(address: RowsAddress, scope: Scope | None = None) -> None:
    """Remember what the next run opens: a callback cannot go to another page.

    Args:
        address: The rows.
        scope: The scope in which they are counted; None for that of the session.
    """
    st.session_state[_NOTED] = address, scope


def noted_rows() -> tuple[RowsAddress, Scope | None] | None:
    """What was noted, once; None where nothing was."""
    found: tuple[RowsAddress, Scope | None] | None = st.session_state.pop(_NOTED, None)
    return found


def go_to_rows(address: RowsAddress) -> None:
    """Write into the address of this session which rows are shown, as one step of the browser's history."""
    set_parameters(PARAMETERS, address.to_query())


def read_rows_text(text: str) -> RowsAddress:
    """What the query of an address asks for, as ``RowsAddress.text`` writes it.

    Raises:
        UnknownRowsError: It names no list, or a number in it is none.
    """
    return read_rows_address(parse_qs(text))


def _number(text: str) -> int:
    if text and not _NUMBER.fullmatch(text):
        raise UnknownRowsError(_("这个地址里的“{text}”不是清单或页的号码。").format(text=text))
    return int(text or 1)


def _pair(text: str) -> tuple[str, str]:
    key, between, value = text.partition(_BETWEEN)
    if not between or not key:
        raise UnknownRowsError(_("这个地址里的“{text}”不是一格的条件。").format(text=text))
    return key, value

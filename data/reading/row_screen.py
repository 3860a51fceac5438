"""Separates records from other rows: first by a few columns of all rows, then by the suspect rows."""

from __future__ import annotations

import enum
from collections.abc import Sequence, Set

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.notation.header_text import normalise
from data.reading.header_roles import ROW_NUMBERS, Roles, header_names, is_header, is_same_header
from data.reading.layout import Layout
from data.reading.row_kinds import BLANKS, SUSPECT, is_blank, is_page_number, is_record, is_total, page_key

#: A cell without a date or an order number: at most two digits together, and once. Headers are such cells.
_LABEL = r"^[^0-9]*(?:[0-9]{1,2}[^0-9]+)?$"


class Kind(enum.Enum):
    """The kind of a row."""

    RECORD = "record"
    BLANK = "blank"
    TOTAL = "a sum or a signature"
    PAGE = "what every page repeats"
    HEADER = "the header of another table"


class RowScreen:
    """Classifies the rows of a table.

    Args:
        layout: Layout of the table.
        known: Normalised headers of all ledgers.
    """

    def __init__(self, layout: Layout, known_headers: Set[str]) -> None:
        self.roles = Roles.of(layout.headers)
        self._headers, self._known_headers, self._pages = layout.headers, known_headers, layout.page_keys
        names = [normalise(header) for header in layout.headers]
        watched = {0}
        if names[0] in ("", *ROW_NUMBERS) and len(names) > 1:
            watched.add(1)
        if not self.roles.numbers:
            watched.update(self.roles.places)
        #: Columns in which a total may be named.
        self._watched = tuple(sorted(watched))
        roles = self.roles
        groups = (roles.numbers, roles.days, roles.dates, roles.places)
        #: A column in which a record has digits, and the columns in which a later header is looked for.
        self._digits_place = next((places[0] for places in groups[:3] if places), 0)
        self._labels = tuple({places[0] for places in groups if places} or {0})
        firsts = {cell for row in layout.above for cell in row if cell.strip(BLANKS)}
        self._firsts = pa.array(sorted(firsts), pa.string())

    def suspects(self, cells: Sequence[pa.Array]) -> np.ndarray:
        """The indexes of the rows that may not be records."""
        odd = pc.match_substring_regex(cells[0], SUSPECT)
        for place in self._watched[1:]:
            odd = pc.or_(odd, pc.match_substring_regex(cells[place], SUSPECT))
        odd = pc.or_(odd, pc.match_substring_regex(cells[self._digits_place], _LABEL))
        return np.flatnonzero(odd.to_numpy(zero_copy_only=False))

    def worth_a_look(self, rows: Sequence[pa.Array], first: pa.Array) -> np.ndarray:
        """The indexes of the suspects that have to be examined one by one.

        Args:
            rows: The cells of the suspects, one array per column.
            first: The first filled cell of each; null if there is none.
        """
        is_suspect = pc.match_substring_regex(first, SUSPECT)
        for place in self._watched[1:]:
            is_suspect = pc.or_(is_suspect, pc.match_substring_regex(rows[place], SUSPECT))
        is_suspect = pc.or_(is_suspect, pc.is_in(first, value_set=self._firsts))
        is_suspect = pc.and_(pc.fill_null(is_suspect, False), pc.is_valid(first)).to_numpy(
            zero_copy_only=False
        )
        return np.flatnonzero(is_suspect | self._rows_with_header(rows))

    def kind(self, cells: Sequence[str]) -> Kind:
        """The kind of a row."""
        if is_blank(cells):
            return Kind.BLANK
        if is_record(cells, self.roles):
            return Kind.RECORD
        if page_key(cells) in self._pages or is_same_header(cells, self._headers):
            return Kind.PAGE
        if is_header(cells, self._known_headers):
            return Kind.HEADER
        if is_total(cells, self.roles):
            return Kind.TOTAL
        return Kind.PAGE if is_page_number(cells, self.roles) else Kind.RECORD

    def _rows_with_header(self, rows: Sequence[pa.Array]) -> np.ndarray:
        """Mask of the rows with a known header in one of the first columns that have a header."""
        has_header = np.zeros(len(rows[0]), bool)
        for place in self._labels:
            labels = np.flatnonzero(
                pc.match_substring_regex(rows[place], _LABEL).to_numpy(zero_copy_only=False)
            )
            words = rows[place].take(pa.array(labels)).dictionary_encode()
            is_known = [name in self._known_headers for name in header_names(words.dictionary.to_pylist())]
            if any(is_known):
                has_header[labels] |= np.array(is_known)[words.indices.to_numpy(zero_copy_only=False)]
        return has_header

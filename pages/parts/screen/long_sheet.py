"""A sheet of many rows of few kinds: XlsxWriter's, with the cells put down a row at a time.

XlsxWriter asks of every cell what it is, where it stands and how it looks. In a list all cells of a column
have one look and come in order, so that a row is one piece of text: 200,000 take a third of the time.
Styles, widths, panes and the file around it stay XlsxWriter's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

#: What a row is made of; XML's own signs and what XML cannot hold are escaped as Excel does it.
Cell = str | int | float | date | None
_ESCAPED = re.compile(r"[&<>\x00-\x08\x0b-\x1f\ufffe\uffff]|_x[0-9a-fA-F]{4}_")
_KEPT = re.compile(r"^\s|\s$")
_SIGNS = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
#: Day 0 of Excel's calendar for every day from March 1900 on; it believes in a 29 February before.
_DAY_ZERO, _LEAP = datetime(1899, 12, 30), datetime(1900, 3, 1)
_DAY_SECONDS = 86_400


@dataclass(frozen=True)
class Group:
    """Rows that look alike.

    Attributes:
        rows: The rows, taken once and let go of: 200,000 of them would take a gigabyte.
        count: How many they are.
        looks: The look of each cell of such a row.
    """

    rows: Iterable[Sequence[Cell]]
    count: int
    looks: Sequence[Format]


class LongSheet(Worksheet):
    """A sheet whose rows are put down as they stand.

    Attributes:
        groups: Its rows in order from the first.
    """

    groups: Sequence[Group] = ()

    def put(self, groups: Sequence[Group]) -> None:
        """Give the sheet its rows, one group after the other."""
        self.groups = groups
        self.dim_rowmin, self.dim_rowmax = 0, sum(group.count for group in groups) - 1
        self.dim_colmin, self.dim_colmax = 0, len(groups[0].looks) - 1
        for look in (look for group in groups if group.count for look in group.looks):
            look._get_xf_index()  # numbers the look before the styles are written

    def _write_sheet_data(self) -> None:
        self._xml_start_tag("sheetData")
        first = 1
        for group in (group for group in self.groups if group.count):
            heads = [(xl_col_to_name(at), look._get_xf_index()) for at, look in enumerate(group.looks)]
            self.fh.writelines(_row(number, row, heads) for number, row in enumerate(group.rows, first))
            first += group.count
        self._xml_end_tag("sheetData")


def _row(number: int, row: Sequence[Cell], heads: Sequence[tuple[str, int]]) -> str:
    cells = [
        f'<c r="{name}{number}" s="{look}"{_rest(value)}'
        for value, (name, look) in zip(row, heads, strict=True)
    ]
    return f'<row r="{number}">{"".join(cells)}</row>'


def _rest(value: Cell) -> str:
    """A cell behind its place and look."""
    if value is None:
        return "/>"
    if isinstance(value, str):
        text = _ESCAPED.sub(_sign, value) if _ESCAPED.search(value) else value
        kept = ' xml:space="preserve"' if _KEPT.search(text) else ""
        return f' t="inlineStr"><is><t{kept}>{text}</t></is></c>'
    return f"><v>{_serial(value) if isinstance(value, date) else f'{value:.16G}'}</v></c>"


def _sign(found: re.Match[str]) -> str:
    sign = found[0]
    if sign in _SIGNS:
        return _SIGNS[sign]
    return f"_x005F{sign}" if len(sign) > 1 else f"_x{ord(sign):04X}_"


def _serial(value: date) -> str:
    """A day or moment as Excel counts it."""
    moment = value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)
    gone = moment - _DAY_ZERO
    days = gone.days - (moment < _LEAP)
    return f"{days + (gone.seconds + gone.microseconds / 1e6) / _DAY_SECONDS:.16G}"

"""What a file is, before anything is stored: its tables, their ledgers, and a few rows without persons."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from data.cleaning.casting import PLACE_TEXTS
from data.errors import UnreadableFileError
from data.mapping_file import ImportMapping
from data.notation.file_names import display_name
from data.notation.header_text import normalise
from data.notation.persons import hide_persons
from data.reading.faults import blamed_on
from data.reading.header_roles import ROW_NUMBERS
from data.reading.tables_of_file import Table
from data.recognising.columns import Matching
from data.recognising.derived import beside_dates
from data.recognising.doubt import missing_columns
from data.recognising.file_ledgers import Reading, match_table, open_file
from data.schema import Pii
from data.snapshots.saved_mappings import SavedMapping, all_mappings

NOT_SHOWN = "（不显示）"
PREVIEWED_ROWS = 5


@dataclass(frozen=True)
class TablePreview:
    """One table of a file.

    Attributes:
        file: Name of the file; that of the member too for one in an archive.
        sheet: Sheet or archive member that the table is; empty when the file is the table.
        ledger: Name of the ledger; empty when it is not recognised.
        encoding: Encoding of its text, or the kind of workbook.
        header_row: Row of the header, 1 for the first.
        headers: The header cells as written.
        columns: Our column -> their header, or their headers joined by ``+`` where several make one column.
            Only what is read: a header that is neither here nor unknown is known and left out.
        unknown: Headers that the ledger does not know; all of them when it is not recognised.
        rows: The first records as written, a text for each header. Cells of personal columns, and of those
            that are not read, are not shown; persons in other texts are starred out.
        mapping: Name of the kept mapping that was used; empty without one.
        problem: Why it cannot be imported as it is, in Chinese; empty when it can.
        missing: Columns that would be empty, by their labels, where most headers are not known: then the
            headers are to be told first.
    """

    file: str
    sheet: str
    ledger: str
    encoding: str
    header_row: int
    headers: tuple[str, ...]
    columns: dict[str, str]
    unknown: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    mapping: str
    problem: str
    missing: tuple[str, ...] = ()


def preview(
    path: Path,
    *,
    file: str = "",
    ledger: str | None = None,
    mapping: ImportMapping | None = None,
    home: Path | None = None,
) -> tuple[TablePreview, ...]:
    """What an import would make of a file; nothing is stored.

    Args:
        path: The file.
        file: What it is called; its name on the disk when empty.
        ledger: Name of the ledger when the headers do not tell.
        mapping: Mapping file for foreign headers; without one, those that the store keeps are used.
        home: Folder of the store; the configured one when None.

    Returns:
        One preview per table, in the order of the file; never none.

    Raises:
        UnreadableFileError: There is no table in the file that can be opened.
        SavedMappingError: A mapping that the store keeps is damaged.
    """
    file = display_name(file or path.name)
    reading = Reading(ledger, mapping, all_mappings(home))
    with _read_errors(file), blamed_on(file):
        opened = open_file(path, file, reading)
        if not opened.tables:
            reasons = "；".join(f"“{name}”：{reason}" for name, reason in opened.left_out)
            raise UnreadableFileError(f"{file}：其中没有能读的表。{reasons}")
        return tuple(_preview(table, reading) for table in opened.tables)


@contextlib.contextmanager
def _read_errors(file: str) -> Iterator[None]:
    """A disk or a share that fails costs the file, and not the page."""
    try:
        yield
    except OSError as error:
        raise UnreadableFileError(f"{file}：没有读完就中断了（{error.strerror}），请再选一次。") from error


def _preview(table: Table, reading: Reading) -> TablePreview:
    headers = table.layout.headers
    matchings: tuple[Matching, ...] = ()
    used: SavedMapping | None = None
    problem = ""
    try:
        matchings, used = match_table(table, reading)
    except UnreadableFileError as refusal:
        problem = str(refusal)
    shown = _impersonal_columns(headers).union(*map(_open, matchings))
    if matchings:
        shown -= _read(matchings[0]) - _open(matchings[0])
    rows: tuple[tuple[str, ...], ...] = ()
    try:
        rows = tuple(_row_in_preview(row, shown) for row in islice(_rows(table, matchings), PREVIEWED_ROWS))
    except UnreadableFileError as refusal:
        problem = problem or str(refusal)
    return TablePreview(
        file=table.file,
        sheet=table.name,
        ledger=matchings[0].ledger.name if matchings else "",
        encoding=table.encoding,
        header_row=table.layout.header_row,
        headers=headers,
        columns=_columns(matchings[0], headers) if matchings else {},
        unknown=matchings[0].unknown if matchings else tuple(map(str.strip, filter(str.strip, headers))),
        rows=rows,
        mapping=used.name if used else "",
        problem=hide_persons(problem),  # it quotes the headers: in a file without any, these are a row
        missing=missing_columns(matchings[0], headers) if matchings and not _is_mapped(reading, used) else (),
    )


def _is_mapped(reading: Reading, used: SavedMapping | None) -> bool:
    """Whether somebody has said what the headers stand for."""
    return used is not None or reading.mapping is not None


def _rows(table: Table, matchings: Sequence[Matching]) -> Iterator[tuple[str, ...]]:
    numbers = frozenset[int]().union(*(one.identifiers for one in matchings))
    for block in table.blocks(numbers):
        yield from zip(*(column.to_pylist() for column in block.cells), strict=True)


def _row_in_preview(row: Sequence[str], shown: set[int]) -> tuple[str, ...]:
    return tuple(
        hide_persons(cell) if place in shown or not cell.strip() else NOT_SHOWN
        for place, cell in enumerate(row)
    )


def _places(matching: Matching) -> Mapping[str, tuple[int, ...]]:
    """Column -> the places of the cells that make it."""
    own = {name: (place,) for name, place in matching.positions.items()}
    return own | {name: tuple(one.needs.values()) for name, one in matching.derived.items() if one.needs}


def _read(matching: Matching) -> set[int]:
    return {place for places in _places(matching).values() for place in places}


def _open(matching: Matching) -> set[int]:
    """The places that are read, but for those of cells that name persons: these are dropped, or masked."""
    personal = {column.name for column in matching.ledger.columns if column.pii is not Pii.NONE}
    places = _places(matching)
    hidden = {place for name in personal & places.keys() for place in places[name]}
    return _read(matching) - hidden


def _impersonal_columns(headers: Sequence[str]) -> set[int]:
    """Places that tell nothing of a person though no column is read from them: numbers, times of day."""
    numbers = {place for place, header in enumerate(headers) if normalise(header) in ROW_NUMBERS}
    return numbers | beside_dates(headers)


def _columns(matching: Matching, headers: Sequence[str]) -> dict[str, str]:
    """Our column -> their headers, of what is read for certain: a level of a path may not be there."""
    read = {
        column.name for column in matching.ledger.columns if column.is_stored or column.name in PLACE_TEXTS
    }
    read -= {name for name, one in matching.derived.items() if one.facts and name not in matching.positions}
    return {
        name: "+".join(headers[place].strip() for place in places)
        for name, places in _places(matching).items()
        if name in read
    }

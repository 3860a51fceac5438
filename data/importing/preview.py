"""Previews a file before an import: its tables, their ledgers, and a few rows without personal data."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
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
from data.recognising.columns import Matching, missing_columns
from data.recognising.derived import beside_dates
from data.recognising.file_ledgers import Reading, match_table, open_file
from data.schema import Pii
from data.snapshots.saved_mappings import SavedMapping, all_mappings

NOT_SHOWN = "（不显示）"
PREVIEWED_ROWS = 5


@dataclass(frozen=True)
class TablePreview:
    """One table of a file.

    Attributes:
        file: Name of the file, with that of the member in an archive.
        sheet: Sheet or archive member; empty if the file is the table.
        ledger: Name of the ledger; empty if it is not recognised.
        encoding: Encoding of its text, or the kind of workbook.
        header_row: Row of the header, 1 for the first.
        headers: The header cells as written.
        columns: Column of the ledger -> header of the export, or several headers joined by ``+``.
            Only columns that are read: a header that is neither here nor unknown is known and ignored.
        unknown: Headers that match no column; all headers if the ledger is not recognised.
        rows: The first records as written, one text per header. Cells of personal columns, and of those
            that are not read, are hidden; persons in other texts are replaced by stars.
        mapping: Name of the saved mapping that was used; empty if there was none.
        problem: The reason why it cannot be imported, in Chinese; empty if it can.
        missing: Labels of the columns that would be empty, if most headers are unknown: then the
            headers have to be mapped first.
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
    """The preview of an import of a file; nothing is stored.

    Args:
        path: The file.
        file: Its name in messages; its name on disk if empty.
        ledger: Name of the ledger if the headers are not sufficient.
        mapping: Mapping file for unknown headers; without one, saved mappings are used.
        home: Folder of the store; the configured one when None.

    Returns:
        One preview per table, in the order of the file; at least one.

    Raises:
        UnreadableFileError: The file has no readable table.
        SavedMappingError: A saved mapping is damaged.
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
    """Raise errors of a disk or a share within the block as an unreadable file."""
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
    open_columns = _impersonal_columns(headers).union(*map(_open, matchings))
    if matchings:
        open_columns -= _read(matchings[0]) - _open(matchings[0])
    rows: tuple[tuple[str, ...], ...] = ()
    try:
        rows = tuple(_row_in_preview(row, open_columns) for row in _first_rows(table, matchings))
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
        problem=hide_persons(problem),  # it quotes the headers, which may be a row of data
        missing=missing_columns(matchings[0], headers) if matchings and not _is_mapped(reading, used) else (),
    )


def _is_mapped(reading: Reading, used: SavedMapping | None) -> bool:
    """Whether a mapping determines the meaning of the headers."""
    return used is not None or reading.mapping is not None


def _first_rows(table: Table, matchings: Sequence[Matching]) -> Iterator[tuple[str, ...]]:
    numbers = frozenset[int]().union(*(matching.identifiers for matching in matchings))
    blocks = table.blocks(numbers)
    rows = (zip(*(column.to_pylist() for column in block.cells), strict=True) for block in blocks)
    return islice(chain.from_iterable(rows), PREVIEWED_ROWS)


def _row_in_preview(row: Sequence[str], open_columns: set[int]) -> tuple[str, ...]:
    return tuple(
        hide_persons(cell) if place in open_columns or not cell.strip() else NOT_SHOWN
        for place, cell in enumerate(row)
    )


def _places(matching: Matching) -> Mapping[str, tuple[int, ...]]:
    """Column -> the indexes of its cells."""
    own = {name: (place,) for name, place in matching.positions.items()}
    return own | {
        name: tuple(derivation.needs.values())
        for name, derivation in matching.derived.items()
        if derivation.needs
    }


def _read(matching: Matching) -> set[int]:
    return {place for places in _places(matching).values() for place in places}


def _open(matching: Matching) -> set[int]:
    """The indexes of the cells that are read, without those of personal columns (dropped or masked)."""
    personal = {column.name for column in matching.ledger.columns if column.pii is not Pii.NONE}
    places = _places(matching)
    hidden = {place for name in personal & places.keys() for place in places[name]}
    return _read(matching) - hidden


def _impersonal_columns(headers: Sequence[str]) -> set[int]:
    """Indexes of unread columns without personal data: row numbers and times of day."""
    numbers = {place for place, header in enumerate(headers) if normalise(header) in ROW_NUMBERS}
    return numbers | beside_dates(headers)


def _columns(matching: Matching, headers: Sequence[str]) -> dict[str, str]:
    """Column of the ledger -> its headers, if it is certainly read: a level of a path may be missing."""
    certain = {
        column.name for column in matching.ledger.columns if column.is_stored or column.name in PLACE_TEXTS
    }
    certain -= {
        name
        for name, derivation in matching.derived.items()
        if derivation.facts and name not in matching.positions
    }
    return {
        name: "+".join(headers[place].strip() for place in places)
        for name, places in _places(matching).items()
        if name in certain
    }

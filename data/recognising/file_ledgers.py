"""Opens the files of an import, and matches their tables with ledgers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from data.mapping_file import ImportMapping
from data.notation.file_names import display_name, distinct_display_names
from data.reading.tables_of_file import FileTables, Table, open_tables
from data.recognising.callbacks import inline_callbacks
from data.recognising.columns import Matching
from data.recognising.headers import find_ledger, known_headers, recognise
from data.snapshots.saved_mappings import SavedMapping, match


@dataclass(frozen=True, slots=True)
class Reading:
    """The instructions of the caller for reading the files of an import.

    Attributes:
        ledger: Name of the ledger if the headers are not sufficient.
        mapping: Mapping file for unknown headers.
        saved: Saved mappings of the store, for files without a given one.
    """

    ledger: str | None = None
    mapping: ImportMapping | None = None
    saved: Sequence[SavedMapping] = ()

    @property
    def headers(self) -> frozenset[str]:
        """The normalised headers by which the header row of a file is found."""
        mappings = (self.mapping,) if self.mapping else tuple(saved.mapping for saved in self.saved)
        return known_headers().union(*(mapping.headers for mapping in mappings))

    def saved_for(self, table: Table) -> SavedMapping | None:
        """The saved mapping for the header row of a table, unless the caller gave one."""
        saved = None if self.mapping else match(table.layout.headers, self.saved)
        if saved and self.ledger and find_ledger(self.ledger).name != saved.ledger:
            return None
        return saved


def open_file(path: Path, file: str, reading: Reading) -> FileTables:
    """The tables of a file, ledgers or not, with distinct names without personal data.

    Raises:
        UnreadableFileError: Nothing in it can be read as a table.
    """
    opened = open_tables(path, file, reading.headers)
    names = distinct_display_names(table.name for table in opened.tables)
    return replace(
        opened,
        tables=tuple(
            table if table.name == name else replace(table, name=name)
            for table, name in zip(opened.tables, names, strict=True)
        ),
        left_out=tuple((display_name(name), reason) for name, reason in opened.left_out),
        refused=frozenset(map(display_name, opened.refused)),
    )


def match_table(table: Table, reading: Reading) -> tuple[tuple[Matching, ...], SavedMapping | None]:
    """The matches of a table with its ledgers, its own first, and the saved mapping used, if any.

    Raises:
        UnreadableFileError: No ledger fits.
    """
    saved = reading.saved_for(table)
    mapping = saved.mapping if saved else reading.mapping
    own = recognise(table.layout.headers, table.file, ledger=reading.ledger, mapping=mapping)
    callbacks = inline_callbacks(table.layout.headers, own)
    if callbacks is None:
        return (own,), saved
    callback_headers = {table.layout.headers[place].strip() for place in callbacks.places}
    own = replace(own, unknown=tuple(header for header in own.unknown if header not in callback_headers))
    return (own, callbacks), saved

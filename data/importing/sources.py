"""Opens the files of an import: reads, decodes and recognises them before the store is changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from data.errors import UnreadableFileError
from data.mapping_file import ImportMapping, parse_mapping
from data.notation.file_names import display_name
from data.placing.row_places import PLACE_LEDGERS
from data.reading.faults import blamed_on
from data.reading.tables_of_file import Table
from data.recognising.columns import Matching, few_headers
from data.recognising.file_ledgers import Reading, match_table, open_file
from data.schema import Finding, Severity
from data.snapshots.manifest import Manifest, Original
from data.snapshots.originals import original_path

#: Rules of findings that are made only when a table is first imported, not when it is read again.
_ONLY_AT_IMPORT = ("sheet_left_out", "member_refused", "saved_mapping", "few_headers", "read_another_way")


@dataclass(frozen=True, slots=True)
class Source:
    """One table of a file whose ledger is known.

    Attributes:
        number: Its index among all tables of the store, for its findings.
        file: Name of the file.
        path: Path of its bytes, named by their hash.
        table: The table.
        matching: Its match with a ledger.
        also: Matches of further ledgers with the same rows.
        mapping: Its mapping file, if any.
        moment: Moment of its import.
        notes: Findings of the file besides those of its rows.
    """

    number: int
    file: str
    path: Path
    table: Table
    matching: Matching
    also: tuple[Matching, ...]
    mapping: ImportMapping | None
    moment: datetime
    notes: tuple[Finding, ...] = ()

    @property
    def names_places(self) -> bool:
        """Whether the table lists places."""
        return self.matching.ledger.name in PLACE_LEDGERS

    def original(self, sha256: str) -> Original:
        """The entry of the table in the manifest."""
        text = self.mapping.text if self.mapping else None
        return Original(sha256, self.file, self.matching.ledger.name, text, self.moment, self.table.name)


def open_sources(
    paths: Iterable[Path], reading: Reading, moment: datetime, *, names: Sequence[str] | None = None
) -> list[Source]:
    """Open the files of an import: every table of each that is a ledger.

    Args:
        paths: The files.
        reading: The instructions for reading them.
        moment: Moment of the import.
        names: Names of the files; their names on disk if None.

    Raises:
        UnreadableFileError: A file cannot be read, or no ledger fits any of its tables.
    """
    paths = list(paths)
    file_names = [path.name for path in paths] if names is None else names
    sources: list[Source] = []
    for path, file in zip(paths, map(display_name, file_names), strict=True):
        with blamed_on(file):
            sources.extend(_sources(path, file, reading, moment))
    return with_numbers(sources, first=0)


def with_numbers(sources: Iterable[Source], *, first: int) -> list[Source]:
    """The sources numbered from ``first``, after the tables of the store."""
    return [replace(source, number=number) for number, source in enumerate(sources, start=first)]


def reopen_sources(folder: Path, manifest: Manifest) -> list[Source]:
    """The tables of a snapshot, from their stored bytes, in the order of their import.

    Raises:
        StoreError: An original is missing or damaged.
        UnreadableFileError: A declaration has changed so that a table no longer fits.
    """
    return [
        replace(
            reopen_source(original_path(folder, original), original),
            number=number,
            notes=_earlier_findings(manifest, number),
        )
        for number, original in enumerate(manifest.originals)
    ]


def reopen_source(path: Path, original: Original) -> Source:
    """A table read from its bytes in the same way as at its import.

    Raises:
        UnreadableFileError: A declaration has changed so that the table no longer fits.
    """
    text = original.mapping
    mapping = parse_mapping(text, f"{original.file} 的映射", original.ledger) if text is not None else None
    # The name of the mapping is not stored with the file.
    reading = Reading(original.ledger, replace(mapping, file="") if mapping else None)
    opened = open_file(path, original.file, reading)
    tables = [table for table in opened.tables if table.name == original.table]
    if not tables:
        raise UnreadableFileError(f"{original.file}：其中的表“{original.table}”读不出来了。")
    return _source(path, original.file, tables[0], reading, original.imported_at)


def _sources(path: Path, file: str, reading: Reading, moment: datetime) -> list[Source]:
    """The tables of a file that are ledgers; the others are reported with the first of them."""
    opened = open_file(path, file, reading)
    if len(opened.tables) == 1 and not opened.left_out:
        return [_source(path, file, opened.tables[0], reading, moment)]
    sources, refusals = [], []
    for table in opened.tables:
        try:
            sources.append(_source(path, file, table, reading, moment))
        except UnreadableFileError as refusal:
            refusals.append((table, str(refusal)))
    if not sources:
        reasons = "；".join(
            f"“{name}”：{reason}"
            for name, reason in [*opened.left_out, *((table.name, why) for table, why in refusals)]
        )
        raise UnreadableFileError(f"{file}：其中没有认得出的台账。{reasons}")
    left_out = [*opened.left_out, *((table.name, _first_part(table, why)) for table, why in refusals)]
    notes = tuple(_omission(name, reason, opened.refused) for name, reason in left_out)
    return [replace(sources[0], notes=(*sources[0].notes, *notes)), *sources[1:]]


def _omission(name: str, reason: str, refused: Set[str]) -> Finding:
    """The finding on an omitted sheet or member: FAIL if it could not be read, WARN without a ledger."""
    message = f"“{name}”没有导入：{reason}。"
    if name in refused:
        return Finding(0, "", "member_refused", Severity.FAIL, name, message)
    return Finding(0, "", "sheet_left_out", Severity.WARN, name, message)


def _first_part(table: Table, refusal: str) -> str:
    """The first part of a refusal, without the quoted headers and the advice, which the preview shows."""
    return refusal.removeprefix(f"{table.file}：").partition("。")[0]


def _source(path: Path, file: str, table: Table, reading: Reading, moment: datetime) -> Source:
    (own, *also), saved = match_table(table, reading)
    if saved is None:
        doubts = () if reading.mapping else tuple(few_headers(own, table.layout.headers))
        return Source(0, file, path, table, own, tuple(also), reading.mapping, moment, doubts)
    message = f"表头与保存的映射“{saved.name}”相同，按它读入；若不对，请修改或删除这个映射，再导入一次。"
    note = Finding(0, "", "saved_mapping", Severity.WARN, saved.name, message)
    return Source(0, file, path, table, own, tuple(also), saved.mapping, moment, (note,))


def _earlier_findings(manifest: Manifest, number: int) -> tuple[Finding, ...]:
    return tuple(
        Finding(0, "", finding["rule"], Severity(finding["severity"]), finding["value"], finding["message"])
        for finding in manifest.reports[number]["findings"]
        if finding["rule"] in _ONLY_AT_IMPORT
    )

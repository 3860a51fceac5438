"""Files that are to be imported: read, decoded and recognised before anything in the store is touched."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from data.headers import Matching, recognise
from data.manifest import Manifest, Original
from data.mapping import ImportMapping, parse_mapping
from data.placing import PLACE_LEDGERS
from data.publish import read_original
from data.reader import UnreadableFileError, decode, lay_out
from data.records import Layout, Records, read_records


@dataclass(frozen=True, slots=True)
class Source:
    """One file whose ledger is known.

    Attributes:
        number: Its place among all files of the store; findings bear it.
        file: Its name.
        content: Its bytes.
        encoding: Their encoding.
        layout: Where the table lies in the text.
        matching: Its ledger and columns.
        mapping: The mapping file it is read with, if any.
        moment: Moment of its import.
    """

    number: int
    file: str
    content: bytes
    encoding: str
    layout: Layout
    matching: Matching
    mapping: ImportMapping | None
    moment: datetime

    @property
    def names_places(self) -> bool:
        """Whether the file says which places there are."""
        return self.matching.ledger.name in PLACE_LEDGERS

    def records(self) -> Records:
        """The rows of the file, to be read once."""
        return read_records(decode(self.content, self.file)[0], self.layout)

    def original(self, sha256: str) -> Original:
        """What the manifest keeps of the file."""
        text = self.mapping.text if self.mapping else None
        return Original(sha256, self.file, self.matching.ledger.name, text, self.moment)


def open_sources(
    paths: Iterable[Path], *, ledger: str | None, mapping: ImportMapping | None, moment: datetime
) -> list[Source]:
    """Read the files of an import.

    Raises:
        UnreadableFileError: A file cannot be read, or no ledger fits it.
    """
    sources = []
    for number, path in enumerate(paths):
        try:
            content = path.read_bytes()
        except OSError as error:
            raise UnreadableFileError(
                f"{path}：无法打开（{error.strerror}），请检查文件名和权限。"
            ) from error
        sources.append(_source(number, path.name, content, ledger, mapping, moment))
    return sources


def numbered(sources: Iterable[Source], *, first: int) -> list[Source]:
    """The sources with the numbers that follow on those of the files that are in the store."""
    return [replace(source, number=number) for number, source in enumerate(sources, start=first)]


def reopen_sources(folder: Path, manifest: Manifest) -> list[Source]:
    """The files a snapshot was made of, from their kept bytes, in the order of their import.

    Raises:
        StoreError: An original is missing or damaged.
        UnreadableFileError: A declaration has changed so that a file no longer fits.
    """
    sources = []
    for number, original in enumerate(manifest.originals):
        text = original.mapping
        mapping = (
            parse_mapping(text, f"{original.file} 的映射", original.ledger) if text is not None else None
        )
        content = read_original(folder, original)
        sources.append(
            _source(number, original.file, content, original.ledger, mapping, original.imported_at)
        )
    return sources


def _source(
    number: int,
    file: str,
    content: bytes,
    ledger: str | None,
    mapping: ImportMapping | None,
    moment: datetime,
) -> Source:
    text, encoding = decode(content, file)
    layout = lay_out(text, file)
    matching = recognise(layout.headers, file, ledger=ledger, mapping=mapping)
    return Source(number, file, content, encoding, layout, matching, mapping, moment)

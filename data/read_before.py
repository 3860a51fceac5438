"""A file that comes again to be read another way: what it brought before goes, so that nothing is twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from data.manifest import Manifest, Original
from data.originals import content_hash
from data.schema import Finding, Severity
from data.sources import Source, reopen_source
from data.store import ORIGINALS


def read_as_before(folder: Path, kept: Manifest | None, new: Sequence[Source]) -> list[Source]:
    """The sources, those without a mapping read by the one with which the same bytes came in before.

    Args:
        folder: Folder of the store.
        kept: The snapshot they are to be added to, if any.
        new: The tables of the new files.
    """
    return [_as_before(folder, kept, source) for source in new] if kept else list(new)


def replaced_by(folder: Path, kept: Manifest | None, new: Sequence[Source]) -> dict[int, Source]:
    """Number of an imported table -> the new source that reads the same bytes another way.

    Another way is another mapping or another ledger: its rows have other keys, and would stand beside those
    that the file brought before.
    """
    if kept is None:
        return {}
    return {
        number: source
        for source in new
        for number, original in enumerate(kept.originals)
        if _is_other_reading(source, original) and _is_same_table(folder, source, original)
    }


def without(kept: Manifest, numbers: Sequence[int]) -> Manifest:
    """The record of a snapshot without some of its tables."""
    left = [number for number in range(len(kept.originals)) if number not in set(numbers)]
    return replace(
        kept,
        originals=tuple(kept.originals[number] for number in left),
        reports=tuple(kept.reports[number] for number in left),
    )


def replacement(rows: int) -> Finding:
    """What an import says of a file that was read another way before."""
    message = f"这个文件先前按另一种对应读入过 {rows} 行，已由这次读入的替换，没有重复计入。"
    return Finding(0, "", "read_another_way", Severity.WARN, "", message)


def _as_before(folder: Path, kept: Manifest, source: Source) -> Source:
    if source.mapping is not None:
        return source
    for original in reversed(kept.originals):
        if original.mapping is not None and _is_same_table(folder, source, original):
            return replace(reopen_source(source.path, original), file=source.file, moment=source.moment)
    return source


def _is_other_reading(source: Source, original: Original) -> bool:
    mapping = source.mapping.text if source.mapping else None
    return (source.matching.ledger.name, mapping) != (original.ledger, original.mapping)


def _is_same_table(folder: Path, source: Source, original: Original) -> bool:
    """Whether a new table has the bytes of an imported one; a file of another size is not read for it."""
    if source.table.name != original.table:
        return False
    path = folder / ORIGINALS / original.sha256
    if path.is_file() and path.stat().st_size != source.path.stat().st_size:
        return False
    return content_hash(source.path) == original.sha256

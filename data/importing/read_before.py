"""Handles files imported again with another mapping or ledger: their earlier rows are removed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from data.importing.sources import Source, reopen_source
from data.schema import Finding, Severity
from data.snapshots.manifest import Manifest, Original


def read_as_before(base: Manifest | None, new: Sequence[Source]) -> list[Source]:
    """The sources; those without a mapping use the mapping with which the same bytes were imported before.

    Args:
        base: Manifest of the snapshot they are added to, if any.
        new: The tables of the new files.
    """
    return [_as_before(base, source) for source in new] if base else list(new)


def replaced_by(base: Manifest | None, new: Sequence[Source]) -> dict[int, Source]:
    """Number of an imported table -> the new source that reads the same bytes with another mapping or ledger.

    Its rows have other keys, and would be added to those
    that the file had before.
    """
    if base is None:
        return {}
    return {
        number: source
        for source in new
        for number, original in enumerate(base.originals)
        if _is_other_reading(source, original) and _is_same_table(source, original)
    }


def without_tables(base: Manifest, numbers: Collection[int]) -> Manifest:
    """The manifest of a snapshot without some of its tables."""
    others = [number for number in range(len(base.originals)) if number not in set(numbers)]
    return replace(
        base,
        originals=tuple(base.originals[number] for number in others),
        reports=tuple(base.reports[number] for number in others),
    )


def reread_finding(rows: int) -> Finding:
    """The finding on a file that was read in another way before."""
    message = f"这个文件先前按另一种对应读入过 {rows} 行，已由这次读入的替换，没有重复计入。"
    return Finding(0, "", "read_another_way", Severity.WARN, "", message)


def _as_before(base: Manifest, source: Source) -> Source:
    if source.mapping is not None:
        return source
    for original in reversed(base.originals):
        if original.mapping is not None and _is_same_table(source, original):
            return replace(reopen_source(source.path, original), file=source.file, moment=source.moment)
    return source


def _is_other_reading(source: Source, original: Original) -> bool:
    mapping = source.mapping.text if source.mapping else None
    return (source.matching.ledger.name, mapping) != (original.ledger, original.mapping)


def _is_same_table(source: Source, original: Original) -> bool:
    """Whether a new table has the bytes of an imported one."""
    return (source.table.name, source.path.name) == (original.table, original.sha256)

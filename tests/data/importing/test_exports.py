"""Exports as offices have them, one file a defect: what the import says of each, and what it stores."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from data.errors import UnreadableFileError
from data.importing.importer import import_files
from data.importing.reports import FileReport
from data.ledgers import LEDGERS
from tests.data.conftest import FIXTURES
from tests.data.stored_rows import stored_rows

EXPORTS = FIXTURES / "exports"
EXPECTED: dict[str, dict[str, Any]] = tomllib.loads((EXPORTS / "expected.toml").read_text(encoding="utf-8"))
IMPORTED = {name: one for name, one in EXPECTED.items() if "refused" not in one}
REFUSED = {name: one["refused"] for name, one in EXPECTED.items() if "refused" in one}
COUNTS = ("rows", "added", "updated", "unchanged", "rejected", "folded", "totals", "repaired")


def test_every_file_has_an_expectation() -> None:
    assert set(EXPECTED) == {path.name for path in EXPORTS.iterdir()} - {"expected.toml"}
    assert len(EXPECTED) >= 40


def said(report: FileReport) -> dict[str, Any]:
    """What a report says, in the words of the expectations."""
    counts = {name: getattr(report, name) for name in COUNTS}
    also = {ledger: numbers["added"] for ledger, numbers in report.also.items()}
    head = {"ledger": report.ledger, "encoding": report.encoding, "header_row": report.header_row}
    return {**head, **counts, "also": also}


@pytest.mark.parametrize("name", IMPORTED)
def test_file_goes_in_and_a_second_time_changes_nothing(name: str, store: Path) -> None:
    expected = IMPORTED[name]
    first = import_files([EXPORTS / name], home=store)
    reports = first.files
    zeros = dict.fromkeys(COUNTS, 0)
    assert [said(one) for one in reports] == [{**zeros, "also": {}, **table} for table in expected["tables"]]
    for one in reports:
        assert one.rows == one.added + one.updated + one.unchanged + one.rejected + one.folded
    rules = sum((Counter(one.finding_counts) for one in reports), Counter())
    assert {rule: rules[rule] for rule in expected.get("findings", {})} == expected.get("findings", {})
    assert set(rules) - set(expected.get("findings", {})) <= TOLD
    for column, values in expected.get("values", {}).items():
        assert stored(store, reports[0].ledger, column) == values
    second = import_files([EXPORTS / name], home=store)
    assert second.snapshot == first.snapshot
    assert [(one.unchanged, one.rejected) for one in second.files] == [
        (one.rows - one.rejected - one.folded, one.rejected) for one in reports
    ]


#: Rules that tell how a file was read and that may stand beside what a file is about.
TOLD = {
    "date_from_number",
    "channel_from_headers",
    "no_ending",
    "alike_places",
    "callback_without_time",
    "category_split",
    "ignored_column",
    "unknown_header",
}


def stored(home: Path, ledger: str, column: str) -> list[str]:
    """The values of a column in the order of the key, as text."""
    key = ", ".join(LEDGERS[ledger].key)
    return [str(value) for (value,) in stored_rows(home, f"select {column} from {ledger} order by {key}")]


@pytest.mark.parametrize("name", REFUSED)
def test_file_is_refused_and_nothing_changes(name: str, begun: Path) -> None:
    before = contents(begun)
    with pytest.raises(UnreadableFileError) as refusal:
        import_files([EXPORTS / name], home=begun)
    for text in REFUSED[name]:
        assert text in str(refusal.value)
    assert contents(begun) == before


def contents(home: Path) -> dict[str, bytes]:
    """Every file of a store."""
    return {str(path.relative_to(home)): path.read_bytes() for path in home.rglob("*") if path.is_file()}

"""The data dictionary names everything that is declared."""

from __future__ import annotations

import pytest

from data.dictionary import dictionary
from data.ledgers import LEDGERS
from data.schema import Ledger, Pii
from tests.cases import each

ALL = [pytest.param(ledger, id=name) for name, ledger in LEDGERS.items()]


def section(ledger: Ledger) -> str:
    (text,) = [part for part in dictionary().split("\n## ") if part.startswith(f"{ledger.title} ")]
    return text


def rows(ledger: Ledger) -> dict[str, list[str]]:
    """Label -> cells of the table of columns."""
    table = section(ledger).split("\n### ")[0]
    cells = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in table.splitlines()
        if line[:1] == "|"
    ]
    return {row[0]: row for row in cells[2:]}


@each("ledger", ALL)
def test_every_ledger_has_a_section_that_says_what_a_row_is(ledger: Ledger) -> None:
    text = section(ledger)
    assert f"`{ledger.name}`" in text
    assert ledger.grain in text
    if ledger.date_column:
        assert f"按“{ledger.column(ledger.date_column).label}”归入时段" in text
    else:
        assert "不分时段" in text


@each("ledger", ALL)
def test_every_column_is_named_with_its_meaning_and_its_headers(ledger: Ledger) -> None:
    table = rows(ledger)
    assert list(table) == [column.label for column in ledger.columns]
    for column in ledger.columns:
        row = table[column.label]
        assert row[1] == (f"`{column.stored_name}`" if column.is_stored else "—")
        assert row[3] == ("是" if column.required else "")
        assert row[4] == column.unit
        assert row[5] == column.description
        assert row[6].split("、") == list(column.synonyms)
        assert ("不存入" in row[7]) is (column.pii is Pii.DROP)
        assert ("代号" in row[7]) is (column.pii is Pii.MASK)


@each("ledger", ALL)
def test_every_code_value_is_listed_with_its_variants(ledger: Ledger) -> None:
    text = section(ledger)
    for column in ledger.columns:
        for value, variants in column.allowed.items():
            assert f"| {column.label} | {value} | {'、'.join(variants)} |" in text


def test_every_line_of_a_table_has_as_many_cells_as_its_heading() -> None:
    width = 0
    for line in dictionary().splitlines():
        if not line.startswith("|"):
            width = 0
            continue
        width = width or line.count("|")
        assert line.count("|") == width


def test_a_heading_stands_alone() -> None:
    lines = dictionary().splitlines()
    for place, line in enumerate(lines):
        if line.startswith("#"):
            assert lines[place + 1] == ""
            assert place == 0 or lines[place - 1] == ""

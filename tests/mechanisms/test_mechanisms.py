"""Ordinary exports of an office, without a column that no system has, answer what the articles describe."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

import queries
from data.importing.importer import import_files
from data.snapshots.store import current
from pages import contents  # noqa: F401 - enters the pages
from pages.parts.asking.block import Block
from pages.parts.asking.page import page_and_blocks
from pages.parts.subjects.published.mechanisms import MECHANISMS
from queries import Comparison, Grain, Scope
from tests.cases import each
from tests.conftest import ROOT
from tests.mechanisms import hotline, meetings, outreach, registers
from tests.mechanisms.beside import BESIDE
from tests.mechanisms.declaration import NONE, REAL, THIN, Answer, Fact, Mechanism
from tests.mechanisms.document import ALL, document
from tests.mechanisms.listed import LISTED

YEAR = Scope(date(2025, 10, 1), date(2026, 10, 1), Grain.MONTH, comparison=Comparison.YEAR)
SHEETS = [make() for module in (registers, hotline, meetings, outreach) for make in module.SHEETS]
#: Columns that tie rows together or sort them, and that no system of an office exports.
NOBODY_HAS = {"关联事件编号", "承办主体", "事件编号（关联）", "父事件编号"}
HELD = [one for one in ALL if one.state != NONE]


@dataclass(frozen=True)
class Office:
    """The pages of an office on its first import: page -> key -> block."""

    blocks: Mapping[str, Mapping[str, Block]]

    def block(self, one: Mechanism | Answer) -> Block:
        return self.blocks[one.page][one.block]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    folder = tmp_path_factory.mktemp("office")
    import_files([one.write(folder) for one in SHEETS], home=folder / "home")
    served = current(folder / "home")
    asked = sorted({seen.page for one in HELD for seen in (one, *one.also)})
    found = {page: page_and_blocks(page, YEAR, served)[1] for page in asked}
    queries.close()
    return Office(found)


def test_all_are_declared_once_and_in_order():
    assert [one.number for one in LISTED] == [one.number for one in MECHANISMS]
    assert [one.number for one in BESIDE] == [f"x{n}" for n in range(1, 26)]


@each("one", ALL, ids=lambda one: one.number)
def test_nothing_is_called_real_without_facts_nor_less_without_what_it_lacks(one: Mechanism):
    assert (one.state == REAL) is not bool(one.lacks)
    assert (one.state == NONE) is not bool(
        one.page and one.block and one.question and one.needs and one.action
    )
    for seen in (one, *one.also):
        told = [value for of in seen.facts for value in of.values.values()]
        assert any(value not in (0, "") for value in told) is (one.state != NONE)


def test_the_exports_have_no_column_that_no_system_has():
    headers = {header for sheet in SHEETS for header in sheet.headers}
    assert headers & NOBODY_HAS == set()
    assert sum(len(sheet.rows) for sheet in SHEETS) < 1_000


@each("one", HELD, ids=lambda one: one.number)
def test_the_block_answers_what_the_exports_hold(one: Mechanism, office: Office):
    for seen in (one, *one.also):
        _holds(seen, office.block(seen))


def _holds(one: Mechanism | Answer, block: Block) -> None:
    assert block.question == one.question
    said = "".join([block.reading.title, block.reading.reading, block.subtitle])
    said = said.replace("\u00a0", " ").replace("**", "")
    assert [text for text in one.told if text not in said] == [], said
    assert {str(of.where): _answer(block.table, of) for of in one.facts} == {
        str(of.where): dict(of.values) for of in one.facts
    }


def _answer(table: pd.DataFrame, of: Fact) -> dict[str, float | str]:
    """What a table says of the values of a fact: the text of one row, or the sum of numbers."""
    rows = table
    for column, value in of.where.items():
        rows = rows[rows[column].astype(str).str.replace("\u00a0", " ") == value]
    assert len(rows), f"no row of {of.where}"
    return {name: _value(rows[name], expected) for name, expected in of.values.items()}


def _value(cells: pd.Series, expected: float | str) -> float | str:
    if isinstance(expected, str):
        (only,) = cells
        return f"{only:.0f}" if isinstance(only, float) else str(only)
    return round(float(cells.astype(float).sum()), 6)


def test_what_stands_is_what_is_written_down():
    states = {state: sum(one.state == state for one in LISTED) for state in (REAL, THIN, NONE)}
    assert states == {REAL: 38, THIN: 0, NONE: 0}
    states = {state: sum(one.state == state for one in BESIDE) for state in (REAL, THIN, NONE)}
    assert states == {REAL: 20, THIN: 0, NONE: 5}


def test_the_document_is_what_the_declaration_prints():
    path: Path = ROOT / "docs" / "mechanisms.md"
    assert path.read_text(encoding="utf-8") == document()

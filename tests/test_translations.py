"""Every text of ours that a person reads has an English translation with the same placeholders."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po

from data.ledgers import LEDGERS
from pages.parts.column_labels import LABELS, OWN
from pages.parts.findings.measures import MEASURES

ROOT = Path(__file__).resolve().parents[1]
SOURCES = sorted([*(ROOT / "pages").rglob("*.py"), ROOT / "dashboard.py"])
KEYWORDS = {"_": None, "mark": None}


def extracted(source: Path) -> set[str]:
    with source.open("rb") as file:
        return {text for _line, text, _comments, _context in extract("python", file, keywords=KEYWORDS)}


def called(source: Path) -> Iterator[tuple[int, ast.expr]]:
    """Line and first argument of every call of the translating functions, f-strings looked into as well."""
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KEYWORDS:
            yield node.lineno, node.args[0]


def constants(source: Path) -> set[str]:
    """Texts translated inside an f-string, which Babel sees on newer Pythons only."""
    return {argument.value for _line, argument in called(source) if isinstance(argument, ast.Constant)}


@pytest.fixture(scope="module")
def english() -> Catalog:
    with (ROOT / "locale" / "en" / "LC_MESSAGES" / "messages.po").open("rb") as file:
        return read_po(file, locale="en")


def untranslated(texts: set[str], english: Catalog) -> list[str]:
    return sorted(text for text in texts if text not in english or not english[text].string)


def placeholders(text: str) -> list[str]:
    return sorted(
        f"{name}:{spec}" for _text, name, spec, _how in string.Formatter().parse(text) if name is not None
    )


def test_every_text_in_the_code_is_translated(english: Catalog):
    texts = set().union(*(extracted(source) | constants(source) for source in SOURCES))
    assert len(texts) > 200
    assert untranslated(texts, english) == []


def test_every_label_of_a_ledger_is_translated(english: Catalog):
    texts = {ledger.title for ledger in LEDGERS.values()}
    texts |= {column.label for ledger in LEDGERS.values() for column in ledger.columns if column.is_stored}
    texts |= set(LABELS.values()) | {header for own in OWN.values() for header in own.values()}
    assert untranslated(texts, english) == []


def test_every_measure_is_translated(english: Catalog):
    texts = {text for measure in MEASURES.values() for text in (measure.label, measure.definition)}
    assert untranslated(texts, english) == []


def test_placeholders_agree(english: Catalog):
    wrong = {
        str(message.id): message.string
        for message in english
        if message.id and placeholders(str(message.id)) != placeholders(str(message.string))
    }
    assert wrong == {}


def test_bold_clauses_agree(english: Catalog):
    wrong = [m.id for m in english if m.id and str(m.id).count("**") != str(m.string).count("**")]
    assert wrong == []


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: str(source.relative_to(ROOT)))
def test_no_text_is_filled_in_before_it_is_translated(source: Path):
    filled = [line for line, argument in called(source) if isinstance(argument, ast.JoinedStr | ast.BinOp)]
    assert filled == []


def test_no_chinese_in_the_english(english: Catalog):
    wrong = [m.id for m in english if any("\u4e00" <= letter <= "\u9fff" for letter in str(m.string))]
    assert wrong == []

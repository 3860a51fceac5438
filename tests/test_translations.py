"""Every text of ours that a person reads has an English translation with the same placeholders."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po

from data.ledgers import LEDGERS
from pages.parts.words.declared_names import LISTS
from pages.parts.words.language import Counting, speaking
from pages.parts.words.numbers import days, elapsed_time, unit_of
from queries.measures import LABELS, MEASURES, OWN_LABELS
from tests.cases import each

ROOT = Path(__file__).resolve().parents[1]
SOURCES = sorted(
    [
        *(ROOT / "pages").rglob("*.py"), *(ROOT / "queries").rglob("measures.py"),
        *(ROOT / "queries" / "sentence").glob("*.py"),
        ROOT / "queries" / "dimension.py", ROOT / "queries" / "dimensions.py", ROOT / "dashboard.py",
    ]
)  # fmt: skip
KEYWORDS = {"_": None, "mark": None}
#: Placeholders whose values are no numbers.
_TEXTS = dict.fromkeys(
    ("window", "every", "each", "share", "unit", "high", "rows", "rate", "left", "months"), "some"
)


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


def fields(text: str) -> list[tuple[str, str]]:
    return [(name, spec) for _text, name, spec, _how in string.Formatter().parse(text) if name is not None]


def placeholders(text: str) -> list[str]:
    """The values a text takes; a choice between one and many words is none."""
    return sorted(f"{name}:{spec}" for name, spec in fields(text) if "|" not in spec)


def test_every_text_in_the_code_is_translated(english: Catalog):
    texts = set().union(*(extracted(source) | constants(source) for source in SOURCES))
    assert len(texts) > 200
    assert untranslated(texts, english) == []


def test_every_label_of_a_ledger_is_translated(english: Catalog):
    texts = {ledger.title for ledger in LEDGERS.values()}
    texts |= {column.label for ledger in LEDGERS.values() for column in ledger.columns if column.is_stored}
    texts |= set(LABELS.values()) | {header for own in OWN_LABELS.values() for header in own.values()}
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


def test_words_bend_to_a_value_that_the_text_has(english: Catalog):
    wrong = [
        m.id
        for m in english
        if m.id and {name for name, _spec in fields(str(m.string))} != {n for n, _spec in fields(str(m.id))}
    ]
    assert wrong == []


def test_one_of_something_is_said_in_the_singular(english: Catalog):
    """No text says ``1 days``: behind a 1 stands none of the nouns that bend in another text."""
    texts = {str(m.id): str(m.string) for m in english if m.id and "{" in str(m.string)}
    choices = [spec for text in texts.values() for _name, spec in fields(text) if "|" in spec]
    words = {re.match(r"\S+", spec.partition("|")[2]).group() for spec in choices}
    many = "|".join(sorted(word for word in words if word.endswith("s")))
    wrong = re.compile(rf"(?<!than )\b1 (?:[a-z]+ )?(?:{many})\b")
    ones = {name: _TEXTS.get(name, 1) for text in texts.values() for name, _spec in fields(text)}
    assert len(choices) > 90
    assert [text for text in texts.values() if wrong.search(Counting(text).format(**ones))] == []


def test_a_text_counts_what_stands_behind_its_number():
    text = Counting("{n} {n:day|days} late, {m} {m:is|are} open")
    assert text.format(n=1, m="2") == "1 day late, 2 are open"
    assert text.format(n="1.0", m="1\u00a0request") == "1.0 day late, 1\u00a0request is open"
    assert text.format(n=1.5, m="1 / 2") == "1.5 days late, 1 / 2 are open"


def test_units_have_a_singular():
    units = {measure.unit for measure in MEASURES.values()} | {unit for _name, unit in LISTS.values()}
    with speaking("en"):
        level = {unit for unit in units if unit and unit_of(1, unit) == unit_of(2, unit)}
        assert {unit_of(1, unit) for unit in level} == {"%", "per 1,000", "per 100", "yuan"}
        assert (unit_of(1, "场"), elapsed_time(1), days(1)) == ("activity", "1.0\u00a0hour", "1.0\u00a0day")


def test_bold_clauses_agree(english: Catalog):
    wrong = [m.id for m in english if m.id and str(m.id).count("**") != str(m.string).count("**")]
    assert wrong == []


@each("source", SOURCES, ids=lambda source: str(source.relative_to(ROOT)))
def test_no_text_is_filled_in_before_it_is_translated(source: Path):
    filled = [line for line, argument in called(source) if isinstance(argument, ast.JoinedStr | ast.BinOp)]
    assert filled == []


def test_no_chinese_in_the_english(english: Catalog):
    wrong = [m.id for m in english if any("\u4e00" <= letter <= "\u9fff" for letter in str(m.string))]
    assert wrong == []


@pytest.mark.parametrize("words", ["属偶然", "不必问责", "不必据此", "快慢相近"])
def test_no_text_takes_what_was_not_found_for_nothing(words: str):
    """A difference that is not shown is 还不能排除偶然: that proves no chance and acquits nobody."""
    assert not [text for source in SOURCES for text in extracted(source) if words in text]

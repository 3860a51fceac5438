"""One name, one number: every page, the briefing in its formats and the command line, walked and compared.

A label under one scope has one number wherever it stands. Where the window is another one, the label says so
(满意率 · 近 12 周), and is another label.
"""

from __future__ import annotations

import io
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from html import unescape

import docx
import pptx
import pytest

from data.snapshots.store import Snapshot
from pages.parts.asking.page import page_and_blocks, page_of
from pages.parts.briefing.formats import WRITERS
from pages.parts.briefing.model import Briefing, Derivation
from pages.parts.briefing.sheet import build_sheet
from pages.parts.briefing.sheet_document import document
from pages.parts.words.numbers import is_missing
from queries import Comparison, Scope
from queries.__main__ import main as command_line
from queries.measure import Kind
from queries.measures import MEASURES
from tests.laws.conftest import Seen, sights
from tests.laws.told import Shown

WEEK = Scope(date(2026, 10, 19), date(2026, 10, 26), comparison=Comparison.PREVIOUS)
#: Questions of one row, whose columns are measures.
SUMMARIES = (
    "service_requests/summary", "closed_loop/summary", "compounds/complaint_summary",
    "compounds/complaints_per_household",
    "mediation_cases/summary", "satisfaction/summary", "deliberation/summary", "service_orders/summary",
    "activities/summary", "visits/summary", "public_works/summary",
)  # fmt: skip
#: Columns that other ledgers have under the same name.
OTHER = {("mediation_cases/summary", "median_days_to_close"): "调解时长中位数"}
#: Counts in sentences that more than one place tells, with what stands around them.
PHRASES = {
    "在社区以内化解": r"^([\d.]+%) 在社区以内化解",
    "超期未结": r"(?:^|[，；。])超期未结 ([\d,]+ 件)",
    "重复诉求": r"(?:^|[，；。])重复诉求 ([\d,]+ / [\d,]+) 件",
    "均值": r"(?:^|[，；。])均值 ([\d.,]+)",
}
#: What stands before a rate of the whole scope: another word before it is a place or a window.
_CLAUSE = r"(?:^|[，；。：、\n\s（【])"


@dataclass(frozen=True)
class Sighting:
    """One number as it was seen: its value, by how much rounding may have moved it, and where."""

    value: float
    tolerance: float
    text: str
    where: str


def read(text: str, where: str) -> Sighting | None:
    """A printed number: ``96.3 %``, ``7 / 7``, ``1,289 件``, ``284.6 万元``; None when it is none."""
    bare = text.replace("\u00a0", " ").replace(",", "")
    if found := re.fullmatch(r"(-?[\d.]+) / ([\d.]+) ?", bare):
        return Sighting(float(found[1]) / float(found[2]), 1e-9, text, where)
    found = re.match(r"(-?\d+(?:\.\d+)?) ?(万|%)?", bare)
    if found is None:
        return None
    size = {"万": 10_000, "%": 0.01}.get(found[2], 1)
    digits = len(found[1].partition(".")[2])
    return Sighting(
        float(found[1]) * size, 0.51 * size / 10**digits if digits or found[2] else 0, text, where
    )


def of_value(column: str, value: float, where: str) -> tuple[str, Sighting]:
    return MEASURES[column].label, Sighting(float(value), 1e-9, f"{value}", where)


def on_pages(shown: Shown) -> Iterator[tuple[str, Sighting | None]]:
    """The cards, and what is known of a place, of every page."""
    for page in shown.pages.keys() - {"ledgers"}:
        seen, blocks = shown.pages[page]
        yield from ((card.label, read(f"{card.value} {card.unit}", page)) for card in seen.cards)
        yield from ((label, read(value, f"{page}, facts")) for label, value in seen.facts)
        yield from in_words(seen.headline, f"{page}, headline")
        for row in seen.signals or ():
            yield from in_words(row.what.replace("**", ""), f"{page}, 需办", r"^")
        for block in blocks.values():
            yield from in_words(block.reading.title, f"{page}, {block.key}")
            yield from in_words(block.reading.reading.replace("**", ""), f"{page}, {block.key}")


RATES = {m.label for m in MEASURES.values() if m.kind is Kind.RATE}


def in_words(text: str, where: str, before: str = _CLAUSE) -> Iterator[tuple[str, Sighting | None]]:
    """Rates of the whole scope in a sentence: ``满意率 87.2%``, ``化解率 7 / 7``."""
    plain = text.replace("\u00a0", " ")
    for label in RATES:
        for found in re.finditer(before + re.escape(label) + r" ([\d.,]+(?:%| / [\d.,]+))", plain):
            yield label, read(found[1], where)
    for label, pattern in PHRASES.items():
        yield from ((label, read(found[1], where)) for found in re.finditer(pattern, plain))


def in_briefing(told: Briefing, scope: Scope) -> Iterator[tuple[str, Sighting]]:
    """The numbers of the model that are a measure of the whole scope and window."""
    asked = scope.replace(comparison=Comparison.PREVIOUS)
    for section in told.sections:
        for number in (n for paragraph in section.paragraphs for n in paragraph.numbers):
            is_whole = not number.rows and number.derivation is Derivation.VALUE
            if is_whole and number.scope == asked and number.column in MEASURES:
                yield of_value(number.column, number.value, f"briefing, {section.key}")


def texts(told: Briefing) -> Iterator[tuple[str, str]]:
    """What a reader finds in each format that Python writes."""
    for name in ("txt", "json"):
        yield name, WRITERS[name](told).decode()
    word = docx.Document(io.BytesIO(WRITERS["docx"](told)))
    yield "docx", "\n".join(paragraph.text for paragraph in word.paragraphs)
    slides = pptx.Presentation(io.BytesIO(WRITERS["pptx"](told)))
    shapes = [shape for slide in slides.slides for shape in slide.shapes if shape.has_text_frame]
    yield "pptx", "\n".join(shape.text_frame.text for shape in shapes)


def on_sheet(scope: Scope, served: Snapshot) -> Iterator[tuple[str, Sighting | None]]:
    """The measures of the picture, out of its HTML."""
    html = document(build_sheet(scope, served, ()), "phone")
    card = r'<div class="l"><span>([^<]+)</span>.*?<div class="v">([^<]+)(?:<small>([^<]*)</small>)?'
    for label, value, unit in re.findall(card, html):
        yield unescape(label), read(f"{unescape(value)} {unit}", "sheet")


def at_command_line(
    scope: Scope, capsys: pytest.CaptureFixture[str]
) -> Iterator[tuple[str, Sighting | None]]:
    """The same questions asked by the command line."""
    chosen = [
        ("--community", scope.communities),
        ("--compound", scope.compounds),
        ("--category", scope.categories),
    ]
    narrowed = [text for option, names in chosen for name in names or () for text in (option, name)]
    window = ["--from", f"{scope.date_from}", "--to", f"{scope.date_to}", "--format", "csv", *narrowed]
    for question in SUMMARIES:
        assert command_line(["run", question, *window]) == 0
        heads, values = (line.split(",") for line in capsys.readouterr().out.strip().splitlines()[:2])
        for column, text in zip(heads, values, strict=True):
            if column in MEASURES and text and not is_missing(float(text)):
                label, sighting = of_value(column, float(text), f"queries run {question}")
                yield OTHER.get((question, column), label), sighting


@sights(
    ("samples", "week"),
    ("samples", "community"),
    ("samples", "compound"),
    ("samples", "quarter"),
    ("samples", "hot spot"),
)
def test_a_label_has_one_number(seen: Seen, capsys: pytest.CaptureFixture[str]):
    scope, served, told = seen.scope, seen.served, seen.shown.briefing
    sighted: dict[str, list[Sighting]] = defaultdict(list)
    found = [*on_pages(seen.shown), *in_briefing(told, scope), *on_sheet(scope, served)]
    found += [*at_command_line(scope, capsys)]
    for name, text in texts(told):
        found += in_words(text, name)
    for label, sighting in found:
        if sighting is not None:
            sighted[label].append(sighting)
    wrong = {
        label: [(each.text, each.where) for each in sightings]
        for label, sightings in sighted.items()
        if any(
            abs(one.value - two.value) > one.tolerance + two.tolerance
            for one in sightings
            for two in sightings
        )
    }
    assert wrong == {}
    shared = [label for label, each in sighted.items() if len({one.where for one in each}) > 2]
    assert len(shared) >= 4, "nothing was compared"


def test_a_label_whose_window_is_longer_says_so(samples: Snapshot):
    labels = {card.label for card in page_of("compound", WEEK, samples).cards}
    assert "百户投诉 · 近\u00a052\u00a0周" in labels
    stocks = [page_of(page, WEEK, samples).cards for page in ("overview", "closed_loop")]
    names = {card.label for cards in stocks for card in cards if card.label.startswith("超期未结")}
    assert names == {"超期未结 · 期末", "超期未结 · 数据截至"}
    _page, blocks = page_and_blocks("mediation", WEEK, samples)
    assert blocks["levels"].reading.title.startswith("近 12 周 ")

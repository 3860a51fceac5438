"""What a reader is told: each title, reading, headline and sentence, with what is drawn beside it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta

import numpy as np
import pandas as pd
from plotly.graph_objects import Figure

from data.snapshots.store import Snapshot
from pages.contents import PAGES_OF_BLOCKS
from pages.parts.asking.block import Block
from pages.parts.asking.fetch import answer_from, fetch
from pages.parts.asking.page import Page, page_and_blocks
from pages.parts.briefing.build import build
from pages.parts.briefing.model import Briefing, Derivation, Number, Section
from queries import Comparison, Scope

ADDRESSES = tuple(PAGES_OF_BLOCKS)
#: The column of a question whose names stand under a heading of the briefing.
COLUMNS = {"社区": "community", "小区": "compound", "承办单位": "responsible_unit", "小类": "subcategory"}


@dataclass(frozen=True)
class Told:
    """One piece of text.

    Attributes:
        page: Address of its page; ``briefing`` for the weekly briefing.
        key: Key of its block; ``headline``, ``card`` or ``signal`` where it is none.
        scope: What is looked at.
        title: The title, the headline, or the whole text.
        reading: The sentence under the figure.
        subtitle: The line that says how to read it.
        drawn: Every text that the figure, or the table in its place, shows.
        table: The numbers behind it; empty for what is no block.
        block: The block itself.
        numbers: The numbers of a text of the briefing, each with its question.
        answers: What those questions answered, and the tables and charts that stand beside the text.
    """

    page: str
    key: str
    scope: Scope
    title: str
    reading: str = ""
    subtitle: str = ""
    drawn: str = ""
    table: pd.DataFrame = field(default_factory=pd.DataFrame)
    block: Block | None = None
    numbers: tuple[Number, ...] = ()
    answers: tuple[pd.DataFrame, ...] = ()

    @property
    def text(self) -> str:
        """Title and reading."""
        return f"{self.title}；{self.reading}".replace("**", "").replace("\u00a0", " ")

    @property
    def tables(self) -> tuple[pd.DataFrame, ...]:
        """Every table the text is said of."""
        return (self.table,) if self.block is not None else self.answers

    @property
    def clauses(self) -> list[str]:
        """The text in clauses, as commas and semicolons part it."""
        return [part for part in re.split("[；，。：（）]", self.text) if part]

    def __str__(self) -> str:
        return f"{self.page}/{self.key}: {self.title} | {self.reading}"


@dataclass(frozen=True)
class Shown:
    """What there is to be read of a scope.

    Attributes:
        scope: What is looked at.
        pages: Address of a page -> its head, and its blocks by their keys.
        briefing: The briefing of the same window.
        asked: The scope of the briefing.
    """

    scope: Scope
    pages: Mapping[str, tuple[Page, Mapping[str, Block]]]
    briefing: Briefing
    asked: Scope


def shown(scope: Scope, served: Snapshot) -> Shown:
    """Every page of a scope, and the briefing of the same window."""
    pages = {page: page_and_blocks(page, scope, served) for page in ADDRESSES}
    with answer_from(served):
        asked = _with_two_ends(scope, served)
        return Shown(scope, pages, build(asked, served), asked)


def told(seen: Shown, served: Snapshot) -> list[Told]:
    """Everything that the pages and the briefing say."""
    found = [one for page, made in seen.pages.items() for one in _page(page, seen.scope, *made)]
    with answer_from(served):
        return found + list(_briefing(seen.briefing, seen.asked))


def _with_two_ends(scope: Scope, served: Snapshot) -> Scope:
    """A scope of all times as a briefing has it: the last four weeks that the ledger has begun."""
    if scope.date_from is not None and scope.date_to is not None:
        return scope
    end = served.as_of.date() + timedelta(days=1)
    return scope.replace(date_from=end - timedelta(weeks=4), date_to=end, comparison=Comparison.PREVIOUS)


def _page(page: str, scope: Scope, made: Page, blocks: Mapping[str, Block]) -> Iterator[Told]:
    if made.headline:
        yield Told(page, "headline", scope, made.headline)
    for card in made.cards:
        lines = "；".join(f"{line.name} {line.text}" for line in card.lines)
        yield Told(page, "card", scope, f"{card.label} {card.value} {card.tag}；{lines}；{card.note}")
    for signal in made.signals or ():
        yield Told(page, "signal", scope, f"{signal.what}；{signal.where_from}；{signal.clause}")
    for key, block in blocks.items():
        yield Told(
            page, key, scope, block.reading.title, block.reading.reading, block.subtitle,
            drawn(block), block.table, block,
        )  # fmt: skip


def _briefing(made: Briefing, scope: Scope) -> Iterator[Told]:
    yield Told("briefing", "headline", scope, made.headline)
    for section in made.sections:
        beside, shown = _beside(section), _section(section)
        for part in section.paragraphs:
            yield Told(
                "briefing", section.key, scope, part.text, drawn=shown, numbers=part.numbers,
                answers=(*_answers(part.numbers), *beside),
            )  # fmt: skip
        for chart in section.charts:
            numbers = (*chart.numbers, *chart.points)
            yield Told(
                "briefing", chart.key, scope, chart.title, subtitle=chart.note, drawn=shown, numbers=numbers,
                answers=(*_answers(numbers), *beside),
            )  # fmt: skip


def _answers(numbers: Iterable[Number]) -> list[pd.DataFrame]:
    """What each question behind those numbers answered, asked once more for the same scope."""
    asked = {(n.question, n.scope): None for n in numbers if n.question and n.derivation != Derivation.JUDGED}
    return [fetch(*question) for question in asked]


def _beside(section: Section) -> list[pd.DataFrame]:
    """The tables and charts of a section as columns of names and numbers."""
    found = []
    for table in section.tables:
        cells = dict(zip(table.headings, zip(*table.rows, strict=True), strict=True))
        found.append(pd.DataFrame({COLUMNS.get(head, head): _read(values) for head, values in cells.items()}))
    return found


def _read(cells: Iterable[str]) -> list[float | str]:
    """The cells of a column as numbers where all of them are: with sign, share or nothing."""
    texts = [re.sub(r"[,%\u00a0]", "", cell).replace("−", "-") for cell in cells]
    values = pd.to_numeric(
        pd.Series([None if text in ("—", "") else text for text in texts]), errors="coerce"
    )
    is_number = values.notna() | pd.Series([text in ("—", "") for text in texts])
    return list(values) if is_number.all() and values.notna().any() else list(texts)


def _section(section: Section) -> str:
    cells = [cell for table in section.tables for row in table.rows for cell in row]
    return "\n".join([*cells, *(name for chart in section.charts for name in chart.categories)])


def drawn(block: Block) -> str:
    """Every text of the figure, of the HTML, or of the table where there is neither."""
    texts = [*_leaves(block.figure.to_plotly_json())] if block.figure is not None else []
    if block.html:
        texts.append(html.unescape(re.sub(r"<[^>]+>", " ", block.html)))
    if not texts:
        texts = [str(value) for name in block.table for value in block.table[name]]
    return "\n".join(texts).replace("\u00a0", " ").replace("<br>", "")


def _leaves(node: object) -> Iterator[str]:
    """Every text and number in a figure, its own names and colours too."""
    if isinstance(node, dict):
        for value in node.values():
            yield from _leaves(value)
    elif isinstance(node, (list, tuple, np.ndarray, pd.Series)):
        for value in node:
            yield from _leaves(value)
    elif node is not None and not isinstance(node, Figure):
        yield str(node)

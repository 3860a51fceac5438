"""What a reader is told: each title, reading, headline and sentence, with what is drawn beside it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from data.store import Snapshot
from pages.parts.block import Block
from pages.parts.briefing.build import build
from pages.parts.briefing.model import Briefing, Section
from pages.parts.navigation import PAGES
from pages.parts.page_blocks import WITHOUT_BLOCKS, walked
from pages.parts.unseen import Run
from queries import Scope

ADDRESSES = tuple(address for _file, _title, address in PAGES if address not in WITHOUT_BLOCKS)


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

    @property
    def text(self) -> str:
        """Title and reading."""
        return f"{self.title}；{self.reading}".replace("**", "").replace("\u00a0", " ")

    @property
    def clauses(self) -> list[str]:
        """The text in clauses, as commas and semicolons part it."""
        return [part for part in re.split("[；，。：（）]", self.text) if part]

    def __str__(self) -> str:
        return f"{self.page}/{self.key}: {self.title} | {self.reading}"


def told(scope: Scope, served: Snapshot) -> list[Told]:
    """Everything the pages, and the briefing of a window with two ends, say of a scope."""
    found = [one for page in ADDRESSES for one in _page(page, walked(page, scope, served, has_blocks=True))]
    if scope.date_from is None or scope.date_to is None:
        return found
    return found + list(_briefing(build(scope, served), scope))


def _page(page: str, run: Run) -> Iterator[Told]:
    if run.head is not None:
        yield Told(page, "headline", run.scope, run.head.headline)
    for card in run.head.cards if run.head is not None else ():
        lines = "；".join(f"{line.name} {line.text}" for line in card.lines)
        yield Told(page, "card", run.scope, f"{card.label} {card.value} {card.tag}；{lines}；{card.note}")
    for signal in run.signals:
        yield Told(page, "signal", run.scope, f"{signal.what}；{signal.where_from}；{signal.clause}")
    for key, block in run.found.items():
        yield Told(
            page, key, run.scope, block.reading.title, block.reading.reading, block.subtitle,
            drawn(block), block.table, block,
        )  # fmt: skip


def _briefing(made: Briefing, scope: Scope) -> Iterator[Told]:
    yield Told("briefing", "headline", scope, made.headline)
    for section in made.sections:
        shown = _section(section)
        for paragraph in section.paragraphs:
            yield Told("briefing", section.key, scope, paragraph.text, drawn=shown)
        for chart in section.charts:
            yield Told("briefing", chart.key, scope, chart.title, subtitle=chart.note, drawn=shown)


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
    elif node is not None and not isinstance(node, go.Figure):
        yield str(node)

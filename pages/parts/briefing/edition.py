"""One edition of the briefing, and its files.

It is the numbers from the ledgers, the advice, and the selected charts. Text, JSON, Word and slides are
written without a browser, pictures and PDF with one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd

from data.notebook import briefing_choices
from data.snapshots.store import Snapshot
from pages.parts.asking.block import Block
from pages.parts.asking.pinned_charts import briefing_kind
from pages.parts.briefing.build import build
from pages.parts.briefing.formats import WRITERS, word
from pages.parts.briefing.model import Briefing
from pages.parts.briefing.office_documents import has_values
from pages.parts.briefing.sheet import SIZES, Sheet, Size, build_sheet
from pages.parts.briefing.sheet_document import document, whole_document
from pages.parts.charts.briefing_chart import figure_of
from pages.parts.findings.reading import Reading
from pages.parts.pictures.chromium import Chromium
from pages.parts.words.language import speaking
from queries import Scope

#: Formats that need a browser.
DRAWN = ("png", "pdf")
FORMATS = (*WRITERS, *DRAWN)
#: Size of the PDF.
_PAPER = "a4"
#: Width of the text of a Word document, in CSS px.
_TEXT = Size("Word", 640, None, 2, (1.0,), None, 0, 0)


@dataclass(frozen=True)
class Edition:
    """A briefing, and the sheet from which its pictures are drawn.

    Attributes:
        scope: Its places and dates.
        served: Snapshot that answers.
        briefing: The data, with the advice.
    """

    scope: Scope
    served: Snapshot
    briefing: Briefing

    @cached_property
    def sheet(self) -> Sheet:
        """The content of the pictures; built on first use."""
        charts = briefing_choices.charts(self.served.home, briefing_kind(self.scope).value)
        return build_sheet(self.scope, self.served, charts, self.briefing.advice)


@dataclass(frozen=True, slots=True)
class PrintedFile:
    """One file of an edition.

    Attributes:
        suffix: Its format.
        part: Distinguishes several files of a format in their names; empty for the only one.
        content: Its bytes.
        failed: Names of the charts that could not be drawn.
    """

    suffix: str
    part: str
    content: bytes
    failed: tuple[str, ...] = ()


def edition(scope: Scope, served: Snapshot) -> Edition:
    """The edition of a scope, with the office's saved text and charts.

    Raises:
        StoreError: The office's saved choices are damaged.
    """
    advice = briefing_choices.advice(served.home, *advice_key(scope))
    return Edition(scope, served, replace(build(scope, served), advice=advice))


def advice_key(scope: Scope) -> tuple[str, str]:
    """Window and place under which the advice is saved; the place is empty for the whole sub-district."""
    places = "、".join(scope.compounds or scope.communities or ())
    first, end = scope.bounds
    return f"{first.isoformat()}..{end.isoformat()}", places


def edition_files(
    edition: Edition, suffixes: Sequence[str], chromium: Chromium | None
) -> Iterator[PrintedFile]:
    """The files of an edition, those that need no browser first.

    Args:
        edition: The edition.
        suffixes: Names in ``FORMATS``.
        chromium: The browser; without one no picture is made, and the charts of Word are tables.

    Raises:
        PictureError: A picture could not be made.
    """
    for suffix in WRITERS:
        if suffix in suffixes:
            yield PrintedFile(suffix, "", document_bytes(edition.briefing, suffix, chromium))
    if chromium is not None:
        yield from _pictures(edition, suffixes, chromium)


def document_bytes(briefing: Briefing, suffix: str, chromium: Chromium | None = None) -> bytes:
    """The bytes of one file that needs no browser; with one, Word has its charts as pictures."""
    if suffix == "docx" and chromium is not None:
        return word(briefing, chart_pictures(briefing, chromium))
    return WRITERS[suffix](briefing)


def _pictures(edition: Edition, suffixes: Sequence[str], chromium: Chromium) -> Iterator[PrintedFile]:
    for name in SIZES:
        kinds = [kind for kind in DRAWN if kind in suffixes and (kind == "png" or name == _PAPER)]
        if kinds:
            yield from pictures_of_size(edition, name, kinds, chromium)


def pictures_of_size(
    edition: Edition, name: str, kinds: Sequence[str], chromium: Chromium
) -> list[PrintedFile]:
    """The pictures and PDF of one size, from one load of its document.

    Args:
        edition: The edition.
        name: A key of ``SIZES``.
        kinds: Names in ``DRAWN``.
        chromium: The browser.

    Raises:
        PictureError: The document cannot be drawn completely.
    """
    size = SIZES[name]
    shot = chromium.shots(document(edition.sheet, name), size.width, size.height, size.scale, kinds)
    part = size.label.replace(":", "比")
    return [PrintedFile(kind, part if kind == "png" else "", shot.files[kind], shot.failed) for kind in kinds]


def chart_pictures(briefing: Briefing, chromium: Chromium) -> dict[str, bytes]:
    """Key -> PNG of the charts of a briefing; charts without a value are omitted."""
    charts = [chart for section in briefing.sections for chart in section.charts if has_values(chart)]
    if not charts:
        return {}
    with speaking("zh"):
        figures = [figure_of(chart.kind, chart.categories, chart.series, chart.unit) for chart in charts]
        blocks = [
            Block(
                chart.key, Reading(chart.title, ""), "", pd.DataFrame(), "",
                figure=figure,
            )
            for chart, figure in zip(charts, figures, strict=True)
        ]  # fmt: skip
    body = "".join(
        f'<div class="fig" data-piece="{block.key}" data-figure="{place}" data-title="{block.key}"'
        f' data-height="{int(figure.layout.height)}"></div>'
        for place, (block, figure) in enumerate(zip(blocks, figures, strict=True))
    )
    html = whole_document(f'<div class="sheet figures">{body}</div>', blocks, briefing.title, _TEXT)
    return chromium.pieces(html, _TEXT.width, _TEXT.scale)

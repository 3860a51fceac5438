"""The briefing as slides: the headline, one message per slide with its native chart or table, the 口径."""

from __future__ import annotations

import io
from collections.abc import Sequence

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.presentation import Presentation
from pptx.slide import Slide
from pptx.util import Inches, Pt

from pages.parts.briefing import pptx_charts as charts
from pages.parts.briefing import pptx_stage as stage
from pages.parts.briefing import pptx_tables as tables
from pages.parts.briefing.model import Briefing, Chart, Paragraph, Section, Table
from pages.parts.briefing.office_documents import (
    BASIS,
    LANGUAGE,
    alt_text,
    basis,
    clean,
    content_sections,
    definitions,
    ems,
    facts,
    has_values,
    lines,
    note,
    origin,
    repeatable_archive,
    split,
)
from pages.parts.charts.theme import INK3
from pages.parts.words.language import _, speaking
from pages.parts.words.numbers import NOTHING

#: Font sizes of a slide of text (the largest that fits is used), then of the texts above a table.
_TEXT_SIZES = (28, 24, 20)
_TEXT_SIZE, _LEAD_SIZE = 20, 18


class _Writer:
    """Writes one presentation."""

    def __init__(self, briefing: Briefing) -> None:
        self.briefing = briefing
        self.presentation: Presentation = stage.presentation()
        self.foot = origin(briefing)

    def slide(self, title: str, section: str, note: str = "") -> Slide:
        issue = " · ".join(text for text in (self.briefing.title, section or self.briefing.issue) if text)
        return stage.slide(self.presentation, title, (issue, self.briefing.period), note, self.foot)

    def headline(self) -> None:
        briefing = self.briefing
        added = self.slide(briefing.headline or briefing.title, "", "")
        title = added.shapes.title
        title.left, title.width = stage.LEFT, stage.BODY_WIDTH
        title.top, title.height = Inches(0.9), Inches(1.9)
        title.text_frame.paragraphs[0].runs[0].font.size = Pt(36 if ems(title.text) <= 48 else 28)
        written = [f"{name}　{content}" for name, content in facts(briefing)]
        if briefing.office:
            written.insert(0, briefing.office)
        place = (stage.LEFT, Inches(3), stage.BODY_WIDTH, Inches(3.8))
        stage.text(added, written, place, _TEXT_SIZE)

    def section(self, section: Section) -> None:
        """Add the slides of a section; its texts are above the first table, or alone if both do not fit."""
        texts = [paragraph.text for paragraph in section.paragraphs]
        size = self._size_with(section.tables[0], texts) if section.tables else 0
        if texts and not size:
            self.texts(section.title, texts)
        for one in section.charts:
            self.chart(one, section.title, texts)
        for at, table in enumerate(section.tables):
            self.table(table, section.title, texts, size if at == 0 else 0)

    def _size_with(self, table: Table, texts: Sequence[str]) -> int:
        """Font size of the table with which the texts fit above it; 0 when none fits or without texts."""
        room = stage.BODY_BOTTOM - stage.TABLE_TOP - sum(_heights(texts, _LEAD_SIZE))
        is_given = bool(texts and table.headings and table.rows)
        return next((s for s in tables.SIZES if is_given and tables.height(table, s) <= room), 0)

    def texts(self, title: str, texts: Sequence[str]) -> None:
        room = stage.BODY_BOTTOM - stage.TABLE_TOP
        size = next((s for s in _TEXT_SIZES if sum(_heights(texts, s)) <= room), _TEXT_SIZE)
        pages = split(_heights(texts, size), room)
        for number, page in enumerate(pages):
            added = self.slide(_numbered_title(title, number, len(pages)), "")
            place = (stage.LEFT, stage.TABLE_TOP, stage.BODY_WIDTH, room)
            stage.text(added, texts[page], place, size)

    def chart(self, chart: Chart, section: str, texts: Sequence[str]) -> None:
        parts = charts.parts(chart) if has_values(chart) else [chart]
        for number, part in enumerate(parts):
            added = self.slide(_numbered_title(chart.title, number, len(parts)), section, note(chart))
            if has_values(part):
                charts.add(added, part, alt_text(part), chart)
            else:
                self.nothing(added)
            _say(added, texts)

    def table(self, table: Table, section: str, texts: Sequence[str], size: int = 0) -> None:
        """Add a table in a font size that leaves room for the texts above it; size 0 omits the texts."""
        parts = [table] if size or not (table.headings and table.rows) else tables.parts(table)
        for number, part in enumerate(parts):
            added = self.slide(_numbered_title(table.title, number, len(parts)), section)
            top = stage.TABLE_TOP
            if size:
                used = sum(_heights(texts, _LEAD_SIZE))
                stage.text(added, texts, (stage.LEFT, top, stage.BODY_WIDTH, used), _LEAD_SIZE)
                top += used
            if part.rows:
                tables.add(added, part, table.title, size or tables.size_of(table), top)
            else:
                self.nothing(added)
            _say(added, texts)

    def nothing(self, added: Slide) -> None:
        place = (stage.LEFT, stage.BODY_TOP, stage.BODY_WIDTH, Inches(0.6))
        stage.text(added, [_(NOTHING)], place, _TEXT_SIZE, colour=INK3)


@speaking(LANGUAGE)
def write(briefing: Briefing) -> bytes:
    """Write a briefing as .pptx: the same briefing gives the same bytes.

    Args:
        briefing: What to write; the paragraphs of a section also stand in the notes of its slides.

    Returns:
        The bytes of the file.
    """
    writer = _Writer(briefing)
    writer.headline()
    for section in content_sections(briefing):
        writer.section(section)
    advice = [line.strip() for line in briefing.advice.splitlines() if line.strip()]
    if advice:
        writer.texts(briefing.advice_title, advice)
    explained = definitions(briefing)
    rests_on = tuple(Paragraph(text) for text in basis(briefing))
    writer.section(Section(BASIS, explained.title, rests_on, (explained,)))
    _sign(writer.presentation, briefing)
    buffer = io.BytesIO()
    writer.presentation.save(buffer)
    return repeatable_archive(buffer.getvalue(), briefing.as_of)


def _heights(texts: Sequence[str], size: int) -> list[int]:
    """Height of each wrapped paragraph with the gap below it."""
    width = stage.BODY_WIDTH / Pt(size)
    return [lines(text, width) * stage.line_height(size) + Pt(size / 2) for text in texts]


def _numbered_title(title: str, number: int, count: int) -> str:
    if count == 1:
        return title
    return _("{title}（{n}/{count}）").format(title=title, n=number + 1, count=count)


def _say(added: Slide, texts: Sequence[str]) -> None:
    """Add the texts of the section as speaker notes."""
    if texts:
        added.notes_slide.notes_text_frame.text = clean("\n".join(texts))


def _sign(made: Presentation, briefing: Briefing) -> None:
    about = made.core_properties
    about.title, about.subject = clean(briefing.title)[:255], clean(briefing.issue)[:255]
    about.author = about.last_modified_by = clean(briefing.office)[:255]
    about.comments, about.keywords, about.revision, about.language = "", "", 1, "zh-CN"
    package = made.part.package
    for key, one in list(package._rels.items()):
        if one.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            package._rels.pop(key)

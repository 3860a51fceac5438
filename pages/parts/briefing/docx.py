"""The briefing as a Word document in the layout of a 通报: title block, sections, advice, 口径."""

from __future__ import annotations

import io
from collections.abc import Mapping

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.shape import InlineShape

from pages.parts.briefing import docx_styles as styles
from pages.parts.briefing import docx_tables as tables
from pages.parts.briefing.model import Briefing, Chart, Section
from pages.parts.briefing.office_documents import (
    LANGUAGE,
    alt_text,
    basis,
    clean,
    content_sections,
    definitions,
    facts,
    has_values,
    is_in_tables,
    name_of,
    note,
    numeral,
    repeatable_archive,
)
from pages.parts.words.language import _, speaking
from pages.parts.words.numbers import NOTHING

_LINES_TO_WRITE_ON = 5


class _Writer:
    """Writes one document, and numbers its sections, tables and pictures."""

    def __init__(self, briefing: Briefing, pictures: Mapping[str, bytes]) -> None:
        self.briefing, self.pictures = briefing, pictures
        self.document: Document = docx.Document()
        self.sections = self.tables = self.figures = 0

    def heading(self, title: str) -> None:
        self.sections += 1
        numbered = _("{numeral}、{title}").format(numeral=numeral(self.sections), title=title)
        self.document.add_heading(clean(numbered), level=1)

    def paragraph(self, text: str, style: str = "Body Text") -> None:
        self.document.add_paragraph(clean(text), style=style)

    def caption(self, text: str) -> None:
        self.tables += 1
        numbered = _("表 {n}　{title}").format(n=self.tables, title=text)
        self.paragraph(numbered, "Caption")

    def title_block(self) -> None:
        briefing = self.briefing
        self.paragraph(briefing.office, "Subtitle")
        self.paragraph(name_of(briefing), "Title")
        issue = self.document.add_paragraph(clean(briefing.issue), style="Subtitle")
        styles.rule(issue)
        if briefing.headline:
            self.paragraph(briefing.headline, styles.LEAD)
        tables.add_facts(self.document, facts(briefing))

    def section(self, section: Section) -> None:
        self.heading(section.title)
        for paragraph in section.paragraphs:
            self.paragraph(paragraph.text)
        for table in section.tables:
            self.caption(table.title)
            tables.add(self.document, table)
        for chart in section.charts:
            if chart.key in self.pictures or not is_in_tables(chart, section.tables):
                self.chart(chart)

    def chart(self, chart: Chart) -> None:
        self.document.add_heading(clean(chart.title), level=2)
        if not has_values(chart):
            self.paragraph(_(NOTHING))
            return
        if chart.key in self.pictures:
            self.picture(chart, self.pictures[chart.key])
            return
        self.caption(note(chart))
        category = _("时段") if chart.kind == "line" else _("项目")
        tables.add(self.document, tables.of_chart(chart, category))

    def picture(self, chart: Chart, drawn: bytes) -> None:
        """Add the picture of a chart at the width of the text; its values are the text for screen readers."""
        self.figures += 1
        holder = self.document.add_paragraph(style=styles.PICTURE)
        placed = holder.add_run().add_picture(io.BytesIO(drawn), width=styles.TEXT_WIDTH)
        _fit(placed)
        for named in (placed._inline.docPr, placed._inline.graphic.graphicData.pic.nvPicPr.cNvPr):
            named.set("name", f"图 {self.figures}")
            named.set("descr", clean(alt_text(chart)))
        self.paragraph(f"图 {self.figures}　{note(chart)}", styles.PICTURE_CAPTION)

    def advice(self) -> None:
        self.heading(self.briefing.advice_title)
        written = [line.strip() for line in self.briefing.advice.splitlines() if line.strip()]
        for line in written:
            self.paragraph(line)
        if not written:
            tables.add_lines(self.document, _LINES_TO_WRITE_ON)

    def definitions(self) -> None:
        explained, before = definitions(self.briefing), basis(self.briefing)
        if not explained.rows and not before:
            return
        self.heading(explained.title)
        for text in before:
            self.paragraph(text)
        if explained.rows:
            tables.add(self.document, explained)
            self.paragraph("", "Caption")  # Word requires a paragraph after a table


@speaking(LANGUAGE)
def write(briefing: Briefing, pictures: Mapping[str, bytes] | None = None) -> bytes:
    """Write a briefing as .docx: the same briefing and pictures give the same bytes.

    Args:
        briefing: What to write.
        pictures: Key of a chart -> its PNG. A chart without one is written as a table of its values, or
            omitted when a table of its section has them already.

    Returns:
        The bytes of the file.
    """
    writer = _Writer(briefing, pictures or {})
    styles.prepare(writer.document)
    styles.running(writer.document, briefing)
    writer.title_block()
    for section in content_sections(briefing):
        writer.section(section)
    writer.advice()
    writer.definitions()
    _sign(writer.document, briefing)
    buffer = io.BytesIO()
    writer.document.save(buffer)
    return repeatable_archive(buffer.getvalue(), briefing.as_of)


def _fit(placed: InlineShape) -> None:
    """Scale down a picture that is taller than a page, with room for its heading and caption."""
    if placed.height > styles.MOST_HEIGHT:
        placed.width = int(placed.width * styles.MOST_HEIGHT / placed.height)
        placed.height = styles.MOST_HEIGHT


def _sign(document: Document, briefing: Briefing) -> None:
    """Set title and office as properties; remove the template's thumbnail."""
    about = document.core_properties
    about.title, about.subject = clean(briefing.title)[:255], clean(briefing.issue)[:255]
    about.author = about.last_modified_by = clean(briefing.office)[:255]
    about.comments, about.keywords, about.revision, about.language = "", "", 1, "zh-CN"
    relations = document.part.package.rels
    for key in [key for key, one in relations.items() if one.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        relations.pop(key)

"""Layout of the Word briefing: page, styles with Chinese fonts, header and footer."""

from __future__ import annotations

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from pages.parts.briefing.model import Briefing
from pages.parts.briefing.office_documents import clean, name_of
from pages.parts.charts.theme import INK, INK3, LINE
from pages.parts.words import dates
from pages.parts.words.language import _

#: Fonts of Chinese text: headings, running text, tables.
HEADING_FONT, BODY_FONT, TABLE_FONT = "黑体", "仿宋", "宋体"
_LATIN_FONT = "Times New Roman"
TEXT_WIDTH = Mm(210 - 28 - 26)
#: Tallest picture: a page without margins, heading and caption.
MOST_HEIGHT = Mm(297 - 30 - 28 - 40)

#: Names of our own styles, as Word shows them.
LEAD, FACT, WRITE_HERE = "简报导语", "简报要素", "简报留白"
CELL, NUMBER_CELL, HEAD_CELL, NUMBER_HEAD_CELL = "表格文字", "表格数字", "表头文字", "表头数字"
PICTURE, PICTURE_CAPTION = "简报图", "图题"

_THEME_FONTS = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")


def prepare(document: Document) -> None:
    """Set A4, the margins of an official document, and every style."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.top_margin, section.bottom_margin = Mm(30), Mm(28)
    section.header_distance, section.footer_distance = Mm(16), Mm(14)
    _own_fonts(document)
    _text_styles(document)
    _table_styles(document)


def running(document: Document, briefing: Briefing) -> None:
    """Add the header with office and issue, and the footer with the page number."""
    section = document.sections[0]
    head = section.header.paragraphs[0]
    _line(head, LINE)
    _tab(head)
    demonstration = _("（演示数据）") if briefing.is_demonstration else ""
    head.add_run(clean(f"{briefing.office}{demonstration}\t{name_of(briefing)} {briefing.issue}"))
    foot = section.footer.paragraphs[0]
    _tab(foot)
    foot.add_run(_("数据截至 {moment}").format(moment=dates.moment(briefing.as_of)) + "\t")
    before, between, after = _("第 {page} 页，共 {pages} 页").replace("{pages}", "{page}").split("{page}")
    foot.add_run(before)
    _field(foot, "PAGE")
    foot.add_run(between)
    _field(foot, "NUMPAGES")
    foot.add_run(after)


def rule(paragraph: Paragraph) -> None:
    """Draw a line under a paragraph."""
    _line(paragraph, INK, width=12)


def fonts(properties: BaseOxmlElement, east_asian: str) -> None:
    """Set the fonts by name: with a theme font Word would choose its own for Chinese."""
    named = properties.get_or_add_rFonts()
    for theme in _THEME_FONTS:
        named.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("ascii", "hAnsi", "cs"):
        named.set(qn(f"w:{script}"), _LATIN_FONT)
    named.set(qn("w:eastAsia"), east_asian)


def _own_fonts(document: Document) -> None:
    for properties in document.styles.element.iter(qn("w:rPr")):
        named = properties.find(qn("w:rFonts"))
        if named is not None:
            is_heading = named.get(qn("w:eastAsiaTheme"), "").startswith("major")
            fonts(properties, HEADING_FONT if is_heading else BODY_FONT)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")


def _text_styles(document: Document) -> None:
    named = document.styles
    _shape(named["Normal"], BODY_FONT, 14, after=4, spacing=1.3)
    _shape(named["Body Text"], BODY_FONT, 14, after=4, spacing=1.3)
    _indent(named["Body Text"])
    _shape(named["Title"], HEADING_FONT, 26, after=4, align=WD_ALIGN_PARAGRAPH.CENTER)
    border = named["Title"].element.pPr.find(qn("w:pBdr"))
    if border is not None:
        named["Title"].element.pPr.remove(border)
    _shape(named["Subtitle"], BODY_FONT, 14, after=6, align=WD_ALIGN_PARAGRAPH.CENTER)
    named["Subtitle"].font.italic = False
    _shape(named["Heading 1"], HEADING_FONT, 16, before=16, after=6)
    _shape(named["Heading 2"], HEADING_FONT, 14, before=10, after=3)
    _shape(named["Caption"], HEADING_FONT, 10.5, before=6, after=3)
    named["Caption"].paragraph_format.keep_with_next = True
    _shape(named["Header"], TABLE_FONT, 9, colour=INK3)
    _shape(named["Footer"], TABLE_FONT, 9, colour=INK3)
    _shape(_new(document, LEAD), HEADING_FONT, 16, before=10, after=10, spacing=1.3)
    _shape(_new(document, WRITE_HERE), BODY_FONT, 14)
    _shape(_new(document, PICTURE), BODY_FONT, 14, before=4, align=WD_ALIGN_PARAGRAPH.CENTER)
    named[PICTURE].paragraph_format.keep_with_next = True
    _shape(_new(document, PICTURE_CAPTION), HEADING_FONT, 10.5, before=2, after=8)


def _table_styles(document: Document) -> None:
    for name, font in ((FACT, BODY_FONT), (CELL, TABLE_FONT), (HEAD_CELL, HEADING_FONT)):
        _shape(_new(document, name), font, 12 if name == FACT else 10.5, before=2, after=2)
    for name, font in ((NUMBER_CELL, TABLE_FONT), (NUMBER_HEAD_CELL, HEADING_FONT)):
        _shape(_new(document, name), font, 10.5, before=2, after=2, align=WD_ALIGN_PARAGRAPH.RIGHT)


def _new(document: Document, name: str) -> ParagraphStyle:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style, style.quick_style = document.styles["Normal"], True
    return style


def _shape(
    style: ParagraphStyle,
    font: str,
    size: float,
    *,
    before: float = 0,
    after: float = 0,
    spacing: float = 1.0,
    align: WD_ALIGN_PARAGRAPH | None = None,
    colour: str = INK,
) -> None:
    fonts(style.element.get_or_add_rPr(), font)
    style.font.size, style.font.bold = Pt(size), False  # 黑体 is heavy enough; Word's synthetic bold blurs it
    style.font.color.rgb = RGBColor.from_string(colour.lstrip("#"))
    shape = style.paragraph_format
    shape.space_before, shape.space_after, shape.alignment = Pt(before), Pt(after), align
    shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.MULTIPLE, spacing


def _indent(style: ParagraphStyle) -> None:
    """Indent the first line by two characters, at any size, as in official texts."""
    style.paragraph_format.first_line_indent = Pt(28)
    style.element.pPr.find(qn("w:ind")).set(qn("w:firstLineChars"), "200")


def _tab(paragraph: Paragraph) -> None:
    stops = paragraph.paragraph_format.tab_stops
    # the template's own tab stops fit another page width
    for stop in list(paragraph.style.paragraph_format.tab_stops):
        stops.add_tab_stop(stop.position, WD_TAB_ALIGNMENT.CLEAR)
    stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)


def _line(paragraph: Paragraph, colour: str, width: int = 6) -> None:
    properties = paragraph._p.get_or_add_pPr()
    borders = OxmlElement("w:pBdr")
    looks = {"val": "single", "sz": str(width), "space": "4", "color": colour.lstrip("#")}
    border = OxmlElement("w:bottom")
    for name, value in looks.items():
        border.set(qn(f"w:{name}"), value)
    borders.append(border)
    # the schema requires the border before these elements
    followers = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")
    properties.insert_element_before(borders, *followers)


def _field(paragraph: Paragraph, instruction: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)

"""The layout of the slides: 16:9, theme colours and fonts, title, note, rules and footer."""

from __future__ import annotations

from collections.abc import Sequence

import pptx
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_CONNECTOR
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.presentation import Presentation
from pptx.slide import Slide
from pptx.text.text import Font, TextFrame
from pptx.util import Emu, Inches, Pt

from pages.parts.briefing.office_documents import clean, ems
from pages.parts.charts.theme import BLUE, BLUE2, CATEGORICAL, INK, INK3, LINE

FONT = "Microsoft YaHei"
WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
LEFT, BODY_WIDTH = Inches(0.5), Inches(12.333)
BODY_TOP, BODY_BOTTOM = Inches(2.2), Inches(6.8)
#: Top of a table, which has no note and so begins higher.
TABLE_TOP = Inches(1.75)
#: Smallest font sizes on a slide, in points: of texts, and of the footer.
TEXT, FOOT = 15, 12

_COLOURS = {"dk1": INK, "dk2": INK3, "accent1": BLUE, "accent2": BLUE2} | {
    f"accent{number}": CATEGORICAL[number - 2] for number in (3, 4, 5, 6)
}


def presentation() -> Presentation:
    """An empty 16:9 presentation whose theme, master and layout are ours."""
    made = pptx.Presentation()
    widened = WIDTH / made.slide_width
    made.slide_width, made.slide_height = WIDTH, HEIGHT
    for layout in list(made.slide_layouts):
        if layout is not made.slide_layouts.get_by_name("Title Only"):
            made.slide_layouts.remove(layout)
    for shape in made.slide_master.shapes:
        shape.left, shape.width = Emu(int(shape.left * widened)), Emu(int(shape.width * widened))
    title = made.slide_master.shapes[0]
    title.left, title.top, title.width, title.height = LEFT, Inches(0.7), BODY_WIDTH, Inches(0.9)
    _theme(made)
    return made


def slide(made: Presentation, title: str, head: tuple[str, str], note: str, foot: str) -> Slide:
    """Add a slide with the line at the top, its message, its note, and the footer."""
    added = made.slides.add_slide(made.slide_layouts[0])
    message = added.shapes.title.text_frame
    message.vertical_anchor = MSO_ANCHOR.MIDDLE
    message.margin_left = message.margin_right = message.margin_top = message.margin_bottom = 0
    write(message, [title], _title_size(title), bold=True)
    left, right = head
    text(added, [left], (LEFT, Inches(0.26), Inches(7.5), Inches(0.36)), bold=True)
    place = (Inches(7.5), Inches(0.26), Inches(5.333), Inches(0.36))
    text(added, [right], place, colour=INK3, align=PP_ALIGN.RIGHT)
    rule(added, Inches(0.66), INK, 1.5)
    if note:
        text(added, [note], (LEFT, Inches(1.58), BODY_WIDTH, Inches(0.6)), colour=INK3)
    rule(added, Inches(6.9), LINE, 0.75)
    text(added, [foot], (LEFT, Inches(6.95), Inches(11), Inches(0.32)), FOOT, colour=INK3)
    _number(added)
    return added


def text(
    added: Slide,
    paragraphs: Sequence[str],
    place: tuple[int, int, int, int],
    size: float = TEXT,
    *,
    bold: bool = False,
    colour: str = INK,
    align: PP_ALIGN = PP_ALIGN.LEFT,
) -> TextFrame:
    """Add a text box to a slide; ``place`` is left, top, width and height in EMU."""
    frame = added.shapes.add_textbox(*place).text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = 0
    write(frame, paragraphs, size, bold=bold, colour=colour, align=align)
    return frame


def write(
    frame: TextFrame,
    paragraphs: Sequence[str],
    size: float,
    *,
    bold: bool = False,
    colour: str = INK,
    align: PP_ALIGN = PP_ALIGN.LEFT,
) -> None:
    """Write paragraphs into a box, a cell or a title, and set the fonts of each run."""
    for number, line in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.alignment = align
        paragraph.space_after = Pt(size / 2 if len(paragraphs) > 1 else 0)
        run = paragraph.add_run()
        run.text = clean(line)
        face(run.font, size, bold=bold, colour=colour)


def face(font: Font, size: float, *, bold: bool = False, colour: str = INK) -> None:
    """Set the font of Latin and Chinese text: python-pptx itself sets only the Latin font."""
    font.name, font.size, font.bold = FONT, Pt(size), bold
    font.color.rgb = rgb(colour)
    latin = font._rPr.find(qn("a:latin"))
    latin.addnext(latin.makeelement(qn("a:ea"), {"typeface": FONT}))


def line_height(size: float) -> int:
    """Height of a line in EMU; Microsoft YaHei has tall lines."""
    return int(Pt(size) * 1.32)


def rgb(colour: str) -> RGBColor:
    """A colour of the dashboard as a colour of python-pptx."""
    return RGBColor.from_string(colour.lstrip("#"))


def rule(added: Slide, top: int, colour: str, width: float) -> None:
    """Draw a line across the slide."""
    drawn = added.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, LEFT, top, LEFT + BODY_WIDTH, top)
    drawn.line.color.rgb, drawn.line.width = rgb(colour), Pt(width)
    drawn._element.remove(drawn._element.find(qn("p:style")))  # the theme's line has a shadow


def _title_size(title: str) -> int:
    """Font size of a title: for one line if it fits, else for two lines that leave room for the note."""
    width = ems(title) * Pt(1) / BODY_WIDTH
    return 28 if width * 28 <= 0.98 else 24 if width * 24 <= 1.9 else 18


def _number(added: Slide) -> None:
    place = (Inches(11.833), Inches(6.95), Inches(1), Inches(0.32))
    frame = text(added, ["1"], place, FOOT, colour=INK3, align=PP_ALIGN.RIGHT)
    run = frame.paragraphs[0].runs[0]._r
    field = run.makeelement(qn("a:fld"), {"id": "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}", "type": "slidenum"})
    run.addprevious(field)
    field.extend(list(run))
    run.getparent().remove(run)
    field.find(qn("a:t")).text = str(len(added.part.package.presentation_part.presentation.slides))


def _theme(made: Presentation) -> None:
    """Set the theme, so that charts and boxes that users add later have our colours and fonts."""
    part = made.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme = parse_xml(part.blob)
    for name, colour in _COLOURS.items():
        element = theme.find(f".//{qn('a:clrScheme')}/{qn(f'a:{name}')}")
        for old in list(element):
            element.remove(old)
        element.append(element.makeelement(qn("a:srgbClr"), {"val": colour.lstrip("#")}))
    for kind in ("majorFont", "minorFont"):
        for script in ("latin", "ea"):
            theme.find(f".//{qn(f'a:{kind}')}/{qn(f'a:{script}')}").set("typeface", FONT)
    part.blob = serialize_part_xml(theme)

"""The Word briefing: read back, every sentence and number is in it, in real headings and tables."""

from __future__ import annotations

import dataclasses
import io
import zipfile
from itertools import pairwise

import docx as word
import pytest
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from lxml import etree

from pages.parts.briefing import docx, docx_tables, office_documents
from pages.parts.briefing import docx_styles as styles
from pages.parts.briefing.model import Briefing, Chart, Paragraph, Section, Table
from pages.parts.charts.lettering import decimals_of
from pages.parts.words.language import speaking
from tests.cases import each
from tests.pages.briefing.by_hand import EMPTY, FULL, png, printed

#: Order the schema wants of what is put in by hand; Word calls a file broken that has another.
ORDERS = {
    "w:pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs spacing ind "
    "contextualSpacing jc outlineLvl rPr",
    "w:tblPr": "tblStyle tblStyleRowBandSize tblStyleColBandSize tblW jc tblInd tblBorders shd tblLayout "
    "tblCellMar tblLook",
    "w:tcPr": "tcW gridSpan tcBorders shd noWrap tcMar vAlign",
    "w:trPr": "cantSplit trHeight tblHeader",
}


def read(briefing: Briefing) -> Document:
    return word.Document(io.BytesIO(docx.write(briefing)))


def texts(document: Document) -> str:
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def styled(document: Document, style: str) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == style]


@pytest.mark.parametrize("briefing", [FULL, EMPTY])
def test_same_briefing_same_bytes(briefing: Briefing):
    assert docx.write(briefing) == docx.write(briefing)


def test_day_of_the_data_is_the_only_date():
    with zipfile.ZipFile(io.BytesIO(docx.write(FULL))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.testzip() is None
    about = read(FULL).core_properties
    assert about.created.replace(tzinfo=None) == about.modified.replace(tzinfo=None) == FULL.as_of
    assert (about.title, about.author) == ("每周简报", "示例街道办事处")


@pytest.mark.parametrize("briefing", [FULL, EMPTY])
def test_every_sentence_and_cell_is_there(briefing: Briefing):
    whole = texts(read(briefing))
    notes_of_nothing = {
        chart.note
        for section in briefing.sections
        for chart in section.charts
        if not office_documents.has_values(chart)
    }
    assert {text for text in printed(briefing) - notes_of_nothing if text not in whole} == set()


def test_headings_are_headings():
    document = read(FULL)
    assert styled(document, "Heading 1") == [
        "一、总体情况",
        "二、社区与小区",
        "三、回访",
        "四、下周建议",
        "五、口径说明",
    ]
    assert styled(document, "Heading 2") == [chart.title for chart in FULL.sections[0].charts]
    assert styled(document, "Caption")[3] == "表 4　各小区诉求，2026-11-16 至 11-22"


def test_title_block_says_what_a_reader_must_know_first():
    document = read(FULL)
    assert styled(document, "Title") == ["每周简报"]
    assert styled(document, "Subtitle") == ["示例街道办事处", "2026 年第 47 期"]
    facts = {row.cells[0].text: row.cells[1].text for row in document.tables[0].rows}
    assert facts == {
        "统计时段": "2026-11-16 至 11-22（第 47 周）",
        "对比时段": "上期 2026-11-09 至 11-15；上年同期 2025-11-17 至 11-23",
        "统计范围": "全街道",
        "计入诉求": "412\u00a0件，另有 7\u00a0件未计入",
        "数据截至": "2026-11-25 18:30",
        "数据性质": "演示数据，非真实统计",
    }
    assert "数据性质" not in texts(read(dataclasses.replace(FULL, is_demonstration=False)))


def test_office_is_not_said_twice():
    named = dataclasses.replace(FULL, title="示例街道办事处每周简报")
    assert styled(read(named), "Title") == ["每周简报"]


def test_head_and_foot_of_every_page():
    section = read(FULL).sections[0]
    assert section.header.paragraphs[0].text == "示例街道办事处（演示数据）\t每周简报 2026 年第 47 期"
    foot = section.footer.paragraphs[0]._p
    assert [field.get(qn("w:instr")) for field in foot.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]
    assert "".join(text.text for text in foot.iter(qn("w:t"))) == "数据截至 2026-11-25 18:30第 1 页，共 1 页"
    assert (section.page_width.mm, section.page_height.mm) == (
        pytest.approx(210, 0.01),
        pytest.approx(297, 0.01),
    )


def test_head_of_a_table_repeats_and_numbers_stand_right():
    places = next(table for table in read(FULL).tables if table.rows[0].cells[0].text == "小区")
    assert len(places.rows) == 21
    repeats = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in places.rows]
    assert repeats == [True] + [False] * 20
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in places.rows)
    name, *numbers = (cell.paragraphs[0].style.paragraph_format.alignment for cell in places.rows[1].cells)
    assert name is None
    assert numbers == [WD_ALIGN_PARAGRAPH.RIGHT] * 3


def test_no_table_is_wider_than_the_page():
    for table in read(FULL).tables:
        assert 160 / 25.4 * 914400 > sum(column.width for column in table.columns) > 150 / 25.4 * 914400


def test_values_of_a_chart_are_its_table():
    names, line = FULL.sections[0].charts[1], FULL.sections[0].charts[0]
    bars = docx_tables.of_chart(names, "项目")
    assert bars.headings == ("项目", "本期", "上期")
    assert bars.rows[2][1:] == ("无数据", "55")
    assert bars.rows[3] == ("=1+1", "19", "0")
    periods = docx_tables.of_chart(line, "时段")
    assert (len(periods.rows), len(periods.headings)) == (9, 8)
    assert periods.rows[0][:4] == ("第 14 周", "300", "第 23 周", "327")
    assert [cell for row in periods.rows for cell in row].count("") == 4


@each(
    ("values", "told"),
    [
        ((1234.0, -3.0, None), ["1,234", "−3", "无数据"]),
        ((93.25, 100.0), ["93.2", "100.0"]),
        ((0.125, float("nan")), ["0.12", "无数据"]),
        ((123456.0,), ["123,456"]),
    ],
)
def test_values_are_printed_alike_down_a_column(values: tuple[float | None, ...], told: list[str]):
    assert [office_documents.chart_value_text(value, decimals_of(values)) for value in values] == told


def test_advice_or_lines_to_write_it_on():
    without = read(dataclasses.replace(FULL, advice=" \n"))
    lines = [
        table for table in without.tables if table.rows[0].cells[0].paragraphs[0].style.name == "简报留白"
    ]
    assert [len(table.rows) for table in lines] == [5]
    written = [cell.paragraphs[0].style.name for table in read(FULL).tables for cell in table._cells]
    assert "简报留白" not in written


def test_a_chart_is_its_picture_where_there_is_one():
    first = FULL.sections[0].charts[0]
    document = word.Document(io.BytesIO(docx.write(FULL, {first.key: png(1176, 520)})))
    (placed,) = document.inline_shapes
    assert (placed.width, placed.height) == (
        styles.TEXT_WIDTH,
        pytest.approx(styles.TEXT_WIDTH * 520 / 1176, 1e-4),
    )
    assert styled(document, "图题") == ["图 1　每周诉求（件），近 34 周"]
    said = placed._inline.docPr.get("descr")
    assert said == placed._inline.graphic.graphicData.pic.nvPicPr.cNvPr.get("descr")
    assert said.startswith("上周诉求 412 件，仍在正常波动内。每周诉求（件），近 34 周。第 14 周 诉求 300；")
    assert "第 34 周 诉求 无数据；" in said
    captions = styled(document, "Caption")
    assert captions[0] == "表 1　上周诉求，前四类；单位：件"
    assert styled(document, "Heading 2") == [chart.title for chart in FULL.sections[0].charts]


def test_a_tall_picture_stays_on_its_page():
    document = word.Document(io.BytesIO(docx.write(FULL, {"total-weeks": png(300, 900)})))
    (placed,) = document.inline_shapes
    assert placed.height == styles.MOST_HEIGHT
    assert placed.width == pytest.approx(styles.MOST_HEIGHT / 3, 1e-4)


def test_same_pictures_same_bytes():
    drawn = {"total-weeks": png(1176, 520), "of no chart": b""}
    assert docx.write(FULL, drawn) == docx.write(FULL, drawn) != docx.write(FULL)


def test_values_are_not_told_twice():
    chart = Chart("甲最多", "n", "bar", ("甲", "乙"), (("诉求量", (18.0, 1200.0)),), "件", "places-volume")
    table = Table(
        "t", ("名次", "社区", "诉求量"), (("1", "甲", "18"), ("2", "乙", "1,200")), (True, False, True)
    )
    briefing = dataclasses.replace(EMPTY, sections=(Section("places", "社区", (), (table,), (chart,)),))
    assert styled(read(briefing), "Heading 2") == []
    other = dataclasses.replace(chart, series=(("诉求量", (18.0, 1201.0)),))
    briefing = dataclasses.replace(EMPTY, sections=(Section("places", "社区", (), (table,), (other,)),))
    assert styled(read(briefing), "Heading 2") == ["甲最多"]


def test_document_is_chinese_whatever_the_reader_speaks():
    chinese = docx.write(FULL)
    with speaking("en"):
        assert docx.write(FULL) == chinese


def test_a_short_table_stays_on_one_page():
    document = read(FULL)
    places = next(table for table in document.tables if table.rows[0].cells[0].text == "小区")
    kept = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in places.rows]
    assert [at for at, is_kept in enumerate(kept) if is_kept] == [0, 1, 19]
    short = next(table for table in document.tables if table.rows[0].cells[0].text == "项目")
    kept = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in short.rows]
    assert kept == [True] * 4 + [None]


def test_width_goes_to_what_needs_it():
    table = FULL.sections[1].tables[0]
    name, *numbers = office_documents.shares(table, 42)
    assert sum((name, *numbers)) == pytest.approx(1)
    assert all(
        share * 42 >= office_documents.ems(head)
        for share, head in zip(numbers, table.headings[1:], strict=True)
    )


def test_basis_of_the_numbers_stands_last():
    basis = Section("basis", "口径说明", (Paragraph("诉求按受理时间统计。"),))
    document = read(dataclasses.replace(FULL, sections=(*FULL.sections, basis)))
    assert styled(document, "Heading 1")[-2:] == ["四、下周建议", "五、口径说明"]
    assert styled(document, "Body Text")[-1] == "诉求按受理时间统计。"


def test_every_style_names_its_chinese_font():
    document = read(FULL)
    named = [
        style.element.rPr.rFonts for style in document.styles if style.element.find(qn("w:rPr")) is not None
    ]
    fonts = [font for font in named if font is not None]
    assert {font.get(qn("w:eastAsia")) for font in fonts} == {"黑体", "仿宋", "宋体"}
    assert not [font for font in fonts for name in font.attrib if name.endswith("Theme")]
    for name, font in {
        "Normal": "仿宋",
        "Heading 1": "黑体",
        "Heading 2": "黑体",
        "表格文字": "宋体",
    }.items():
        assert document.styles[name].element.rPr.rFonts.get(qn("w:eastAsia")) == font


@pytest.mark.parametrize("briefing", [FULL, EMPTY])
def test_parts_are_in_the_order_word_wants(briefing: Briefing):
    with zipfile.ZipFile(io.BytesIO(docx.write(briefing))) as archive:
        parts = [etree.fromstring(archive.read(name)) for name in archive.namelist() if name.endswith(".xml")]
    for parent, order in ORDERS.items():
        places = {qn(f"w:{name}"): place for place, name in enumerate(order.split())}
        for element in (element for part in parts for element in part.iter(qn(parent))):
            found = [places[child.tag] for child in element]
            assert all(before < after for before, after in pairwise(found)), etree.tostring(element)


def test_control_characters_do_not_stop_it():
    chart = Chart("x\x00y", "注\x0b", "bar", ("甲\x1b",), (("乙\x07", (1.0,)),), "件")
    stray = dataclasses.replace(
        EMPTY, office="甲\x02街道", sections=(Section("a", "乙\ufffe", (), (), (chart,)),)
    )
    assert "xy" in texts(read(stray))


@each(("number", "numeral"), [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (35, "三十五")])
def test_sections_are_numbered_in_chinese(number: int, numeral: str):
    assert office_documents.numeral(number) == numeral

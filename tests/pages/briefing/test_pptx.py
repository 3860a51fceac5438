"""The slides: read back, one message a slide, native charts, nothing below 15 points but the foot."""

from __future__ import annotations

import dataclasses
import io
import re
import zipfile

import openpyxl
import pptx as slides
import pytest
from lxml import etree
from pptx.oxml.ns import qn
from pptx.presentation import Presentation
from pptx.slide import Slide
from pptx.util import Inches, Pt

from pages.parts.briefing import office_documents, pptx, pptx_charts, pptx_tables
from pages.parts.briefing.model import Briefing, Chart, Paragraph, Section, Table
from pages.parts.words.language import speaking
from tests.pages.briefing.by_hand import EMPTY, FULL, LONG_NAME, printed

FOOT_TOP = Inches(6.9)


def read(briefing: Briefing) -> Presentation:
    return slides.Presentation(io.BytesIO(pptx.write(briefing)))


def native(briefing: Briefing) -> list:
    return [shape.chart for slide in read(briefing).slides for shape in slide.shapes if shape.has_chart]


def titles(made: Presentation) -> list[str]:
    return [slide.shapes.title.text for slide in made.slides]


def told(slide: Slide) -> str:
    """All that can be read on a slide, in its charts and in its notes."""
    texts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    texts += [
        cell.text
        for shape in slide.shapes
        if shape.has_table
        for row in shape.table.rows
        for cell in row.cells
    ]
    texts += [
        str(name) for shape in slide.shapes if shape.has_chart for name in shape.chart.plots[0].categories
    ]
    if slide.has_notes_slide:
        texts.append(slide.notes_slide.notes_text_frame.text)
    return "\n".join(texts)


@pytest.mark.parametrize("briefing", [FULL, EMPTY])
def test_same_briefing_same_bytes(briefing: Briefing):
    assert pptx.write(briefing) == pptx.write(briefing)


def test_the_clock_is_nowhere_in_the_bytes():
    with zipfile.ZipFile(io.BytesIO(pptx.write(FULL))) as archive:
        assert archive.testzip() is None
        books = [archive.read(name) for name in archive.namelist() if name.endswith(".xlsx")]
        cores = [archive.read("docProps/core.xml")]
    for book in books:
        with zipfile.ZipFile(io.BytesIO(book)) as inside:
            cores.append(inside.read("docProps/core.xml"))
    stamps = {stamp for core in cores for stamp in re.findall(rb"dcterms:W3CDTF\">([^<]+)", core)}
    assert len(cores) == 4
    assert stamps == {b"2026-11-25T18:30:00Z"}


def test_one_message_a_slide():
    made = read(FULL)
    assert (made.slide_width, made.slide_height) == (Inches(13.333), Inches(7.5))
    first, *_middle = titles(made)
    assert first == FULL.headline
    assert titles(made)[1] == "总体情况"
    assert titles(made)[2:5] == [chart.title for chart in FULL.sections[0].charts]
    assert titles(made)[5:] == [
        "社区与小区",
        "各小区诉求，2026-11-16 至 11-22（1/2）",
        "各小区诉求，2026-11-16 至 11-22（2/2）",
        "回访",
        "下周建议",
        "口径说明（1/2）",
        "口径说明（2/2）",
    ]


@pytest.mark.parametrize("briefing", [FULL, EMPTY])
def test_every_sentence_and_cell_is_there(briefing: Briefing):
    whole = "\n".join(told(slide) for slide in read(briefing).slides)
    heads_of_nothing = {
        heading
        for section in briefing.sections
        for table in section.tables
        if not table.rows
        for heading in table.headings
    }
    hidden = {section.title for section in briefing.sections} | heads_of_nothing
    assert {text for text in printed(briefing) - hidden if text not in whole} == set()


def test_an_empty_briefing_says_so():
    made = read(EMPTY)
    assert titles(made) == ["每周简报", "没有诉求", "没有诉求", "各社区", "口径说明"]
    assert native(EMPTY) == []
    assert all("无数据" in told(slide) for slide in list(made.slides)[1:])


def test_values_are_native_and_none_is_a_gap():
    line, bars, _rates = native(FULL)
    assert list(bars.plots[0].series[0].values) == [78.0, 71.0, None, 19.0]
    assert list(bars.plots[0].categories)[:3] == ["噪声扰民", "物业服务", LONG_NAME]
    assert line.plots[0].series[0].values[20] is None
    assert line._chartSpace.find(f".//{qn('c:dispBlanksAs')}").get("val") == "gap"


def test_workbook_under_a_chart_holds_texts_not_formulas():
    bars = native(FULL)[1]
    book = openpyxl.load_workbook(io.BytesIO(bars.part.chart_workbook.xlsx_part.blob))
    cells = [cell for row in book.active.iter_rows() for cell in row]
    assert [cell.value for cell in cells if cell.data_type == "f"] == []
    assert " =1+1" in [cell.value for cell in cells]


def test_numbers_stand_on_the_bars():
    _line, bars, rates = native(FULL)
    for chart, number_format in ((bars, "#,##0"), (rates, '#,##0.0"%"')):
        labels = chart.plots[0].data_labels
        assert (labels.show_value, labels.number_format) == (True, number_format)
    assert bars.has_legend
    assert not rates.has_legend
    assert bars.category_axis.reverse_order


def test_current_series_is_blue_and_the_other_paler():
    colours = [str(series.format.fill.fore_color.rgb) for series in native(FULL)[1].plots[0].series]
    assert colours == ["1F5A94", "6C97C3"]


def test_last_known_point_of_a_line_says_its_value():
    series = Chart("t", "n", "line", ("1", "2", "3"), (("a", (1.0, 2.0, None)),), "件")
    briefing = dataclasses.replace(EMPTY, sections=(Section("s", "s", (), (), (series,)),))
    labels = native(briefing)[0]._chartSpace.findall(f".//{qn('c:dLbl')}/{qn('c:idx')}")
    assert [label.get("val") for label in labels] == ["1"]


def test_no_type_below_15_points_but_the_foot():
    for slide in read(FULL).slides:
        for shape in slide.shapes:
            sizes = [int(size) for size in shape._element.xpath(".//@sz") if size.isdigit()]
            if shape.has_chart:
                sizes = [int(size) for size in shape.chart._chartSpace.xpath(".//a:defRPr/@sz")]
            assert min(sizes, default=1500) >= (1200 if shape.top >= FOOT_TOP else 1500), shape.name


def test_every_run_names_its_chinese_font():
    for slide in read(FULL).slides:
        for run in slide._element.iter(qn("a:rPr")):
            assert run.find(qn("a:ea")).get("typeface") == "Microsoft YaHei"
    for chart in native(FULL):
        for run in chart._chartSpace.iter(qn("a:defRPr")):
            assert run.find(qn("a:ea")).get("typeface") == "Microsoft YaHei"


def test_foot_names_its_source_and_its_number():
    for number, slide in enumerate(read(FULL).slides, 1):
        foot = [
            shape.text_frame.text for shape in slide.shapes if shape.has_text_frame and shape.top > FOOT_TOP
        ]
        assert foot[0] == "示例街道办事处 · 2026 年第 47 期 · 数据截至 2026-11-25 18:30 · 演示数据"
        assert slide._element.find(f".//{qn('a:fld')}/{qn('a:t')}").text == str(number)


@pytest.mark.parametrize("briefing", [FULL, EMPTY])
def test_nothing_reaches_past_the_slide(briefing: Briefing):
    for slide in read(briefing).slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= Inches(13.333)
            assert shape.top + shape.height <= (FOOT_TOP if shape.top < FOOT_TOP else Inches(7.5))


def test_long_table_is_shared_out_evenly():
    table = FULL.sections[1].tables[0]
    parts = pptx_tables.parts(table)
    assert [row for part in parts for row in part.rows] == list(table.rows)
    assert [len(part.rows) for part in parts] == [10, 10]


def test_a_row_taller_than_a_slide_stays_alone():
    tall = Table("t", ("a",), (("字" * 4000,), ("b",)), (False,))
    assert [len(part.rows) for part in pptx_tables.parts(tall)] == [1, 1]


def test_many_bars_are_shared_out():
    names = tuple(f"小区{n}" for n in range(30))
    many = Chart("t", "n", "bar", names, (("a", tuple(float(n) for n in range(30))),), "件")
    parts = pptx_charts.parts(many)
    assert tuple(name for part in parts for name in part.categories) == names
    assert [len(part.categories) for part in parts] == [10, 10, 10]


def test_parts_of_a_chart_have_one_scale():
    names = tuple(f"小区{n}" for n in range(30))
    many = Chart("t", "n", "bar", names, (("a", tuple(float(n) for n in range(30))),), "件")
    made = native(dataclasses.replace(EMPTY, sections=(Section("s", "s", (), (), (many,)),)))
    axes = [chart.value_axis for chart in made]
    assert [(axis.minimum_scale, axis.maximum_scale) for axis in axes] == [(0, 29)] * 3


def test_eight_names_with_two_bars_each_fit_one_slide():
    values = tuple(float(n) for n in range(8))
    two = Chart("t", "n", "bar", tuple("甲乙丙丁戊己庚辛"), (("本期", values), ("上期", values)), "件")
    assert pptx_charts.parts(two) == [two]


def test_what_a_section_says_stands_over_its_table_or_alone():
    table = Table("甲的表", ("社区", "诉求（件）"), (("南门社区", "18"),) * 3, (False, True))
    short = Section("a", "短", (Paragraph("诉求 54 件。"),), (table,))
    long = Section("b", "长", tuple(Paragraph("一句话。" * 20) for _number in range(5)), (table,))
    made = read(dataclasses.replace(EMPTY, sections=(short, long)))
    assert titles(made)[1:-1] == ["甲的表", "长", "甲的表"]
    *_before, lead, frame = made.slides[1].shapes
    assert (lead.text_frame.text, frame.has_table) == ("诉求 54 件。", True)
    assert lead.top + lead.height <= frame.top


def test_rules_cast_no_shadow():
    lines = [line for slide in read(FULL).slides for line in slide._element.iter(qn("p:cxnSp"))]
    assert lines
    assert not [line for line in lines if line.find(qn("p:style")) is not None]


def test_slides_are_chinese_whatever_the_reader_speaks():
    chinese = pptx.write(FULL)
    with speaking("en"):
        assert pptx.write(FULL) == chinese


def test_words_of_a_section_stand_in_the_notes():
    slide = read(FULL).slides[2]
    spoken = "\n".join(paragraph.text for paragraph in FULL.sections[0].paragraphs)
    assert slide.notes_slide.notes_text_frame.text == spoken


def test_many_paragraphs_take_several_slides():
    talk = Section("a", "议事", tuple(Paragraph("一句话。" * 40) for _number in range(6)))
    made = titles(read(dataclasses.replace(EMPTY, sections=(talk,))))
    assert made[1:-1] == ["议事（1/2）", "议事（2/2）"]


def test_control_characters_do_not_stop_it():
    chart = Chart("x\x00y", "注\x0b", "bar", ("甲\x1b",), (("乙\x07", (1.0,)),), "件")
    stray = dataclasses.replace(
        EMPTY, office="甲\x02街道", sections=(Section("a", "乙\ufffe", (), (), (chart,)),)
    )
    assert titles(read(stray))[1] == "xy"


def test_every_part_is_well_formed():
    with zipfile.ZipFile(io.BytesIO(pptx.write(FULL))) as archive:
        parts = [etree.fromstring(archive.read(name)) for name in archive.namelist() if name.endswith(".xml")]
    formats = [element for part in parts for element in part.iter(qn("c:numFmt"))]
    assert all(element.get("formatCode") for element in formats)


def test_pages_of_a_stack():
    assert office_documents.split([], 5) == [slice(0, 0)]
    assert office_documents.split([1.0] * 9, 8) == [slice(0, 5), slice(5, 9)]
    assert office_documents.split([9.0, 1.0], 8) == [slice(0, 1), slice(1, 2)]
    assert Pt(15) == 190500

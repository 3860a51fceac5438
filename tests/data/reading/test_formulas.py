"""Formulas whose results a file does not hold are empty and told, in every kind of file; zeros too."""

from __future__ import annotations

import contextlib
import io
import struct
import zipfile

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from data.content import Content
from data.errors import UnreadableFileError
from data.reading.tables_of_file import open_tables
from data.reading.workbooks import open_workbook
from data.recognising.headers import known_headers
from tests.data.old_workbook import Formula, old_workbook, record, special

HEADER = ["工单编号", "受理时间", "社区", "工单状态", "重办次数"]
#: =1+1, which is no text; =IF(TRUE,A1), which may be one; =SUM(A1:B1); a place in a shared formula.
ONE_AND_ONE, IF, SUM, SHARED = (
    b"\x1e\1\0\x1e\1\0\3",
    b"\x1d\1\x44\0\0\0\xc0\x22\2\1\0",
    b"\x25\0\0\0\0\0\xc0\1\xc0\x19\x10\0\0",
    b"\1\1\0\4\0",
)
EMPTY, ZERO, FIVE = special(3), struct.pack("<d", 0), struct.pack("<d", 5)
ON_OPENING, ALWAYS = 2, 3
JXL = Formula(struct.pack("<d", 4), ON_OPENING, b"\0\0\xe0\xfc", SUM)
TEXT_BEHIND = record(0x4BC, bytes(20)) + record(
    0x207, struct.pack("<HB", 3, 1) + "已办结".encode("utf-16-le")
)


def told(path):
    """Column and rule of what is told of a file, and its cells in the last two columns."""
    (table,) = open_tables(path, path.name, known_headers()).tables
    cells = [column.to_pylist() for block in table.blocks() for column in block.cells[-2:]]
    return [(note.column, note.rule) for note in table.notes], [*zip(*cells, strict=True)]


@pytest.fixture
def old(tmp_path):
    """What is told of an XLS whose records have these cells in their last two columns."""

    def write(*pairs, **options):
        path = tmp_path / "x.xls"
        lines = [[f"GD{number}", "2026-03-05", "南门社区", *pair] for number, pair in enumerate(pairs, 1)]
        path.write_bytes(old_workbook([HEADER, *lines], **options))
        return told(path)

    return write


STATUS, COUNT = ("工单状态", "formula_without_value"), ("重办次数", "formula_without_value")


@pytest.mark.parametrize(
    "formula",
    [
        Formula(ZERO, ON_OPENING),
        Formula(ZERO, ALWAYS, tokens=SUM),
        Formula(ZERO, ON_OPENING | 8, tokens=SHARED, behind=record(0x4BC, bytes(20))),
        JXL,
        Formula(EMPTY, tokens=ONE_AND_ONE),
        Formula(EMPTY, tokens=SUM),
        Formula(EMPTY, tokens=b"\x44\0\0\0\xc0\x15\x41\x20\0"),  # =LEN((A1))
    ],
)
def test_formulas_never_computed_are_empty_and_told(old, formula):
    assert old(("办理中", formula), ("办理中", formula)) == ([COUNT], [("办理中", ""), ("办理中", "")])


def test_a_program_that_computes_nothing_leaves_texts_empty_too(old):
    maybe, never = Formula(EMPTY, tokens=IF), Formula(EMPTY, tokens=ONE_AND_ONE)
    assert old((maybe, never)) == ([STATUS, COUNT], [("", "")])
    assert old((maybe, 2.0), writer=b"None") == ([STATUS], [("", "2")])


def test_what_excel_computed_is_believed(old):
    empty, zero = Formula(EMPTY, tokens=IF), Formula(ZERO)
    shared = Formula(special(0), 8, tokens=SHARED, behind=TEXT_BEHIND)
    array = Formula(FIVE, 1, tokens=SHARED, behind=record(0x221, bytes(14)))
    expected = [("已办结", "0"), ("", "5"), ("是", "0")]
    assert old((shared, zero), (empty, array), (Formula(special(1, 1)), zero)) == ([], expected)


def test_new_formulas_in_a_workbook_of_excel_are_told(old):
    notes, cells = old(("办理中", Formula(FIVE)), ("办理中", Formula(ZERO, ON_OPENING)))
    assert (notes, cells) == ([COUNT], [("办理中", "5"), ("办理中", "")])


def test_zeros_among_values_that_the_program_computed_are_values(old):
    five, zero = Formula(FIVE, ALWAYS), Formula(ZERO, ALWAYS)
    assert old(("办理中", five), ("办理中", zero)) == ([], [("办理中", "5"), ("办理中", "0")])


def test_what_cannot_be_told_apart_is_in_doubt(old):
    maybe, zero = Formula(EMPTY, tokens=IF), Formula(ZERO, ON_OPENING)
    assert old((maybe, 2.0)) == ([("工单状态", "formula_in_doubt")], [("", "2")])
    text = Formula(special(0), ON_OPENING, behind=TEXT_BEHIND)
    assert old((text, zero)) == ([("重办次数", "formula_in_doubt")], [("已办结", "0")])


def test_a_long_column_in_doubt_is_one_line_with_its_first_cells(tmp_path):
    path = tmp_path / "x.xls"
    cells = [[f"GD{number}", Formula(EMPTY, tokens=IF)] for number in range(100)]
    path.write_bytes(old_workbook([["工单编号", "社区"], *cells]))
    (table,) = open_tables(path, path.name, known_headers()).tables
    list(table.blocks())
    (note,) = table.notes
    assert note.message.startswith("100 格公式的结果是空的，当作没有填写（B2、B3、B4、")
    assert "B11 等）" in note.message


@given(st.integers(600, 3000), st.binary(max_size=8))
def test_a_damaged_workbook_with_formulas_raises_nothing(place, other):
    cells = [["办理中", Formula(EMPTY, tokens=IF), JXL, Formula(ZERO, ON_OPENING)] for _ in range(9)]
    whole = old_workbook([["社区", "工单状态", "重办次数", "标题"], *cells])
    data = whole[:place] + other + whole[place + len(other) :]
    content = Content("x.xls", lambda: io.BytesIO(data), len(data))
    with contextlib.suppress(UnreadableFileError):
        for table in open_workbook(content, "", known_headers(), "xls")[0]:
            list(table.blocks())


def written_by_xlsxwriter(path, *values):
    """A workbook with a formula for each value; None for one that the program was not told."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEADER)
        for row, pair in enumerate(values, 1):
            sheet.write_row(row, 0, [f"GD{row}", "2026-03-05", "南门社区"])
            for column, value in enumerate(pair, 3):
                sheet.write_formula(row, column, "=A1", None, *([] if value is None else [value]))
    return path


def test_zeros_of_a_program_that_computes_nothing_are_told_in_xlsx(tmp_path):
    path = written_by_xlsxwriter(tmp_path / "x.xlsx", (None, None), (None, None))
    assert told(path) == ([STATUS, COUNT], [("", ""), ("", "")])
    path = written_by_xlsxwriter(tmp_path / "y.xlsx", ("办理中", None), ("已办结", 0))
    assert told(path) == ([("重办次数", "formula_in_doubt")], [("办理中", "0"), ("已办结", "0")])
    path = written_by_xlsxwriter(tmp_path / "z.xlsx", ("办理中", None), ("已办结", 3))
    assert told(path) == ([], [("办理中", "0"), ("已办结", "3")])


@pytest.mark.parametrize("value", ["", "<v></v>", "<v/>"])
def test_formulas_without_values_in_xlsx(tmp_path, value):
    path, other = written_by_xlsxwriter(tmp_path / "x.xlsx", ("办理中", 3)), tmp_path / "y.xlsx"
    with zipfile.ZipFile(path) as archive, zipfile.ZipFile(other, "w") as changed:
        for name in archive.namelist():
            text = archive.read(name)
            if name == "xl/worksheets/sheet1.xml":
                assert b"<v>3</v>" in text
                text = text.replace(b"<v>3</v>", value.encode())
            changed.writestr(name, text)
    assert told(other) == ([COUNT], [("办理中", "")])


def open_document(*cells):
    """An OpenDocument workbook with two cells at the end of its only record."""
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )

    def text(one):
        return f'<table:table-cell office:value-type="string"><text:p>{one}</text:p></table:table-cell>'

    head = "".join(map(text, HEADER))
    row = "".join(map(text, ("GD1", "2026-03-05", "南门社区"))) + "".join(
        f'<table:table-cell table:formula="of:=[.A1]" {one}</table:table-cell>' for one in cells
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr(
            "content.xml",
            f"<office:document-content {names}><office:body><office:spreadsheet>"
            f'<table:table table:name="表"><table:table-row>{head}</table:table-row>'
            f"<table:table-row>{row}</table:table-row></table:table></office:spreadsheet></office:body>"
            "</office:document-content>",
        )
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("status", "count", "notes", "cells"),
    [
        (">", 'office:value-type="float">', [STATUS, COUNT], ("", "")),
        ('office:value-type="string"><text:p>已办结</text:p>', ">", [COUNT], ("已办结", "")),
        (
            'office:value-type="string" office:string-value="">',
            'office:value-type="float" office:value="0">',
            [],
            ("", "0"),
        ),
    ],
)
def test_formulas_without_values_in_open_document(tmp_path, status, count, notes, cells):
    path = tmp_path / "x.ods"
    path.write_bytes(open_document(status, count))
    assert told(path) == (notes, [cells])


def xml_2003(*cells, columns="", row=""):
    """An XML Spreadsheet 2003 with two cells at the end of its only record."""
    space = "urn:schemas-microsoft-com:office:spreadsheet"

    def texts(these):
        return "".join(f'<Cell><Data ss:Type="String">{one}</Data></Cell>' for one in these)

    style = "<NumberFormat ss:Format='\"GD\"0000'/>"
    return (
        f'<?xml version="1.0"?><Workbook xmlns="{space}" xmlns:ss="{space}"><Styles>'
        f'<Style ss:ID="plain"><NumberFormat/></Style><Style ss:ID="order">{style}</Style>'
        '<Style ss:ID="bold" ss:Parent="order"><Font ss:Bold="1"/></Style></Styles>'
        f'<Worksheet ss:Name="a"><Table>{columns}<Row>{texts(HEADER)}</Row>'
        f"<Row{row}>{''.join(cells)}</Row></Table></Worksheet></Workbook>"
    )


NUMBER = '<Cell><Data ss:Type="Number">305</Data></Cell>'
REST = "".join(f'<Cell><Data ss:Type="String">{one}</Data></Cell>' for one in ("2026-03-05", "南门社区"))


def test_formulas_without_values_in_xml_2003(tmp_path):
    path = tmp_path / "x.xls"
    cells = (
        '<Cell ss:Formula="=A1"><Data ss:Type="{}"></Data></Cell>'.format,
        '<Cell ss:Formula="=A1"/>',
        '<Cell ss:Formula="=A1"><Data ss:Type="Number">0</Data></Cell>',
    )
    path.write_text(xml_2003(NUMBER, REST, cells[0]("Number"), cells[1]), encoding="utf-8")
    assert told(path) == ([STATUS, COUNT], [("", "")])
    path.write_text(xml_2003(NUMBER, REST, cells[0]("String"), cells[2]), encoding="utf-8")
    assert told(path) == ([], [("", "0")])


@pytest.mark.parametrize(
    ("columns", "row", "number", "shown"),
    [
        ('<Column ss:StyleID="order"/>', "", NUMBER, "GD0305"),
        ('<Column ss:StyleID="bold" ss:Span="2"/>', "", NUMBER, "GD0305"),
        ('<Column ss:Index="2" ss:StyleID="order"/>', "", NUMBER, "305"),
        ("", ' ss:StyleID="order"', NUMBER, "GD0305"),
        ('<Column ss:StyleID="order"/>', ' ss:StyleID="plain"', NUMBER, "305"),
        (
            '<Column ss:StyleID="order"/>',
            ' ss:StyleID="order"',
            NUMBER.replace("<Cell", '<Cell ss:StyleID="plain"'),
            "305",
        ),
    ],
)
def test_formats_of_columns_and_rows_in_xml_2003(tmp_path, columns, row, number, shown):
    path = tmp_path / "x.xls"
    path.write_text(xml_2003(number, REST, columns=columns, row=row), encoding="utf-8")
    (table,) = open_tables(path, path.name, known_headers()).tables
    (block,) = table.blocks(frozenset({0}))
    assert block.cells[0].to_pylist() == [shown]


def test_a_formula_written_out_is_no_text(written, imported, rows):
    formulas = (
        "=A1+B1",
        "=SUM(B2:B9)",
        "=B2",
        "＝if(A1=1;2;3)",
        "=台账!B2",
        "='三月 单'!B2*2",
        "=3*B2",
        "=-(A1)",
    )
    path = written(
        "工单编号,受理时间,社区,标题,重办次数",
        '="GD1",2026-03-05,南门社区,=已修好,3',
        *(f"GD{n},2026-03-05,南门社区,{formula},{formula}" for n, formula in enumerate(formulas, 2)),
    )
    told = [one for one in imported(path).findings if one.rule == "formula_without_value"]
    assert {(one.column, one.row) for one in told} == {
        (column, row) for row in range(3, 11) for column in ("标题", "重新办理次数")
    }
    assert rows("select request_id, title, reopened_count from service_request order by 1") == [
        ("GD1", "=已修好", 3),
        *((f"GD{n}", None, None) for n in range(2, 10)),
    ]

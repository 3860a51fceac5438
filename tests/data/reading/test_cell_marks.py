"""What a workbook says of its cells beside their values: errors of formulas, formats of numbers."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.content import Content
from data.errors import UnreadableFileError
from data.importing.preview import preview
from data.reading.marks import number_format
from data.reading.old_workbooks import old_workbook_marks
from tests.cases import each
from tests.data.conftest import FIXTURES


@pytest.fixture
def workbook(tmp_path):
    """Write rows into an XLSX file with a number format for columns; its path. Errors become errors."""

    def write(*rows, formats=None, name="x.xlsx"):
        book, buffer = openpyxl.Workbook(), io.BytesIO()
        for row in rows:
            book.active.append(row)
        for column, code in (formats or {}).items():
            for cell in book.active[column][1:]:
                cell.number_format = code
        book.save(buffer)
        path = tmp_path / name
        path.write_bytes(buffer.getvalue())
        return path

    return write


def test_errors_in_a_workbook_are_empty_and_told(workbook, imported):
    report = imported(
        workbook(
            ["工单编号", "受理时间", "社区", "工单状态", "说不清"],
            ["GD1", "2026-03-05", "#N/A", "办理中", "#REF!"],
            ["GD2", "2026-03-05", "南门社区", "#DIV/0!", None],
            [None, None, "#N/A", "#N/A", "#N/A"],
            ["GD3", "2026-03-05", "南门社区", "办理中", None],
            [None, None, "#N/A", "#N/A", "#N/A"],
        )
    )
    told = [(one.row, one.column, one.value) for one in report.findings if one.rule == "excel_error"]
    assert told == [(2, "社区", "#N/A"), (3, "工单状态", "#DIV/0!")]
    assert (report.rows, report.added) == (3, 3)


@each(
    ("code", "text"),
    [
        ('"GD"0000', "GD0305"),
        ("0000", "0305"),
        (r"\G\D0000", "GD0305"),
        ("(0000)", "(0305)"),
        ("0000_ ", "0305"),
        ("0000;-0000;@", "0305"),
        ('"第"0"号"', "第305号"),
        ('"a;b"0', "a;b305"),
        ("00-00", "03-05"),
        ("0-0", "30-5"),
    ],
)
def test_zeros_and_literals_are_shown(code, text):
    assert number_format(code).display_text("305") == text
    assert number_format(code).display_text("无号") == "无号"


@each(
    "code", ["", "0", "0_ ", "General", "0000.0", '[>9]"GD"0000', '"GD"@', "#,##0", "yyyy", 'yyyy"年"', '"GD']
)
def test_other_formats_leave_a_number_as_it_is(code):
    assert number_format(code) is None


def test_a_number_shown_and_the_same_as_text_are_one_record(workbook, imported, rows):
    header = ["工单编号", "受理时间", "社区", "工单状态", "重办次数"]
    first = workbook(
        header,
        [305, "2026-03-05", "南门社区", "办理中", 12],
        ["306", "2026-03-06", "南门社区", "办理中", 0],
        formats={"A": '"GD"0000', "E": '"约"000'},
    )
    assert [row[0] for row in preview(first)[0].rows] == ["GD0305", "306"]
    imported(first)
    assert rows("select request_id, reopened_count from service_request order by requested_at") == [
        ("GD0305", 12),
        ("306", 0),
    ]
    report = imported(workbook(header[:4], ["GD0305", "2026-03-05", "南门社区", "已办结"], name="text.xlsx"))
    assert (report.added, report.updated) == (0, 1)


def xml_2003(style, *rows):
    """Rows of an XML Spreadsheet 2003 whose numbers have a style."""
    cells = [
        [
            f'<Cell{style if cell.isdigit() else ""}><Data ss:Type="{kind(cell)}">{cell}</Data></Cell>'
            for cell in row
        ]
        for row in rows
    ]
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    code = "&quot;GD&quot;0000"
    return (
        f'<?xml version="1.0"?><Workbook xmlns="{space}" xmlns:ss="{space}"><Styles><Style ss:ID="s1">'
        f'<NumberFormat ss:Format="{code}"/></Style></Styles><Worksheet ss:Name="a"><Table>'
        + "".join(f"<Row>{''.join(row)}</Row>" for row in cells)
        + "</Table></Worksheet></Workbook>"
    )


def kind(cell):
    return "Error" if cell.startswith("#") else "Number" if cell.isdigit() else "String"


def test_formats_and_errors_of_xml_2003(tmp_path, imported, rows):
    path = tmp_path / "x.xls"
    lines = (["工单编号", "受理时间", "社区"], ["305", "2026-03-05", "#N/A"])
    path.write_text(xml_2003(' ss:StyleID="s1"', *lines), encoding="utf-8")
    assert imported(path).finding_counts == {"excel_error": 1, "no_ending": 1}
    assert rows("select request_id from service_request") == [("GD0305",)]


def test_row_of_xml_2003_outside_a_table_is_no_sheet(tmp_path, imported):
    path = tmp_path / "x.xls"
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    path.write_text(
        f'<?xml version="1.0"?><Row xmlns="{space}" xmlns:ss="{space}"><Style ss:ID="s1">'
        '<NumberFormat ss:Format="0000"/></Style><Cell><Data ss:Type="Number">1</Data></Cell></Row>',
        encoding="utf-8",
    )
    with pytest.raises(UnreadableFileError, match="没有工作表"):
        imported(path)


def open_document(*rows):
    """An OpenDocument workbook as LibreOffice writes it."""
    text = 'office:value-type="string"'
    error = f'{text} office:string-value="" calcext:value-type="error"'
    cells = [
        "".join(
            f"<table:table-cell {error if one[0] == '#' else text}><text:p>{one}</text:p></table:table-cell>"
            for one in row
        )
        for row in rows
    ]
    name, kind = "urn:oasis:names:tc:opendocument:xmlns", "application/vnd.oasis.opendocument.spreadsheet"
    calc = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"
    content = (
        f'<?xml version="1.0"?><office:document-content xmlns:office="{name}:office:1.0"'
        f' xmlns:table="{name}:table:1.0" xmlns:text="{name}:text:1.0" xmlns:calcext="{calc}">'
        '<office:body><office:spreadsheet><table:table table:name="a">'
        + "".join(f"<table:table-row>{row}</table:table-row>" for row in cells)
        + "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        f'<manifest:manifest xmlns:manifest="{name}:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>'
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", kind)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)
    return buffer.getvalue()


def test_errors_of_open_document(tmp_path, imported):
    path = tmp_path / "x.ods"
    lines = (
        ["工单编号", "受理时间", "社区"],
        ["GD1", "2026-03-05", "#N/A"],
        ["GD2", "2026-03-05", "南门社区"],
    )
    path.write_bytes(open_document(*lines))
    report = imported(path)
    errors = [one for one in report.findings if one.rule == "excel_error"]
    assert [(one.row, one.column, one.value) for one in errors] == [(2, "社区", "#N/A")]


def test_errors_and_formats_of_an_old_workbook(imported, rows):
    report = imported(FIXTURES / "errors_and_formats.xls")
    told = [(one.row, one.column, one.value) for one in report.findings if one.rule == "excel_error"]
    assert told == [(2, "社区", "#N/A")]
    assert rows("select request_id from service_request order by 1") == [
        ("GD0305",),
        ("GD0306",),
        ("GD0307",),
    ]


@given(st.integers(0, 6000), st.binary(max_size=8))
def test_a_damaged_old_workbook_raises_nothing(place, other):
    whole = (FIXTURES / "errors_and_formats.xls").read_bytes()
    for data in (whole[:place] + other + whole[place + len(other) :], whole[:place]):
        content = Content("x.xls", lambda data=data: io.BytesIO(data), len(data))
        assert sum(len(marks.errors) for marks in old_workbook_marks(content).values()) <= 2

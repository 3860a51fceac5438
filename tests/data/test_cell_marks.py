"""What a workbook says of its cells beside their values: errors of formulas, formats of numbers."""

from __future__ import annotations

import io

import openpyxl
import pytest

from data.number_formats import number_format
from data.preview import preview


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


@pytest.mark.parametrize(
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
    assert number_format(code).shown("305") == text
    assert number_format(code).shown("无号") == "无号"


@pytest.mark.parametrize(
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

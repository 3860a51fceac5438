"""Bytes to rows: each fixture is named by its defect."""

from __future__ import annotations

import pytest

from data.reader import UnreadableFileError, decode, lay_out
from data.records import Records, read_records
from tests.data.conftest import FIXTURES


def read(name: str) -> tuple[list[tuple[int, list[str]]], Records]:
    """Rows of a fixture with their physical lines, and the records with what was broken."""
    text, _ = decode((FIXTURES / name).read_bytes(), name)
    records = read_records(text, lay_out(text, name))
    found = [pair for numbers, rows in records.blocks() for pair in zip(numbers, rows, strict=True)]
    return found, records


def test_stray_quote_costs_no_later_row():
    rows, records = read("stray_quote.csv")
    assert [(line, cells[0], cells[2]) for line, cells in rows] == [
        (2, "A1", '"路灯不亮'),
        (3, "A2", "下水堵塞"),
        (4, "A3", '垃圾"清运"'),
    ]
    assert records.broken == []


def test_stray_quotes_that_would_pair_up_swallow_nothing():
    text = '编号,标题,社区\n1,"甲,丙\n2,乙,丙\n3,丁",丙\n'
    records = read_records(text, lay_out(text, "x"))
    rows = [cells for _, block in records.blocks() for cells in block]
    assert [cells[0] for cells in rows] == ["1", "2", "3"]


def test_line_break_in_a_cell_is_one_row():
    rows, records = read("line_break_in_cell.csv")
    assert [(line, cells[2]) for line, cells in rows] == [(2, "楼道堆物\n（三单元），\n请清理"), (5, "停水")]
    assert records.broken == []


def test_wrong_number_of_cells_is_broken_and_named_by_its_line():
    rows, records = read("wrong_cell_count.csv")
    assert [cells[0] for _, cells in rows] == ["A1", "A4"]
    assert [(one.row, one.rule) for one in records.broken] == [(3, "broken_row"), (4, "broken_row")]
    assert "有 3 格，表头有 4 格" in records.broken[0].message
    assert all(one.value == "" for one in records.broken)


def test_blank_lines_are_no_rows():
    rows, records = read("blank_lines.csv")
    assert [line for line, _ in rows] == [3, 5]
    assert records.broken == []


def test_windows_line_ends():
    rows, _ = read("windows_line_ends.csv")
    assert [cells for _, cells in rows] == [
        ["A1", "2026-03-02", "南门社区"],
        ["A2", "2026-03-03", "南门社区"],
    ]


def test_byte_order_mark_is_no_part_of_the_header():
    text, encoding = decode((FIXTURES / "byte_order_mark.csv").read_bytes(), "x")
    assert encoding == "utf-8-sig"
    assert lay_out(text, "x").headers[0] == "工单编号"


def test_header_below_blank_lines():
    assert lay_out("\n,,\n甲,乙\n1,2\n", "x").header_row == 3


def test_other_encoding_is_refused_with_advice():
    with pytest.raises(UnreadableFileError, match=r"gb18030.csv：第 1 行不是 UTF-8 编码.*另存为"):
        decode((FIXTURES / "gb18030.csv").read_bytes(), "gb18030.csv")


def test_empty_file_is_refused():
    with pytest.raises(UnreadableFileError, match="empty.csv：文件是空的"):
        lay_out(decode((FIXTURES / "empty.csv").read_bytes(), "empty.csv")[0], "empty.csv")


def test_a_defect_late_in_a_long_file_leaves_every_other_row():
    lines = ["编号,标题,社区", *(f"{number},停水,南门" for number in range(45_000))]
    lines[30_000] = '29999,"停水,南门'
    lines[40_000] = "39999,停水"
    text = "\n".join(lines)
    records = read_records(text, lay_out(text, "x"))
    numbers = [number for block, _ in records.blocks() for number in block]
    assert len(numbers) == 44_999
    assert len(set(numbers)) == 44_999
    assert [one.row for one in records.broken] == [40_001]

"""Bytes to rows: each fixture is named by its defect."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.errors import UnreadableFileError
from data.reading.tables_of_file import Table, open_tables
from data.recognising.headers import known_headers
from tests.data.conftest import FIXTURES


def read(path: Path) -> tuple[list[tuple[int, list[str]]], Table]:
    """Rows of a file with their physical lines, and its table with what was noted."""
    (table,) = open_tables(path, path.name, known_headers()).tables
    rows = []
    for block in table.blocks():
        cells = zip(*(column.to_pylist() for column in block.cells), strict=True)
        rows += list(zip(block.numbers.to_pylist(), map(list, cells), strict=True))
    return rows, table


def noted(table: Table) -> list[tuple[int, str]]:
    """Row and rule of what was noted."""
    return [(note.row, note.rule) for note in table.notes]


@pytest.fixture
def text(tmp_path):
    """Write a text file and give its path."""

    def write(content: str) -> Path:
        path = tmp_path / "x.csv"
        path.write_text(content, encoding="utf-8")
        return path

    return write


def test_stray_quote_costs_no_later_row():
    rows, table = read(FIXTURES / "stray_quote.csv")
    assert [(line, cells[0], cells[2]) for line, cells in rows] == [
        (2, "A1", '"路灯不亮'),
        (3, "A2", "下水堵塞"),
        (4, "A3", '垃圾"清运"'),
    ]
    assert noted(table) == [(2, "repaired_quote")]


def test_stray_quotes_that_would_pair_up_swallow_nothing(text):
    rows, _ = read(text('编号,标题,社区\n1,"甲,丙\n2,乙,丙\n3,丁",丙\n'))
    assert [cells[0] for _, cells in rows] == ["1", "2", "3"]


def test_line_break_in_a_cell_is_one_row():
    rows, table = read(FIXTURES / "line_break_in_cell.csv")
    assert [(line, cells[2]) for line, cells in rows] == [(2, "楼道堆物\n（三单元），\n请清理"), (5, "停水")]
    assert table.notes == []


def test_wrong_number_of_cells_is_broken_and_named_by_its_line():
    rows, table = read(FIXTURES / "wrong_cell_count.csv")
    assert [cells[0] for _, cells in rows] == ["A1", "A2", "A4"]
    assert rows[1] == (3, ["A2", "2026-03-03", "停电", ""])  # only its last cell is missing
    assert noted(table) == [(4, "broken_row"), (3, "short_row")]
    assert "有 5 格，表头有 4 格" in table.notes[0].message
    assert all(note.value == "" for note in table.notes)


def test_blank_lines_are_no_rows():
    rows, table = read(FIXTURES / "blank_lines.csv")
    assert [line for line, _ in rows] == [3, 5]
    assert table.notes == []


def test_windows_line_ends():
    rows, _ = read(FIXTURES / "windows_line_ends.csv")
    assert [cells for _, cells in rows] == [
        ["A1", "2026-03-02", "南门社区"],
        ["A2", "2026-03-03", "南门社区"],
    ]


def test_byte_order_mark_is_no_part_of_the_header():
    _, table = read(FIXTURES / "byte_order_mark.csv")
    assert table.encoding == "utf-8-sig"
    assert table.layout.headers[0] == "工单编号"


def test_header_below_blank_lines(text):
    assert read(text("\n,,\n甲,乙\n1,2\n"))[1].layout.header_row == 3


def test_chinese_bytes_are_read_as_what_they_are():
    _, table = read(FIXTURES / "gb18030.csv")
    assert table.encoding == "gb18030"


def test_empty_file_is_refused():
    with pytest.raises(UnreadableFileError, match="empty.csv：文件是空的"):
        read(FIXTURES / "empty.csv")


def test_a_defect_late_in_a_long_file_leaves_every_other_row(text):
    lines = ["编号,标题,社区", *(f"{number},停水,南门" for number in range(45_000))]
    lines[30_000] = '29999,"停水,南门'
    lines[40_000] = "39999,停水"
    rows, table = read(text("\n".join(lines)))
    assert len(rows) == 44_999
    assert len({line for line, _ in rows}) == 44_999
    assert noted(table) == [(30_001, "repaired_quote"), (40_001, "broken_row")]

"""Deadlines that a system writes as days, and those that have a time."""

from __future__ import annotations

from datetime import datetime

import pytest
from openpyxl import Workbook

HEADER = "工单编号,受理时间,社区,办理截止时间,延期后截止时间"
DAY_END, MIDNIGHT = datetime(2026, 3, 11, 23, 59, 59), datetime(2026, 3, 11)


def deadlines(rows, column="due_at"):
    return [moment for (moment,) in rows(f"select {column} from service_request order by request_id")]


@pytest.mark.parametrize(
    ("cells", "moments"),
    [
        (("2026-03-11 00:00:00", "2026/3/11 0:00", ""), [DAY_END, DAY_END, None]),
        (("2026-03-11 00:00:00", "2026-03-11"), [DAY_END, DAY_END]),
        (("2026-03-11 00:00:00", "2026-03-11 18:00:00"), [MIDNIGHT, datetime(2026, 3, 11, 18)]),
        (("2026-03-11 00:00:00", "2026-03-11 23:59:59"), [MIDNIGHT, DAY_END]),
        (("2026-03-11", "2026-03-11 18:00"), [DAY_END, datetime(2026, 3, 11, 18)]),
    ],
)
def test_a_column_of_midnights_is_one_of_days(written, imported, rows, cells, moments):
    lines = [f"A{number},2026-03-02 09:00,南门社区,{cell}," for number, cell in enumerate(cells)]
    report = imported(written(HEADER, *lines))
    assert deadlines(rows) == moments
    told = sum(cell.endswith(("00:00:00", "0:00")) for cell in cells) and moments[0] == DAY_END
    assert report.finding_counts.get("deadline_days", 0) == int(bool(told))


def test_each_column_is_looked_at_by_itself(written, imported, rows):
    imported(written(HEADER, "A1,2026-03-02,南门社区,2026-03-11 18:00,2026-03-11 00:00:00"))
    assert deadlines(rows) == [datetime(2026, 3, 11, 18)]
    assert deadlines(rows, "extended_due_at") == [DAY_END]


def test_cells_of_a_workbook_that_hold_days(tmp_path, imported, rows):
    book = Workbook()
    book.active.append(HEADER.split(","))
    for number in range(2):
        book.active.append([f"A{number}", datetime(2026, 3, 2, 9), "南门社区", MIDNIGHT])
    book.save(tmp_path / "orders.xlsx")
    imported(tmp_path / "orders.xlsx")
    assert deadlines(rows) == [DAY_END, DAY_END]

"""Numbers that a spreadsheet has cut short: they make no two records one."""

from __future__ import annotations

from openpyxl import Workbook

from data.importing.importer import import_files
from data.reading.workbooks import _number
from tests.cases import each

HEADER = "工单编号,受理时间,社区,问题分类,工单状态"
CUT = "2026030512345670"


def lines(*numbers: str) -> list[str]:
    return [f"{number},2026-03-05 {9 + at:02}:00,南门社区,噪声,办理中" for at, number in enumerate(numbers)]


def test_orders_that_share_a_cut_number_stay_apart(written, imported, rows):
    path = written(HEADER, *lines(*[CUT] * 5))
    report = imported(path)
    assert (report.added, report.finding_counts) == (5, {"damaged_number": 5})
    assert "16 位" in report.findings[0].message
    assert imported(path).unchanged == 5


def test_one_zero_among_whole_numbers_is_one_of_ten(written, imported, rows):
    report = imported(written(HEADER, *lines(CUT, CUT[:-1] + "1", CUT[:-1] + "2")))
    assert (report.added, report.finding_counts) == (3, {})
    assert rows("select count(*) from service_request where request_id like '2026%'") == [(3,)]


def test_three_zeros_of_eighteen_digits_are_none(written, imported):
    report = imported(written(HEADER, *lines("202603051234567000", "202603051234567891")))
    assert (report.added, report.finding_counts) == (2, {"damaged_number": 1})


def test_numbers_that_are_no_numbers_of_a_spreadsheet_stay(written, imported, rows):
    imported(written(HEADER, *lines("GD2026030512345670", "GD2026030512345680")))
    assert rows("select count(*) from service_request where request_id like 'GD%0'") == [(2,)]


def test_cut_links_tie_nothing(written, imported, rows):
    header = "回访编号,关联事件编号,回访时间,社区,满意度"
    report = imported(
        written(header, f"H1,{CUT},2026-03-08,南门社区,满意", f"H2,{CUT},2026-03-09,南门社区,满意")
    )
    assert report.finding_counts == {"damaged_number": 2}
    assert rows("select count(event_id) from satisfaction_response") == [(0,)]


@each(
    ("cell", "text"),
    [
        (7147.0, "7147"),
        (2026030512345671.0, "2026030512345671"),
        (202603051234567000.0, "202603051234567000"),
        (1.5, "1.5"),
        (-3.0, "-3"),
        (1e300, "1e+300"),
        (float("inf"), "inf"),
    ],
)
def test_a_number_is_printed_as_its_cell_shows_it(cell, text):
    assert _number(cell) == text


def test_exact_numbers_of_a_workbook_are_those_of_a_text(tmp_path, written, store, rows):
    book, path = Workbook(), tmp_path / "x.xlsx"
    book.active.append(HEADER.split(","))
    book.active.append([2026030512345671, "2026-03-05 09:00", "南门社区", "噪声", "办理中"])
    book.save(path)
    import_files([path], home=store)
    (report,) = import_files([written(HEADER, *lines("2026030512345671"))], home=store).files
    assert report.unchanged == 1

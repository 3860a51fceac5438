"""Zeros before a number, which a spreadsheet shows or takes away: the same record."""

from __future__ import annotations

HEADER = "工单编号,受理时间,社区,工单状态"


def test_zeros_that_one_file_shows_and_another_does_not(written, imported, rows):
    imported(written(HEADER, "7147,2026-03-05,南门社区,办理中", "0007148,2026-03-05,南门社区,办理中"))
    later = written(
        HEADER, "0007147,2026-03-05,南门社区,已办结", "7148,2026-03-05,南门社区,已办结", name="2.csv"
    )
    assert imported(later).updated == 2
    assert imported(later).unchanged == 2


def test_another_day_is_another_record(written, imported):
    imported(written(HEADER, "7147,2026-03-05,南门社区,办理中"))
    assert imported(written(HEADER, "0007147,2026-04-05,南门社区,办理中", name="2.csv")).added == 1


def test_both_ways_in_one_file_are_two(written, imported):
    imported(written(HEADER, "7147,2026-03-05,南门社区,办理中"))
    path = written(
        HEADER, "7147,2026-03-05,南门社区,办理中", "07147,2026-03-05,南门社区,办理中", name="2.csv"
    )
    report = imported(path)
    assert (report.added, report.unchanged) == (1, 1)

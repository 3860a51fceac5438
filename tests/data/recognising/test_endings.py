"""A file that cannot tell whether a matter has ended: nobody knows, and it is said."""

from __future__ import annotations

import pytest

from queries import Scope, run

ORDERS = "工单编号,受理时间,社区,工单类型,办理截止时间"
ROWS = ("GD1,2026-03-05 09:00,南门社区,投诉,2026-03-06", "GD2,2026-03-05 10:00,南门社区,咨询,2026-03-06")


def endings(rows) -> list[tuple[str | None, ...]]:
    return rows("select request_id, status::varchar, closed_at::varchar from service_request order by 1")


def told(report) -> list[str]:
    return [one.message for one in report.findings if one.rule == "no_ending"]


def test_orders_without_status_and_end_are_neither_open_nor_late(written, imported, rows):
    report = imported(written(ORDERS, *ROWS))
    assert told(report) == [
        "文件没有“办结时间”，也没有“工单状态”：2 件不知道是否已了结，不算办结，也不算在办和超期。"
    ]
    assert [status for _, status, _ in endings(rows)] == ["未说明", "未说明"]
    assert told(imported(written(ORDERS, *ROWS))) == []


def test_a_later_export_tells_and_an_earlier_one_takes_nothing_back(written, imported, rows):
    imported(written(f"{ORDERS},办结时间", f"{ROWS[0]},2026-03-06 09:00", f"{ROWS[1]},"))
    assert endings(rows) == [("GD1", None, "2026-03-06 09:00:00"), ("GD2", None, None)]
    assert told(imported(written(ORDERS, *ROWS))) == []
    imported(written(f"{ORDERS},工单状态", f"{ROWS[0]},已办结", f"{ROWS[1]},办理中"))
    assert [status for _, status, _ in endings(rows)] == ["已办结", "办理中"]


def test_an_empty_status_says_nothing_where_no_end_is_told(written, imported, rows):
    report = imported(written(f"{ORDERS},工单状态", f"{ROWS[0]},办理中", f"{ROWS[1]},"))
    assert told(report) == [
        "文件没有“办结时间”，“工单状态”又是空的：1 件不知道是否已了结，不算办结，也不算在办和超期。"
    ]
    assert [status for _, status, _ in endings(rows)] == ["办理中", "未说明"]
    imported(written(f"{ORDERS},办结时间", f"{ROWS[0]},", f"{ROWS[1]},2026-03-06 09:00"))
    assert endings(rows)[1] == ("GD2", "未说明", "2026-03-06 09:00:00")


@pytest.mark.parametrize(
    ("header", "row", "question", "columns"),
    [
        ("编号,受理日期,社区,纠纷类型", "TJ1,2026-03-05,南门社区,邻里", "mediation_cases/summary", "open"),
        ("项目编号,类型,社区,开工日期", "SS1,道路,南门社区,2026-03-05", "public_works/summary", "open"),
    ],
    ids=["mediation_case", "public_work"],
)
def test_other_ledgers(written, imported, rows, header, row, question, columns):
    report = imported(written(header, row))
    assert len(told(report)) == 1
    assert run(question, Scope()).iloc[0][f"{columns}_count"] == 0

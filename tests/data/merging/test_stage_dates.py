"""Works that have not begun: what dates them, and what is said of dates that cannot be."""

from __future__ import annotations

import pytest

WHOLE = (
    "项目编号,项目类别,社区,申报日期,勘测日期,立项日期,计划开工,开工日期,计划完工,完工日期,验收日期,当前阶段"
)


def found(report) -> list[tuple[int, str, str]]:
    return sorted((one.row, one.rule, one.column) for one in report.findings)


def test_a_project_that_is_only_declared_or_planned_is_counted_and_one_without_any_date_is_not(
    written, imported, rows
):
    report = imported(
        written(
            WHOLE,
            "A,路灯,南门社区,2026-01-05,,,,,,,,",
            "B,路灯,南门社区,,,,2026-05-01,,2028-06-01,,,",
            "C,路灯,南门社区,,,,,,,,,申报",
            "D,路灯,南门社区,,,,,待定,,,,",
        )
    )
    assert report.added == 2
    assert found(report) == [(4, "no_date", "开工日期"), (5, "no_date", "开工日期")]
    message = next(one.message for one in report.findings)
    assert all(name in message for name in ("申报日期", "开工日期", "计划完工", "至少填一个"))
    assert rows("select work_id, planned_finish_on::varchar from public_work order by 1") == [
        ("A", None),
        ("B", "2028-06-01"),
    ]


def test_a_date_that_is_not_understood_is_said_even_where_another_dates_the_row(written, imported):
    report = imported(written(WHOLE, "A,路灯,南门社区,2026-01-05,,,,明年开春,,,,"))
    assert report.added == 1
    assert found(report) == [(2, "bad_date", "开工日期")]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("A,路灯,南门社区,2026-01-05,2026-01-04,,,,,,,", [("date_order", "勘测日期")]),
        ("A,路灯,南门社区,2026-01-05,,,,2026-01-04,,,,", [("date_order", "开工日期")]),
        ("A,路灯,南门社区,,,,,2026-02-05,,2026-02-04,2026-02-09,", [("date_order", "完工日期")]),
        ("A,路灯,南门社区,2026-01-05,,,2026-03-01,,2026-02-01,,,", [("date_order", "计划完工")]),
        ("A,路灯,南门社区,2026-01-05,,,,2026-02-05,,2026-03-01,,勘测", [("stage_behind", "当前阶段")]),
        ("A,路灯,南门社区,2026-01-05,,,,2026-02-05,,,,施工", []),
        ("A,路灯,南门社区,2026-01-05,,,,,,,,验收", []),
        ("A,路灯,南门社区,2026-01-05,2026-01-05,2026-01-05,,2026-01-05,,2026-01-05,2026-01-05,", []),
    ],
)
def test_what_is_said_of_dates_and_stage(written, imported, line, expected):
    report = imported(written(WHOLE, line))
    assert report.added == 1
    assert [(rule, column) for _row, rule, column in found(report)] == expected


def test_a_day_to_come_is_no_stage_yet(written, imported):
    report = imported(written("项目编号,社区,申报日期,开工日期,阶段", "A,南门社区,2026-01-05,2027-06-01,"))
    assert found(report) == [(2, "future_date", "开工日期")]


def test_a_project_without_a_number_that_begins_is_the_same_project(written, imported, rows):
    header = "项目类别,社区,小区,申报日期,开工日期"
    imported(written(header, "路灯,南门社区,汽运小区,2026-01-05,"))
    report = imported(written(header, "路灯,南门社区,汽运小区,2026-01-05,2026-03-01", name="later.csv"))
    assert (report.added, report.updated) == (0, 1)
    assert rows("select started_on::varchar from public_work") == [("2026-03-01",)]


def test_a_numbered_project_that_begins_is_the_same_project_whatever_columns_the_file_has(
    written, imported, rows
):
    imported(written("项目编号,社区,申报日期", "MS-1,南门社区,2026-01-05"), ledger="public_work")
    later = written("项目编号,社区,开工日期", "MS-1,南门社区,2026-03-01", name="later.csv")
    report = imported(later, ledger="public_work")
    assert (report.added, report.updated) == (0, 1)
    assert rows("select declared_on::varchar, started_on::varchar from public_work") == [
        ("2026-01-05", "2026-03-01")
    ]


def test_codes_of_stage_money_and_need_as_exports_write_them(written, imported, rows):
    report = imported(
        written(
            "项目编号,社区,立项时间,阶段,资金渠道,项目来源,关联工单编号,关联议题编号",
            "A,南门社区,2026-01-05,招投标,地方政府专项债券,12345热线,GD1,YS1",
            "B,南门社区,2026-01-05,,财政、自筹,业主大会,,",
        ),
        ledger="public_work",
    )
    assert found(report) == [(3, "unknown_code", "资金来源")]
    assert rows(
        "select stage, fund_source, need_source, event_id, item_id from public_work order by work_id"
    ) == [
        ("立项", "专项债", "居民诉求", "GD1", "YS1"),
        (None, "财政、自筹", "议事协商", None, None),
    ]

"""What becomes of cells that everyday exports hold: in a store, and in the words of the report."""

from __future__ import annotations

from datetime import datetime

import pytest

from data.command_line.printing import import_text
from data.importing.importer import import_files


def told(report, rule):
    """The row, column and message of each finding of a rule."""
    return [(one.row, one.column, one.message) for one in report.findings if one.rule == rule]


def test_a_row_is_refused_for_its_date_and_only_for_its_date(written, imported, rows):
    report = imported(
        written(
            "工单编号,受理时间,办结时间,社区",
            "A1,1926-03-05,,南门社区",
            "A2,2062-03-05,,南门社区",
            "A3,2026-03-05,1970-01-01 08:00:00,南门社区",
            "A4,3.5,,南门社区",
        )
    )
    assert (report.rows, report.added, report.rejected) == (4, 1, 3)
    assert rows("select request_id, closed_at from service_request") == [("A3", None)]
    first, second, third = told(report, "no_date")
    assert "早于 1990 年" in first[2]
    assert "导入之后一年" in second[2]
    assert "没有年份" in third[2]
    assert told(report, "out_of_range")[0][:2] == (4, "办结时间")


def test_the_report_shows_each_reason_before_a_second_case_of_one(written, store):
    path = written(
        "工单编号,受理时间,社区", *(f"A{n},{n}.{n},南门社区" for n in range(1, 6)), "B,2026.3,南门社区"
    )
    shown = import_text(import_files([path], home=store, ledger="service_request"), dry_run=False)
    assert "只有月日，没有年份" in shown
    assert "只有年月，没有日" in shown


def test_a_span_in_the_date_or_beside_it_gives_its_start(written, imported, rows):
    imported(written("议题编号,会议时间,社区,议题", "Y1,2026-03-31 19:00-20:30,南门社区,停车"))
    imported(
        written(
            "议题编号,会议日期,时间,社区,议题",
            "Y2,2026-03-05,19:00-20:30,南门社区,停车",
            "Y3,2026-03-06,晚上,南门社区,停车",
        )
    )
    assert rows("select met_at from deliberation order by item_id") == [
        (datetime(2026, 3, 31, 19),),
        (datetime(2026, 3, 5, 19),),
        (datetime(2026, 3, 6),),
    ]


def test_units_of_headers_and_cells(written, imported, rows):
    imported(
        written(
            "社区,小区,户数,占地面积(公顷),绿地率(%)",
            '南门社区,汽运小区,"1,200户",2.1,35',
            "南门社区,锦绣苑,0.08万户,3万平方米,30.5%",
        )
    )
    assert rows("select households, area_m2, green_rate from compound order by households") == [
        (800, 30_000, 0.305),
        (1200, 21_000, 0.35),
    ]
    imported(
        written(
            "项目编号,开工日期,社区,投入资金（千元）,数量",
            "X1,2026-03-05,南门社区,120,120人",
            "X2,2026-03-05,南门社区,8万,3",
        )
    )
    assert rows("select cost_yuan, quantity from public_work order by work_id") == [
        (120_000, 120),
        (80_000, 3),
    ]


@pytest.mark.parametrize(("cell", "stored"), [("5星", 5), ("95", None), ("10", None), ("0", None)])
def test_stars_are_one_to_five(written, imported, rows, cell, stored):
    report = imported(written("订单编号,点单时间,社区,服务评分", f"F1,2026-03-05,南门社区,{cell}"))
    assert rows("select stars from service_order") == [(stored,)]
    assert [(one[1], cell in one[2] and "1 至 5" in one[2]) for one in told(report, "out_of_range")] == (
        [] if stored else [("服务评分", True)]
    )


def test_a_number_without_an_end_is_not_stored(written, imported, rows):
    report = imported(
        written(
            "纠纷编号,受理时间,社区,涉及金额",
            f"J1,2026-03-05,南门社区,{'9' * 331}",
            "J2,2026-03-05,南门社区,inf",
            "J3,2026-03-05,南门社区,-￥1200元整",
        )
    )
    assert rows("select amount_yuan from mediation_case order by case_id") == [(None,), (None,), (-1200,)]
    assert len(told(report, "out_of_range")) == len(told(report, "bad_number")) == 1


def test_a_row_of_units_below_the_header_scales(written, imported, rows):
    report = imported(written("社区,小区,户数,占地面积", ",,户,万平方米", "南门社区,汽运小区,1200,2.1"))
    assert (report.rows, report.rejected) == (1, 0)
    assert rows("select households, area_m2 from compound") == [(1200, 21_000)]

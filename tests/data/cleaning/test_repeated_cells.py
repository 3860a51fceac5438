"""«As above» in a cell is what stands above it, in any column, and it is said."""

from __future__ import annotations

HEADER = "工单编号,受理时间,社区,小区,问题分类,承办单位,办结时间"


def test_a_cell_that_says_as_above_takes_the_cell_above(written, imported, rows):
    report = imported(
        written(
            HEADER,
            "GD1,2026-03-05,南门社区,汽运小区,噪声扰民,城管,2026-03-06",
            "GD2,同上,同上,〃,同上,,同上",
            "GD3,2026-03-07,″,,同前,同上,",
        )
    )
    found = "select request_id, requested_at::date::varchar, community::varchar, compound::varchar,"
    found += " category::varchar, responsible_unit::varchar, closed_at::date::varchar"
    assert rows(f"{found} from service_request order by 1") == [
        ("GD1", "2026-03-05", "南门社区", "汽运小区", "噪声扰民", "城管", "2026-03-06"),
        ("GD2", "2026-03-05", "南门社区", "汽运小区", "噪声扰民", None, "2026-03-06"),
        ("GD3", "2026-03-07", "南门社区", "未填写", "噪声扰民", None, None),
    ]
    told = {one.column: one.message for one in report.findings if one.rule == "filled_down"}
    assert set(told) == {"受理时间", "社区", "小区", "问题分类", "承办单位", "办结时间"}
    assert "2 格" in told["社区"]
    assert "第 3、4 行" in told["社区"]


def test_a_number_as_above_is_the_same_order(written, imported, rows):
    imported(
        written(
            HEADER,
            "GD1,2026-03-05,南门社区,,噪声扰民,城管,2026-03-06",
            "同上,2026-03-05,南门社区,,噪声扰民,公安,2026-03-07",
        )
    )
    assert rows("select request_id, responsible_unit::varchar from service_request") == [
        ("GD1", "城管、公安")
    ]


def test_the_first_row_has_nothing_above_it(written, imported, rows):
    imported(written(HEADER, "GD1,2026-03-05,同上,,噪声扰民,,", "GD2,2026-03-05,同上,,噪声扰民,,"))
    assert rows("select distinct community::varchar from service_request") == [("未填写",)]

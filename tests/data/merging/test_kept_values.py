"""What a record says after a later export: the new values, and what is known where cells are empty."""

from __future__ import annotations

import pytest

HEADER = "工单编号,受理时间,社区,小区,问题分类,工单状态,办结时间"
CLOSED = "GD1,2026-03-05,南门社区,汽运小区,噪声扰民,已办结,2026-03-07"
FOUND = (
    "select community::varchar, compound::varchar, category::varchar, status::varchar,"
    " closed_at::date::varchar from service_request"
)


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        ("GD1,2026-03-05,,,,,", ("南门社区", "汽运小区", "噪声扰民", "已办结", "2026-03-07")),
        ("GD1,2026-03-05,南门社区,,停车,,", ("南门社区", "汽运小区", "停车", "已办结", "2026-03-07")),
        ("GD1,2026-03-05,,,,办理中,", ("南门社区", "汽运小区", "噪声扰民", "办理中", None)),
        ("GD1,2026-03-05,,,,挂账,", ("南门社区", "汽运小区", "噪声扰民", "挂账", None)),
        ("GD1,2026-03-05,,,,已办结,", ("南门社区", "汽运小区", "噪声扰民", "已办结", "2026-03-07")),
    ],
)
def test_empty_cells_erase_nothing_unless_the_status_says_so(later, expected, written, imported, rows):
    imported(written(HEADER, CLOSED))
    imported(written(HEADER, later, name="later.csv"))
    assert rows(FOUND) == [expected]


def test_a_status_alone_opens_it_again(written, imported, rows):
    imported(written(HEADER, CLOSED))
    report = imported(written("工单编号,受理时间,工单状态", "GD1,2026-03-05,办理中", name="later.csv"))
    assert report.finding_counts == {"reopened": 1}
    assert "1 件" in report.findings[0].message
    assert rows(FOUND) == [("南门社区", "汽运小区", "噪声扰民", "办理中", None)]


def test_a_dispute_that_is_mediated_again(written, imported, rows):
    header = "纠纷编号,受理时间,社区,调解结果,调结时间"
    imported(written(header, "T1,2026-03-05,南门社区,调解成功,2026-03-07"))
    imported(written(header, "T1,2026-03-05,南门社区,调解中,", name="later.csv"))
    assert rows("select outcome::varchar, closed_at from mediation_case") == [("调解中", None)]

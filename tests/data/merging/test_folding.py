"""Several rows of one number: one record, and it is said."""

from __future__ import annotations

from datetime import datetime

HEADER = "工单编号,受理时间,社区,小区,承办单位,工单状态,办结时间"
ROWS = (
    "GD1,2026-03-05 09:00,南门社区,,南门物业,办理中,",
    "GD1,2026-03-05 09:00,南门社区,汽运小区,城管中队,已办结,2026-03-06 09:00",
    "GD2,2026-03-05 10:00,白龙社区,,城管中队,已办结,2026-03-07 09:00",
    "GD3,2026-03-05 11:00,白龙社区,,城管中队,已办结,2026-03-09 09:00",
    "GD3,2026-03-05 11:00,白龙社区,,白龙物业,已办结,2026-03-08 09:00",
)
FOUND = (
    "select responsible_unit::varchar, status::varchar, closed_at from service_request order by request_id"
)


def test_an_order_of_two_units_names_both_and_ends_with_the_last(written, imported, rows):
    path = written(HEADER, *ROWS)
    report = imported(path)
    assert (report.rows, report.added, report.folded) == (5, 3, 2)
    assert rows(FOUND) == [
        ("南门物业、城管中队", "办理中", None),
        ("城管中队", "已办结", datetime(2026, 3, 7, 9)),
        ("城管中队、白龙物业", "已办结", datetime(2026, 3, 9, 9)),
    ]
    assert rows("select compound::varchar from service_request where request_id = 'GD1'") == [("汽运小区",)]
    told = [(one.row, one.rule, one.value) for one in report.findings]
    assert told == [(0, "handler_from_unit", ""), (2, "several_rows", "GD1"), (5, "several_rows", "GD3")]
    assert "第 2、3 行" in report.findings[1].message
    assert "“承办单位”记作“南门物业、城管中队”" in report.findings[1].message
    assert (imported(path).unchanged, imported(path).folded) == (3, 2)


def test_a_unit_that_two_rows_name_is_named_once(written, imported, rows):
    first, second = (ROWS[0].replace("南门物业", name) for name in ("城管、公安", "公安、住建"))
    imported(written(HEADER, first, second))
    assert rows("select responsible_unit::varchar from service_request") == [("城管、公安、住建",)]


def test_a_unit_that_has_done_at_last_ends_it(written, imported, rows):
    imported(written(HEADER, *ROWS[:2]))
    later = ROWS[0].replace("办理中,", "已办结,2026-03-08 10:00")
    report = imported(written(HEADER, later, ROWS[1], name="later.csv"))
    assert (report.updated, report.folded) == (1, 1)
    assert rows(FOUND) == [("南门物业、城管中队", "已办结", datetime(2026, 3, 8, 10))]


def test_a_unit_that_gave_it_back_keeps_nothing_open(written, imported, rows):
    given_back = ROWS[0].replace("办理中", "已退回")
    imported(written(HEADER, given_back, ROWS[1]))
    assert rows(FOUND) == [("南门物业、城管中队", "已办结", datetime(2026, 3, 6, 9))]


def test_without_a_status_an_empty_end_keeps_it_open(written, imported, rows):
    header = "工单编号,受理时间,社区,承办单位,办结时间"
    imported(written(header, "GD1,2026-03-05,南门社区,甲,", "GD1,2026-03-05,南门社区,乙,2026-03-06"))
    assert rows("select closed_at from service_request") == [(None,)]


def test_of_rows_of_one_unit_the_last_holds(written, imported, rows):
    reopened = ROWS[2].replace("已办结,2026-03-07 09:00", "办理中,")
    report = imported(written(HEADER, ROWS[2], reopened))
    assert (report.added, report.folded) == (1, 1)
    assert rows(FOUND) == [("城管中队", "办理中", None)]


def test_disputes_and_agenda_items_too(written, imported, rows):
    header = "纠纷编号,受理时间,社区,调解组织,调解结果,调结时间"
    lines = ("T1,2026-03-05,南门社区,调委会甲,调解中,", "T1,2026-03-05,南门社区,调委会乙,调解成功,2026-03-07")
    assert imported(written(header, *lines)).folded == 1
    assert rows("select mediator_team::varchar, outcome::varchar, closed_at from mediation_case") == [
        ("调委会甲、调委会乙", "调解中", None)
    ]


def test_the_call_backs_of_a_folded_order_are_one(written, imported):
    header = "工单编号,受理时间,社区,承办单位,办结时间,满意度"
    lines = ("GD1,2026-03-05,南门社区,甲,2026-03-06,满意", "GD1,2026-03-05,南门社区,乙,2026-03-06,满意")
    report = imported(written(header, *lines), ledger="service_request")
    assert report.also["satisfaction_response"] == {
        "rows": 2, "added": 1, "updated": 0, "unchanged": 0, "rejected": 0, "folded": 1
    }  # fmt: skip
    assert report.finding_counts["several_rows"] == 1


def test_a_place_that_is_listed_twice_is_one(written, imported, rows):
    report = imported(written("社区,户数,常住人口", "南门社区,100,", "南门社区,,300"))
    assert (report.added, report.folded) == (1, 1)
    assert rows("select households, residents from community") == [(100, 300)]


def test_co_handlers_of_several_rows_are_those_of_all_of_them(written, imported, rows):
    """Kept in the order of the declaration; a later export replaces them, an empty cell does not."""
    header = f"{HEADER},协办主体"
    told = "select co_handlers::varchar from service_request order by request_id"
    imported(
        written(
            header,
            f"{ROWS[0]},志愿者、业委会",
            f"{ROWS[1]},业委会/网格员、家委会",
            f"{ROWS[2]},",
        )
    )
    assert rows(told) == [("业委会+网格员+志愿者+家委会",), (None,)]
    imported(written(header, f"{ROWS[0]},", f"{ROWS[2]},社工", name="later.csv"))
    assert rows(told) == [("业委会+网格员+志愿者+家委会",), ("社工",)]
    imported(written(header, f"{ROWS[0]},楼长", name="last.csv"))
    assert rows(told) == [("楼栋长",), ("社工",)]

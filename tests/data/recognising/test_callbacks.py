"""Call-backs that stand beside the requests of a hotline export."""

from __future__ import annotations

from dataclasses import replace

import pytest

from data.cleaning.values import treatment
from data.ledgers import LEDGERS
from data.recognising.callbacks import inline_callbacks
from data.recognising.derived import derived_columns
from data.recognising.headers import Matching, recognise
from tests.data.recognising.test_derived import HOTLINE, loaded, positions, rules

REQUEST = "工单编号,原工单编号,受理时间,办结时间,标题,社区,小区,小区点位"
ROW = "GD1,,2026-03-02 09:15,2026-03-03 10:00,楼道堆物,南门社区,梁野花园,3栋"


def callbacks(headers: str) -> Matching:
    """The call-backs of a file of requests."""
    found = inline_callbacks(headers.split(","), recognise(headers.split(","), "x.csv"))
    assert found is not None
    return found


def read(matching: Matching, rows: list[str], *columns: str) -> list[tuple[str | None, ...]]:
    """The texts of some columns, of the rows that are call-backs."""
    needs = dict(matching.positions)
    for one in matching.derived.values():
        assert all(needs.get(name, place) == place for name, place in one.needs.items())
        needs.update(one.needs)
    picked = ", ".join(
        matching.derived[name].sql if name in matching.derived else f"raw.{name}" for name in columns
    )
    statement = f"select {picked} from raw where {matching.where} order by _line"
    return loaded(needs, [row.split(",") for row in rows]).execute(statement).fetchall()


def test_one_row_for_each_request_with_an_answer():
    headers = f"{REQUEST},是否联系,是否解决,满意度,回访时间"
    rows = [
        f"{ROW},是,已解决,满意,2026-03-04 10:00",
        f"{ROW.replace('GD1', 'GD2')},,,,",
        f"{ROW.replace('GD1', 'GD3')},,,未评价,2026-03-04 11:00",
        f"{ROW.replace('GD1,', 'GD4,GD0')},0,,,2026-03-04 12:00",
    ]
    columns = ("response_id", "event_id", "asked_at", "was_contacted", "is_resolved", "rating")
    assert read(callbacks(headers), rows, *columns) == [
        ("回访-GD1", "GD1", "2026-03-04 10:00", "是", "已解决", "满意"),
        ("回访-GD4", "GD0", "2026-03-04 12:00", "0", None, None),
    ]


def test_a_call_back_is_of_a_request_and_happens_where_the_request_does():
    columns = ("instrument", "subject", "community", "compound", "address")
    assert read(callbacks(f"{REQUEST},是否满意"), [f"{ROW},满意"], *columns) == [
        ("回访", "诉求", "南门社区", "梁野花园", "3栋；楼道堆物")
    ]


def test_the_last_rating_goes_before_the_first():
    matching = callbacks(f"{REQUEST},首次满意度,最终满意度")
    rows = [f"{ROW},不满意,满意", f"{ROW},基本满意,", f"{ROW},基本满意,未评价", f"{ROW},未回访,未评价"]
    assert read(matching, rows, "rating") == [("满意",), ("基本满意",), ("基本满意",)]


def test_without_a_time_of_its_own_the_call_back_is_when_the_request_was_closed():
    matching = callbacks(f"{REQUEST},是否解决")
    rows = [f"{ROW},是", f"{ROW},是".replace("2026-03-03 10:00", "")]
    assert read(matching, rows, "asked_at") == [("2026-03-03 10:00",), ("2026-03-02 09:15",)]
    assert rules(matching.derived["asked_at"], []) == ["callback_without_time"]
    assert callbacks(f"{REQUEST},是否解决,回访时间").derived["asked_at"].findings == ()


def test_a_placeholder_for_no_closing_is_no_time_of_a_call_back():
    rows = [
        f"{ROW.replace('2026-03-03 10:00', moment)},满意" for moment in ("1970-01-01 08:00:00", "0000-00-00")
    ]
    matching = callbacks(f"{REQUEST},是否满意")
    assert read(matching, rows, "asked_at") == [("2026-03-02 09:15",), ("2026-03-02 09:15",)]


def test_an_export_without_any_time_takes_the_day_from_the_number():
    names, ledger = HOTLINE.split(","), LEDGERS["service_request"]
    found = positions(names, ledger)
    requests = Matching(ledger, found, (), derived_columns(names, found, ledger))
    matching = inline_callbacks(names, requests)
    assert matching is not None
    row = {"工单编号": "热线-260302-000001", "是否解决": "已解决", "小区点位": "梁野花园3栋"}
    cells = ",".join(row.get(name, "") for name in names)
    assert read(matching, [cells], "response_id", "asked_at", "rating") == [
        ("回访-热线-260302-000001", "2026-03-02", None)
    ]


def test_a_number_that_was_cut_short_is_no_number_of_a_call_back():
    row = f"{ROW},是".replace("GD1", "1.23E+17")
    assert read(callbacks(f"{REQUEST},是否解决"), [row], "response_id") == [(None,)]


def test_all_cells_that_are_read_are_known_places():
    headers = f"{REQUEST},是否解决,回访时间,企业名称"
    matching = callbacks(headers)
    assert {headers.split(",")[place] for place in matching.places} == {
        *REQUEST.split(","), "是否解决", "回访时间",
    }  # fmt: skip


@pytest.mark.parametrize("headers", [REQUEST, f"{REQUEST},回访时间", f"{REQUEST},是否有效回访"])
def test_requests_without_answers_have_no_call_backs(headers: str):
    assert inline_callbacks(headers.split(","), recognise(headers.split(","), "x.csv")) is None


def test_call_backs_of_their_own_have_none_inline():
    headers = ["工单编号", "回访时间", "是否解决", "满意度"]
    assert inline_callbacks(headers, recognise(headers, "x.csv")) is None


def test_a_column_the_request_reads_is_not_taken_from_it():
    names = f"{REQUEST},是否解决".split(",")
    requests = recognise(names, "x.csv")
    requests = replace(requests, positions={**requests.positions, "status": 8})
    assert inline_callbacks(names, requests) is None


def test_every_answer_is_read_like_a_cell_of_the_ledger():
    rating = treatment(
        LEDGERS["satisfaction_response"].column("rating"), salt=b"", codes={}, formats=(), is_key=False
    )
    assert [rating.repair(text) for text in ("较满意", "是", "中立")] == [
        ("满意", True),
        ("满意", True),
        ("一般", True),
    ]

"""The address of a list of rows comes back whole; what there is not is refused with a message."""

from urllib.parse import parse_qs

import pytest

from data.snapshots.store import Snapshot
from pages import contents  # noqa: F401 - registers the pages
from pages.parts.asking.counted_cells import cell_addresses, cell_marks, cells_of_tables, counted_columns
from pages.parts.asking.fetch import answer_from
from pages.parts.asking.list_record import key_column, list_record, names_of
from pages.parts.asking.rows_address import RowsAddress, UnknownRowsError, read_rows_address, read_rows_text
from pages.parts.asking.rows_list import list_of_rows
from pages.parts.html.clickable_rows import cell_texts
from queries import Part, Scope, row_count, rows, run
from tests.cases import each
from tests.pages.test_block_rows import QUARTER

PLAIN = RowsAddress("closed_loop/deadlines")
FULL = RowsAddress(
    "explore/measure=request_count&rows=community",
    2,
    "request_count",
    (("community", "南门社区"), ("period", "2026-07-01/2026-08-01")),
    mark=("走到这一步", "2 研判分流"),
    find="装修 & 噪声",
    sort="days_late",
    is_descending=True,
    at=3,
    record="GD09033",
    columns=("request_id", "status"),
)


@pytest.mark.parametrize("address", [PLAIN, FULL])
def test_an_address_is_read_as_it_was_written(address: RowsAddress) -> None:
    assert read_rows_address(address.to_query()) == address
    assert read_rows_text(address.text()) == address
    assert read_rows_address(parse_qs("from=2026-01-01&" + address.text())) == address


@each(
    "query",
    ["", "rows_find=x", "rows_of=a/b&rows_at=0", "rows_of=a/b&rows_list=x", "rows_of=a/b&rows_cell=x"],
)
def test_what_names_no_list_is_refused(query: str) -> None:
    with pytest.raises(UnknownRowsError, match="地址"):
        read_rows_text(query)


@each(
    "address",
    [
        RowsAddress("nowhere/deadlines"),
        RowsAddress("closed_loop/nothing"),
        RowsAddress("service_requests/records"),  # a question, but no list of a number
        PLAIN.replace(nth=9),
        PLAIN.replace(column="days_late", cell=(("community", "南门社区"),)),
        PLAIN.replace(column="overdue_open_count", cell=(("responsible_unit", "没有这个单位"),)),
        PLAIN.replace(column="overdue_open_count", cell=()),
    ],
)
def test_what_there_is_not_is_refused_with_a_message(samples: Snapshot, address: RowsAddress) -> None:
    with pytest.raises(UnknownRowsError, match=r"[\u4e00-\u9fff]"):
        list_of_rows(address, QUARTER, samples)


@pytest.mark.parametrize("chart", ["", "&chart=ranked", "&columns=channel&chart=pivot"])
def test_each_cell_of_a_free_question_opens_as_many_rows_as_it_says(samples: Snapshot, chart: str) -> None:
    of = f"explore/measure=request_count&rows=community{chart}"
    block = list_of_rows(RowsAddress(of), QUARTER, samples).block
    (column,) = counted_columns(block)
    mark = next(mark for mark in cell_marks(block) if mark)
    one = list_of_rows(RowsAddress(of, column=column, cell=mark), QUARTER, samples)
    assert one.count == row_count(one.rows.question, one.rows.scope, one.rows.part, snapshot=samples) > 0
    if block.html:
        texts = cell_texts(block.html)
        for (row, place), (own, name) in cells_of_tables(block, texts).items():
            assert texts[row][place] == f"{block.table[name].iloc[own]:,.0f}"
        assert len(cells_of_tables(block, texts)) >= len(texts) - 1


def test_the_totals_of_a_pivot_table_open_their_rows(samples: Snapshot) -> None:
    of = "explore/measure=request_count&rows=community&columns=channel&chart=pivot"
    block = list_of_rows(RowsAddress(of), QUARTER, samples).block
    with answer_from(samples):
        texts, addresses = cell_texts(block.html), cell_addresses(block, "explore")
        places = cells_of_tables(block, texts)
    opened = {place: addresses[own] for place, own in places.items() if own in addresses}
    last, right = len(texts) - 1, max(place for _row, place in opened)  # changes stand right of the totals
    assert texts[last][0] == "合计"
    assert {row for row, place in opened if place == right} == set(range(len(texts)))
    assert len([place for row, place in opened if row == last]) > right // 2
    for (row, place), address in opened.items():
        if last == row or place == right:
            one = list_of_rows(read_rows_text(address), QUARTER, samples)
            found = row_count(one.rows.question, one.rows.scope, one.rows.part, snapshot=samples)
            assert f"{found:,.0f}" == texts[row][place]


def test_a_list_can_be_asked_for_by_its_name(samples: Snapshot) -> None:
    found = list_of_rows(RowsAddress("service_requests/overdue_rows"), Scope(), samples)
    assert (found.page, found.count) == ("", found.rows.count)
    assert found.count > 0


@each(
    "name",
    [
        "mediation_cases/rows",
        "satisfaction/rated_rows",
        "closed_loop/matter_rows",
        "visits/rows",
        "organisation/holder_rows",
    ],
)
def test_a_record_of_any_list_stands_between_its_neighbours(samples: Snapshot, name: str) -> None:
    one = list_of_rows(RowsAddress(name), QUARTER, samples).rows
    first = rows(name, one.scope, Part(limit=3), snapshot=samples)
    names = names_of(first, key_column(name, samples), 0)
    record = list_record(one, Part(), names[1], one.count, samples)
    assert (record.place, record.previous, record.following) == (2, names[0], names[2])
    assert list_record(one, Part(), names[0], one.count, samples).previous == ""
    assert (record.event is None) == name.startswith(("visits", "organisation"))
    with pytest.raises(UnknownRowsError, match="没有 不存在"):
        list_record(one, Part(), "不存在", one.count, samples)


def test_an_event_is_whole_from_whichever_ledger_it_is_looked_at(samples: Snapshot) -> None:
    cases = run("mediation_cases/records", Scope(), snapshot=samples)
    case = cases[cases["event_id"].notna()].iloc[0]
    one = list_of_rows(RowsAddress("mediation_cases/rows"), Scope(), samples).rows
    record = list_record(one, Part(), case["case_id"], one.count, samples)
    assert record.event is not None
    own = {row["request_id"] for row in record.event.requests}
    requests = run("service_requests/records", Scope(), snapshot=samples)
    assert own == set(requests[requests["event_id"] == case["event_id"]]["request_id"])

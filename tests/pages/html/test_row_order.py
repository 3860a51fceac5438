import re
from datetime import date

import pandas as pd
import pytest

from pages.parts.html.markup import Cell, Heading, Table, unit_table
from pages.parts.html.row_order import LONG, Order, falls_first, in_order, row_marks, under_name, whole_of
from tests.cases import each

#: 白龙 has no rate, 桑园 one of few cases; 南门 comes before 体育场 by pinyin.
RATES = pd.DataFrame(
    {
        "community": ["体育场", "南门", "桑园", "白龙", "新城", "未填写"],
        "request_count": [9, 10, 100, 9, 8, 200],
        "due_count": [40, 50, 2, 0, 60, 70],
        "on_time_rate": [0.8, 0.9, 0.1, None, 0.7, 0.2],
    }
)


def order_of(column: str, *, is_descending: bool) -> list[str]:
    return list(in_order(RATES, Order(column, is_descending))["community"])


@each(
    ("column", "is_descending", "expected"),
    [
        ("request_count", True, ["桑园", "南门", "体育场", "白龙", "新城"]),
        ("request_count", False, ["新城", "体育场", "白龙", "南门", "桑园"]),
        ("on_time_rate", False, ["新城", "体育场", "南门", "桑园", "白龙"]),
        ("on_time_rate", True, ["南门", "体育场", "新城", "桑园", "白龙"]),
        ("community", False, ["白龙", "南门", "桑园", "体育场", "新城"]),
    ],
)
def test_rows_go_by_value_then_few_cases_then_missing_ones(
    column: str, is_descending: bool, expected: list[str]
) -> None:
    assert order_of(column, is_descending=is_descending) == [*expected, "未填写"]


def test_what_has_no_name_keeps_its_place_among_names_only() -> None:
    middle = pd.DataFrame(
        {"community": ["甲", "甲", "甲"], "compound": ["乙", "未匹配", "丙"], "n": [1, 9, 5]}
    )
    assert list(in_order(middle, Order("n", is_descending=True))["n"]) == [5, 9, 1]
    events = middle.assign(compound="未匹配")
    assert list(in_order(events, Order("n", is_descending=True))["n"]) == [9, 5, 1]


def test_dates_flags_and_categories_are_compared_as_what_they_are() -> None:
    frame = pd.DataFrame(
        {
            "id": ["a", "b", "c"],
            "on": [date(2026, 2, 1), None, date(2025, 12, 1)],
            "at": pd.to_datetime(["2026-02-01 10:00", "2026-02-01 09:00", None]),
            "is_late": [True, False, True],
            "kind": pd.Categorical(["信江", "白龙", "南门"]),
        }
    )
    found = {column: "".join(in_order(frame, Order(column))["id"]) for column in frame.columns[1:]}
    assert found == {"on": "cab", "at": "bac", "is_late": "bac", "kind": "bca"}


def test_the_first_click_puts_the_worse_end_first() -> None:
    frame = RATES.assign(overdue_open_count=1, held_on=date(2026, 1, 1), other=1.0)
    first = {column: falls_first(frame, column) for column in frame}
    assert first == {
        "community": False, "request_count": True, "due_count": True, "on_time_rate": False,
        "overdue_open_count": True, "held_on": False, "other": True,
    }  # fmt: skip


def test_a_column_of_rates_that_is_no_measure_names_its_denominators() -> None:
    frame = pd.DataFrame(
        {"channel": ["甲", "乙", "丙"], "南门": [0.0, 0.5, 1.0], whole_of("南门"): [3, 40, 90]}
    )
    assert list(in_order(frame, Order("南门"))["channel"]) == ["乙", "丙", "甲"]


def test_an_unknown_column_is_an_error() -> None:
    with pytest.raises(KeyError):
        in_order(RATES, Order("nothing"))


def test_the_page_gets_the_same_places_as_the_files() -> None:
    rows = row_marks(RATES, ["community", "on_time_rate", ""], len(RATES))
    assert rows == [
        ' data-o="3,3,"',
        ' data-o="1,4,"',
        ' data-o="2,f0,"',
        ' data-o="0,,"',
        ' data-o="5,2,"',
        "",
    ]


def test_heads_of_a_table_with_values_sort_and_its_total_stays() -> None:
    headings = (
        Heading("社区", is_text=True, column="community"),
        Heading("件", column="request_count"),
        Heading("图"),
    )
    frame = pd.DataFrame({"community": ["南门", "白龙"], "request_count": [3, 4]})
    rows = tuple((Cell(name), Cell(str(count)), Cell()) for name, count in frame.itertuples(index=False))
    html = unit_table(Table(headings, rows, (Cell("合计"), Cell("7"), Cell()), frame, "a<b"))
    assert re.findall(r"<th [^>]*>", html) == [
        '<th class="s" scope="col" data-c="community" data-d="0">',
        '<th class="" scope="col" data-c="request_count" data-d="1">',
        '<th class="" scope="col">',
    ]
    assert re.findall(r"<tr[^>]*>", html)[1:] == [
        '<tr data-o="1,0,">',
        '<tr data-o="0,1,">',
        '<tr class="sum">',
    ]
    assert 'data-table="a&lt;b"' in html
    assert "data-" not in unit_table(Table(headings, rows))


def test_rows_of_a_long_table_are_found_by_initials() -> None:
    frame = pd.DataFrame({"compound": [f"象城外滩{n}" for n in range(LONG)], "n": range(LONG)})
    marks = row_marks(frame, ["compound", "n"], LONG)
    assert all(' data-q="xcwt' in mark for mark in marks)
    assert "data-q" not in "".join(row_marks(frame.head(LONG - 1), ["compound", "n"], LONG - 1))


def test_a_hostile_name_stays_in_its_attribute() -> None:
    assert under_name("", '"><script>') == '<div data-table="&quot;&gt;&lt;script&gt;"></div>'

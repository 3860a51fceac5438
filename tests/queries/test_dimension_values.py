"""The values of a dimension: those of all ledgers whose rows have it, in the order in which they are offered."""

from datetime import date

import pytest

from queries import Scope, value_counts
from queries.dimensions import DIMENSIONS
from tests.cases import each
from tests.queries.tables import expect

REQUESTS = """
| community | compound | category | responsible_unit | requested_at     |
| 甲        | 东苑     | 噪声     | 城管             | 2026-02-02 23:30 |
| 甲        | 东苑     | 停车     | 物业             | 2026-02-03 09:00 |
| 甲        | 西苑     | 噪声     | 城管             | 2026-02-04 09:00 |
| 乙        | 未匹配   | 噪声     |                  | 2026-03-05 09:00 |
"""
COMPOUNDS = """
| community | compound | management |
| 甲        | 东苑     | 红色物业   |
| 甲        | 西苑     | 无物业     |
"""
DELIBERATIONS = """
| responsible_unit | met_at     |
| 城建办           | 2026-02-05 |
"""


@pytest.fixture(scope="module")
def office(ledger):
    return ledger(service_request=REQUESTS, compound=COMPOUNDS, deliberation=DELIBERATIONS)


def test_the_most_frequent_value_comes_first(office):
    expect(
        value_counts("category", Scope(), snapshot=office),
        """
| value | row_count |
| 噪声  | 3         |
| 停车  | 1         |
""",
    )


def test_rows_of_all_ledgers_count_and_equal_ones_stand_by_name(office):
    expect(
        value_counts("responsible_unit", Scope(), snapshot=office),
        """
| value  | row_count |
| 城管   | 2         |
| 城建办 | 1         |
| 未填写 | 1         |
| 物业   | 1         |
""",
    )


def test_an_attribute_of_compounds_is_that_of_the_compound_of_a_row(office):
    """Three rows of 东苑, the compound itself among them, two of 西苑, a request and an item of no compound."""
    expect(
        value_counts("management", Scope(), snapshot=office),
        """
| value    | row_count |
| 红色物业 | 3         |
| 无物业   | 2         |
| 未填写   | 2         |
""",
    )


def test_dates_and_places_narrow_the_rows(office):
    scope = Scope(date(2026, 2, 3), date(2026, 3, 1), communities=("甲",))
    assert list(value_counts("category", scope, snapshot=office)["row_count"]) == [1, 1]


def test_declared_values_come_in_their_order_and_all_of_them(office):
    found = value_counts("time_of_day", Scope(), snapshot=office)
    assert list(found["value"]) == list(DIMENSIONS["time_of_day"].values)
    assert dict(zip(found["value"], found["row_count"], strict=True))["夜间"] == 1


@each("name", DIMENSIONS)
def test_every_dimension_can_be_asked_in_an_empty_office(name, empty):
    assert value_counts(name, Scope(), snapshot=empty)["row_count"].sum() == 0

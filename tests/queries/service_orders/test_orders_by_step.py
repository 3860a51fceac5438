from datetime import date

import pytest

from queries import Only, Part, Scope, row_count, run
from tests.queries.service_orders.test_summary import SERVICE_ORDERS
from tests.queries.tables import expect
from tests.queries.test_lists import SCOPES

NAME, LIST = "service_orders/orders_by_step", "service_orders/counted_rows"


def test_each_order_by_the_last_step_it_has_come_to(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(service_order=SERVICE_ORDERS)),
        "| last_step | order_count |\n| 1 | 1 |\n| 3 | 1 |\n| 4 | 1 |\n| 5 | 1 |",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 1, 6), date(2026, 3, 1), communities=("甲",))
    expect(
        run(NAME, scope, snapshot=ledger(service_order=SERVICE_ORDERS)),
        "| last_step | order_count |\n| 1 | 1 |\n| 3 | 1 |",
    )


def test_without_orders_there_is_no_step(empty):
    assert run(NAME, Scope(), snapshot=empty).empty


@pytest.mark.parametrize("scope", SCOPES.values(), ids=SCOPES)
def test_the_list_has_as_many_of_each_step(samples, scope):
    found = run(NAME, scope, snapshot=samples)
    assert {
        step: row_count(LIST, scope, Part(only=Only(("last_step",), ((str(step),),))), snapshot=samples)
        for step in found["last_step"]
    } == dict(zip(found["last_step"], found["order_count"], strict=True))

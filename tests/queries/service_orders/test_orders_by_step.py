from datetime import date

import pytest

from queries import Only, Part, Scope, row_count, run
from tests.queries.service_orders.test_summary import SERVICE_ORDERS
from tests.queries.tables import expect
from tests.queries.test_lists import SCOPES

NAME = "service_orders/orders_by_step"
LIST = "service_orders/counted_rows"


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


def test_a_time_that_no_order_of_the_ledger_has_holds_nobody_back(ledger):
    orders = """
| ordered_at       | accepted_at      | done_at          | status |
| 2026-01-05 09:00 | 2026-01-06 09:00 | 2026-01-07 09:00 | 已办结 |
| 2026-01-05 10:00 | 2026-01-06 10:00 |                  | 办理中 |
| 2026-01-05 11:00 |                  |                  | 待办   |
"""
    snapshot = ledger(service_order=orders)
    expect(
        run(NAME, Scope(), snapshot=snapshot), "| last_step | order_count |\n| 2 | 1 |\n| 3 | 1 |\n| 4 | 1 |"
    )
    assert sorted(run(LIST, Scope(), snapshot=snapshot)["last_step"]) == [2, 3, 4]
    one = Scope(compounds=("东苑",))
    late = orders.replace("ordered_at", "compound | ordered_at", 1).replace(
        "| 2026-01-05", "| 东苑 | 2026-01-05"
    )
    sent = "| 西苑 | 2026-01-05 12:00 | | | 待办 | 2026-01-05 13:00 |\n"
    rows = late.replace("status |", "status | dispatched_at |").replace("已办结 |", "已办结 | |")
    rows = rows.replace("办理中 |", "办理中 | |").replace("待办   |", "待办 | |") + sent
    expect(run(NAME, one, snapshot=ledger(service_order=rows)), "| last_step | order_count |\n| 1 | 3 |")


def test_without_orders_there_is_no_step(empty):
    assert run(NAME, Scope(), snapshot=empty).empty


@pytest.mark.parametrize("scope", SCOPES.values(), ids=SCOPES)
def test_the_list_has_as_many_of_each_step(samples, scope):
    found = run(NAME, scope, snapshot=samples)
    assert {
        step: row_count(LIST, scope, Part(only=Only(("last_step",), ((str(step),),))), snapshot=samples)
        for step in found["last_step"]
    } == dict(zip(found["last_step"], found["order_count"], strict=True))

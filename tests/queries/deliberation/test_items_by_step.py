from datetime import date

import pytest

from queries import Only, Part, Scope, row_count, run
from tests.queries.deliberation.test_agreed_and_judged import DELIBERATIONS
from tests.queries.tables import expect
from tests.queries.test_lists import SCOPES

NAME = "deliberation/items_by_step"
LIST = "deliberation/counted_rows"


def test_each_item_by_the_last_step_it_has_come_to(ledger):
    """d is without a unit, c without one too; the withdrawn e is none."""
    expect(
        run(NAME, Scope(), snapshot=ledger(deliberation=DELIBERATIONS)),
        "| last_step | item_count |\n| 1 | 2 |\n| 3 | 2 |",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 1, 16), date(2026, 3, 1), communities=("甲",))
    expect(
        run(NAME, scope, snapshot=ledger(deliberation=DELIBERATIONS)),
        "| last_step | item_count |\n| 1 | 1 |\n| 3 | 1 |",
    )


def test_without_items_there_is_no_step(empty):
    assert run(NAME, Scope(), snapshot=empty).empty


@pytest.mark.parametrize("scope", SCOPES.values(), ids=SCOPES)
def test_the_list_has_as_many_of_each_step(samples, scope):
    found = run(NAME, scope, snapshot=samples)
    assert {
        step: row_count(LIST, scope, Part(only=Only(("last_step",), ((str(step),),))), snapshot=samples)
        for step in found["last_step"]
    } == dict(zip(found["last_step"], found["item_count"], strict=True))

from datetime import date

from queries import Scope, run
from tests.queries.organisation.numbered_buildings import LEDGERS
from tests.queries.tables import expect

NAME = "organisation/answers_by_contact"


def test_buildings_with_somebody_beside_those_with_nobody(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(**LEDGERS)),
        """
| is_covered | building_count | request_count | responded_count | median_hours_to_respond | without_building_count |
| true       | 2              | 10            | 10              | 3                       | 7                      |
| false      | 2              | 10            | 10              | 3                       | 7                      |
""",
    )


def test_filtered(ledger):
    answer = run(NAME, Scope(compounds=("南苑",)), snapshot=ledger(**LEDGERS))
    assert list(answer["is_covered"]) == [True]
    scope = Scope(date(2026, 2, 1), date(2026, 3, 1))
    assert run(NAME, scope, snapshot=ledger(**LEDGERS)).empty


def test_empty(ledger):
    assert run(NAME, Scope(), snapshot=ledger()).empty

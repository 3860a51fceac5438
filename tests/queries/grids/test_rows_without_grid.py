from datetime import date

from queries import Scope, run
from tests.queries.grids.ledgers import AS_OF, EVENTS
from tests.queries.tables import expect

NAME = "grids/rows_without_grid"


def test_empty_grids_by_ledger_and_community(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(**EVENTS, as_of=AS_OF)),
        """
| ledger          | community | row_count | empty_count | unplaced_count | empty_rate |
| mediation_case  | 甲社区    | 5         | 1           | 0              | 1/5        |
| service_request | 甲社区    | 7         | 1           | 0              | 1/7        |
| visit           | 甲社区    | 4         | 1           | 0              | 1/4        |
| service_request | 未填写    | 1         | 0           | 1              | 0          |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 2, 1), date(2026, 3, 1), communities=("甲社区",))
    frame = run(NAME, scope, snapshot=ledger(**EVENTS, as_of=AS_OF))
    assert list(frame["row_count"]) == [1, 1, 1]
    assert frame["empty_count"].sum() == 0

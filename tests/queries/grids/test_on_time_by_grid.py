from datetime import date

from queries import Scope, run
from tests.queries.grids.ledgers import AS_OF, REQUESTS
from tests.queries.tables import expect

NAME = "grids/on_time_by_grid"


def test_late_and_open_requests(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(service_request=REQUESTS, as_of=AS_OF)),
        """
| community | grid       | due_count | closed_on_time_count | on_time_rate | overdue_open_count |
| 甲社区    | 甲第一网格 | 3         | 1                    | 1/3          | 1                  |
""",
    )


def test_filtered_by_the_time_of_the_deadline(ledger):
    scope = Scope(date(2026, 2, 1), date(2026, 3, 1), communities=("甲社区",))
    frame = run(NAME, scope, snapshot=ledger(service_request=REQUESTS, as_of=AS_OF))
    assert frame[["due_count", "overdue_open_count"]].to_numpy().tolist() == [[1, 1]]

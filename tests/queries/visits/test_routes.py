from queries import Scope, run
from tests.queries.tables import expect

NAME = "visits/routes"
VISITS = """
| community | route | visited_at       |
| 甲        | 北线  | 2026-01-01 21:00 |
| 甲        | 北线  | 2026-01-08 21:00 |
| 甲        | 南线  | 2026-01-02 12:00 |
| 甲        |       | 2026-01-01 21:00 |
| 乙        | 北线  | 2026-01-09 12:00 |
"""


def test_full_days_since_a_route_was_walked(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(visit=VISITS, as_of="2026-01-10 12:00")),
        """
| community | route | patrol_count | days_since |
| 甲        | 南线  | 1            | 8          |
| 甲        | 北线  | 2            | 1          |
| 乙        | 北线  | 1            | 1          |
""",
    )


def test_filtered(ledger):
    found = run(NAME, Scope(communities=("乙",)), snapshot=ledger(visit=VISITS))
    assert list(found["route"]) == ["北线"]

from datetime import date

from queries import Scope, run
from tests.queries.closed_loop.ruled import snapshot
from tests.queries.tables import expect

NAME = "closed_loop/departures_by_community"


def test_no_triage_no_rule_and_void_matters_are_not_judged(ledger):
    expect(
        run(NAME, Scope(), snapshot=snapshot(ledger)),
        """
| community | ruled_count | departed_count | departure_rate |
| 甲        | 3           | 2              | 2/3            |
| 乙        | 2           | 1              | 1/2            |
""",
    )


def test_filtered(ledger):
    found = run(NAME, Scope(date(2026, 1, 4), date(2026, 1, 5)), snapshot=snapshot(ledger))
    expect(found, "| community | ruled_count | departed_count |\n| 乙 | 1 | 0 |")

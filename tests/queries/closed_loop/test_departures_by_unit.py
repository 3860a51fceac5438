from datetime import date

from queries import Scope, run
from queries.runner import counted_ledgers
from tests.queries.closed_loop.ruled import snapshot
from tests.queries.tables import expect

NAME = "closed_loop/departures_by_unit"


def test_mediators_are_the_unit_of_a_dispute(ledger):
    expect(
        run(NAME, Scope(), snapshot=snapshot(ledger)),
        """
| responsible_unit | ruled_count | departed_count | departure_rate |
| 城管中队         | 2           | 1              | 1/2            |
| 物业办           | 2           | 1              | 1/2            |
| 解忧茶桌         | 1           | 1              | 1              |
""",
    )


def test_filtered(ledger):
    found = run(NAME, Scope(date(2026, 1, 5), communities=("乙",)), snapshot=snapshot(ledger))
    expect(found, "| responsible_unit | ruled_count | departed_count |\n| 解忧茶桌 | 1 | 1 |")


def test_counts_the_rows_of_three_ledgers():
    assert counted_ledgers(NAME) == ("deliberation", "mediation_case", "service_request")

from datetime import date

from queries import Grain, Scope, run
from tests.queries.tables import expect
from tests.queries.visits.test_street_findings import VISITS

NAME = "visits/street_findings_by_period"


def test_every_month_has_its_row(ledger):
    scope = Scope(date(2026, 1, 1), date(2026, 4, 1), Grain.MONTH)
    expect(
        run(NAME, scope, snapshot=ledger(visit=VISITS, as_of="2026-03-31 12:00")),
        """
| period_start | round_count | told_round_count | finding_count | finding_rate | hygiene_count | frontage_count | vehicle_count | other_kind_count |
| 2026-01-01   | 3           | 2                | 1             | 1/2          | 1             | 0              | 1             | 0           |
| 2026-02-01   | 5           | 5                | 3             | 3/5          | 1             | 1              | 0             | 2           |
| 2026-03-01   | 0           | 0                | 0             |              | 0             | 0              | 0             | 0           |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 2, 1), date(2026, 3, 1), Grain.MONTH, communities=("乙",))
    expect(
        run(NAME, scope, snapshot=ledger(visit=VISITS)),
        """
| period_start | round_count | finding_count |
| 2026-02-01   | 1           | 0             |
""",
    )

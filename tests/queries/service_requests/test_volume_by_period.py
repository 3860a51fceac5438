from datetime import date

from queries import Grain, Scope, run
from tests.queries.tables import expect

NAME = "service_requests/volume_by_period"
# One request in the first week, none in the second, two in the third; the excluded one is not counted.
REQUESTS = """
| requested_at     | community | is_excluded |
| 2026-01-05 00:00 | 甲        |             |
| 2026-01-19 08:00 | 甲        |             |
| 2026-01-25 23:59 | 乙        |             |
| 2026-01-26 00:00 | 乙        | true        |
"""


def test_every_week_between_first_and_last_is_there(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(service_request=REQUESTS)),
        """
| period_start | request_count |
| 2026-01-05   | 1             |
| 2026-01-12   | 0             |
| 2026-01-19   | 2             |
""",
    )


def test_filtered_weeks_reach_from_one_end_of_the_window_to_the_other(ledger):
    scope = Scope(date(2026, 1, 19), date(2026, 2, 3), communities=("甲",))
    expect(
        run(NAME, scope, snapshot=ledger(service_request=REQUESTS)),
        """
| period_start | request_count |
| 2026-01-19   | 1             |
| 2026-01-26   | 0             |
| 2026-02-02   | 0             |
""",
    )


def test_other_grains(ledger):
    snapshot = ledger(service_request=REQUESTS)
    scope = Scope(date(2025, 12, 31), date(2026, 4, 2))
    by_month = """
| period_start | request_count |
| 2025-12-01   | 0 |
| 2026-01-01   | 3 |
| 2026-02-01   | 0 |
| 2026-03-01   | 0 |
| 2026-04-01   | 0 |
"""
    expect(run(NAME, scope.replace(grain=Grain.MONTH), snapshot=snapshot), by_month)
    by_quarter = """
| period_start | request_count |
| 2025-10-01   | 0 |
| 2026-01-01   | 3 |
| 2026-04-01   | 0 |
"""
    expect(run(NAME, scope.replace(grain=Grain.QUARTER), snapshot=snapshot), by_quarter)
    by_year = """
| period_start | request_count |
| 2025-01-01   | 0 |
| 2026-01-01   | 3 |
"""
    expect(run(NAME, scope.replace(grain=Grain.YEAR), snapshot=snapshot), by_year)
    assert len(run(NAME, scope.replace(grain=Grain.DAY), snapshot=snapshot)) == 92


def test_empty(empty):
    assert run(NAME, Scope(), snapshot=empty).empty
    expect(
        run(NAME, Scope(date(2026, 1, 5), date(2026, 1, 12)), snapshot=empty),
        """
| period_start | request_count |
| 2026-01-05   | 0             |
""",
    )

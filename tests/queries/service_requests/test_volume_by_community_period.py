from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "service_requests/volume_by_community_period"
REQUESTS = """
| requested_at     | community |
| 2026-01-05 00:00 | 甲        |
| 2026-01-06 00:00 | 甲        |
| 2026-01-12 00:00 | 乙        |
"""


def test_each_community_has_every_period(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(service_request=REQUESTS)),
        """
| period_start | community | request_count |
| 2026-01-05   | 乙        | 0             |
| 2026-01-05   | 甲        | 2             |
| 2026-01-12   | 乙        | 1             |
| 2026-01-12   | 甲        | 0             |
""",
    )


def test_filtered(ledger):
    expect(
        run(
            NAME,
            Scope(date_to=date(2026, 1, 6), communities=("甲",)),
            snapshot=ledger(service_request=REQUESTS),
        ),
        """
| period_start | community | request_count |
| 2026-01-05   | 甲        | 1             |
""",
    )


def test_empty(empty):
    assert run(NAME, Scope(date(2026, 1, 5), date(2026, 1, 12)), snapshot=empty).empty

from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "service_requests/slow_by_community"
# Closed after 1, 2 and 11 days: half after 2. 乙: one open for ten days is slow, one of yesterday is not known.
REQUESTS = """
| community | requested_at     | closed_at        | status |
| 甲        | 2026-01-01 00:00 | 2026-01-02 00:00 |        |
| 甲        | 2026-01-01 00:00 | 2026-01-03 00:00 |        |
| 甲        | 2026-01-01 00:00 | 2026-01-12 00:00 |        |
| 甲        | 2026-01-01 00:00 |                  | 已办结 |
| 甲        | 2026-01-01 00:00 | 2026-06-01 00:00 | 已作废 |
| 乙        | 2026-01-10 00:00 |                  | 办理中 |
| 乙        | 2026-01-19 00:00 |                  | 办理中 |
"""


def test_what_is_old_enough_is_slow_or_not(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(service_request=REQUESTS, as_of="2026-01-20 00:00")),
        """
| community | half_days | aged_count | slow_count |
| 乙        | 2         | 1          | 1          |
| 甲        | 2         | 3          | 1          |
""",
    )


def test_filtered(ledger):
    scope = Scope(date_to=date(2026, 1, 5), communities=("甲",))
    frame = run(NAME, scope, snapshot=ledger(service_request=REQUESTS, as_of="2026-01-20 00:00"))
    assert list(frame["community"]) == ["甲"]


def test_empty(empty):
    assert run(NAME, Scope(), snapshot=empty).empty

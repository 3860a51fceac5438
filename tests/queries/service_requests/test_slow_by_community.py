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


def test_the_window_is_that_of_the_days_drawn_beside_it(ledger):
    """A request counts in the window of its deadline, wherever it was received."""
    requests = """
| community | requested_at     | due_at           | closed_at        |
| 甲        | 2026-01-01 00:00 | 2026-01-08 00:00 | 2026-01-03 00:00 |
| 甲        | 2026-01-05 00:00 | 2026-01-12 00:00 | 2026-01-09 00:00 |
"""
    scope, snapshot = Scope(date(2026, 1, 5), date(2026, 1, 12)), ledger(service_request=requests)
    slow, drawn = (
        run(name, scope, snapshot=snapshot) for name in (NAME, "service_requests/days_to_close_by_community")
    )
    assert list(slow["aged_count"]) == list(drawn["timed_count"]) == [1]
    assert list(slow["half_days"]) == list(drawn["half_closed_days"]) == [2]

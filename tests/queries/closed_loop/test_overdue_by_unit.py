from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "closed_loop/overdue_by_unit"
REQUESTS = """
| community | responsible_unit | requested_at     | due_at           | extended_due_at  | closed_at        |
| 甲        | 物业             | 2026-01-01 00:00 | 2026-02-26 00:00 |                  |                  |
| 甲        | 物业             | 2026-01-01 00:00 | 2026-02-22 00:00 |                  |                  |
| 甲        | 物业             | 2026-01-01 00:00 | 2026-02-26 00:00 |                  | 2026-02-28 00:00 |
| 乙        | 城管             | 2026-01-01 00:00 | 2026-01-10 00:00 |                  |                  |
| 乙        | 城管             | 2026-01-01 00:00 | 2026-01-10 00:00 | 2026-02-20 00:00 |                  |
| 乙        | 城管             | 2026-01-01 00:00 | 2026-01-20 00:00 |                  |                  |
| 乙        | 城管             | 2026-01-01 00:00 | 2026-03-02 00:00 |                  |                  |
| 乙        |                  | 2026-01-01 00:00 | 2026-02-10 12:00 |                  |                  |
| 乙        |                  | 2026-01-01 00:00 |                  |                  |                  |
"""


def test_each_band_ends_with_its_last_day(ledger):
    """On 1 March: 3 and 7 days are the ends of their bands, an extended deadline counts, one to come does not."""
    expect(
        run(NAME, Scope(), snapshot=ledger(service_request=REQUESTS, as_of="2026-03-01 00:00")),
        """
| responsible_unit | overdue_open_count | late_3_count | late_7_count | late_15_count | late_30_count | late_longer_count | longest_days_late |
| 城管             | 3                  | 0            | 0            | 1             | 0             | 2                 | 50                |
| 物业             | 2                  | 1            | 1            | 0             | 0             | 0                 | 7                 |
| 未填写           | 1                  | 0            | 0            | 0             | 1             | 0                 | 18.5              |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 2, 22), date(2026, 3, 1), communities=("甲",))
    frame = run(NAME, scope, snapshot=ledger(service_request=REQUESTS, as_of="2026-03-01 00:00"))
    assert list(frame["overdue_open_count"]) == [2]


def test_the_list_behind_it_is_as_long(ledger):
    snapshot = ledger(service_request=REQUESTS, as_of="2026-03-01 00:00")
    listed = run("service_requests/overdue_rows", Scope(), snapshot=snapshot)
    assert len(listed) == run(NAME, Scope(), snapshot=snapshot)["overdue_open_count"].sum() == 6

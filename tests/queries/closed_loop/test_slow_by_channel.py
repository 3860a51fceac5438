from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "closed_loop/slow_by_channel"
# Answered after 1, 3 and 8 hours: half after 3. One open for days is slow, of one two hours old it is not known,
# and one that was closed without a contact has no first response.
REQUESTS = """
| community | channel | requested_at     | responded_at     | closed_at        | status |
| 甲        | 12345   | 2026-01-01 00:00 | 2026-01-01 01:00 |                  |        |
| 甲        | 12345   | 2026-01-01 00:00 | 2026-01-01 03:00 |                  |        |
| 乙        | 楼栋长  | 2026-01-02 00:00 | 2026-01-02 08:00 |                  |        |
| 乙        | 楼栋长  | 2026-01-02 00:00 |                  |                  | 办理中 |
| 乙        | 楼栋长  | 2026-01-04 22:00 |                  |                  | 办理中 |
| 乙        | 楼栋长  | 2026-01-02 00:00 |                  | 2026-01-03 00:00 | 已办结 |
"""


def test_who_waited_longer_than_half_do(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(service_request=REQUESTS, as_of="2026-01-05 00:00")),
        """
| channel | half_hours | old_enough_count | slower_count |
| 12345   | 3          | 2                | 0            |
| 楼栋长  | 3          | 2                | 2            |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 1, 2), date(2026, 1, 5), communities=("乙",))
    frame = run(NAME, scope, snapshot=ledger(service_request=REQUESTS, as_of="2026-01-05 00:00"))
    assert list(frame["channel"]) == ["楼栋长"]

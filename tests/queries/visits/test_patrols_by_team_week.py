from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "visits/patrols_by_team_week"
#: The 5th of January 2026 is a Monday.
VISITS = """
| community | team   | visited_at       | found_count |
| 甲        | 夜巡队 | 2026-01-05 21:00 | 1           |
| 甲        | 夜巡队 | 2026-01-11 21:00 | 2           |
| 甲        | 夜巡队 | 2026-01-12 21:00 |             |
| 甲        |        | 2026-01-12 21:00 | 9           |
| 乙        | 夜巡队 | 2026-01-12 21:00 | 3           |
"""


def test_a_week_begins_on_monday_and_rows_without_a_team_are_left_out(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(visit=VISITS)),
        """
| community | team   | period_start | patrol_count | found_count |
| 乙        | 夜巡队 | 2026-01-12   | 1            | 3           |
| 甲        | 夜巡队 | 2026-01-05   | 2            | 3           |
| 甲        | 夜巡队 | 2026-01-12   | 1            |             |
""",
    )


def test_filtered(ledger):
    found = run(NAME, Scope(date(2026, 1, 12), communities=("甲",)), snapshot=ledger(visit=VISITS))
    assert list(found["patrol_count"]) == [1]

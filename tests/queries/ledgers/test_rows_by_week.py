from datetime import date

from data.ledgers import LEDGERS
from queries import Scope, run
from tests.queries.tables import expect

NAME = "ledgers/rows_by_week"
#: 2026-01-05 is a Monday: the 11th is the Sunday of its week, the 12th begins the next one.
ROWS = {
    "service_request": """
| community | requested_at     | is_excluded |
| 甲        | 2026-01-05 00:00 |             |
| 甲        | 2026-01-11 23:59 | true        |
| 乙        | 2026-01-12 00:00 |             |
| 乙        | 2026-01-26 08:00 |             |
""",
    "public_work": """
| community | started_on |
| 甲        | 2026-01-11 |
| 甲        | 2025-12-29 |
""",
    "visit": """
| community | visited_at       |
| 乙        | 2026-01-07 10:00 |
""",
}


def test_rows_of_each_ledger_by_its_own_date(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(**ROWS)),
        """
| ledger          | week_start | row_count |
| public_work     | 2025-12-29 | 1         |
| public_work     | 2026-01-05 | 1         |
| service_request | 2026-01-05 | 2         |
| service_request | 2026-01-12 | 1         |
| service_request | 2026-01-26 | 1         |
| visit           | 2026-01-05 | 1         |
""",
    )


def test_filtered(ledger):
    window = Scope(date(2026, 1, 8), date(2026, 1, 20), communities=("甲",))
    expect(
        run(NAME, window, snapshot=ledger(**ROWS)),
        """
| ledger          | week_start | row_count |
| public_work     | 2026-01-05 | 1         |
| service_request | 2026-01-05 | 1         |
""",
    )


def test_every_ledger_of_events_is_there(ledger):
    events = [name for name, one in LEDGERS.items() if one.is_event]
    found = run(NAME, Scope(), snapshot=ledger(**dict.fromkeys(events, "| community |\n| 甲 |")))
    assert sorted(found["ledger"]) == sorted(events)
    assert set(found["row_count"]) == {1}
    assert set(found["week_start"]) == {date(2026, 1, 5)}

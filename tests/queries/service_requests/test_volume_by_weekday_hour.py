from queries import Scope, run
from tests.queries.tables import expect

NAME = "service_requests/volume_by_weekday_hour"
# The 5th of January 2026 is a Monday, the 11th a Sunday.
REQUESTS = """
| requested_at     | community | is_excluded |
| 2026-01-05 09:59 | 甲        |             |
| 2026-01-12 09:00 | 乙        |             |
| 2026-01-11 23:30 | 甲        |             |
| 2026-01-11 23:30 | 甲        | true        |
"""


def asked(frame):
    return frame.drop(columns="untimed_count")[frame["request_count"] > 0]


def test_monday_is_one(ledger):
    frame = run(NAME, Scope(), snapshot=ledger(service_request=REQUESTS))
    expect(
        asked(frame),
        """
| weekday | hour | request_count |
| 1       | 9    | 2             |
| 7       | 23   | 1             |
""",
    )
    assert list(zip(frame["weekday"], frame["hour"], strict=True)) == [
        (d, h) for d in range(1, 8) for h in range(24)
    ]


def test_a_day_without_an_hour_is_no_midnight(ledger):
    rows = """
| requested_at        | community | is_excluded |
| 2026-01-05          | 甲        |             |
| 2026-01-12 00:00    | 甲        |             |
| 2026-01-12 00:00:01 | 甲        |             |
| 2026-01-11          | 甲        |             |
| 2026-01-11          | 甲        | true        |
"""
    frame = run(NAME, Scope(), snapshot=ledger(service_request=rows))
    expect(
        frame[(frame["request_count"] > 0) | (frame["untimed_count"] > 0)],
        """
| weekday | hour | request_count | untimed_count |
| 1       | 0    | 1             | 2             |
| 7       | 0    | 0             | 1             |
""",
    )


def test_filtered(ledger):
    frame = run(NAME, Scope(communities=("乙",)), snapshot=ledger(service_request=REQUESTS))
    expect(asked(frame), "| weekday | hour | request_count |\n| 1 | 9 | 1 |")


def test_empty(empty):
    frame = run(NAME, Scope(), snapshot=empty)
    assert len(frame) == 168
    assert frame["request_count"].sum() == 0

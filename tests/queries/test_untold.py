"""Requests of which nobody tells the end are in no part of a rate, and in no list of open ones."""

import pytest

from queries import Scope, run
from tests.queries.tables import expect

REQUESTS = """
| request_id | channel | requested_at     | responded_at     | due_at           | closed_at        | status | triage |
| GD1        | 12345   | 2026-01-01 00:00 |                  | 2026-01-02 00:00 | 2026-01-01 12:00 |        | 联办   |
| GD2        | 12345   | 2026-01-01 00:00 |                  | 2026-01-02 00:00 |                  | 未说明 | 联办   |
| GD3        | 12345   | 2026-01-01 00:00 |                  | 2026-01-02 00:00 |                  | 待定   | 联办   |
| GD4        | 12345   | 2026-01-01 00:00 | 2026-01-01 02:00 | 2026-01-02 00:00 |                  | 待定   | 联办   |
| GD5        | 12345   | 2026-01-01 00:00 |                  | 2026-01-02 00:00 |                  | 办理中 | 联办   |
| GD6        | 12345   | 2026-01-01 00:00 |                  | 2026-01-02 00:00 |                  |        | 联办   |
"""


@pytest.fixture
def snapshot(ledger):
    return ledger(service_request=REQUESTS, as_of="2026-02-01 00:00")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "service_requests/summary",
            """
| request_count | closed_count | open_count | untold_count | due_count | on_time_rate | overdue_open_count |
| 6             | 1            | 2          | 3            | 3         | 1/3          | 2                  |
""",
        ),
        (
            "closed_loop/summary",
            """
| answered_count | answered_known_count | unanswered_count | answered_rate | due_count | overdue_open_count |
| 2              | 4                    | 2                | 0.5           | 3         | 2                  |
""",
        ),
        (
            "closed_loop/answers_by_channel",
            """
| channel | request_count | answered_count | unanswered_count | answered_rate |
| 12345   | 6             | 2              | 2                | 0.5           |
""",
        ),
        (
            "closed_loop/triage_flows",
            """
| triage | ending   | matter_count |
| 联办   | 未说明   | 3            |
| 联办   | 超期未结 | 2            |
| 联办   | 按期办结 | 1            |
""",
        ),
    ],
)
def test_they_are_in_neither_part(snapshot, question, expected):
    expect(run(question, Scope(), snapshot=snapshot), expected)


@pytest.mark.parametrize("question", ["overdue_rows", "unanswered_rows"])
def test_they_are_in_no_list_of_open_ones(snapshot, question):
    assert list(run(f"service_requests/{question}", Scope(), snapshot=snapshot)["request_id"]) == [
        "GD5",
        "GD6",
    ]

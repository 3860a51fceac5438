"""A time before the start closes nothing; a day without a time that is the day of the start closes at once."""

import pytest

from queries import Scope, run
from tests.queries.tables import expect

#: Of each ledger: a time before the start, its day without a time, a day later, a time of the day before.
STARTS = "2026-01-02 16:00"
ENDS = ("2026-01-02 09:00", "2026-01-02 00:00", "2026-01-03 16:00", "1970-01-01 08:00")


def table(start: str, end: str, more: str = "") -> str:
    """Four rows that begin at the same time and end at one of these."""
    names, cells = (f" | {more}", " | ") if more else ("", "")
    lines = [f"| {STARTS} | {moment}{cells} |" for moment in ENDS]
    return "\n".join([f"| {start} | {end}{names} |", *lines])


def test_requests(ledger):
    """Two of four are closed, after 0 and 1 days, half of all; the day of receipt is on time that evening."""
    orders = table("requested_at", "closed_at", "due_at")
    snapshot = ledger(
        service_request=orders.replace(" |  |", " | 2026-01-02 20:00 |"), as_of="2026-02-01 00:00"
    )
    expect(
        run("service_requests/summary", Scope(), snapshot=snapshot),
        """
| request_count | closed_count | open_count | closed_on_time_count | half_closed_days |
| 4             | 2            | 2          | 1                    | 1                    |
""",
    )
    rows = run("service_requests/rows", Scope(), snapshot=snapshot)
    assert rows["closed_at"].isna().sum() == 2


def test_a_status_closes_without_a_time(ledger):
    orders = "| requested_at | closed_at | status |\n| 2026-01-02 16:00 | 1970-01-01 08:00 | 已办结 |"
    expect(
        run("service_requests/summary", Scope(), snapshot=ledger(service_request=orders)),
        """
| closed_count | half_closed_days |
| 1            |                      |
""",
    )


def test_cases(ledger):
    cases = table("accepted_at", "closed_at")
    expect(
        run("mediation_cases/summary", Scope(), snapshot=ledger(mediation_case=cases)),
        """
| case_count | open_count | median_days_to_close |
| 4          | 2          | 0.5                  |
""",
    )


@pytest.mark.parametrize(
    ("name", "relation", "start", "end", "column", "expected"),
    [
        ("deliberation/summary", "deliberation", "met_at", "closed_at", "median_days_to_settle", 0.5),
        (
            "service_orders/orders_by_kind",
            "service_order",
            "ordered_at",
            "done_at",
            "median_hours_to_done",
            12,
        ),
        ("public_works/summary", "public_work", "started_on", "finished_on", "median_days_to_finish", 0),
    ],
)
def test_items_orders_and_works(ledger, name, relation, start, end, column, expected):
    """Of the works, which have no time, three end on or after the day they begin."""
    done = table(start, end, "status").replace(" |  |", " | 已办结 |")
    assert run(name, Scope(), snapshot=ledger(**{relation: done}))[column].tolist() == [expected]

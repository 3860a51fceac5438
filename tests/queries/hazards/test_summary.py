from queries import Scope, run
from tests.queries.hazards.conftest import FILTERED, HAZARDS
from tests.queries.tables import expect

NAME = "hazards/summary"


def test_a_failed_re_check_opens_it_again_and_what_is_void_or_untold_is_in_no_part(ledger):
    """Open: c, d, e; rectified: a, b; f says neither, g is void. Past the deadline: a, b, c, e."""
    expect(
        run(NAME, Scope(), snapshot=ledger(**HAZARDS)),
        """
| hazard_count | void_count | open_hazard_count | rectified_count | overdue_hazard_count | overdue_danger_count |
| 6            | 1          | 3                 | 2               | 2                    | 1                    |
""",
    )
    expect(
        run(NAME, Scope(), snapshot=ledger(**HAZARDS)),
        """
| pending_hazard_count | due_hazard_count | rectified_on_time_count | rectified_on_time_rate | rechecked_count | recheck_rate | photographed_count |
| 1                    | 4                | 1                       | 1/4                    | 1               | 1/2          | 2                  |
""",  # noqa: E501
    )


def test_rectified_at_an_unknown_time_is_in_no_part_of_the_rate(ledger):
    rows = """
| found_at         | due_at           | rectified_at     | status | recheck_result | rechecked_at     |
| 2026-01-01 10:00 | 2026-01-05 00:00 |                  | 已整改 |                |                  |
| 2026-01-01 10:00 | 2026-01-05 00:00 | 2026-01-01 00:00 |        |                |                  |
| 2026-01-01 10:00 | 2026-01-05 00:00 | 2025-12-31 00:00 |        |                |                  |
| 2026-01-01 10:00 | 2026-01-05 00:00 | 2026-01-04 10:00 |        | 不合格         | 2026-01-03 10:00 |
"""
    expect(
        run(NAME, Scope(), snapshot=ledger(safety_hazard=rows, as_of="2026-01-31 12:00")),
        """
| open_hazard_count | rectified_count | due_hazard_count | rectified_on_time_count |
| 1                 | 3               | 3                | 2                       |
""",
    )


def test_filtered(ledger):
    expect(
        run(NAME, FILTERED, snapshot=ledger(**HAZARDS)),
        """
| hazard_count | open_hazard_count | due_hazard_count | rectified_on_time_rate | recheck_rate |
| 3            | 1                 | 3                | 1/3                    | 1/2          |
""",
    )


def test_empty(empty):
    expect(
        run(NAME, Scope(), snapshot=empty),
        """
| hazard_count | open_hazard_count | rectified_on_time_rate | recheck_rate |
| 0            | 0                 |                        |              |
""",
    )

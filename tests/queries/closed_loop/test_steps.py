from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "closed_loop/steps"
REQUESTS = """
| event_id | community | requested_at     | dispatched_at    | triage | is_excluded |
| A        | 甲        | 2026-01-01 00:00 | 2026-01-01 10:00 | 联办   |             |
| A        | 甲        | 2026-01-02 00:00 |                  |        |             |
| B        | 甲        | 2026-01-01 00:00 |                  | 共办   |             |
| C        | 乙        | 2026-01-31 23:00 |                  | 协办   |             |
| D        | 乙        | 2026-01-05 00:00 |                  |        |             |
| E        | 乙        | 2026-01-05 00:00 |                  | 协办   | true        |
|          | 乙        | 2026-01-05 00:00 |                  | 协办   |             |
"""
CASES = """
| event_id | community | accepted_at      | due_at           | closed_at        | outcome    |
| A        | 甲        | 2026-01-01 12:00 | 2026-01-31 00:00 | 2026-01-02 10:00 | 调解成功   |
| B        | 甲        | 2026-01-01 20:00 | 2026-01-02 00:00 | 2026-01-03 00:00 | 调解成功   |
| B        | 甲        | 2026-01-01 20:00 | 2026-01-02 00:00 |                  | 调解中     |
| C        | 乙        | 2026-02-01 05:00 | 2026-02-02 00:00 | 2026-02-03 05:00 | 调解不成功 |
| D        | 乙        | 2026-01-06 00:00 | 2026-01-31 00:00 | 2026-01-07 00:00 | 调解成功   |
"""
CALLS = """
| event_id | community | asked_at         | is_valid | rating |
| A        | 甲        | 2026-01-03 10:00 | true     | 满意   |
| C        | 乙        | 2026-02-04 05:00 | false    |        |
| D        | 乙        | 2026-01-08 00:00 | true     | 满意   |
"""


def snapshot(ledger):
    return ledger(service_request=REQUESTS, mediation_case=CASES, satisfaction_response=CALLS)


def test_each_step_counts_those_that_took_the_one_before(ledger):
    """A goes all the way; B has an open case; C is settled late and its call-back failed; D was never triaged."""
    expect(
        run(NAME, Scope(), snapshot=snapshot(ledger)),
        """
| step_number | reached_count | on_time_count | timed_count | median_hours |
| 1           | 4             | 0             | 0           |              |
| 2           | 3             | 0             | 3           | 10           |
| 3           | 2             | 1             | 2           | 36           |
| 4           | 1             | 0             | 1           | 24           |
""",
    )


def test_filtered_by_the_day_found_and_followed_beyond_it(ledger):
    """C is found on the last day of January and settled in February: the window must not cut it off."""
    scope = Scope(date(2026, 1, 31), date(2026, 2, 1), communities=("乙",))
    expect(
        run(NAME, scope, snapshot=snapshot(ledger)),
        """
| step_number | reached_count | median_hours |
| 1           | 1             |              |
| 2           | 1             | 6            |
| 3           | 1             | 48           |
| 4           | 0             |              |
""",
    )

from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "closed_loop/steps"
REQUESTS = """
| request_id | event_id | community | requested_at     | dispatched_at    | triage | due_at     | closed_at        | status | is_excluded |
| G1         | A        | 甲        | 2026-01-01 00:00 | 2026-01-01 10:00 | 联办   |            | 2026-01-01 12:00 |        |             |
| G2         | A        | 甲        | 2026-01-02 00:00 |                  |        |            | 2026-01-02 08:00 |        |             |
| G3         | B        | 甲        | 2026-01-01 00:00 |                  | 共办   |            | 2026-01-02 00:00 |        |             |
| G4         | C        | 乙        | 2026-01-31 23:00 |                  | 协办   |            | 2026-02-01 00:00 |        |             |
| G5         |          | 乙        | 2026-01-05 00:00 |                  |        | 2026-01-12 | 2026-01-07 00:00 |        |             |
| G6         |          | 乙        | 2026-01-05 00:00 |                  |        | 2026-01-12 | 2026-01-06 00:00 |        |             |
| G7         |          | 乙        | 2026-01-05 00:00 |                  |        | 2026-01-12 |                  | 办理中 |             |
| G8         |          | 乙        | 2026-01-30 00:00 |                  |        | 2026-02-28 |                  | 待办   |             |
| G9         |          | 乙        | 2026-01-05 00:00 |                  |        |            |                  | 未说明 |             |
| G10        |          | 乙        | 2025-10-01 00:00 |                  |        |            | 2025-10-03 00:00 |        |             |
| G11        | E        | 乙        | 2026-01-05 00:00 |                  | 协办   |            |                  |        | true        |
"""
CASES = """
| case_id | event_id | community | accepted_at      | due_at           | closed_at        | outcome    |
| T1      | A        | 甲        | 2026-01-01 12:00 | 2026-01-31 00:00 | 2026-01-02 10:00 | 调解成功   |
| T2      | B        | 甲        | 2026-01-01 20:00 | 2026-01-02 00:00 | 2026-01-03 00:00 | 调解成功   |
| T3      | B        | 甲        | 2026-01-01 20:00 | 2026-01-02 00:00 |                  | 调解中     |
| T4      | G4       | 乙        | 2026-02-01 05:00 | 2026-02-02 00:00 | 2026-02-03 05:00 | 调解不成功 |
"""
CALLS = """
| event_id | community | asked_at         | is_valid | rating |
| T1       | 甲        | 2026-01-03 10:00 | true     | 满意   |
| G4       | 乙        | 2026-02-04 05:00 | false    |        |
| G5       | 未填写    | 2026-01-08 00:00 | true     | 满意   |
"""
AS_OF = "2026-02-05"


def snapshot(ledger, as_of=AS_OF):
    """The ledgers at a day to which that of call-backs reaches too: the last answer is one to a survey."""
    calls = f"{CALLS}| | 甲 | {as_of} 00:00 | true | 满意 |\n"
    return ledger(
        service_request=REQUESTS, mediation_case=CASES, satisfaction_response=calls, as_of=f"{as_of} 00:00"
    )


def test_an_event_stands_at_one_step_in_one_state(ledger):
    """Nine of ten requests are events of their own or with others.

    A (G1, G2, T1) and G5 go all the way, though nobody wrote of the triage of G5. B has an open case past its deadline, G7 is
    open past its own. Of G9 nobody tells. C was settled two days ago, late, and asked in vain; G6 has waited a month
    for its call-back, G10 four months. G8 is still 待办, and has been for six days.
    """
    expect(
        run(NAME, Scope(), snapshot=snapshot(ledger)),
        """
| step_number | reached_count | unwritten_count | waiting_count | broken_count | lapsed_count | untold_count | on_time_count |
| 1           | 9             | 0               | 0             | 0            | 0            | 0            | 0             |
| 2           | 8             | 5               | 1             | 0            | 0            | 0            | 0             |
| 3           | 5             | 0               | 0             | 2            | 0            | 1            | 3             |
| 4           | 2             | 0               | 1             | 1            | 1            | 0            | 0             |
""",
    )


def test_a_step_is_timed_from_the_last_moment_known_before(ledger):
    """Triage of A 10 hours, of B 20, of C 6. Settled: A 24, C 48, G5 48, G6 24, G10 48. Call-backs: A 24, G5 24."""
    expect(
        run(NAME, Scope(), snapshot=snapshot(ledger)),
        """
| step_number | timed_count | median_hours |
| 1           | 0           |              |
| 2           | 3           | 10           |
| 3           | 5           | 48           |
| 4           | 2           | 24           |
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


def test_a_call_back_of_no_place_answers_the_request_it_names(ledger):
    scope = Scope(date(2026, 1, 5), date(2026, 1, 6), communities=("乙",))
    assert list(run(NAME, scope, snapshot=snapshot(ledger))["reached_count"]) == [4, 4, 2, 1]


def test_nothing_found(ledger):
    scope = Scope(date(2020, 1, 1), date(2020, 1, 2))
    assert run(NAME, scope, snapshot=snapshot(ledger)).empty

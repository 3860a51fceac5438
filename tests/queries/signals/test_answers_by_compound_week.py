from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "signals/answers_by_compound_week"
ANSWERS = """
| asked_at         | community | compound | rating     |
| 2026-01-25 23:00 | 甲        | 东苑     | 不满意     |
| 2026-01-19 09:00 | 甲        | 东苑     | 非常不满意 |
| 2026-01-19 09:00 | 甲        | 东苑     | 基本满意   |
| 2026-01-18 09:00 | 甲        | 东苑     | 满意       |
| 2026-01-18 09:00 | 甲        | 东苑     |            |
| 2026-01-26 00:00 | 甲        | 东苑     | 不满意     |
| 2026-01-20 00:00 | 乙        | 西苑     | 非常满意   |
"""
UNTIL = Scope(date_to=date(2026, 1, 26))


def test_answers_of_each_week_that_ends_with_the_window(ledger):
    frame = run(NAME, UNTIL, snapshot=ledger(satisfaction_response=ANSWERS))
    expect(
        frame,
        """
| community | compound | weeks_back | rated_count | satisfied_count | mostly_satisfied_count | dissatisfied_count |
| 乙        | 西苑     | 0          | 1           | 1               | 0                      | 0                  |
| 甲        | 东苑     | 0          | 3           | 0               | 1                      | 2                  |
| 甲        | 东苑     | 1          | 1           | 1               | 0                      | 0                  |
""",
    )


def test_filtered(ledger):
    frame = run(NAME, UNTIL.replace(compounds=("西苑",)), snapshot=ledger(satisfaction_response=ANSWERS))
    assert list(frame["community"]) == ["乙"]


def test_empty(empty):
    assert run(NAME, UNTIL, snapshot=empty).empty

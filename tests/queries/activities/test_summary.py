from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "activities/summary"
ACTIVITIES = """
| activity_id | community | compound | kind | held_on    | participant_count | issues_collected_count | issues_resolved_count |
| a           | 甲        | 东苑     | 文化 | 2026-01-05 | 100               | 3                      | 2                     |
| b           | 甲        | 东苑     | 文化 | 2026-01-31 | 50                | 1                      |                       |
| c           | 甲        | 西苑     | 公示 | 2026-03-01 |                   |                        |                       |
| d           | 乙        | 南苑     | 志愿 | 2026-03-02 | 12                | 0                      | 0                     |
| e           | 乙        | 南苑     | 社区之星 | 2026-03-02 |  |  |  |
"""


def test_attendances_and_issues(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(activity=ACTIVITIES)),
        """
| activity_count | participant_count | issues_collected_count | issues_resolved_count | resolved_share |
| 4              | 162               | 4                      | 2                     | 1/2            |
""",
    )


def test_what_nobody_wrote_is_not_zero(ledger):
    scope = Scope(date(2026, 3, 1), date(2026, 3, 2))
    expect(
        run(NAME, scope, snapshot=ledger(activity=ACTIVITIES)),
        """
| activity_count | participant_count | issues_collected_count | issues_resolved_count | resolved_share |
| 1              |                   |                        |                       |                |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 1, 6), date(2026, 3, 2), communities=("甲",))
    expect(
        run(NAME, scope, snapshot=ledger(activity=ACTIVITIES)),
        """
| activity_count | participant_count | issues_collected_count | issues_resolved_count |
| 2              | 50                | 1                      |                       |
""",
    )


def test_empty(empty):
    expect(
        run(NAME, Scope(), snapshot=empty),
        """
| activity_count | participant_count | resolved_share |
| 0              | 0                 |                |
""",
    )

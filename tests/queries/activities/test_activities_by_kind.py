from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "activities/activities_by_kind"
ACTIVITIES = """
| activity_id | community | compound | kind | held_on    | participant_count | issues_collected_count | issues_resolved_count |
| a           | 甲        | 东苑     | 文化 | 2026-01-05 | 100               | 3                      | 2                     |
| b           | 甲        | 东苑     | 文化 | 2026-01-31 | 50                | 1                      |                       |
| c           | 甲        | 西苑     | 公示 | 2026-03-01 |                   |                        |                       |
| d           | 乙        | 南苑     | 志愿 | 2026-03-02 | 12                | 0                      | 0                     |
"""


def test_nobody_attends_a_notice(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(activity=ACTIVITIES)),
        """
| community | kind | activity_count | participant_count | issues_collected_count | issues_resolved_count |
| 乙        | 志愿 | 1              | 12                | 0                      | 0                     |
| 甲        | 文化 | 2              | 150               | 4                      | 2                     |
| 甲        | 公示 | 1              |                   |                        |                       |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 1, 6), date(2026, 3, 2), communities=("甲",))
    expect(
        run(NAME, scope, snapshot=ledger(activity=ACTIVITIES)),
        """
| community | kind | activity_count | participant_count |
| 甲        | 公示 | 1              |                   |
| 甲        | 文化 | 1              | 50                |
""",
    )

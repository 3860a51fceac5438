from datetime import date

from queries import Grain, Scope, run
from tests.queries.tables import expect

NAME = "activities/activities_by_period"
ACTIVITIES = """
| activity_id | community | compound | kind | held_on    | participant_count | issues_collected_count | issues_resolved_count |
| a           | 甲        | 东苑     | 文化 | 2026-01-05 | 100               | 3                      | 2                     |
| b           | 甲        | 东苑     | 文化 | 2026-01-31 | 50                | 1                      |                       |
| c           | 甲        | 西苑     | 公示 | 2026-03-01 |                   |                        |                       |
| d           | 乙        | 南苑     | 志愿 | 2026-03-02 | 12                | 0                      | 0                     |
"""


def test_every_month_is_there(ledger):
    expect(
        run(NAME, Scope(grain=Grain.MONTH), snapshot=ledger(activity=ACTIVITIES)),
        """
| period_start | activity_count | participant_count | issues_collected_count | issues_resolved_count |
| 2026-01-01   | 2              | 150               | 4                      | 2                     |
| 2026-02-01   | 0              | 0                 | 0                      | 0                     |
| 2026-03-01   | 2              | 12                | 0                      | 0                     |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 1, 6), date(2026, 3, 2), communities=("甲",), grain=Grain.MONTH)
    expect(
        run(NAME, scope, snapshot=ledger(activity=ACTIVITIES)),
        """
| period_start | activity_count | participant_count |
| 2026-01-01   | 1              | 50                |
| 2026-02-01   | 0              | 0                 |
| 2026-03-01   | 1              |                   |
""",
    )

from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "activities/rows"
ACTIVITIES = """
| activity_id | community | compound | kind | held_on    | participant_count | issues_collected_count | issues_resolved_count |
| a           | 甲        | 东苑     | 文化 | 2026-01-05 | 100               | 3                      | 2                     |
| b           | 甲        | 东苑     | 文化 | 2026-01-31 | 50                | 1                      |                       |
| c           | 甲        | 西苑     | 公示 | 2026-03-01 |                   |                        |                       |
| d           | 乙        | 南苑     | 志愿 | 2026-03-02 | 12                | 0                      | 0                     |
"""


def test_newest_first(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(activity=ACTIVITIES)),
        """
| activity_id | held_on    | kind | participant_count |
| d           | 2026-03-02 | 志愿 | 12                |
| c           | 2026-03-01 | 公示 |                   |
| b           | 2026-01-31 | 文化 | 50                |
| a           | 2026-01-05 | 文化 | 100               |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 1, 6), date(2026, 3, 2), communities=("甲",))
    expect(
        run(NAME, scope, snapshot=ledger(activity=ACTIVITIES)),
        """
| activity_id | community |
| c           | 甲        |
| b           | 甲        |
""",
    )

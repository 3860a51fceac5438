from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "mediation_cases/rows"
CASES = """
| case_id | community | accepted_at      | dispute_type | amount_yuan |
| a       | 甲        | 2026-01-05 00:00 | 邻里纠纷     | 1500.5      |
| b       | 甲        | 2026-01-06 00:00 |              |             |
| c       | 乙        | 2026-01-05 00:00 | 邻里纠纷     |             |
"""


def test_newest_first(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(mediation_case=CASES)),
        """
| case_id | accepted_at      | community | dispute_type | amount_yuan |
| b       | 2026-01-06 00:00 | 甲        | 未填写       |             |
| a       | 2026-01-05 00:00 | 甲        | 邻里纠纷     | 1500.5      |
| c       | 2026-01-05 00:00 | 乙        | 邻里纠纷     |             |
""",
    )


def test_filtered(ledger):
    frame = run(
        NAME, Scope(date_to=date(2026, 1, 6), communities=("甲",)), snapshot=ledger(mediation_case=CASES)
    )
    expect(frame, "| case_id |\n| a |")

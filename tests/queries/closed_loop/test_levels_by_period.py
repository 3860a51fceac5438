from datetime import date

from queries import Grain, Scope, run
from tests.queries.tables import expect

NAME = "closed_loop/levels_by_period"
CASES = """
| community | accepted_at      | outcome    | resolved_level |
| 甲        | 2026-01-01 00:00 | 调解成功   | 网格           |
| 甲        | 2026-01-31 00:00 | 调解成功   | 社区           |
| 甲        | 2026-01-31 00:00 | 调解不成功 | 网格           |
| 乙        | 2026-04-01 00:00 | 调解成功   | 街道           |
| 乙        | 2026-04-01 00:00 | 调解成功   | 区级以上       |
| 乙        | 2026-04-01 00:00 | 调解成功   |                |
"""


def test_settled_cases_by_level(ledger):
    expect(
        run(NAME, Scope(grain=Grain.QUARTER), snapshot=ledger(mediation_case=CASES)),
        """
| period_start | within_grid_count | at_community_count | at_street_count | above_street_count | unfilled_count | succeeded_count |
| 2026-01-01   | 1                 | 1                  | 0               | 0                  | 0              | 2               |
| 2026-04-01   | 0                 | 0                  | 1               | 1                  | 1              | 3               |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 4, 1), date(2026, 5, 1), grain=Grain.MONTH, communities=("乙",))
    expect(
        run(NAME, scope, snapshot=ledger(mediation_case=CASES)),
        """
| period_start | succeeded_count |
| 2026-04-01   | 3               |
""",
    )

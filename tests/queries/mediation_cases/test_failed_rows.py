from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "mediation_cases/failed_rows"
CASES = """
| case_id | community | accepted_at      | outcome    | closed_at        |
| a       | 甲        | 2026-01-05 00:00 | 调解成功   | 2026-01-08 00:00 |
| b       | 甲        | 2026-01-06 00:00 | 调解不成功 | 2026-01-08 00:00 |
| c       | 甲        | 2026-01-07 00:00 | 调解中     |                  |
| d       | 乙        | 2026-01-06 00:00 | 调解成功   |                  |
| e       | 乙        | 2026-01-06 00:00 | 调解不成功 |                  |
| f       | 乙        | 2026-01-06 00:00 |            |                  |
| g       | 乙        | 2026-01-06 00:00 | 撤回       |                  |
"""


def test_the_newest_first(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(mediation_case=CASES)),
        """
| case_id | outcome    |
| b       | 调解不成功 |
| e       | 调解不成功 |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 1, 6), date(2026, 1, 8), communities=("乙",))
    expect(run(NAME, scope, snapshot=ledger(mediation_case=CASES)), "| case_id |\n| e |")

from datetime import date

from queries import Grain, Scope, run
from tests.queries.tables import expect

NAME = "mediation_cases/resolved_by_period"
CASES = """
| community | accepted_at      | outcome    | resolved_level | agreement_form | is_fulfilled |
| 甲        | 2026-01-01 00:00 | 调解成功   | 网格           | 书面           | true         |
| 甲        | 2026-01-31 00:00 | 调解成功   | 社区           | 口头           | false        |
| 甲        | 2026-01-31 00:00 | 调解成功   | 街道           | 书面           |              |
| 甲        | 2026-01-31 00:00 | 调解成功   |                |                | true         |
| 乙        | 2026-03-01 00:00 | 调解不成功 | 网格           |                |              |
"""


def test_what_is_not_told_is_in_neither_part(ledger):
    expect(
        run(NAME, Scope(grain=Grain.MONTH), snapshot=ledger(mediation_case=CASES)),
        """
| period_start | level_known_count | within_grid_count | within_grid_rate | within_community_rate | fulfilment_known_count | fulfilled_count | fulfilment_rate |
| 2026-01-01   | 3                 | 1                 | 1/3              | 2/3                   | 2                      | 1               | 1/2             |
| 2026-02-01   | 0                 | 0                 |                  |                       | 0                      | 0               |                 |
| 2026-03-01   | 0                 | 0                 |                  |                       | 0                      | 0               |                 |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 2, 1), date(2026, 3, 2), grain=Grain.MONTH, communities=("乙",))
    found = run(NAME, scope, snapshot=ledger(mediation_case=CASES))
    assert list(found["level_known_count"]) == [0, 0]

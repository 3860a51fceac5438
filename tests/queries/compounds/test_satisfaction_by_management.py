from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "compounds/satisfaction_by_management"
COMPOUNDS = """
| community | compound | management | party_branch_year |
| 甲        | 东苑     | 红色物业   |                   |
| 甲        | 西苑     | 自管       | 2013              |
| 乙        | 东苑     | 红色物业   |                   |
| 乙        | 北苑     | 自管       |                   |
"""
RESPONSES = """
| community | compound | is_valid | rating   | asked_at         |
| 甲        | 东苑     | true     | 满意     | 2026-01-01 09:00 |
| 甲        | 东苑     | true     | 不满意   | 2026-01-04 23:00 |
| 甲        | 东苑     | true     | 基本满意 | 2026-01-05 09:00 |
| 甲        | 西苑     | true     | 不满意   | 2026-01-05 09:00 |
| 甲        | 西苑     | false    | 不满意   | 2026-01-05 09:00 |
| 甲        | 西苑     | true     |          | 2026-01-05 09:00 |
| 甲        | 未匹配   | true     | 满意     | 2026-01-05 09:00 |
"""


def test_pooled_over_compounds(ledger):
    """红色物业: 满意 and 基本满意 of three; 自管: none of one."""
    expect(
        run(NAME, Scope(), snapshot=ledger(satisfaction_response=RESPONSES, compound=COMPOUNDS)),
        """
| management | compound_count | rated_count | satisfied_count | mostly_satisfied_count | satisfaction_rate |
| 红色物业   | 2              | 3           | 1               | 1                      | 2/3               |
| 自管       | 2              | 1           | 0               | 0                      | 0                 |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 1, 4), date(2026, 1, 6), compounds=("东苑", "北苑"))
    expect(
        run(NAME, scope, snapshot=ledger(satisfaction_response=RESPONSES, compound=COMPOUNDS)),
        """
| management | compound_count | rated_count | satisfaction_rate | interval_low | interval_high |
| 红色物业   | 2              | 2           | 1/2               | 0.0945       | 0.9055        |
| 自管       | 1              | 0           |                   |              |               |
""",
    )

from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "satisfaction/rate_by_instrument_subject"
RESPONSES = """
| community | asked_at         | instrument | subject | is_valid | rating   |
| 甲        | 2026-01-05 00:00 | 测评       | 物业    | true     | 不满意   |
| 甲        | 2026-01-05 00:00 | 测评       | 社区    | true     | 满意     |
| 甲        | 2026-01-06 00:00 | 回访       | 诉求    | true     | 满意     |
| 甲        | 2026-01-06 00:00 | 回访       | 诉求    | true     | 基本满意 |
| 乙        | 2026-01-06 00:00 | 回访       | 诉求    | false    | 满意     |
| 乙        | 2026-01-06 00:00 | 回访       | 调解    | true     |          |
| 乙        | 2026-01-06 00:00 |            |         | true     | 一般     |
"""


def test_each_kind_of_answer_apart(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(satisfaction_response=RESPONSES)),
        """
| instrument | subject | response_count | valid_count | rated_count | mostly_satisfied_count | satisfaction_rate |
| 回访       | 诉求    | 3              | 2           | 2           | 1                      | 1                 |
| 回访       | 调解    | 1              | 1           | 0           | 0                      |                   |
| 测评       | 物业    | 1              | 1           | 1           | 0                      | 0                 |
| 测评       | 社区    | 1              | 1           | 1           | 0                      | 1                 |
| 未填写     | 未填写  | 1              | 1           | 1           | 0                      | 0                 |
""",
    )


def test_filtered_by_what_was_judged(ledger):
    scope = Scope(date(2026, 1, 6), communities=("甲",)).with_condition("instrument", ("回访",))
    expect(
        run(
            NAME,
            scope.with_condition("not_subject", ("调解",)),
            snapshot=ledger(satisfaction_response=RESPONSES),
        ),
        """
| instrument | subject | rated_count | interval_low | interval_high |
| 回访       | 诉求    | 2           | 0.3424       | 1             |
""",
    )

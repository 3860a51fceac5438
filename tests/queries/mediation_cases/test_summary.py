from datetime import date

from queries import Scope, run
from tests.queries.tables import columns, expect

NAME = "mediation_cases/summary"
# 4 succeeded (two at 网格, one at 社区, one at no level), 1 failed, 2 open (调解中; no outcome, not closed),
# 2 others (撤回; no outcome, closed: how it ended is not known). 4 agreements, 2 of them kept, of one it is not
# told; a promise without a form is none. One of those that succeeded tells no level.
CASES = """
| community | accepted_at      | closed_at        | outcome    | resolved_level | agreement_form | is_fulfilled |
| 甲        | 2026-01-01 00:00 | 2026-01-02 00:00 | 调解成功   | 网格           | 口头           | true         |
| 甲        | 2026-01-01 00:00 | 2026-01-03 00:00 | 调解成功   | 社区           | 书面           | true         |
| 甲        | 2026-01-01 00:00 | 2026-01-04 00:00 | 调解成功   |                | 书面           | false        |
| 乙        | 2026-01-10 00:00 | 2026-01-20 00:00 | 调解成功   | 网格           |                | true         |
| 乙        | 2026-01-10 00:00 | 2026-01-14 00:00 | 调解不成功 | 网格           | 口头           |              |
| 乙        | 2026-01-10 00:00 |                  | 调解中     |                |                |              |
| 乙        | 2026-01-10 00:00 |                  |            |                |                |              |
| 乙        | 2026-01-10 00:00 |                  | 撤回       |                |                |              |
| 乙        | 2026-01-10 00:00 | 2026-01-16 00:00 |            |                |                |              |
"""


def test_counts_and_rates(ledger):
    frame = run(NAME, Scope(), snapshot=ledger(mediation_case=CASES))
    expect(
        frame,
        """
| case_count | outcome_known_count | succeeded_count | failed_count | open_count | other_count | mediation_success_rate | settlement_rate |
| 9          | 8                   | 4               | 1            | 2          | 2           | 4/8                    | 4/5             |
""",
    )
    # days: 1, 2, 3, 4, 6, 10
    expect(
        frame,
        """
| agreement_count | fulfilled_count | fulfilment_known_count | fulfilment_rate | level_known_count | within_grid_count | within_grid_rate | within_community_count | within_community_rate | median_days_to_close |
| 4               | 2               | 3                      | 2/3             | 3                 | 2                 | 2/3              | 3                      | 3/3                   | 3.5                  |
""",
    )


def test_columns_come_in_the_agreed_order(empty):
    assert columns(
        run(NAME, Scope(), snapshot=empty),
        [
            "case_count",
            "outcome_known_count",
            "succeeded_count",
            "failed_count",
            "open_count",
            "settlement_rate",
            "mediation_success_rate",
            "agreement_count",
            "fulfilled_count",
            "fulfilment_known_count",
            "fulfilment_rate",
            "fulfilment_unknown_count",
            "level_known_count",
            "within_grid_count",
            "within_grid_rate",
            "within_community_count",
            "within_community_rate",
            "median_days_to_close",
        ],
    )


def test_filtered_and_not_touched_by_categories(ledger):
    scope = Scope(
        date(2026, 1, 1), date(2026, 1, 10), communities=("甲",), categories=("噪音",), channels=("来访",)
    )
    expect(
        run(NAME, scope, snapshot=ledger(mediation_case=CASES)),
        """
| case_count | succeeded_count | failed_count | settlement_rate | within_community_rate | median_days_to_close |
| 3          | 3               | 0            | 1               | 2/2                   | 2                    |
""",
    )


def test_empty(empty):
    expect(
        run(NAME, Scope(), snapshot=empty),
        """
| case_count | open_count | mediation_success_rate | settlement_rate | fulfilment_rate | within_grid_rate | median_days_to_close |
| 0          | 0          |                        |                 |                 |                  |                      |
""",
    )

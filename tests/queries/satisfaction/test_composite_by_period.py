from datetime import date

from queries import Grain, Scope, run
from tests.queries.satisfaction.assessed import OFFICE
from tests.queries.tables import expect

NAME = "satisfaction/composite_by_period"


def test_by_the_month_of_the_answer(ledger):
    expect(
        run(NAME, Scope(grain=Grain.MONTH), snapshot=ledger(**OFFICE)),
        """
| exclusion | period_start | answer_count | assessed_count | composite_rate |
| 剔除后    | 2026-01-01   | 3            | 3              | 0.7333         |
| 剔除后    | 2026-02-01   | 1            | 0              |                |
| 剔除前    | 2026-01-01   | 4            | 4              | 0.6            |
| 剔除前    | 2026-02-01   | 1            | 0              |                |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 2, 1), communities=("乙",), grain=Grain.MONTH)
    expect(
        run(NAME, scope, snapshot=ledger(**OFFICE)),
        "| exclusion | period_start | request_contacted_count |\n| 剔除后 | 2026-02-01 | 0 |\n| 剔除前 | 2026-02-01 | 0 |",
    )

from queries import Grain, Scope, run
from tests.queries.collective_income.conftest import INCOME
from tests.queries.tables import expect

NAME = "collective_income/income_by_period"


def test_each_month_and_the_one_without_any(ledger):
    expect(
        run(NAME, Scope(grain=Grain.MONTH), snapshot=ledger(**INCOME)),
        """
| period_start | entry_count | income_yuan |
| 2026-01-01   | 1           | 1000        |
| 2026-02-01   | 1           | 500         |
| 2026-03-01   | 0           | 0           |
| 2026-04-01   | 2           | -200        |
""",
    )


def test_filtered(ledger):
    expect(
        run(NAME, Scope(grain=Grain.QUARTER, communities=("甲",)), snapshot=ledger(**INCOME)),
        """
| period_start | entry_count | income_yuan |
| 2026-01-01   | 2           | 1500        |
| 2026-04-01   | 1           |             |
""",
    )


def test_empty(empty):
    assert run(NAME, Scope(), snapshot=empty).empty

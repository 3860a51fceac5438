from datetime import date

from queries import Scope, run
from tests.queries.collective_income.conftest import INCOME
from tests.queries.tables import expect

NAME = "collective_income/summary"


def test_an_entry_without_an_amount_is_not_zero(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(**INCOME)),
        """
| entry_count | blank_amount_count | income_yuan |
| 4           | 1                  | 1300        |
""",
    )


def test_filtered(ledger):
    only_blank = Scope(date(2026, 4, 1), date(2026, 4, 2))
    expect(
        run(NAME, only_blank, snapshot=ledger(**INCOME)),
        """
| entry_count | blank_amount_count | income_yuan |
| 1           | 1                  |             |
""",
    )


def test_empty(empty):
    expect(
        run(NAME, Scope(), snapshot=empty),
        """
| entry_count | income_yuan |
| 0           | 0           |
""",
    )

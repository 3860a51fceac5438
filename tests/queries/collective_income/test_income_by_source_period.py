from queries import Grain, Scope, run
from tests.queries.collective_income.conftest import INCOME
from tests.queries.tables import expect

NAME = "collective_income/income_by_source_period"


def test_by_quarter_and_source(ledger):
    expect(
        run(NAME, Scope(grain=Grain.QUARTER), snapshot=ledger(**INCOME)),
        """
| community | period_start | source   | entry_count | blank_amount_count | income_yuan |
| 乙        | 2026-04-01   | 未填写   | 1           | 0                  | -200        |
| 甲        | 2026-01-01   | 租金     | 2           | 0                  | 1500        |
| 甲        | 2026-04-01   | 项目承接 | 1           | 1                  |             |
""",
    )


def test_filtered(ledger):
    answer = run(NAME, Scope(grain=Grain.QUARTER, communities=("乙",)), snapshot=ledger(**INCOME))
    assert list(answer["income_yuan"]) == [-200]


def test_empty(empty):
    assert run(NAME, Scope(), snapshot=empty).empty

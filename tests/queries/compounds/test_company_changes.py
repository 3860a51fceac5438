from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "compounds/company_changes"
CONTRACTS = """
| community | compound | company | started_on | ended_on   |
| 甲        | 东苑     | 一号    | 2012-01-01 | 2018-01-01 |
| 甲        | 东苑     | 二号    | 2018-01-02 | 2019-06-30 |
| 甲        | 东苑     | 一号    | 2019-07-01 | 2022-12-31 |
| 甲        | 东苑     | 三号    | 2023-01-01 |            |
| 乙        | 东苑     | 二号    | 2010-01-01 | 2017-12-31 |
"""


def test_companies_that_left(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(property_contract=CONTRACTS)),
        """
| community | compound | company_count | change_count |
| 甲        | 东苑     | 2             | 3            |
| 乙        | 东苑     | 1             | 1            |
""",
    )


def test_the_window_holds_its_first_day_and_not_the_day_after_its_last(ledger):
    scope = Scope(date(2018, 1, 1), date(2022, 12, 31))
    expect(
        run(NAME, scope, snapshot=ledger(property_contract=CONTRACTS)),
        """
| community | compound | company_count | change_count |
| 甲        | 东苑     | 2             | 2            |
""",
    )


def test_filtered(ledger):
    expect(
        run(NAME, Scope(communities=("乙",)), snapshot=ledger(property_contract=CONTRACTS)),
        """
| community | company_count |
| 乙        | 1             |
""",
    )

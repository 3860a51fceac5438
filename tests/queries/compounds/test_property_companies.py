from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "compounds/property_companies"
CONTRACTS = """
| community | compound | company | started_on | ended_on   | reason |
| 甲        | 东苑     | 二号    | 2018-01-02 |            |        |
| 甲        | 东苑     | 一号    | 2012-01-01 | 2018-01-01 | 到期   |
| 甲        | 东苑     | 三号    | 2027-01-01 |            |        |
| 乙        | 西苑     | 一号    |            | 2015-01-01 |        |
"""
AS_OF = "2026-01-31 12:00"


def test_in_order_and_not_the_one_still_to_come(ledger):
    scope = Scope(date(2026, 1, 1), date(2026, 2, 1))  # the window has no effect
    expect(
        run(NAME, scope, snapshot=ledger(property_contract=CONTRACTS, as_of=AS_OF)),
        """
| community | compound | company | started_on | ended_on   | reason |
| 乙        | 西苑     | 一号    |            | 2015-01-01 |        |
| 甲        | 东苑     | 一号    | 2012-01-01 | 2018-01-01 | 到期   |
| 甲        | 东苑     | 二号    | 2018-01-02 |            |        |
""",
    )


def test_filtered(ledger):
    expect(
        run(NAME, Scope(compounds=("西苑",)), snapshot=ledger(property_contract=CONTRACTS, as_of=AS_OF)),
        """
| compound | company |
| 西苑     | 一号    |
""",
    )

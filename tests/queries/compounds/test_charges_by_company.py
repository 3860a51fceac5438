from queries import Scope, run
from tests.queries.tables import expect

NAME = "compounds/charges_by_company"
COMPOUNDS = """
| community | compound | households |
| 甲        | 东苑     | 100        |
| 甲        | 西苑     | 300        |
| 甲        | 南苑     | 200        |
"""
CONTRACTS = """
| community | compound | company | started_on | ended_on   | charge_yuan | collection_rate |
| 甲        | 东苑     | 一号    | 2020-01-01 |            | 1.5         | 0.5             |
| 甲        | 西苑     | 一号    | 2020-01-01 |            | 2           | 0.9             |
| 甲        | 南苑     | 二号    | 2020-01-01 |            |             |                 |
| 甲        | 东苑     | 旧号    | 2010-01-01 | 2019-12-31 | 0.5         | 0.1             |
"""
AS_OF = "2026-02-01 00:00"


def test_collection_is_weighted_by_households(ledger):
    """(100 * 0.5 + 300 * 0.9) / 400 = 0.8; who has left does not count."""
    snapshot = ledger(compound=COMPOUNDS, property_contract=CONTRACTS, as_of=AS_OF)
    expect(
        run(NAME, Scope(), snapshot=snapshot),
        """
| company | contract_count | charge_count | charge_low | charge_high | rated_contract_count | collection_rate |
| 一号    | 2              | 2            | 1.5        | 2           | 2                    | 0.8             |
| 二号    | 1              | 0            |            |             | 0                    |                 |
""",
    )


def test_filtered(ledger):
    snapshot = ledger(compound=COMPOUNDS, property_contract=CONTRACTS, as_of=AS_OF)
    assert list(run(NAME, Scope(compounds=("东苑",)), snapshot=snapshot)["collection_rate"]) == [0.5]


def test_empty(empty):
    assert run(NAME, Scope(), snapshot=empty).empty

from datetime import date

from queries import Scope, run
from tests.queries.grids.ledgers import AS_OF, CASES
from tests.queries.tables import expect

NAME = "grids/settled_by_grid"


def test_only_settled_cases_that_say_their_level_count(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(mediation_case=CASES, as_of=AS_OF)),
        """
| community | grid       | case_count | succeeded_count | level_known_count | within_grid_count | within_grid_rate |
| 甲社区    | 甲第一网格 | 4          | 3               | 2                 | 1                 | 1/2              |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 2, 1), date(2026, 3, 1), communities=("甲社区",))
    frame = run(NAME, scope, snapshot=ledger(mediation_case=CASES, as_of=AS_OF))
    assert frame[["case_count", "level_known_count"]].to_numpy().tolist() == [[1, 0]]

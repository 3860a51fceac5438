from datetime import date

from queries import Scope, run
from tests.queries.grids.ledgers import AS_OF, ROLL, VISITS
from tests.queries.tables import expect

NAME = "grids/visits_by_grid"


def test_visits_for_households_and_what_they_found(ledger):
    """What a visit found is null where no visit says it, and not 0."""
    expect(
        run(NAME, Scope(), snapshot=ledger(**ROLL, visit=VISITS, as_of=AS_OF)),
        """
| community | grid       | visit_count | households | visits_per_thousand_households | patrol_count | found_known_count | found_count |
| 乙社区    | 乙第一网格 | 0           | 200        | 0                              | 0            | 0                 |             |
| 甲社区    | 甲第一网格 | 2           | 100        | 20                             | 1            | 1                 | 2           |
| 甲社区    | 甲第二网格 | 1           |            |                                | 0            | 0                 |             |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 2, 1), date(2026, 3, 1), communities=("甲社区",))
    frame = run(NAME, scope, snapshot=ledger(**ROLL, visit=VISITS, as_of=AS_OF))
    assert dict(zip(frame["grid"], frame["visit_count"], strict=True)) == {"甲第一网格": 0, "甲第二网格": 1}

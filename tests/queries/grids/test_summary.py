from datetime import date

from queries import Scope, run
from tests.queries.grids.ledgers import AS_OF, EVENTS, ROLL
from tests.queries.tables import expect

NAME = "grids/summary"


def test_how_far_the_grid_is_told(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(**ROLL, **EVENTS, as_of=AS_OF)),
        """
| request_count | gridded_count | found_first_count | grid_filled_rate | found_first_rate | level_known_count | within_grid_count | within_grid_rate | visit_count | found_count | grid_count | unhoused_grid_count |
| 7             | 5             | 1                 | 5/7              | 1/5              | 3                 | 2                 | 2/3              | 3           | 2           | 3          | 1                   |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 2, 1), date(2026, 3, 1), communities=("甲社区",))
    row = run(NAME, scope, snapshot=ledger(**ROLL, **EVENTS, as_of=AS_OF)).iloc[0]
    assert (row["request_count"], row["gridded_count"], row["grid_count"]) == (1, 1, 2)


def test_empty(empty):
    """One row of zeros; no rate of nothing."""
    row = run(NAME, Scope(), snapshot=empty).iloc[0]
    assert (row["request_count"], row["visit_count"], row["grid_count"]) == (0, 0, 0)
    assert row[["grid_filled_rate", "found_first_rate", "within_grid_rate"]].isna().all()

from datetime import date

from queries import Scope, run
from tests.queries.grids.ledgers import AS_OF, REQUESTS, ROLL
from tests.queries.tables import expect

NAME = "grids/load_by_grid"


def test_requests_for_households_and_members(ledger):
    """Households are known only where each building says them; a person in two rows is one member."""
    expect(
        run(NAME, Scope(), snapshot=ledger(**ROLL, service_request=REQUESTS, as_of=AS_OF)),
        """
| community | grid       | is_on_roll | request_count | households | per_thousand_households | member_count | requests_per_member | found_first_count | found_first_rate | grid_handled_count |
| 甲社区    | 甲第一网格 | true       | 3             | 100        | 30                      | 1            | 3                   | 1                 | 1/3              | 1                  |
| 乙社区    | 乙第一网格 | true       | 0             | 200        | 0                       | 0            |                     | 0                 |                  | 0                  |
| 甲社区    | 甲第七网格 | false      | 1             |            |                         |              |                     | 0                 | 0                | 0                  |
| 甲社区    | 甲第二网格 | true       | 1             |            |                         | 2            | 1/2                 | 0                 | 0                | 0                  |
""",
    )


def test_filtered_by_grid_and_time(ledger):
    scope = Scope(date(2026, 2, 1), date(2026, 3, 1)).with_condition("grid", ("甲第一网格",))
    frame = run(NAME, scope, snapshot=ledger(**ROLL, service_request=REQUESTS, as_of=AS_OF))
    assert frame[["grid", "request_count", "households"]].to_numpy().tolist() == [["甲第一网格", 1, 100]]


def test_without_registers_nothing_is_invented(ledger):
    frame = run(NAME, Scope(), snapshot=ledger(service_request=REQUESTS, as_of=AS_OF))
    assert list(frame["request_count"]) == [3, 1, 1]
    assert frame["households"].isna().all()
    assert not frame["is_on_roll"].any()

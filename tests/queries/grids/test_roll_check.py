from datetime import date

from queries import Scope, run
from tests.queries.grids.ledgers import AS_OF, EVENTS, ROLL
from tests.queries.tables import expect

NAME = "grids/roll_check"


def test_grids_that_one_side_alone_knows(ledger):
    """乙第八网格 of a 楼栋长 and 甲第九网格 of a 党小组 put no grid on the roll."""
    expect(
        run(NAME, Scope(), snapshot=ledger(**ROLL, **EVENTS, as_of=AS_OF)),
        """
| community | grid       | is_on_roll | row_count | request_row_count | case_row_count | visit_row_count |
| 甲社区    | 甲第七网格 | false      | 1         | 1                 | 0              | 0               |
| 乙社区    | 乙第一网格 | true       | 0         | 0                 | 0              | 0               |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 2, 1), date(2026, 3, 1), communities=("甲社区",))
    assert run(NAME, scope, snapshot=ledger(**ROLL, **EVENTS, as_of=AS_OF)).empty

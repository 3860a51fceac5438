from datetime import date

from queries import Scope, run
from tests.queries.deliberation.test_items_by_co_handler import DELIBERATIONS
from tests.queries.tables import expect

NAME = "deliberation/together_rows"


def test_an_item_has_a_row_for_each_of_its_co_handlers(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(deliberation=DELIBERATIONS)),
        """
| item_id | responsible_unit | co_handler_kind |
| d       | 未填写           | 志愿者          |
| b       | 社区党委         | 业委会          |
| a       | 社区党委         | 业委会          |
| a       | 社区党委         | 社工            |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 1, 16), date(2026, 3, 1), communities=("甲",))
    expect(
        run(NAME, scope, snapshot=ledger(deliberation=DELIBERATIONS)),
        """
| item_id | co_handler_kind |
| b       | 业委会          |
""",
    )

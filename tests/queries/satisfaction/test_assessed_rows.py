from datetime import date

from queries import Scope, run
from tests.queries.satisfaction.assessed import OFFICE
from tests.queries.tables import expect

NAME = "satisfaction/assessed_rows"


def test_each_answer_on_a_request_with_its_unit(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(**OFFICE)),
        """
| response_id | responsible_unit | request_id | was_contacted | is_resolved | rating | is_left_out |
| 005         | 未填写           |            | false         |             | 满意   | false       |
| 004         | 城建办           | 剔         | true          | false       | 不满意 | true        |
| 003         | 城建办           | G2         | true          | false       | 不满意 | false       |
| 002         | 城管队           | G1         | true          | true        | 满意   | false       |
| 001         | 城管队           | G1         | true          | true        | 满意   | false       |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 1, 6), date(2026, 1, 8), communities=("甲",))
    expect(run(NAME, scope, snapshot=ledger(**OFFICE)), "| response_id |\n| 003 |\n| 002 |")

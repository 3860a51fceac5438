from datetime import date

from queries import Scope, run
from tests.queries.satisfaction.assessed import OFFICE
from tests.queries.tables import expect

NAME = "satisfaction/composite_by_unit"


def test_the_unit_of_the_request_however_long_ago(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(**OFFICE)),
        """
| exclusion | responsible_unit | answer_count | request_response_rate | request_satisfaction_rate | composite_rate |
| 剔除后    | 城管队           | 2            | 1                     | 1                         | 1              |
| 剔除后    | 城建办           | 1            | 1                     | 0                         | 0.2            |
| 剔除后    | 未填写           | 1            | 0                     | 1                         |                |
| 剔除前    | 城建办           | 2            | 1                     | 0                         | 0.2            |
| 剔除前    | 城管队           | 2            | 1                     | 1                         | 1              |
| 剔除前    | 未填写           | 1            | 0                     | 1                         |                |
""",
    )


def test_filtered(ledger):
    expect(
        run(NAME, Scope(date(2026, 1, 7), communities=("甲",)), snapshot=ledger(**OFFICE)),
        """
| exclusion | responsible_unit | answer_count |
| 剔除后    | 城建办           | 1            |
| 剔除前    | 城建办           | 2            |
""",
    )

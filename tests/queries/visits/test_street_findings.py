from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "visits/street_findings"
VISITS = """
| community | compound | kind     | visited_at       | route | found_count | finding_kinds       |
| 甲        | 一街     | 街长巡查 | 2026-01-05 09:00 |       | 2           | 卫生+车辆          |
| 甲        | 一街     | 街长巡查 | 2026-01-06 09:00 |       | 0           |                     |
| 甲        | 一街     | 街长巡查 | 2026-01-07 09:00 |       |             |                     |
| 甲        | 一街     | 街长巡查 | 2026-02-08 09:00 |       | 1           |                     |
| 甲        | 二街     | 街长巡查 | 2026-02-09 09:00 | 东段  |             | 门前五包+卫生+油烟 |
| 甲        | 二街     | 街长巡查 | 2026-02-10 09:00 | 东段  | 0           | 无问题              |
| 甲        | 二街     | 街长巡查 | 2026-02-11 09:00 | 东段  |             | 其他                |
| 乙        |          | 街长巡查 | 2026-02-12 09:00 |       | 0           |                     |
| 甲        | 一街     | 网格巡查 | 2026-02-12 09:00 |       | 5           | 卫生                |
"""


def test_a_round_counts_once_for_each_kind_that_it_names(ledger):
    """An empty row says nothing; 油烟 beside the three is another kind; a patrol of a grid is no round."""
    expect(
        run(NAME, Scope(), snapshot=ledger(visit=VISITS)),
        """
| community | stretch | round_count | told_round_count | finding_count | finding_rate | hygiene_count | frontage_count | vehicle_count | other_kind_count | unnamed_count |
| 甲        | 一街    | 4           | 3                | 2             | 2/3          | 1             | 0              | 1             | 0           | 1             |
| 甲        | 东段    | 3           | 3                | 2             | 2/3          | 1             | 1              | 0             | 2           | 0             |
| 乙        | 未填写  | 1           | 1                | 0             | 0            | 0             | 0              | 0             | 0           | 0             |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 1, 1), date(2026, 2, 1), communities=("甲",))
    expect(
        run(NAME, scope, snapshot=ledger(visit=VISITS)),
        """
| stretch | round_count | finding_count | unnamed_count | last_round_at    |
| 一街    | 3           | 1             | 0             | 2026-01-07 09:00 |
""",
    )

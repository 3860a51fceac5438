from queries import Scope, run
from tests.queries.tables import expect

NAME = "organisation/buildings_by_compound"
BUILDINGS = """
| community | compound | building_id | head_token | contact_token | households |
| 甲        | 东苑     | 1栋         | h1         | c1            | 40         |
| 甲        | 东苑     | 2栋         | h1         |               | 40         |
| 甲        | 东苑     | 3栋         |            | c1            | 20         |
| 甲        | 西苑     | 4栋         |            |               | 30         |
| 甲        | 西苑     | 5栋         |            |               |            |
| 乙        | 未匹配   | 6栋         | h2         |               | 10         |
"""


def test_both_one_or_none(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(building=BUILDINGS)),
        """
| community | compound | building_count | both_count | head_only_count | contact_only_count | uncovered_count | uncovered_households |
| 乙        | 未匹配   | 1              | 0          | 1               | 0                  | 0               |                      |
| 甲        | 东苑     | 3              | 1          | 1               | 1                  | 0               |                      |
| 甲        | 西苑     | 2              | 0          | 0               | 0                  | 2               | 30                   |
""",
    )


def test_filtered(ledger):
    answer = run(NAME, Scope(compounds=("西苑",)), snapshot=ledger(building=BUILDINGS))
    assert list(answer["uncovered_count"]) == [2]

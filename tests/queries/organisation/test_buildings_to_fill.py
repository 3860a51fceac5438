from queries import Scope, run
from tests.queries.tables import expect

NAME = "organisation/buildings_to_fill"
BUILDINGS = """
| community | compound | building_id | head_token | contact_token | households |
| 甲        | 东苑     | 1栋         | h1         | c1            | 40         |
| 甲        | 东苑     | 2栋         | h1         |               | 40         |
| 甲        | 东苑     | 3栋         |            | c1            | 20         |
| 甲        | 西苑     | 4栋         |            |               | 30         |
| 甲        | 西苑     | 5栋         |            |               |            |
| 乙        | 未匹配   | 6栋         | h2         |               | 10         |
"""


def test_those_that_lack_both_first(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(building=BUILDINGS)),
        """
| community | compound | building_id | households | has_head | has_contact |
| 甲        | 西苑     | 4栋         | 30         | false    | false       |
| 甲        | 西苑     | 5栋         |            | false    | false       |
| 甲        | 东苑     | 3栋         | 20         | false    | true        |
| 乙        | 未匹配   | 6栋         | 10         | true     | false       |
| 甲        | 东苑     | 2栋         | 40         | true     | false       |
""",
    )


def test_filtered(ledger):
    answer = run(NAME, Scope(communities=("乙",)), snapshot=ledger(building=BUILDINGS))
    assert list(answer["building_id"]) == ["6栋"]

from queries import Scope, run
from tests.queries.tables import expect

NAME = "organisation/holder_rows"
# a holds two roles in two compounds, and one more in another community; nobody is named in D5.
HOLDERS = """
| holder_id | token_token | role     | community | compound | grid |
| D1        | a           | 在职党员 | 甲        | 西苑     | 1    |
| D2        | a           | 楼栋长   | 甲        | 东苑     | 1    |
| D3        | a           | 志愿者   | 乙        | 北苑     | 2    |
| D4        | b           | 楼栋长   | 甲        | 东苑     |      |
| D5        |             | 楼栋长   | 甲        | 东苑     | 1    |
"""


def test_a_person_is_one_row_in_a_community(ledger):
    found = run(NAME, Scope(), snapshot=ledger(role_holder=HOLDERS))
    expect(
        found,
        """
| holder_id | roles            | community | compound | grid   | post_count |
| D3        | 志愿者           | 乙        | 北苑     | 2      | 1          |
| D1        | 楼栋长、在职党员 | 甲        |          | 1      | 2          |
| D4        | 楼栋长           | 甲        | 东苑     | 未填写 | 1          |
| D5        | 楼栋长           | 甲        | 东苑     | 1      | 1          |
""",
    )


def test_filtered(ledger):
    found = run(NAME, Scope(compounds=("东苑",)), snapshot=ledger(role_holder=HOLDERS))
    assert list(found["holder_id"]) == ["D2", "D4", "D5"]

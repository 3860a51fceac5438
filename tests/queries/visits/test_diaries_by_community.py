from queries import Scope, run
from tests.queries.tables import expect

NAME = "visits/diaries_by_community"
VISITS = """
| community | has_diary |
| 甲        | true      |
| 甲        | false     |
| 甲        |           |
| 乙        | true      |
| 丙        |           |
"""


def test_empty_ones_are_in_neither_part(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(visit=VISITS)),
        """
| community | diary_count | diary_known_count | diary_rate |
| 乙        | 1           | 1                 | 1          |
| 甲        | 1           | 2                 | 1/2        |
""",
    )


def test_filtered(ledger):
    found = run(NAME, Scope(communities=("乙",)), snapshot=ledger(visit=VISITS))
    assert list(found["diary_known_count"]) == [1]

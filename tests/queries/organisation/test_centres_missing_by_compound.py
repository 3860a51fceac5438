from queries import Scope, run
from tests.queries.tables import expect

NAME = "organisation/centres_missing_by_compound"
COMPOUNDS = """
| community | compound | households |
| 甲        | 东苑     | 41         |
| 甲        | 西苑     | 20         |
| 甲        | 南苑     |            |
| 甲        | 北苑     | 30         |
| 乙        | 河苑     | 90         |
"""
UNITS = """
| community | compound | level      | linked_households |
| 甲        | 东苑     | 党员中心户 | 10                |
| 甲        | 东苑     | 党员中心户 | 8                 |
| 甲        | 西苑     | 党员中心户 | 12                |
| 甲        | 西苑     | 党员中心户 | 12                |
| 甲        | 西苑     | 党员中心户 |                   |
| 甲        | 北苑     | 党员中心户 |                   |
| 甲        |          | 党员中心户 | 10                |
| 乙        | 河苑     | 党小组     |                   |
"""


def test_never_under_none_and_null_where_nobody_tells(ledger):
    """东苑: 41 / 10 are 5, less 2; 西苑 has more than it needs; 乙 has no such homes at all."""
    expect(
        run(NAME, Scope(), snapshot=ledger(compound=COMPOUNDS, organisation=UNITS)),
        """
| community | compound | households | needed_count | centre_count | missing_centre_count | linked_households | unlinked_households |
| 甲        | 东苑     | 41         | 5            | 2            | 3             | 18                | 23                  |
| 甲        | 北苑     | 30         | 3            | 1            | 2             |                   |                     |
| 甲        | 西苑     | 20         | 2            | 3            | 0             | 24                | 0                   |
| 甲        | 南苑     |            |              | 0            |               | 0                 |                     |
""",
    )


def test_filtered(ledger):
    found = run(NAME, Scope(compounds=("西苑",)), snapshot=ledger(compound=COMPOUNDS, organisation=UNITS))
    assert list(found["missing_centre_count"]) == [0]

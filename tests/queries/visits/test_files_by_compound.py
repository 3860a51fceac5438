from queries import Scope, run
from tests.queries.tables import expect

NAME = "visits/files_by_compound"
COMPOUNDS = """
| community | compound | households | filed_households |
| 甲        | 东苑     | 100        | 80               |
| 甲        | 西苑     | 40         | 10               |
| 甲        | 南苑     | 40         |                  |
| 乙        | 河苑     |            | 5                |
"""


def test_the_lowest_share_first_and_compounds_without_a_number_left_out(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(compound=COMPOUNDS)),
        """
| compound | households | filed_households | register_filed_share |
| 西苑     | 40         | 10               | 1/4                  |
| 东苑     | 100        | 80               | 4/5                  |
| 河苑     |            | 5                |                      |
""",
    )


def test_filtered(ledger):
    found = run(NAME, Scope(communities=("甲",)), snapshot=ledger(compound=COMPOUNDS))
    assert list(found["filed_households"]) == [10, 80]

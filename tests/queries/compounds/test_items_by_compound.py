from queries import Scope, run
from tests.queries.tables import expect

NAME = "compounds/items_by_compound"
ITEMS = """
| community | compound | closed_at        | status |
| 甲        | 东苑     | 2026-01-10 09:00 |        |
| 甲        | 东苑     |                  | 已办结 |
| 甲        | 东苑     |                  | 办理中 |
| 乙        | 未匹配   |                  |        |
"""


def test_items_and_how_many_are_done(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(deliberation=ITEMS)),
        """
| community | compound | item_count | settled_known_count | closed_item_count |
| 甲        | 东苑     | 3          | 3                   | 2                 |
| 乙        | 未匹配   | 1          | 0                   |                   |
""",
    )


def test_filtered(ledger):
    expect(
        run(NAME, Scope(compounds=("东苑",)), snapshot=ledger(deliberation=ITEMS)),
        """
| compound | item_count |
| 东苑     | 3          |
""",
    )

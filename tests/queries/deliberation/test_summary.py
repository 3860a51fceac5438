from datetime import date

from queries import Scope, run
from tests.queries.deliberation.test_decided_by_community import ITEMS
from tests.queries.tables import expect

NAME = "deliberation/summary"
DELIBERATIONS = """
| item_id | community | meeting_type | met_at           | topic | triage | responsible_unit | closed_at        | status |
| a       | 甲        | 半月谈       | 2026-01-15 19:00 | 路灯  | 联办   | 社区党委         | 2026-01-17 19:00 | 已办结 |
| b       | 甲        | 半月谈       | 2026-01-16 19:00 | 路灯  | 共办   | 城建办           | 2026-01-20 19:00 | 已办结 |
| c       | 甲        | 好商量       | 2026-01-31 19:00 | 绿化  | 协办   |                  |                  | 办理中 |
| d       | 乙        | 半月谈       | 2026-03-01 19:00 |       |        |                  |                  |        |
| e       | 乙        | 半月谈       | 2026-03-01 19:00 | 绿化  | 联办   | 城建办           |                  | 已作废 |
"""


def test_void_items_are_left_out(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(deliberation=DELIBERATIONS)),
        """
| item_count | settled_known_count | settled_count | settled_rate | median_days_to_settle |
| 4          | 3                   | 2             | 2/3          | 3                     |
""",
    )


# Of an unknown status, or of none, only a closed_at tells anything; where no status is told at all, its absence too.
TOLD = """
| met_at           | closed_at        | status |
| 2026-01-15 19:00 | 2026-01-17 19:00 |        |
| 2026-01-15 19:00 | 2026-01-17 19:00 | 跟进   |
| 2026-01-15 19:00 | 2026-01-17 19:00 | 办理中 |
| 2026-01-15 19:00 |                  | 跟进   |
| 2026-01-15 19:00 |                  |        |
"""


def test_an_item_of_which_it_is_not_told_is_in_neither_part(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(deliberation=TOLD)),
        "| item_count | settled_known_count | settled_count | settled_rate |\n| 5 | 3 | 2 | 2/3 |",
    )
    by_time = ledger(deliberation=TOLD.replace("跟进", "").replace("办理中", ""))
    expect(
        run(NAME, Scope(), snapshot=by_time),
        "| item_count | settled_known_count | settled_count | settled_rate |\n| 5 | 5 | 3 | 3/5 |",
    )


def test_what_was_decided_is_of_the_items_that_say_so(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(deliberation=ITEMS)),
        """
| item_count | result_known_count | passed_count | passed_rate |
| 10         | 5                  | 2            | 2/5         |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 1, 16), date(2026, 3, 1), communities=("甲",))
    expect(
        run(NAME, scope, snapshot=ledger(deliberation=DELIBERATIONS)),
        """
| item_count | settled_count | settled_rate | median_days_to_settle |
| 2          | 1             | 1/2          | 4                     |
""",
    )


def test_empty(empty):
    expect(
        run(NAME, Scope(), snapshot=empty),
        """
| item_count | settled_count | settled_rate |
| 0          | 0             |              |
""",
    )

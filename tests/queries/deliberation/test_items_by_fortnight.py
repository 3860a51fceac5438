from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "deliberation/items_by_fortnight"
DELIBERATIONS = """
| item_id | community | meeting_type | met_at           | topic | triage | responsible_unit | closed_at        | status |
| a       | 甲        | 半月谈       | 2026-01-15 19:00 | 路灯  | 联办   | 社区党委         | 2026-01-17 19:00 | 已办结 |
| b       | 甲        | 半月谈       | 2026-01-16 19:00 | 路灯  | 共办   | 城建办           | 2026-01-20 19:00 | 已办结 |
| c       | 甲        | 好商量       | 2026-01-31 19:00 | 绿化  | 协办   |                  |                  | 办理中 |
| d       | 乙        | 半月谈       | 2026-03-01 19:00 |       |        |                  |                  |        |
| e       | 乙        | 半月谈       | 2026-03-01 19:00 | 绿化  | 联办   | 城建办           |                  | 已作废 |
"""


def test_the_16th_begins_a_fortnight(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(deliberation=DELIBERATIONS)),
        """
| period_start | meeting_type | item_count | settled_count |
| 2026-01-01   | 半月谈       | 1          | 1             |
| 2026-01-16   | 半月谈       | 1          | 1             |
| 2026-01-16   | 好商量       | 1          | 0             |
| 2026-03-01   | 半月谈       | 1          | 0             |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 1, 16), date(2026, 3, 1), communities=("甲",))
    expect(
        run(NAME, scope, snapshot=ledger(deliberation=DELIBERATIONS)),
        """
| period_start | meeting_type | item_count | settled_count |
| 2026-01-16   | 半月谈       | 1          | 1             |
| 2026-01-16   | 好商量       | 1          | 0             |
""",
    )

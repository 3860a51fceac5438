"""What was taken back counts nowhere: no question but the lists answers otherwise when such rows are there."""

from __future__ import annotations

import pandas as pd

from queries import Grain, Scope, names, run
from tests.cases import each

AS_OF = "2026-06-30 12:00"
REQUESTS = """
| community | compound | channel | request_type | category | subcategory | handler_kind | triage | responsible_unit | requested_at     | due_at           | closed_at        | status |
| 甲        | 东苑     | 12345   | 投诉         | 路灯照明 | 不亮        | 物业         | 联办   | 城建办           | 2026-01-05 09:00 | 2026-01-10 09:00 | 2026-01-08 09:00 | 已办结 |
"""
ITEMS = """
| community | compound | meeting_type | met_at           | topic | triage | responsible_unit | due_at           | closed_at        | status |
| 甲        | 东苑     | 半月谈       | 2026-01-05 19:00 | 电梯  | 联办   | 城建办           | 2026-01-20 09:00 | 2026-01-15 09:00 | 已办结 |
"""
ORDERS = """
| community | compound | kind     | ordered_at       | dispatched_at    | accepted_at      | done_at          | status | stars |
| 甲        | 东苑     | 志愿服务 | 2026-01-05 09:00 | 2026-01-05 10:00 | 2026-01-05 11:00 | 2026-01-06 09:00 | 已办结 | 5     |
"""
COMMITMENTS = """
| community | compound | member_token | promised_at      | status | self_score |
| 甲        | 东苑     | m1           | 2026-01-05 09:00 | 已办结 | 90         |
"""
WORKS = """
| community | compound | kind | quantity | unit | started_on | finished_on | cost_yuan | status |
| 甲        | 东苑     | 路灯 | 3        | 盏   | 2026-01-05 | 2026-01-15  | 1000      | 已办结 |
"""
LEDGERS = {
    "service_request": REQUESTS,
    "deliberation": ITEMS,
    "service_order": ORDERS,
    "commitment": COMMITMENTS,
    "public_work": WORKS,
}
#: The lists show them, with their status; places and grids are names wherever they stand.
LISTS = ("places/", "ledgers/", "grids/rows_without_grid", "grids/roll_check")


def with_void(table: str) -> str:
    """The table with its last row once more, taken back."""
    last = table.strip().splitlines()[-1]
    return f"{table.rstrip()}\n{last.replace('已办结', '已作废')}\n"


@each("name", [one for one in names() if not one.startswith(LISTS) and not one.endswith(("rows", "records"))])
def test_what_was_taken_back_counts_nowhere(name: str, ledger) -> None:
    scope = Scope(grain=Grain.MONTH)
    without = run(name, scope, snapshot=ledger(as_of=AS_OF, **LEDGERS))
    void = {one: with_void(table) for one, table in LEDGERS.items()}
    beside = run(name, scope, snapshot=ledger(as_of=AS_OF, **void))
    # How many were left out is told, and must differ.
    left_out = [column for column in without.columns if column == "excluded_count"]
    pd.testing.assert_frame_equal(
        without.drop(columns=left_out), beside.drop(columns=left_out), check_dtype=False
    )

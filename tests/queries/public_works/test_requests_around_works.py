from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "public_works/requests_around_works"
WORKS = """
| work_id | community | compound | kind | started_on | finished_on |
| lamps   | 甲        | 东苑     | 路灯 | 2026-05-01 | 2026-05-11  |
| street  | 甲        | 未匹配   | 路面 | 2026-05-01 | 2026-05-11  |
| early   | 甲        | 东苑     | 路灯 | 2026-02-01 | 2026-02-11  |
| late    | 甲        | 东苑     | 路灯 | 2026-10-01 | 2026-10-11  |
| other   | 甲        | 东苑     | 其他 | 2026-05-01 | 2026-05-11  |
| unasked | 甲        | 东苑     | 电梯 | 2026-05-01 | 2026-05-11  |
| crossed | 甲        | 东苑     | 路灯 | 2026-05-11 | 2026-05-01  |
"""
REQUESTS = """
| community | compound | category | subcategory | requested_at     |
| 乙        | 西苑     | 停车管理 |             | 2026-01-10 00:00 |
| 甲        | 东苑     | 路灯照明 |             | 2026-01-30 23:59 |
| 甲        | 东苑     | 路灯照明 | 路灯不亮    | 2026-01-31 00:00 |
| 甲        | 东苑     | 路灯照明 |             | 2026-04-30 23:59 |
| 甲        | 东苑     | 路灯照明 |             | 2026-05-05 12:00 |
| 甲        | 东苑     | 路灯照明 |             | 2026-05-12 00:00 |
| 甲        | 西苑     | 路灯照明 |             | 2026-05-12 00:00 |
| 乙        | 东苑     | 路灯照明 |             | 2026-08-09 23:59 |
| 甲        | 东苑     | 路灯照明 |             | 2026-08-10 00:00 |
| 甲        | 西苑     | 管道渗漏 | 道路积水    | 2026-05-20 00:00 |
| 甲        | 西苑     | 管道渗漏 | 下水堵塞    | 2026-05-20 00:00 |
"""


def test_ninety_days_before_the_start_and_after_the_end(ledger):
    """东苑: 2 before (30 Jan is day 91, 31 Jan day 90); the day of work and 10 Aug (day 91) count for neither.

    A work with no like request on either side, and one said to end before it began, have no row.
    """
    snapshot = ledger(public_work=WORKS, service_request=REQUESTS, as_of="2026-12-31 12:00")
    expect(
        run(NAME, Scope(), snapshot=snapshot),
        """
| work_id | kind | topic    | window_days | requests_before | requests_after | all_before | all_after |
| lamps   | 路灯 | 路灯照明 | 90          | 2               | 1              | 2          | 3         |
| street  | 路面 | 道路积水 | 90          | 0               | 1              | 0          | 1         |
""",
    )


def test_filtered_to_a_community_that_has_no_works(ledger):
    snapshot = ledger(public_work=WORKS, service_request=REQUESTS, as_of="2026-12-31 12:00")
    assert run(NAME, Scope(communities=("乙",)), snapshot=snapshot).empty


def test_a_work_of_yesterday_has_no_time_after_it(ledger):
    snapshot = ledger(public_work=WORKS, service_request=REQUESTS, as_of="2026-05-12 12:00")
    assert run(NAME, Scope(date(2026, 1, 1)), snapshot=snapshot).empty

from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "public_works/requests_of_tied_works"
WORKS = """
| work_id | community | compound | kind | started_on | finished_on | event_id | item_id | status |
| request | 甲        | 东苑     | 路灯 | 2026-05-01 | 2026-05-11  | GD1      |         |        |
| hazard  | 甲        | 未匹配   | 路灯 | 2026-05-01 | 2026-05-11  | YH1      |         |        |
| dispute | 甲        | 东苑     | 路灯 | 2026-05-01 |             | TJ1      | YS1     |        |
| unknown | 甲        | 东苑     | 路灯 | 2026-05-01 | 2026-05-11  | XX       |         |        |
| early   | 甲        | 东苑     | 路灯 | 2026-02-01 | 2026-12-11  | GD1      |         |        |
| void    | 甲        | 东苑     | 路灯 | 2026-05-01 | 2026-05-11  | GD1      |         | 已作废 |
| none    | 甲        | 东苑     | 路灯 | 2026-05-01 | 2026-05-11  |          |         |        |
"""
REQUESTS = """
| request_id | community | compound | category | subcategory | requested_at     |
| GD0        | 乙        | 西苑     | 停车管理 |             | 2026-01-20 00:00 |
| GD1        | 甲        | 东苑     | 路灯照明 | 路灯不亮    | 2026-04-30 23:59 |
| GD2        | 甲        | 东苑     | 路灯照明 | 路灯不亮    | 2026-01-31 00:00 |
| GD3        | 甲        | 东苑     | 路灯照明 | 灯杆倾斜    | 2026-04-30 00:00 |
| GD4        | 甲        | 东苑     | 路灯照明 | 路灯不亮    | 2026-05-05 00:00 |
| GD5        | 甲        | 西苑     | 路灯照明 | 路灯不亮    | 2026-05-20 00:00 |
"""
BESIDES = {
    "mediation_case": "| case_id | event_id | accepted_at |\n| TJ1 | GD3 | 2026-04-30 |",
    "safety_hazard": "| hazard_id | event_id | found_at |\n| YH1 | GD2 | 2026-02-01 |",
    "deliberation": "| item_id | topic | met_at |\n| YS1 | 巷道路灯 | 2026-04-20 |",
}


def test_the_request_behind_a_number_and_its_kind_before_and_after(ledger):
    """The fifth of May is neither; the ledger of requests begins too late for what is before ``early``."""
    snapshot = ledger(public_work=WORKS, service_request=REQUESTS, as_of="2026-12-31 12:00", **BESIDES)
    expect(
        run(NAME, Scope(), snapshot=snapshot),
        """
| work_id | request_id | topic    | item_topic | requests_before | requests_after |
| dispute | GD3        | 灯杆倾斜 | 巷道路灯   | 1               |                |
| hazard  | GD2        | 路灯不亮 |            | 2               | 1              |
| request | GD1        | 路灯不亮 |            | 2               | 0              |
| unknown |            |          |            |                 |                |
| early   | GD1        | 路灯不亮 |            |                 |                |
""",
    )


def test_filtered_to_a_community_that_has_no_works(ledger):
    snapshot = ledger(public_work=WORKS, service_request=REQUESTS, as_of="2026-12-31 12:00", **BESIDES)
    assert run(NAME, Scope(date(2026, 1, 1), communities=("乙",)), snapshot=snapshot).empty

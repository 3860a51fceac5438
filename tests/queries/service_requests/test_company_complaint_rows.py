from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "service_requests/company_complaint_rows"
COMPOUNDS = """
| community | compound | households |
| 甲        | 东苑     | 100        |
| 甲        | 西苑     | 300        |
| 甲        | 空苑     | 0          |
"""
# 旧物业 leaves 东苑 on the 4th, 新物业 follows; in 西苑 two served at once, of which one has no dates.
CONTRACTS = """
| community | compound | company | started_on | ended_on   |
| 甲        | 东苑     | 旧物业  | 2019-01-01 | 2026-01-04 |
| 甲        | 东苑     | 新物业  | 2026-01-05 |            |
| 甲        | 西苑     | 新物业  |            |            |
| 甲        | 西苑     | 另物业  | 2020-01-01 |            |
| 甲        | 空苑     | 另物业  |            |            |
"""
REQUESTS = """
| request_id | community | compound | category | request_type | requested_at     |
| G1         | 甲        | 东苑     | 噪声扰民 | 投诉         | 2026-01-04 23:00 |
| G2         | 甲        | 东苑     | 路灯照明 | 投诉         | 2026-01-05 00:00 |
| G3         | 甲        | 西苑     | 路灯照明 | 投诉         | 2026-01-06 09:00 |
| G4         | 甲        | 西苑     | 路灯照明 | 咨询         | 2026-01-07 09:00 |
| G5         | 甲        | 空苑     | 路灯照明 | 投诉         | 2026-01-08 09:00 |
"""
LEDGERS = {"service_request": REQUESTS, "compound": COMPOUNDS, "property_contract": CONTRACTS}


def test_a_complaint_is_of_who_served_that_day(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(**LEDGERS)),
        """
| request_id | company | compound | started_on |
| G3         | 另物业  | 西苑     | 2020-01-01 |
| G3         | 新物业  | 西苑     |            |
| G2         | 新物业  | 东苑     | 2026-01-05 |
| G1         | 旧物业  | 东苑     | 2019-01-01 |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 1, 1), date(2026, 1, 6), compounds=("东苑",), categories=("路灯照明",))
    assert list(run(NAME, scope, snapshot=ledger(**LEDGERS))["request_id"]) == ["G2"]

from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "compounds/complaints_by_party_lead"
COMPOUNDS = """
| community | compound | households | management | party_branch_year |
| 甲        | 东苑     | 100        | 红色物业   | 2013              |
| 甲        | 西苑     | 300        | 红色物业   |                   |
| 甲        | 南苑     | 200        | 市场物业   | 2015              |
| 乙        | 东苑     | 50         | 市场物业   |                   |
| 乙        | 北苑     | 100        | 自管       |                   |
| 乙        | 新苑     |            | 自管       |                   |
"""
# 北苑 of 乙 has a branch among the organisations only; a group of 东苑 is none.
ORGANISATIONS = """
| community | compound | level      |
| 乙        | 北苑     | 小区党支部 |
| 乙        | 北苑     | 小区党支部 |
| 乙        | 东苑     | 党小组     |
"""
# Six complaints count: 东苑 and 西苑 of 甲 1 and 2, 南苑 1, 东苑 of 乙 2.
REQUESTS = """
| community | compound | request_type | status   | requested_at     |
| 甲        | 东苑     | 投诉         |          | 2026-01-05 09:00 |
| 甲        | 西苑     | 投诉         |          | 2026-01-06 09:00 |
| 甲        | 西苑     | 投诉         |          | 2026-01-06 09:00 |
| 甲        | 南苑     | 投诉         |          | 2026-01-07 09:00 |
| 甲        | 南苑     | 求助         |          | 2026-01-07 09:00 |
| 甲        | 南苑     | 投诉         | 已作废   | 2026-01-07 09:00 |
| 乙        | 东苑     | 投诉         |          | 2026-01-05 09:00 |
| 乙        | 东苑     | 投诉         |          | 2026-01-05 09:00 |
| 乙        | 新苑     | 投诉         |          | 2026-01-05 09:00 |
| 乙        | 未匹配   | 投诉         |          | 2026-01-05 09:00 |
"""


def test_red_management_then_branches_then_the_others(ledger):
    snapshot = ledger(service_request=REQUESTS, compound=COMPOUNDS, organisation=ORGANISATIONS)
    expect(
        run(NAME, Scope(), snapshot=snapshot),
        """
| party_lead | compound_count | households | complaint_count | per_hundred_households |
| 有党支部   | 2              | 300        | 1               | 1/3                    |
| 红色物业   | 2              | 400        | 3               | 3/4                    |
| 其他小区   | 1              | 50         | 2               | 4                      |
""",
    )


def test_filtered(ledger):
    snapshot = ledger(service_request=REQUESTS, compound=COMPOUNDS, organisation=ORGANISATIONS)
    expect(
        run(NAME, Scope(date(2026, 1, 6), communities=("乙",)), snapshot=snapshot),
        """
| party_lead | compound_count | households | complaint_count |
| 其他小区   | 1              | 50         | 0               |
| 有党支部   | 1              | 100        | 0               |
""",
    )


# 甲苑 is typed with two complaints, 乙苑 and 戊苑 never, 丙苑 typed without a complaint; 丁苑 has no request.
HOMES = """
| community | compound | households | management | party_branch_year |
| 甲        | 甲苑     | 100        | 自管       |                   |
| 甲        | 乙苑     | 800        | 自管       |                   |
| 甲        | 丙苑     | 200        | 自管       |                   |
| 甲        | 丁苑     | 100        | 自管       |                   |
| 甲        | 戊苑     | 400        | 红色物业   |                   |
"""
TYPED = """
| community | compound | request_type | requested_at     |
| 甲        | 甲苑     | 投诉         | 2026-01-05 09:00 |
| 甲        | 甲苑     | 投诉         | 2026-01-06 09:00 |
| 甲        | 甲苑     |              | 2026-01-06 09:00 |
| 甲        | 乙苑     |              | 2026-01-06 09:00 |
| 甲        | 丙苑     | 咨询         | 2026-01-06 09:00 |
| 甲        | 戊苑     |              | 2026-01-06 09:00 |
"""


def test_compounds_without_a_type_are_in_neither_part(ledger):
    """Two complaints of 甲苑, 丙苑 and 丁苑 over 100 + 200 + 100 households; of 红色物业 nothing is known."""
    expect(
        run(NAME, Scope(), snapshot=ledger(service_request=TYPED, compound=HOMES)),
        """
| party_lead | compound_count | untyped_compound_count | households | type_known_count | complaint_count | per_hundred_households |
| 其他小区 | 3              | 1                      | 400        | 3                | 2               | 1/2                    |
| 红色物业 | 0              | 1                      |            | 0                |                 |                        |
""",
    )

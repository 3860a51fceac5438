from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "compounds/complaints_by_compound"
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


def test_every_compound_with_households(ledger):
    snapshot = ledger(service_request=REQUESTS, compound=COMPOUNDS, organisation=ORGANISATIONS)
    expect(
        run(NAME, Scope(), snapshot=snapshot),
        """
| community | compound | management | party_lead | households | complaint_count | per_hundred_households |
| 乙        | 东苑     | 市场物业   | 其他小区   | 50         | 2               | 4                      |
| 乙        | 北苑     | 自管       | 有党支部   | 100        | 0               | 0                      |
| 甲        | 东苑     | 红色物业   | 红色物业   | 100        | 1               | 1                      |
| 甲        | 南苑     | 市场物业   | 有党支部   | 200        | 1               | 1/2                    |
| 甲        | 西苑     | 红色物业   | 红色物业   | 300        | 2               | 2/3                    |
""",
    )


def test_filtered(ledger):
    snapshot = ledger(service_request=REQUESTS, compound=COMPOUNDS)
    expect(
        run(NAME, Scope(date(2026, 1, 6), compounds=("东苑", "西苑")), snapshot=snapshot),
        """
| community | compound | complaint_count |
| 乙        | 东苑     | 0               |
| 甲        | 东苑     | 0               |
| 甲        | 西苑     | 2               |
""",
    )


# 甲苑 is typed with two complaints of three, 乙苑 never, 丙苑 typed without a complaint; 丁苑 has no request.
HOMES = """
| community | compound | households | management |
| 甲        | 甲苑     | 100        | 自管       |
| 甲        | 乙苑     | 100        | 自管       |
| 甲        | 丙苑     | 100        | 自管       |
| 甲        | 丁苑     | 100        | 自管       |
"""
TYPED = """
| community | compound | request_type | requested_at     |
| 甲        | 甲苑     | 投诉         | 2026-01-05 09:00 |
| 甲        | 甲苑     | 投诉         | 2026-01-06 09:00 |
| 甲        | 甲苑     |              | 2026-01-06 09:00 |
| 甲        | 乙苑     |              | 2026-01-06 09:00 |
| 甲        | 丙苑     | 咨询         | 2026-01-06 09:00 |
"""


def test_where_no_request_has_a_type_complaints_are_not_known(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(service_request=TYPED, compound=HOMES)),
        """
| compound | request_count | type_known_count | complaint_count | per_hundred_households |
| 丁苑     | 0             | 0                | 0               | 0                      |
| 丙苑     | 1             | 1                | 0               | 0                      |
| 乙苑     | 1             | 0                |                 |                        |
| 甲苑     | 3             | 2                | 2               | 2                      |
""",
    )

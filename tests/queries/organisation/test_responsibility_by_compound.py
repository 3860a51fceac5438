from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "organisation/responsibility_by_compound"
HOLDERS = """
| role     | token_token | community | compound | grid   |
| 楼栋长   | p1          | 甲        | 东苑     | 一网格 |
| 楼栋长   | p1          | 甲        | 东苑     | 一网格 |
| 楼栋长   |             | 甲        | 东苑     | 一网格 |
| 街巷长   | p1          | 甲        | 东苑     | 一网格 |
| 单元长   | p2          | 甲        | 西苑     | 二网格 |
| 在职党员 | p3          | 甲        | 未填写   | 一网格 |
| 在职党员 |             | 乙        | 未填写   | 未填写 |
| 单元长   | p4          | 乙        | 未匹配   | 未填写 |
"""
COMPOUNDS = """
| community | compound | households |
| 甲        | 东苑     | 100        |
"""
REQUESTS = """
| community | compound | requested_at     | is_excluded |
| 甲        | 东苑     | 2026-01-05 09:00 |             |
| 甲        | 东苑     | 2026-02-05 09:00 |             |
| 甲        | 东苑     | 2026-02-05 09:00 | true        |
| 甲        | 未匹配   | 2026-01-05 09:00 |             |
"""


def test_requests_for_each_person_who_answers_for_the_place(ledger):
    served = ledger(role_holder=HOLDERS, compound=COMPOUNDS, service_request=REQUESTS)
    expect(
        run(NAME, Scope(), snapshot=served),
        """
| community | compound | households | holder_count | street_head_count | building_head_count | unit_head_count | request_count | requests_per_holder |
| 甲        | 东苑     | 100        | 2            | 1                 | 3                   | 0               | 2             | 1                   |
| 甲        | 西苑     |            | 1            | 0                 | 0                   | 1               | 0             | 0                   |
""",
    )


def test_filtered_by_the_time_of_the_requests(ledger):
    served = ledger(role_holder=HOLDERS, compound=COMPOUNDS, service_request=REQUESTS)
    answer = run(NAME, Scope(date(2026, 2, 1), date(2026, 3, 1), compounds=("东苑",)), snapshot=served)
    assert list(answer["request_count"]) == [1]

from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "service_requests/volume_by_compound"
# 甲苑 of two communities are two compounds.
REQUESTS = """
| community | compound | requested_at     |
| 甲        | 甲苑     | 2026-01-05 00:00 |
| 甲        | 甲苑     | 2026-01-06 00:00 |
| 乙        | 甲苑     | 2026-01-07 00:00 |
| 乙        | 未匹配   | 2026-01-07 00:00 |
|           |          | 2026-01-08 00:00 |
"""
COMPOUNDS = """
| community | compound | households |
| 甲        | 甲苑     | 100        |
| 乙        | 甲苑     | 500        |
"""


def test_same_name_in_two_communities(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(service_request=REQUESTS, compound=COMPOUNDS)),
        """
| community | compound | request_count | households | per_thousand_households |
| 甲        | 甲苑     | 2             | 100        | 20                      |
| 乙        | 未匹配   | 1             |            |                         |
| 乙        | 甲苑     | 1             | 500        | 2                       |
| 未填写    | 未填写   | 1             |            |                         |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 1, 6), compounds=("甲苑",))
    expect(
        run(NAME, scope, snapshot=ledger(service_request=REQUESTS, compound=COMPOUNDS)),
        """
| community | compound | request_count | households |
| 乙        | 甲苑     | 1             | 500        |
| 甲        | 甲苑     | 1             | 100        |
""",
    )

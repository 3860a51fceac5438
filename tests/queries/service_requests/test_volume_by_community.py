from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "service_requests/volume_by_community"
REQUESTS = """
| community | requested_at     | status |
| 甲        | 2026-01-05 00:00 |        |
| 甲        | 2026-02-05 00:00 |        |
| 甲        | 2026-02-05 00:00 | 已作废 |
| 乙        | 2026-02-06 00:00 |        |
|           | 2026-02-07 00:00 |        |
"""
COMMUNITIES = """
| community | households |
| 甲        | 400        |
| 丙        | 900        |
"""


def test_unknown_households_give_no_rate(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(service_request=REQUESTS, community=COMMUNITIES)),
        """
| community | request_count | households | per_thousand_households |
| 甲        | 2             | 400        | 5                       |
| 乙        | 1             |            |                         |
| 未填写    | 1             |            |                         |
""",
    )


def test_filtered_to_what_was_left_empty(ledger):
    snapshot = ledger(service_request=REQUESTS, community=COMMUNITIES)
    expect(
        run(NAME, Scope(date(2026, 2, 1), communities=("甲", "未填写")), snapshot=snapshot),
        """
| community | request_count | households | per_thousand_households |
| 未填写    | 1             |            |                         |
| 甲        | 1             | 400        | 2.5                     |
""",
    )


def test_chosen_compounds_are_measured_by_their_own_households(ledger):
    snapshot = ledger(
        service_request="""
| community | compound | requested_at     |
| 甲        | 一苑     | 2026-02-05 00:00 |
| 甲        | 二苑     | 2026-02-06 00:00 |
""",
        community=COMMUNITIES,
        compound="""
| community | compound | households |
| 甲        | 一苑     | 100        |
| 甲        | 二苑     | 300        |
""",
    )
    expect(
        run(NAME, Scope(compounds=("一苑",)), snapshot=snapshot),
        """
| community | request_count | households | per_thousand_households |
| 甲        | 1             | 100        | 10                      |
""",
    )

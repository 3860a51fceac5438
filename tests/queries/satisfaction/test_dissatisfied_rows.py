from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "satisfaction/dissatisfied_rows"
RESPONSES = """
| response_id | community | asked_at         | is_valid | rating     | event_id |
| a           | 甲        | 2026-01-05 00:00 | true     | 满意       | E1       |
| b           | 甲        | 2026-01-06 00:00 |          | 不满意     | E1       |
| c           | 乙        | 2026-01-06 00:00 | true     | 非常不满意 |          |
| d           | 乙        | 2026-01-07 00:00 | true     | 不满意     | E9       |
| e           | 乙        | 2026-01-08 00:00 | false    | 不满意     |          |
| f           | 乙        | 2026-01-08 00:00 | true     |            |          |
"""
REQUESTS = """
| request_id | community | requested_at     | event_id | category | responsible_unit |
| 2          | 甲        | 2025-01-05 00:00 | E1       | 停车     | 城建办           |
| 1          | 甲        | 2025-12-05 00:00 | E1       | 噪音     | 城管队           |
"""


def test_each_once_with_its_request(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(satisfaction_response=RESPONSES, service_request=REQUESTS)),
        """
| response_id | rating     | request_id | category | responsible_unit |
| d           | 不满意     |            |          |                  |
| b           | 不满意     | 1          | 噪音     | 城管队           |
| c           | 非常不满意 |            |          |                  |
""",
    )


def test_a_call_back_names_a_request_an_event_or_a_dispute(ledger):
    responses = """
| response_id | community | asked_at         | rating | event_id |
| own         | 甲        | 2026-01-09 00:00 | 不满意 | 2        |
| event       | 甲        | 2026-01-08 00:00 | 不满意 | E1       |
| dispute     | 甲        | 2026-01-07 00:00 | 不满意 | T1       |
| alone       | 甲        | 2026-01-06 00:00 | 不满意 | T2       |
| either      | 甲        | 2026-01-05 00:00 | 不满意 | 3        |
| nowhere     | 甲        | 2026-01-04 00:00 | 不满意 | X        |
"""
    requests = REQUESTS + "| 3 | 甲 | 2026-01-01 00:00 | | 照明 | 城建办 |\n"
    cases = """
| case_id | community | accepted_at      | event_id |
| T1      | 甲        | 2026-01-06 00:00 | E1       |
| T2      | 甲        | 2026-01-06 00:00 |          |
| 3       | 甲        | 2026-01-06 00:00 |          |
"""
    store = ledger(satisfaction_response=responses, service_request=requests, mediation_case=cases)
    expect(
        run(NAME, Scope(), snapshot=store),
        """
| response_id | request_id | category |
| own         | 2          | 停车     |
| event       | 1          | 噪音     |
| dispute     | 1          | 噪音     |
| alone       |            |          |
| either      |            |          |
| nowhere     |            |          |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 1, 6), date(2026, 1, 8), communities=("甲",))
    expect(
        run(NAME, scope, snapshot=ledger(satisfaction_response=RESPONSES, service_request=REQUESTS)),
        "| response_id | request_id |\n| b | 1 |",
    )

from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "service_requests/rows"
REQUESTS = """
| request_id | requested_at     | community | title | due_at           | extended_due_at  | is_excluded | phone_token |
| a          | 2026-01-05 00:00 | 甲        | 路灯  | 2026-01-06 00:00 |                  |             | secret      |
| b          | 2026-01-07 00:00 | 甲        | 噪音  | 2026-01-06 00:00 | 2026-01-09 00:00 | true        |             |
| c          | 2026-01-05 00:00 | 乙        |       |                  |                  |             |             |
"""


def test_newest_first_those_not_counted_too(ledger):
    frame = run(NAME, Scope(), snapshot=ledger(service_request=REQUESTS))
    expect(
        frame,
        """
| request_id | requested_at     | community | title | channel | deadline_at      | is_counted |
| b          | 2026-01-07 00:00 | 甲        | 噪音  | 未填写  | 2026-01-09 00:00 | false      |
| a          | 2026-01-05 00:00 | 甲        | 路灯  | 未填写  | 2026-01-06 00:00 | true       |
| c          | 2026-01-05 00:00 | 乙        |       | 未填写  |                  | true       |
""",
    )
    assert "secret" not in frame.to_csv()


def test_filtered(ledger):
    frame = run(
        NAME, Scope(date_to=date(2026, 1, 6), communities=("甲",)), snapshot=ledger(service_request=REQUESTS)
    )
    expect(frame, "| request_id |\n| a |")


def test_all_of_them(ledger):
    many = "| community |\n" + "| 甲 |\n" * 1001
    assert len(run(NAME, Scope(), snapshot=ledger(service_request=many))) == 1001

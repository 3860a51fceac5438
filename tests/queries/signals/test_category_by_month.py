from queries import Scope, run
from tests.queries.tables import expect

NAME = "signals/category_by_month"
REQUESTS = """
| requested_at     | community | compound | category | title | due_at           | closed_at        | is_excluded |
| 2026-01-31 23:59 | 甲        | 东苑     | 噪声扰民 | 太吵  | 2026-02-02 00:00 | 2026-02-01 00:00 |             |
| 2026-02-01 00:00 | 甲        | 东苑     | 噪声扰民 | 太吵  | 2026-02-02 00:00 | 2026-02-03 00:00 |             |
| 2026-02-02 00:00 | 甲        | 东苑     | 噪声扰民 | 太吵  | 2026-02-03 00:00 |                  |             |
| 2026-02-05 00:00 | 乙        | 西苑     | 停车管理 |       | 2026-09-03 00:00 |                  |             |
| 2026-02-05 00:00 | 乙        |          |          |       |                  |                  |             |
| 2026-02-05 00:00 | 乙        | 西苑     | 停车管理 |       |                  |                  | true        |
"""


def test_calendar_months(ledger):
    frame = run(NAME, Scope(), snapshot=ledger(service_request=REQUESTS, as_of="2026-02-28 12:00"))
    expect(
        frame.astype({"period_start": str}),
        """
| period_start | category | request_count | repeat_count | judged_count | due_count | closed_on_time_count | overdue_count |
| 2026-01-01   | 噪声扰民 | 1             | 0            | 1            | 0         | 0                    | 0             |
| 2026-02-01   | 停车管理 | 1             | 0            | 0            | 0         | 0                    | 0             |
| 2026-02-01   | 噪声扰民 | 2             | 2            | 2            | 3         | 1                    | 2             |
| 2026-02-01   | 未填写   | 1             | 0            | 0            | 0         | 0                    | 0             |
""",  # noqa: E501
    )


def test_filtered(ledger):
    frame = run(NAME, Scope(communities=("乙",)), snapshot=ledger(service_request=REQUESTS))
    assert list(frame["category"]) == ["停车管理", "未填写"]

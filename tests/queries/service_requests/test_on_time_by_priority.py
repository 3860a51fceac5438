from queries import Scope, run
from tests.queries.tables import expect

NAME = "service_requests/on_time_by_priority"
AS_OF = "2026-02-01 00:00"
#: An urgent request has 24 hours and an important one 72 where no deadline is written; an ordinary one has none.
REQUESTS = """
| priority | community | requested_at     | due_at           | closed_at        |
| 一般     | 甲        | 2026-01-01 00:00 | 2026-01-10 00:00 | 2026-01-09 00:00 |
| 一般     | 甲        | 2026-01-01 00:00 |                  | 2026-01-09 00:00 |
| 紧急     | 甲        | 2026-01-01 00:00 | 2026-01-10 00:00 | 2026-01-09 00:00 |
| 紧急     | 甲        | 2026-01-01 08:00 |                  | 2026-01-02 08:00 |
| 紧急     | 乙        | 2026-01-01 08:00 |                  | 2026-01-02 08:01 |
| 重要     | 乙        | 2026-01-01 08:00 |                  |                  |
|          | 乙        | 2026-01-01 08:00 |                  | 2026-01-02 08:00 |
| 特殊     | 乙        | 2026-01-01 08:00 |                  | 2026-01-02 08:00 |
"""


def test_the_most_urgent_first_and_a_deadline_by_priority_only_where_none_is_written(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(service_request=REQUESTS, as_of=AS_OF)),
        """
| priority | due_count | closed_on_time_count | on_time_rate | by_priority_count | overdue_open_count | request_count |
| 紧急     | 3         | 2                    | 2/3          | 2                 | 0                  | 3             |
| 重要     | 1         | 0                    | 0            | 1                 | 1                  | 1             |
| 一般     | 1         | 1                    | 1            | 0                 | 0                  | 2             |
| 特殊     | 0         | 0                    |              | 0                 | 0                  | 1             |
| 未填写   | 0         | 0                    |              | 0                 | 0                  | 1             |
""",
    )


def test_no_hours_give_no_deadline(ledger, tmp_path, monkeypatch):
    office = tmp_path / "office.toml"
    office.write_text("urgent_hours = 0\nimportant_hours = 0\n", encoding="utf-8")
    monkeypatch.setenv("LEDGER_SETTINGS", str(office))
    found = run(NAME, Scope(), snapshot=ledger(service_request=REQUESTS, as_of=AS_OF))
    assert list(found["due_count"]) == [1, 0, 1, 0, 0]


def test_filtered(ledger):
    found = run(NAME, Scope(communities=("甲",)), snapshot=ledger(service_request=REQUESTS, as_of=AS_OF))
    assert list(found["due_count"]) == [2, 1]

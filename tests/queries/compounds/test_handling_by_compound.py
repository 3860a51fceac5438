from queries import Scope, run
from tests.queries.tables import expect

NAME = "compounds/handling_by_compound"
REQUESTS = """
| community | compound | requested_at     | due_at           | closed_at        | is_excluded |
| 甲        | 东苑     | 2026-01-05 09:00 | 2026-01-07 09:00 | 2026-01-06 09:00 |             |
| 甲        | 东苑     | 2026-01-05 09:00 | 2026-01-07 09:00 | 2026-01-08 09:00 |             |
| 甲        | 东苑     | 2026-01-05 09:00 | 2026-01-07 09:00 |                  |             |
| 甲        | 东苑     | 2026-01-05 09:00 |                  |                  |             |
| 甲        | 东苑     | 2026-01-05 09:00 | 2026-01-07 09:00 | 2026-01-06 09:00 | true        |
| 乙        | 未匹配   | 2026-01-05 09:00 | 2026-02-07 09:00 |                  |             |
"""
AS_OF = "2026-01-31 12:00"


def test_due_are_the_closed_and_the_overdue(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(service_request=REQUESTS, as_of=AS_OF)),
        """
| community | compound | due_count | closed_on_time_count | on_time_rate |
| 乙        | 未匹配   | 0         | 0                    |              |
| 甲        | 东苑     | 3         | 1                    | 1/3          |
""",
    )


def test_filtered(ledger):
    expect(
        run(NAME, Scope(communities=("乙",)), snapshot=ledger(service_request=REQUESTS, as_of=AS_OF)),
        """
| community | due_count |
| 乙        | 0         |
""",
    )

from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "mediation_cases/records"
CASES = """
| case_id | event_id | community | accepted_at      | closed_at        | outcome    |
| a       | E1       | 甲        | 2026-01-01 00:00 | 2026-01-05 00:00 | 调解成功   |
| b       |          | 乙        | 2026-01-02 00:00 |                  | 调解中     |
| c       | E1       | 甲        | 2026-01-03 00:00 | 2026-01-02 00:00 |            |
"""


def test_all_of_them_with_their_event(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(mediation_case=CASES)),
        """
| case_id | event_id | outcome  | is_concluded | days_to_close |
| c       | E1       | 未填写   | false        |               |
| b       |          | 调解中   | false        |               |
| a       | E1       | 调解成功 | true         | 4             |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 1, 2), date(2026, 1, 3), communities=("乙",))
    expect(run(NAME, scope, snapshot=ledger(mediation_case=CASES)), "| case_id |\n| b |")


def test_empty(empty):
    assert run(NAME, Scope(), snapshot=empty).empty

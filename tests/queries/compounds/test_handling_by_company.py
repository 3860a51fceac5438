from queries import Scope, run
from tests.queries.tables import expect

NAME = "compounds/handling_by_company"
CONTRACTS = """
| community | compound | company | started_on |
| 甲        | 东苑     | 一号    | 2020-01-01 |
| 乙        | 西苑     | 二号    | 2020-01-01 |
"""
# By its contract, by its name, and one of another unit.
REQUESTS = """
| community | compound | responsible_unit | requested_at     | due_at           | closed_at        |
| 甲        | 东苑     | 物业公司         | 2026-01-01 09:00 | 2026-01-10 00:00 | 2026-01-09 00:00 |
| 甲        | 东苑     | 一号             | 2026-01-01 09:00 | 2026-01-10 00:00 | 2026-01-20 00:00 |
| 乙        | 西苑     | 物业公司         | 2026-01-01 09:00 | 2026-01-10 00:00 | 2026-01-09 00:00 |
| 甲        | 东苑     | 城管中队         | 2026-01-01 09:00 | 2026-01-10 00:00 |                  |
"""
AS_OF = "2026-02-01 00:00"


def test_what_the_firm_handles_by_name_and_by_contract(ledger):
    snapshot = ledger(service_request=REQUESTS, property_contract=CONTRACTS, as_of=AS_OF)
    expect(
        run(NAME, Scope(), snapshot=snapshot),
        """
| company | request_count | due_count | closed_on_time_count | on_time_rate | repeat_count |
| 一号    | 2             | 2         | 1                    | 1/2          | 0            |
| 二号    | 1             | 1         | 1                    | 1            | 0            |
""",
    )


def test_a_repeat_is_counted(ledger):
    rows = """
| community | compound | responsible_unit | requested_at     | title |
| 甲        | 东苑     | 物业公司         | 2026-01-01 09:00 | 漏水  |
| 甲        | 东苑     | 物业公司         | 2026-01-03 09:00 | 漏水  |
"""
    found = run(
        NAME, Scope(), snapshot=ledger(service_request=rows, property_contract=CONTRACTS, as_of=AS_OF)
    )
    assert found[["judged_count", "repeat_count", "repeat_rate"]].values.tolist() == [[2, 1, 0.5]]


def test_filtered(ledger):
    snapshot = ledger(service_request=REQUESTS, property_contract=CONTRACTS, as_of=AS_OF)
    expect(
        run(NAME, Scope(communities=("乙",)), snapshot=snapshot),
        """
| company | due_count |
| 二号    | 1         |
""",
    )


def test_empty(empty):
    assert run(NAME, Scope(), snapshot=empty).empty

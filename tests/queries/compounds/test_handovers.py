from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "compounds/handovers"
CONTRACTS = """
| contract_id | community | compound | company | started_on | ended_on   | reason     |
| C1          | 甲        | 东苑     | 旧物业  | 2020-01-01 | 2025-06-30 | 收费率低   |
| C2          | 甲        | 东苑     | 新物业  | 2025-07-01 |            |            |
| C3          | 甲        | 西苑     | 老物业  | 2020-01-01 | 2025-06-30 | 合同到期   |
| C4          | 甲        | 西苑     | 老物业  | 2025-07-01 |            |            |
"""
# The ledger begins on the first of May 2025: before July 2025 are May and June, after it May and June 2026.
REQUESTS = """
| community | compound | request_type | requested_at     |
| 甲        | 西苑     | 投诉         | 2025-05-01 09:00 |
| 甲        | 东苑     | 投诉         | 2025-05-20 09:00 |
| 甲        | 东苑     | 投诉         | 2025-06-30 23:00 |
| 甲        | 东苑     | 投诉         | 2025-07-01 09:00 |
| 甲        | 东苑     | 投诉         | 2025-08-01 09:00 |
| 甲        | 东苑     | 咨询         | 2026-05-01 09:00 |
| 甲        | 东苑     | 投诉         | 2026-06-30 09:00 |
| 甲        | 西苑     | 投诉         | 2026-06-01 09:00 |
| 甲        | 西苑     | 投诉         | 2026-06-02 09:00 |
"""
AS_OF = "2026-07-05 12:00"


def test_months_of_the_same_name_are_compared(ledger):
    """东苑: two complaints in May and June before, one after; 西苑 kept its company."""
    snapshot = ledger(service_request=REQUESTS, property_contract=CONTRACTS, as_of=AS_OF)
    expect(
        run(NAME, Scope(), snapshot=snapshot),
        """
| compound | previous_company | company | reason   | gap_days | pair_count | complaint_before | complaint_after |
| 东苑     | 旧物业           | 新物业  | 收费率低 | 0        | 2          | 2                | 1               |
""",
    )
    row = run(NAME, Scope(), snapshot=snapshot).iloc[0]
    assert (row["request_before"], row["request_after"]) == (2, 2)
    assert (row["office_before"], row["office_after"]) == (1, 2)


def test_filtered(ledger):
    snapshot = ledger(service_request=REQUESTS, property_contract=CONTRACTS, as_of=AS_OF)
    assert run(NAME, Scope(compounds=("西苑",)), snapshot=snapshot).empty
    one = run(NAME, Scope(date(2026, 6, 1), date(2026, 7, 1), compounds=("东苑",)), snapshot=snapshot)
    # whatever the window; alone, 东苑 has a ledger from the 20th of May, so only June is whole
    assert (one["pair_count"][0], one["complaint_before"][0], one["office_before"][0]) == (1, 1, 0)


def test_an_unfinished_month_is_in_no_pair(ledger):
    snapshot = ledger(service_request=REQUESTS, property_contract=CONTRACTS, as_of="2026-06-30 09:00")
    assert run(NAME, Scope(), snapshot=snapshot)["pair_count"][0] == 2
    snapshot = ledger(service_request=REQUESTS, property_contract=CONTRACTS, as_of="2026-06-29 09:00")
    assert run(NAME, Scope(), snapshot=snapshot)["pair_count"][0] == 1


def test_the_time_of_a_third_company_is_in_no_pair(ledger):
    third = CONTRACTS + "| C5 | 甲 | 东苑 | 又一家 | 2026-06-10 | | |\n"
    found = run(
        NAME, Scope(), snapshot=ledger(service_request=REQUESTS, property_contract=third, as_of=AS_OF)
    )
    assert list(found["company"]) == ["又一家", "新物业"]
    assert found["pair_count"][1] == 1
    assert found["pair_count"].isna()[0]


def test_without_types_nothing_is_said_of_complaints(ledger):
    untyped = REQUESTS.replace("投诉", "    ").replace("咨询", "    ")
    row = run(
        NAME, Scope(), snapshot=ledger(service_request=untyped, property_contract=CONTRACTS, as_of=AS_OF)
    ).iloc[0]
    assert row["request_before"] == 2
    assert row.isna()["complaint_before"]


def test_empty(empty):
    assert run(NAME, Scope(), snapshot=empty).empty

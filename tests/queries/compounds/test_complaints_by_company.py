from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "compounds/complaints_by_company"
COMPOUNDS = """
| community | compound | households |
| 甲        | 东苑     | 100        |
| 甲        | 西苑     | 300        |
"""
# 旧物业 leaves 东苑 after four of the ten days, 新物业 follows; 西苑 has one whose dates nobody wrote down.
CONTRACTS = """
| community | compound | company | started_on | ended_on   |
| 甲        | 东苑     | 旧物业  | 2019-01-01 | 2026-01-04 |
| 甲        | 东苑     | 新物业  | 2026-01-05 |            |
| 甲        | 西苑     | 新物业  |            |            |
| 甲        | 西苑     | 早物业  | 2010-01-01 | 2015-12-31 |
"""
REQUESTS = """
| community | compound | request_type | requested_at     |
| 甲        | 东苑     | 投诉         | 2026-01-01 09:00 |
| 甲        | 东苑     | 投诉         | 2026-01-04 23:00 |
| 甲        | 东苑     | 投诉         | 2026-01-05 00:00 |
| 甲        | 西苑     | 投诉         | 2026-01-10 09:00 |
| 甲        | 西苑     | 咨询         | 2026-01-10 09:00 |
"""
TEN_DAYS = Scope(date(2026, 1, 1), date(2026, 1, 11))


def test_households_count_for_the_days_served(ledger):
    """旧物业 100 * 4 / 10; 新物业 100 * 6 / 10 + 300."""
    snapshot = ledger(service_request=REQUESTS, compound=COMPOUNDS, property_contract=CONTRACTS)
    expect(
        run(NAME, TEN_DAYS, snapshot=snapshot),
        """
| company | compound_count | served_households | complaint_count | per_hundred_households |
| 新物业  | 2              | 360               | 2               | 200/360                |
| 旧物业  | 1              | 40                | 2               | 5                      |
""",
    )


def test_all_time_is_the_time_of_the_ledger(ledger):
    snapshot = ledger(service_request=REQUESTS, compound=COMPOUNDS, property_contract=CONTRACTS)
    assert run(NAME, Scope(), snapshot=snapshot).equals(run(NAME, TEN_DAYS, snapshot=snapshot))


def test_filtered(ledger):
    snapshot = ledger(service_request=REQUESTS, compound=COMPOUNDS, property_contract=CONTRACTS)
    expect(
        run(NAME, TEN_DAYS.replace(compounds=("西苑",)), snapshot=snapshot),
        """
| company | compound_count | served_households | complaint_count |
| 新物业  | 1              | 300               | 1               |
""",
    )


# Of the requests of 东苑 under 旧物业 none says a type, under 新物业 one is a complaint; 西苑 has none.
UNTYPED = """
| community | compound | request_type | requested_at     |
| 甲        | 东苑     |              | 2026-01-01 09:00 |
| 甲        | 东苑     |              | 2026-01-04 23:00 |
| 甲        | 东苑     | 投诉         | 2026-01-05 00:00 |
| 甲        | 东苑     |              | 2026-01-06 00:00 |
"""


def test_a_time_without_a_type_is_in_neither_part(ledger):
    snapshot = ledger(service_request=UNTYPED, compound=COMPOUNDS, property_contract=CONTRACTS)
    expect(
        run(NAME, TEN_DAYS, snapshot=snapshot),
        """
| company | compound_count | untyped_compound_count | served_households | type_known_count | complaint_count | per_hundred_households |
| 新物业  | 2              | 0                      | 360               | 1                | 1               | 100/360                |
| 旧物业  | 0              | 1                      |                   | 0                |                 |                        |
""",
    )

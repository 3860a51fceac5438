from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "compounds/complaints_per_household"
COMMUNITIES = """
| community | households |
| 甲        | 200        |
| 乙        | 300        |
| 丙        | 400        |
"""
COMPOUNDS = """
| community | compound | households |
| 甲        | 东苑     | 50         |
| 甲        | 西苑     | 60         |
"""
# Two complaints: one of 东苑, one of 乙 without a compound. Of 丙 and of 西苑 no request has a type.
REQUESTS = """
| community | compound | request_type | status | requested_at     |
| 甲        | 东苑     | 投诉         | 已办结 | 2026-01-05 00:00 |
| 甲        | 东苑     | 求助         | 办理中 | 2026-01-05 00:00 |
| 甲        | 西苑     |              | 办理中 | 2026-01-05 00:00 |
| 乙        |          | 投诉         | 已办结 | 2026-01-20 00:00 |
| 乙        |          | 投诉         | 已作废 | 2026-01-20 00:00 |
| 丙        |          |              | 已办结 | 2026-01-20 00:00 |
"""
COLUMNS = "| type_known_count | complaint_count | households | untyped_place_count | per_hundred_households |"


def test_a_community_without_a_type_is_in_neither_part(ledger):
    """Two complaints over the 200 + 300 households of 甲 and 乙."""
    snapshot = ledger(service_request=REQUESTS, community=COMMUNITIES, compound=COMPOUNDS)
    expect(run(NAME, Scope(), snapshot=snapshot), f"{COLUMNS}\n| 3 | 2 | 500 | 1 | 2/5 |")


def test_where_nothing_has_a_type_nothing_is_known(ledger):
    snapshot = ledger(service_request=REQUESTS, community=COMMUNITIES, compound=COMPOUNDS)
    expect(run(NAME, Scope(communities=("丙",)), snapshot=snapshot), f"{COLUMNS}\n| 0 | | | 1 | |")


def test_filtered(ledger):
    """Of the compounds chosen, those without a type are in neither part."""
    snapshot = ledger(service_request=REQUESTS, community=COMMUNITIES, compound=COMPOUNDS)
    scope = Scope(date(2026, 1, 1), date(2026, 1, 10), compounds=("东苑", "西苑"))
    expect(run(NAME, scope, snapshot=snapshot), f"{COLUMNS}\n| 2 | 1 | 50 | 1 | 2 |")


def test_empty(empty):
    expect(run(NAME, Scope(), snapshot=empty), f"{COLUMNS}\n| 0 | 0 | | 0 | |")

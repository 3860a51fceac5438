from datetime import date

from queries import Scope, run
from tests.queries.compounds.test_complaints_by_company import COMPOUNDS, CONTRACTS, REQUESTS
from tests.queries.tables import expect

NAME = "compounds/complaints_outside_contracts"
# of nobody's time: 西苑 has one without dates, so all of its days are served; 空苑 has no households
MORE = COMPOUNDS + "| 甲 | 空苑 | 0 |\n| 甲 | 新苑 | 50 |\n"
SERVED = CONTRACTS + "| 甲 | 空苑 | 旧物业 | | |\n| 甲 | 新苑 | 新物业 | 2026-01-08 | |\n"
OUTSIDE = """
| 甲        | 空苑     | 投诉         | 2026-01-02 09:00 |
| 甲        | 新苑     | 投诉         | 2026-01-07 23:00 |
| 甲        | 新苑     | 投诉         | 2026-01-08 00:00 |
| 甲        | 未匹配   | 投诉         | 2026-01-09 09:00 |
| 甲        | 空苑     | 咨询         | 2026-01-09 09:00 |
"""


def asked(ledger, scope=None):
    ledgers = {
        "service_request": REQUESTS.rstrip() + OUTSIDE,
        "compound": MORE,
        "property_contract": SERVED,
    }
    return run(NAME, scope or Scope(), snapshot=ledger(**ledgers))


def test_what_no_company_answers_for(ledger):
    """空苑 on the 2nd, 新苑 on the 7th, 未匹配 on the 9th."""
    expect(asked(ledger), "| outside_count |\n| 3 |\n")


def test_without_contracts_every_complaint_is_outside(ledger):
    snapshot = ledger(service_request=REQUESTS, compound=COMPOUNDS)
    expect(run(NAME, Scope(), snapshot=snapshot), "| outside_count |\n| 4 |\n")


def test_filtered(ledger):
    scope = Scope(date(2026, 1, 1), date(2026, 1, 9), compounds=("新苑",))
    expect(asked(ledger, scope), "| outside_count |\n| 1 |\n")


def test_empty(empty):
    expect(run(NAME, Scope(), snapshot=empty), "| outside_count |\n| 0 |\n")

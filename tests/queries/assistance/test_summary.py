from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "assistance/summary"
HELP = """
| community | kind | household_token | decided_on |
| 甲        | 低保 | a               | 2026-01-05 |
| 甲        | 助学 | a               | 2026-01-20 |
| 乙        | 助学 |                 | 2026-02-05 |
"""


def test_one_household_with_two_kinds_of_help_is_one(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(assistance=HELP)),
        "| act_count | helped_household_count | help_kind_count |\n| 3 | 2 | 2 |",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 1, 20), date(2026, 3, 1), communities=("甲",))
    expect(
        run(NAME, scope, snapshot=ledger(assistance=HELP)),
        "| act_count | helped_household_count | help_kind_count |\n| 1 | 1 | 1 |",
    )


def test_empty(empty):
    expect(
        run(NAME, Scope(), snapshot=empty),
        "| act_count | helped_household_count | help_kind_count |\n| 0 | 0 | 0 |",
    )

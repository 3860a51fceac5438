from datetime import date

from queries import Scope, run
from tests.queries.tables import columns, expect

NAME = "assistance/help_by_kind"
HELP = """
| community | kind | counted_as | household_token | decided_on |
| 甲        | 低保 | 户         | a               | 2026-01-05 |
| 甲        | 低保 | 户         | a               | 2026-01-20 |
| 甲        | 低保 | 户         |                 | 2026-01-21 |
| 甲        | 低保 | 户         |                 | 2026-01-21 |
| 乙        | 残疾人保险 | 名   | b               | 2026-02-05 |
"""


def test_a_household_is_counted_once_and_the_unnamed_one_each(ledger):
    answer = run(NAME, Scope(), snapshot=ledger(assistance=HELP))
    assert columns(answer, ["community", "kind", "counted_as", "act_count", "household_count"])
    expect(
        answer,
        """
| community | kind       | counted_as | act_count | household_count |
| 甲        | 低保       | 户         | 4         | 3               |
| 乙        | 残疾人保险 | 名         | 1         | 1               |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 1, 20), date(2026, 3, 1), communities=("甲",))
    expect(
        run(NAME, scope, snapshot=ledger(assistance=HELP)),
        "| kind | act_count | household_count |\n| 低保 | 3 | 3 |",
    )

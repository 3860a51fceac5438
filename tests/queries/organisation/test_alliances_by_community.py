from datetime import date

from queries import Scope, run
from tests.queries.organisation.alliances import LEDGERS
from tests.queries.tables import expect

NAME = "organisation/alliances_by_community"


def test_a_deed_of_two_members_is_one(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(**LEDGERS)),
        """
| community | alliance_kind | alliance_member_count | roll_member_count | resource_member_count | active_member_count | idle_member_count | partner_deed_count |
| 丙        | 单位联盟 | 0                     | 9                 | 0                     | 0                   | 0                 | 0                  |
| 乙        | 单位联盟 | 1                     |                   | 0                     | 1                   | 0                 | 1                  |
| 甲        | 单位联盟 | 1                     | 5                 | 1                     | 1                   | 0                 | 3                  |
| 甲        | 商家联盟 | 3                     | 3                 | 1                     | 2                   | 1                 | 2                  |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 3, 1), date(2026, 4, 1), communities=("甲",))
    expect(
        run(NAME, scope, snapshot=ledger(**LEDGERS)),
        """
| community | alliance_kind | active_member_count | idle_member_count | partner_deed_count |
| 甲        | 单位联盟 | 0                   | 1                 | 0                  |
| 甲        | 商家联盟 | 0                   | 3                 | 0                  |
""",
    )

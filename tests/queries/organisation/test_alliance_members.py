from datetime import date

from queries import Scope, run
from tests.queries.organisation.alliances import LEDGERS
from tests.queries.tables import expect

NAME = "organisation/alliance_members"


def test_a_member_is_found_however_the_names_are_separated(ledger):
    """面馆 is not 老街面馆, and the bank of 乙 does nothing with 甲."""
    expect(
        run(NAME, Scope(), snapshot=ledger(**LEDGERS)),
        """
| member_id | member_name | alliance_kind | community | partner_activity_count | partner_item_count | partner_deed_count | last_deed_at     |
| a         | 第一小学   | 单位联盟 | 甲        | 2                      | 1                  | 3                  | 2026-02-20 19:00 |
| d         | 农商银行   | 单位联盟 | 乙        | 0                      | 1                  | 1                  | 2026-02-21 19:00 |
| b         | 老街 面馆  | 商家联盟 | 甲        | 1                      | 0                  | 1                  | 2026-02-10 00:00 |
| c         | 农商银行   | 商家联盟 | 甲        | 1                      | 0                  | 1                  | 2026-01-10 00:00 |
| e         | 面馆       | 商家联盟 | 甲        | 0                      | 0                  | 0                  |                  |
""",
    )


def test_filtered_by_time_and_place(ledger):
    scope = Scope(date(2026, 2, 1), date(2026, 2, 15), communities=("甲",))
    expect(
        run(NAME, scope, snapshot=ledger(**LEDGERS)),
        """
| member_id | partner_deed_count | last_deed_at     |
| a         | 1                  | 2026-02-10 00:00 |
| b         | 1                  | 2026-02-10 00:00 |
| c         | 0                  |                  |
| e         | 0                  |                  |
""",
    )


def test_a_list_without_communities_is_of_all(ledger):
    snapshot = ledger(
        alliance_member="| member_id | alliance_kind | name |\n| a | 商家联盟 | 老街面馆 |",
        activity="| community | held_on | partner_units |\n| 甲 | 2026-01-10 | 老街面馆 |",
    )
    expect(run(NAME, Scope(), snapshot=snapshot), "| community | partner_deed_count |\n| 未填写 | 1 |")

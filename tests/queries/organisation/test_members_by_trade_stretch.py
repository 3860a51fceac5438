from datetime import date

from queries import Scope, run
from tests.queries.organisation.alliances import LEDGERS
from tests.queries.tables import expect

NAME = "organisation/members_by_trade_stretch"


def test_members_by_trade_and_stretch(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(**LEDGERS)),
        """
| trade | stretch | alliance_member_count | active_member_count | party_shop_count | active_party_shop_count | upgraded_count |
| 学校  | 未填写  | 1                     | 1                   | 0                | 0                       | 0              |
| 金融  | 东街    | 1                     | 1                   | 0                | 0                       | 0              |
| 金融  | 未填写  | 1                     | 1                   | 0                | 0                       | 0              |
| 餐饮  | 东街    | 1                     | 1                   | 1                | 1                       | 1              |
| 餐饮  | 西街    | 1                     | 0                   | 1                | 0                       | 0              |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 3, 1), date(2026, 4, 1), communities=("乙",))
    expect(
        run(NAME, scope, snapshot=ledger(**LEDGERS)),
        """
| trade | stretch | alliance_member_count | active_member_count | party_shop_count | active_party_shop_count | upgraded_count |
| 金融  | 未填写  | 1                     | 0                   | 0                | 0                       | 0              |
""",
    )

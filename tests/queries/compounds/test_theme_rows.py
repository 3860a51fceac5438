from datetime import date

from queries import Scope, run
from tests.queries.compounds.test_theme_indicators import LEDGERS
from tests.queries.tables import expect

NAME = "compounds/theme_rows"


def test_as_many_rows_as_the_indicators_count(ledger):
    snapshot = ledger(**LEDGERS)
    rows = run(NAME, Scope(), snapshot=snapshot)
    counted = run("compounds/theme_indicators", Scope(), snapshot=snapshot)
    assert len(rows) == counted["row_count"].sum()
    assert rows["part_count"].sum() == counted["part_count"].sum()


def test_filtered(ledger):
    scope = Scope(date(2026, 2, 1), date(2026, 3, 1), communities=("甲",))
    expect(
        run(NAME, scope, snapshot=ledger(**LEDGERS)),
        """
| ledger | row_id | happened_at      | compound | indicator | part_count | whole_count |
| 纠纷   | c      | 2026-02-06 09:00 | 东苑     | 邻里纠纷  | 1          |             |
| 纠纷   | b      | 2026-02-05 09:00 | 东苑     | 化解率    | 0          | 1           |
""",
    )

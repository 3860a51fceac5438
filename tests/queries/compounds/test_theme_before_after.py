from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "compounds/theme_before_after"
COMPOUNDS = """
| community | compound | households | theme | theme_since |
| 甲        | 东苑     | 200        | 邻里  | 2026-01-21  |
| 甲        | 西苑     | 100        | 邻里  |             |
| 甲        | 南苑     | 100        |       | 2026-01-21  |
| 乙        | 北苑     | 50         | 邻里  | 2026-02-10  |
"""
#: Kept since 1 January in 甲, the last on 25 February: twenty days before the theme, and twenty after it.
CASES = """
| case_id | community | compound | dispute_type | accepted_at      | outcome    |
| a       | 甲        | 西苑     | 邻里         | 2026-01-01 09:00 | 调解成功   |
| b       | 甲        | 东苑     | 邻里         | 2026-01-01 10:00 | 调解成功   |
| c       | 甲        | 东苑     | 邻里         | 2026-01-20 23:59 | 调解不成功 |
| d       | 甲        | 东苑     | 邻里         | 2026-01-21 00:00 | 调解成功   |
| e       | 甲        | 东苑     | 邻里         | 2026-02-09 23:00 | 调解中     |
| f       | 甲        | 东苑     | 邻里         | 2026-02-10 00:00 | 调解成功   |
| g       | 乙        | 北苑     | 邻里         | 2026-02-25 09:00 | 调解成功   |
"""


def test_spans_of_one_length_around_the_day(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(compound=COMPOUNDS, mediation_case=CASES)),
        """
| compound | theme | indicator | span_days | before_part_count | before_whole_count | after_part_count | after_whole_count |
| 北苑     | 邻里  | 化解率    | -15       | 0                 |                    | 0                |                   |
| 北苑     | 邻里  | 邻里纠纷  | -15       | 0                 |                    | 0                |                   |
| 东苑     | 邻里  | 化解率    | 20        | 1                 | 2                  | 1                | 1                 |
| 东苑     | 邻里  | 邻里纠纷  | 20        | 2                 |                    | 2                |                   |
""",
    )


def test_filtered(ledger):
    """The places of the scope; its dates cut the ledger."""
    scope = Scope(date(2026, 1, 15), date(2026, 2, 1), communities=("甲",))
    expect(
        run(NAME, scope, snapshot=ledger(compound=COMPOUNDS, mediation_case=CASES)),
        """
| compound | indicator | span_days | before_part_count | after_part_count |
| 东苑     | 化解率    | 1         | 0                 | 1                |
| 东苑     | 邻里纠纷  | 1         | 1                 | 1                |
""",
    )

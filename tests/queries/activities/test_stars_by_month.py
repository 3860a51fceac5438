from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "activities/stars_by_month"
ACTIVITIES = """
| community | compound | kind     | held_on    |
| 甲        | 东苑     | 社区之星 | 2026-01-05 |
| 甲        | 东苑     | 社区之星 | 2026-01-31 |
| 甲        | 西苑     | 楼长之星 | 2026-01-31 |
| 乙        | 南苑     | 社区之星 | 2026-02-28 |
| 甲        | 东苑     | 文化     | 2026-01-06 |
"""


def test_places_and_no_names(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(activity=ACTIVITIES)),
        """
| period_start | kind     | community | compound | star_count |
| 2026-01-01   | 楼长之星 | 甲        | 西苑     | 1          |
| 2026-01-01   | 社区之星 | 甲        | 东苑     | 2          |
| 2026-02-01   | 社区之星 | 乙        | 南苑     | 1          |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 1, 6), date(2026, 3, 2), communities=("甲",))
    expect(
        run(NAME, scope, snapshot=ledger(activity=ACTIVITIES)),
        """
| period_start | kind     | compound | star_count |
| 2026-01-01   | 楼长之星 | 西苑     | 1          |
| 2026-01-01   | 社区之星 | 东苑     | 1          |
""",
    )

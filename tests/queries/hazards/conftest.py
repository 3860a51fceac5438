"""The hazards that most of these tests ask about: seven, judged on 31 January 2026 at noon."""

from datetime import date

from queries import Scope

_TEXT = """
| hazard_id | community | compound | kind       | source | danger | found_at         | due_at           | rectified_at     | rechecked_at     | recheck_result | photo_count | status |
| a         | 甲        | 东苑     | 消防通道   | 巡查   | 一般   | 2026-01-01 10:00 | 2026-01-11 00:00 | 2026-01-09 10:00 | 2026-01-10 10:00 | 合格           | 2           | 已销号 |
| b         | 甲        | 东苑     | 消防通道   | 诉求   | 较大   | 2026-01-02 10:00 | 2026-01-12 00:00 | 2026-01-20 10:00 |                  |                | 0           | 已整改 |
| c         | 甲        | 东苑     | 燃气       | 巡查   | 重大   | 2026-01-03 12:00 | 2026-01-13 00:00 |                  |                  |                |             | 整改中 |
| d         | 甲        | 西苑     | 燃气       | 巡查   | 一般   | 2026-01-30 12:00 | 2026-02-09 00:00 |                  |                  |                |             | 待整改 |
| e         | 乙        | 南苑     | 消防通道   | 诉求   | 一般   | 2025-10-31 12:00 | 2025-11-10 00:00 | 2025-11-05 10:00 | 2025-11-06 10:00 | 不合格         | 1           |        |
| f         | 乙        | 南苑     | 电动车飞线 |        |        | 2026-01-06 12:00 |                  |                  |                  |                |             | 未说明 |
| g         | 乙        | 南苑     | 电动车飞线 | 巡查   | 一般   | 2026-01-07 12:00 | 2026-01-17 00:00 |                  |                  |                |             | 已作废 |
"""  # noqa: E501 - a table is read by its columns
HAZARDS = {"safety_hazard": _TEXT, "as_of": "2026-01-31 12:00"}
#: The hazards of 甲 of January, without the last two days: a, b, c.
FILTERED = Scope(date(2026, 1, 1), date(2026, 1, 30), communities=("甲",))

"""Activities in some weeks of January 2026, and none in others."""

#: Mondays: the 5th, 12th, 19th and 26th of January 2026.
ACTIVITIES = """
| kind     | held_on    | community | compound |
| 公示     | 2026-01-05 | 甲        |          |
| 文化     | 2026-01-12 | 甲        | 东苑     |
| 节日     | 2026-01-18 | 甲        |          |
| 微党课   | 2026-01-20 | 甲        | 东苑     |
| 志愿     | 2026-02-02 | 甲        |          |
| 法律咨询 | 2026-01-13 | 乙        | 西苑     |
|          | 2026-01-28 | 乙        |          |
"""
COMMUNITIES = "| community | households |\n| 甲 | 9 |\n| 丙 | 9 |"
COMPOUNDS = "| community | compound |\n| 甲 | 东苑 |\n| 丙 | 南苑 |"

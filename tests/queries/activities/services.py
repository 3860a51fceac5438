"""Voluntary activities with and without a team, hours and units."""

ACTIVITIES = """
| activity_id | kind | held_on    | community | volunteer_team | participant_count | service_hours | reported_unit    |
| H1          | 志愿 | 2026-01-05 | 甲        | 帮帮队         | 10                | 20            | 税务局           |
| H2          | 志愿 | 2026-01-06 | 甲        | 帮帮队         | 4                 |               | 税务局、供电所   |
| H3          | 节日 | 2026-01-07 | 甲        | 帮帮队         |                   | 6             | 供电所；供电所   |
| H4          | 志愿 | 2026-01-08 | 甲        |                | 7                 |               |                  |
| H5          | 文化 | 2026-01-09 | 甲        |                | 90                |               |                  |
| H6          | 志愿 | 2026-01-06 | 乙        | 帮帮队         | 4                 | 0             | 税务局/供电所    |
"""

"""Three stations and what was done there: by number, by name, with a wrong name, without any."""

STATIONS = """
| station_id | name       | kind       | community | compound |
| Z1         | 中凯服务站 | 党群服务站 | 甲        | 东苑     |
| Z2         | 暖锋驿站   | 暖锋驿站   | 乙        |          |
| Z3         | 议事厅     | 议事厅     | 甲        |          |
"""
ACTIVITIES = """
| activity_id | kind     | held_on    | community | compound | station    | participant_count | served_group |
| H1          | 学习     | 2026-01-05 | 甲        |          | Z1         | 20                |              |
| H2          | 学习     | 2026-01-05 | 甲        | 东苑     | 中凯服务站 |                   |              |
| H3          | 阵地服务 | 2026-02-02 | 乙        |          | 暖锋驿站   | 30                | 新就业群体   |
| H4          | 阵地服务 | 2026-02-03 | 乙        |          | Z2         | 5                 | 居民         |
| H5          | 学习     | 2026-02-03 | 甲        | 东苑     |            | 99                |              |
| H6          | 学习     | 2026-02-03 | 甲        | 东苑     | 错名       | 99                |              |
"""
MEETINGS = """
| item_id | meeting_type | met_at           | community | station | attendee_count | status |
| Y1      | 半月谈       | 2026-01-15 19:30 | 甲        | Z1      | 12             | 已办结 |
| Y2      | 半月谈       | 2026-01-15 19:30 | 甲        | Z1      | 12             | 已办结 |
| Y3      | 半月谈       | 2026-01-20 19:30 | 甲        | Z1      | 12             | 已作废 |
"""
ORDERS = """
| order_id | kind     | ordered_at       | community | station | status |
| S1       | 事项代办 | 2026-02-10 09:00 | 甲        | Z1      | 已办结 |
"""
REQUESTS = """
| request_id | requested_at     | community | station | is_excluded |
| G1         | 2026-02-11 09:00 | 乙        | Z1      | false       |
| G2         | 2026-02-11 09:00 | 甲        | Z1      | true        |
"""
VISITS = """
| visit_id | visited_at       | community | station |
| V1       | 2026-02-12 09:00 | 甲        | Z1      |
"""
ALL = {
    "service_station": STATIONS,
    "activity": ACTIVITIES,
    "deliberation": MEETINGS,
    "service_order": ORDERS,
    "service_request": REQUESTS,
    "visit": VISITS,
}

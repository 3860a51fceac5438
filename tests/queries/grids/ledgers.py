"""Two grids of 甲社区 and one of 乙社区, with what their registers and their rows say."""

UNITS = """
| unit_id | level      | community | grid       |
| W1      | 网格党支部 | 甲社区    | 甲第一网格 |
| W2      | 网格党支部 | 甲社区    | 甲第二网格 |
| D1      | 党小组     | 甲社区    | 甲第九网格 |
| W3      | 网格党支部 | 甲社区    |            |
"""
#: One of 甲第一网格 is written twice; 甲第二网格 has two whose names nobody wrote.
HOLDERS = """
| role   | token_token | community | grid       |
| 网格员 | p1          | 甲社区    | 甲第一网格 |
| 网格员 | p1          | 甲社区    | 甲第一网格 |
| 网格员 |             | 甲社区    | 甲第二网格 |
| 网格员 |             | 甲社区    | 甲第二网格 |
| 楼栋长 | p9          | 乙社区    | 乙第八网格 |
"""
#: 甲第二网格 has a building that does not say its households.
BUILDINGS = """
| building_id | community | grid       | households |
| B1          | 甲社区    | 甲第一网格 | 60         |
| B2          | 甲社区    | 甲第一网格 | 40         |
| B3          | 甲社区    | 甲第二网格 | 50         |
| B4          | 甲社区    | 甲第二网格 |            |
| B5          | 乙社区    | 乙第一网格 | 200        |
"""
#: 甲第七网格 stands in no register; one row has no grid, one no community, one is not counted.
REQUESTS = """
| request_id | community | grid       | channel  | responsible_unit | requested_at     | due_at           | closed_at        | status | is_excluded |
| A1         | 甲社区    | 甲第一网格 | 网格巡查 | 网格站           | 2026-01-05 09:00 | 2026-01-10 00:00 | 2026-01-06 09:00 | 已办结 |             |
| A2         | 甲社区    | 甲第一网格 | 12345    | 物业             | 2026-01-05 09:00 | 2026-01-10 00:00 | 2026-01-20 09:00 | 已办结 |             |
| A3         | 甲社区    | 甲第一网格 | 12345    | 网格站           | 2026-02-05 09:00 | 2026-02-10 00:00 |                  | 办理中 |             |
| A4         | 甲社区    | 甲第二网格 | 12345    | 物业             | 2026-01-05 09:00 |                  | 2026-01-06 09:00 | 已办结 |             |
| A5         | 甲社区    | 甲第七网格 | 12345    | 物业             | 2026-01-05 09:00 |                  | 2026-01-06 09:00 | 已办结 |             |
| A6         | 甲社区    |            | 12345    | 物业             | 2026-01-05 09:00 |                  | 2026-01-06 09:00 | 已办结 |             |
| A7         |           | 甲第一网格 | 12345    | 物业             | 2026-01-05 09:00 |                  | 2026-01-06 09:00 | 已办结 |             |
| A8         | 甲社区    | 甲第一网格 | 12345    | 物业             | 2026-01-05 09:00 |                  | 2026-01-06 09:00 | 已办结 | true        |
"""
CASES = """
| case_id | community | grid       | accepted_at      | closed_at        | outcome    | resolved_level |
| C1      | 甲社区    | 甲第一网格 | 2026-01-05 09:00 | 2026-01-09 09:00 | 调解成功   | 网格           |
| C2      | 甲社区    | 甲第一网格 | 2026-01-05 09:00 | 2026-01-09 09:00 | 调解成功   | 街道           |
| C3      | 甲社区    | 甲第一网格 | 2026-01-05 09:00 | 2026-01-09 09:00 | 调解成功   |                |
| C4      | 甲社区    | 甲第一网格 | 2026-02-05 09:00 | 2026-02-09 09:00 | 调解不成功 | 网格           |
| C5      | 甲社区    |            | 2026-01-05 09:00 | 2026-01-09 09:00 | 调解成功   | 网格           |
"""
VISITS = """
| visit_id | community | grid       | kind     | visited_at       | found_count |
| V1       | 甲社区    | 甲第一网格 | 网格巡查 | 2026-01-05 09:00 | 2           |
| V2       | 甲社区    | 甲第一网格 | 敲门行动 | 2026-01-05 09:00 |             |
| V3       | 甲社区    | 甲第二网格 | 敲门行动 | 2026-02-05 09:00 |             |
| V4       | 甲社区    |            | 敲门行动 | 2026-01-05 09:00 | 1           |
"""
ROLL = {"organisation": UNITS, "role_holder": HOLDERS, "building": BUILDINGS}
EVENTS = {"service_request": REQUESTS, "mediation_case": CASES, "visit": VISITS}
AS_OF = "2026-03-01 00:00"

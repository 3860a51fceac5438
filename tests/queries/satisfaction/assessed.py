"""Answers on requests, small enough to add up by eye, for the questions of the three rates."""

from __future__ import annotations

RESPONSES = """
| community | asked_at         | instrument | subject | was_contacted | is_resolved | rating | event_id |
| 甲        | 2026-01-05 00:00 | 回访       | 诉求    | true          | true        | 满意   | G1       |
| 甲        | 2026-01-06 00:00 | 回访       | 诉求    | true          | true        | 满意   | G1       |
| 甲        | 2026-01-07 00:00 | 回访       | 诉求    | true          | false       | 不满意 | G2       |
| 甲        | 2026-01-08 00:00 | 回访       |         | true          | false       | 不满意 | 剔       |
| 乙        | 2026-02-05 00:00 | 回访       | 诉求    | false         |             | 满意   |          |
| 乙        | 2026-02-06 00:00 | 测评       | 诉求    | true          | true        | 满意   | G1       |
| 乙        | 2026-02-06 00:00 | 回访       | 调解    | true          | true        | 满意   | G1       |
"""
REQUESTS = """
| request_id | community | requested_at     | responsible_unit | is_excluded |
| G1         | 甲        | 2025-12-05 00:00 | 城管队           |             |
| G2         | 甲        | 2025-12-05 00:00 | 城建办           |             |
| 剔         | 甲        | 2025-12-05 00:00 | 城建办           | true        |
"""
OFFICE = {"satisfaction_response": RESPONSES, "service_request": REQUESTS}

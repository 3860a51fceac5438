"""Matters of three ledgers that the rule of the settings covers, or does not."""

from __future__ import annotations

REQUESTS = """
| request_id | community | category | triage | responsible_unit | requested_at     | status |
| 1          | 甲        | 电梯故障 | 联办   | 物业办           | 2026-01-01 00:00 |        |
| 2          | 甲        | 电梯故障 | 共办   | 物业办           | 2026-01-02 00:00 |        |
| 3          | 甲        | 电梯故障 | 共办   | 城管中队         | 2026-01-03 00:00 |        |
| 4          | 乙        | 噪声扰民 | 共办   | 城管中队         | 2026-01-04 00:00 |        |
| 5          | 乙        | 噪声扰民 |        | 城管中队         | 2026-01-04 00:00 |        |
| 6          | 乙        | 政策咨询 | 协办   | 城管中队         | 2026-01-04 00:00 |        |
| 7          | 乙        | 噪声扰民 | 联办   | 城管中队         | 2026-01-04 00:00 | 已作废 |
"""
CASES = """
| case_id | community | dispute_type | triage | mediator_team | accepted_at      | event_id |
| A       | 乙        | 邻里         | 联办   | 解忧茶桌      | 2026-01-05 00:00 |          |
| B       | 乙        | 邻里         | 联办   | 解忧茶桌      | 2026-01-05 00:00 | 4        |
"""


def snapshot(ledger):
    """Four requests and one dispute can be judged; three of these five depart."""
    return ledger(service_request=REQUESTS, mediation_case=CASES, as_of="2026-02-01 00:00")

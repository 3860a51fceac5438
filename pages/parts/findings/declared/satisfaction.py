"""Measures of the call-backs: response, resolution, satisfaction."""

from __future__ import annotations

from pages.parts.findings.measure import Kind, Measure, rate
from pages.parts.wording import mark

MEASURES = (
    Measure(
        "response_count", mark("回访量"), mark("份"), Kind.COUNT, 0,
        mark("按回访时间统计的回访与测评份数，含无效回访。"),
    ),
    rate(
        "response_rate", mark("响应率"), 1, ("contacted_count", "contact_known_count"),
        mark("已联系来电人 / 写明是否联系的有效回访；没有写明的和测评不计。"),
    ),
    rate(
        "resolution_rate", mark("解决率"), 1, ("resolved_count", "resolution_known_count"),
        mark("诉求已解决 / 写明是否解决的有效回访；没有写明的和测评不计。"),
    ),
    rate(
        "satisfaction_rate", mark("满意率"), 1, ("satisfied_weight", "rated_count"),
        mark("（非常满意 + 满意 + 权重 × 基本满意）/ 已评价的有效回访；权重为设置，随率标注。"),
        "satisfaction_target",
    ),
)  # fmt: skip

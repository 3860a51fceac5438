"""Measures of call-backs: response, resolution, satisfaction."""

from __future__ import annotations

from data.translatable import mark
from queries.measure import Aggregate, Kind, Measure, rate

MEASURES: tuple[Measure, ...] = (
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
#: Measure -> how it is computed for any group of rows.
AGGREGATES: dict[str, Aggregate] = {
    "response_count": Aggregate("satisfaction_response", "asked_at", "count(*)"),
    "response_rate": Aggregate(
        "satisfaction_response", "asked_at",
        "count(*) filter (where is_contact_known and was_contacted)",
        "count(*) filter (where is_contact_known)",
    ),
    "resolution_rate": Aggregate(
        "satisfaction_response", "asked_at",
        "count(*) filter (where is_resolution_known and is_resolved)",
        "count(*) filter (where is_resolution_known)",
    ),
    "satisfaction_rate": Aggregate(
        "satisfaction_response", "asked_at",
        "count(*) filter (where is_satisfied)"
        " + cast($mostly_satisfied_weight as double) * count(*) filter (where is_mostly_satisfied)",
        "count(*) filter (where is_rated)",
    ),
}  # fmt: skip
#: Column -> header, of names that mean this whichever question answers.
LABELS: dict[str, str] = {
    "response_count": "回访（件）",
    "valid_count": "有效回访（件）",
    "contact_known_count": "写明是否联系（件）",
    "response_rate": "响应率",
    "resolved_count": "已解决（件）",
    "resolution_known_count": "写明是否解决（件）",
    "resolution_rate": "解决率",
    "rated_count": "已评价（件）",
    "satisfied_count": "满意（件）",
    "mostly_satisfied_count": "基本满意（件）",
    "satisfaction_rate": "满意率",
    "interval_low": "区间下限",
    "interval_high": "区间上限",
}
#: Column -> header, of names that mean something else in another folder.
OWN: dict[str, str] = {
    "contacted_count": "已联系（件）",
}
#: Ledgers whose declared names the columns bear, the subject's own first.
LEDGERS = (
    "satisfaction_response",
    "service_request",
    "property_contract",
)

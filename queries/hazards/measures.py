"""Measures of safety hazards: how many are open, rectified in time, re-checked."""

from __future__ import annotations

from data.translatable import mark
from queries.measure import REST, Aggregate, Kind, Measure, rate

MEASURES: tuple[Measure, ...] = (
    Measure(
        "hazard_count", mark("隐患数"), mark("处"), Kind.COUNT, 0,
        mark("按发现时间统计的安全隐患；作废、误报的不计。多了也可能是查得更勤，不作好坏。"),
    ),
    Measure(
        "open_hazard_count", mark("未整改隐患"), mark("处"), Kind.COUNT, -1,
        mark("到数据截至还没有整改完的隐患，复查不合格的算没有整改；不知道整改没有的不计。"), ripens=True,
    ),
    Measure(
        "overdue_hazard_count", mark("超期未整改"), mark("处"), Kind.COUNT, -1,
        mark("整改期限已过、到数据截至还没有整改完的隐患。"), ripens=True,
    ),
    rate(
        "rectified_on_time_rate", mark("按期整改率"), 1, ("rectified_on_time_count", "due_hazard_count"),
        mark("期限前整改完的 / 期限已过的隐患，按发现时间归入时段；没有期限的、写了已整改而没有写何时的不计。"
             "还有期限未到的时，不与以前判好坏。"),
        pending="pending_hazard_count", ripens=True,
    ),
    rate(
        "recheck_rate", mark("复查率"), 1, ("rechecked_count", "rectified_count"),
        mark("复查合格或已销号的 / 已整改的隐患；复查不合格的退回未整改。"
             "复查总在整改之后，早的时段总显得高。"),
        pending=REST, ripens=True,
    ),
)  # fmt: skip
#: Measure -> how it is computed for any group of rows.
AGGREGATES: dict[str, Aggregate] = {
    "hazard_count": Aggregate("safety_hazard", "found_at", "count(*) filter (where is_counted)"),
    "open_hazard_count": Aggregate(
        "safety_hazard", "found_at", "count(*) filter (where is_counted and not is_rectified)",
    ),
    "overdue_hazard_count": Aggregate(
        "safety_hazard", "found_at", "count(*) filter (where is_counted and is_overdue)",
    ),
    "rectified_on_time_rate": Aggregate(
        "safety_hazard", "found_at", "count(*) filter (where is_counted and is_on_time)",
        "count(*) filter (where is_counted and is_due)",
    ),
    "recheck_rate": Aggregate(
        "safety_hazard", "found_at", "count(*) filter (where is_counted and is_rechecked)",
        "count(*) filter (where is_counted and is_rectified)",
    ),
}  # fmt: skip
#: Column -> header, of names that mean this whichever question answers.
LABELS: dict[str, str] = {
    "hazard_count": "隐患（处）",
    "open_hazard_count": "未整改（处）",
    "overdue_hazard_count": "超期未整改（处）",
    "overdue_danger_count": "超期未整改的重大、较大隐患（处）",
    "due_hazard_count": "期限已过的隐患（处）",
    "pending_hazard_count": "期限未到（处）",
    "rectified_on_time_count": "按期整改（处）",
    "rectified_on_time_rate": "按期整改率",
    "rectified_count": "已整改（处）",
    "rechecked_count": "复查合格或已销号（处）",
    "recheck_rate": "复查率",
    "photographed_count": "有照片（处）",
    "open_7_count": "发现 7 天内（处）",
    "open_30_count": "8 至 30 天（处）",
    "open_90_count": "31 至 90 天（处）",
    "open_longer_count": "90 天以上（处）",
    "longest_open_days": "最久（天）",
    "days_open": "已有（天）",
}
#: Column -> header, of names that mean something else in another folder.
OWN: dict[str, str] = {
    "void_count": "作废（处）",
}
#: Ledgers whose declared names the columns bear, the subject's own first.
LEDGERS = ("safety_hazard",)

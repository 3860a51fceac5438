"""Measures of meetings: their items, and what became of them."""

from __future__ import annotations

from data.translatable import mark
from queries.measure import REST, Aggregate, Kind, Measure, rate

MEASURES: tuple[Measure, ...] = (
    Measure(
        "item_count", mark("议题数"), mark("件"), Kind.COUNT, 0,
        mark("按会议时间统计的议题件数，各类议事会合计；已作废的不计。"),
    ),
    rate(
        "settled_rate", mark("议题办结率"), 1, ("settled_count", "settled_known_count"),
        mark("已办结的议题 / 所选时段提出、写明办没办结的议题；已作废的不计，较新的议题可能还没到期限。"),
        pending=REST, ripens=True,
    ),
    rate(
        "decided_rate", mark("议定率"), 1, ("decided_count", "item_count"),
        mark("写明分流方式和责任单位的议题 / 所选时段提出的议题。"),
    ),
    rate(
        "joint_rate", mark("联办共办占比"), 0, ("joint_count", "triage_known_count"),
        mark("分流方式为联办或共办的议题 / 所选时段提出、写明分流方式的议题；协办的在分母里。"),
    ),
)  # fmt: skip
#: Measure -> how it is computed for any group of rows.
AGGREGATES: dict[str, Aggregate] = {
    "item_count": Aggregate("deliberation", "met_at", "count(*) filter (where is_counted)"),
    "settled_rate": Aggregate(
        "deliberation", "met_at", "count(*) filter (where is_counted and is_settled)",
        "count(is_settled) filter (where is_counted)",
    ),
}  # fmt: skip
#: Column -> header, of names that mean this whichever question answers.
LABELS: dict[str, str] = {
    "median_hours_to_settle": "办结用时中位数（小时）",
    "settled_count": "议题办结（件）",
    "settled_known_count": "写明办没办结（件）",
    "settled_rate": "议题办结率",
    "decided_count": "议定牵头（件）",
    "median_days_to_settle": "办结用时中位数（天）",
    "self_governed_count": "自管组织调解成功（件）",
    "joint_count": "联办共办（件）",
    "triage_known_count": "写明分流方式（件）",
    "triage_unknown_count": "未写明分流方式（件）",
    "single_count": "协办（件）",
    "joint_rate": "联办共办占比",
}
#: Column -> header, of names that mean something else in another folder.
OWN: dict[str, str] = {
    "item_count": "议题（件）",
    "judged_count": "社区测评（份）",
    "satisfied_count": "测评满意（份）",
    "step": "环节",
    "median_hours": "用时中位数（小时）",
}
#: Ledgers whose declared names the columns bear, the subject's own first.
LEDGERS = ("deliberation",)

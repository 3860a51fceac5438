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
        "decided_rate", mark("议定率"), 1, ("decided_count", "decided_known_count"),
        mark("社区写了议定结果的：结果为通过的议题 / 写明结果的议题，未通过、暂缓、另议在分母里，没写的不计；"
             "社区在所选时段一件都没写结果的：写明分流方式和责任单位的议题 / 提出的议题；"
             "分流方式也一件没写的社区不计。"),
    ),
    rate(
        "passed_rate", mark("议题通过率"), 1, ("passed_count", "result_known_count"),
        mark("议定结果为通过的议题 / 写明议定结果（通过、未通过、暂缓、另议）的议题；没写结果的不计。"),
    ),
    Measure(
        "median_days_to_decide", mark("议到定"), mark("天"), Kind.DAYS, -1,
        mark("从会议到议定时间的天数中位数，只算结果为通过、写了议定时间的议题；当场定的为 0 天。"),
    ),
    Measure(
        "mean_review_score", mark("评议得分"), mark("分"), Kind.RATIO, 1,
        mark("居民给议题办得怎样打的分的平均数，满分 100；整列最高不过 5 分或 10 分的台账按满分折成百分，"
             "没打分的不计。"),
        "review_score_sum", "review_count",
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
    "passed_rate": Aggregate(
        "deliberation", "met_at", "count(*) filter (where is_counted and resolution = '通过')",
        "count(*) filter (where is_counted and resolution in ('通过', '未通过', '暂缓', '另议'))",
    ),
    "median_days_to_decide": Aggregate(
        "deliberation", "met_at",
        "quantile_cont(date_diff('second', met_at, decided_at) / 86400, 0.5)"
        " filter (where is_counted and resolution = '通过')",
    ),
    "mean_review_score": Aggregate(
        "deliberation", "met_at", "sum(review_score) filter (where is_counted)",
        "count(review_score) filter (where is_counted)",
    ),
}  # fmt: skip
#: Column -> header, of names that mean this whichever question answers.
LABELS: dict[str, str] = {
    "median_hours_to_settle": "办结用时中位数（小时）",
    "settled_count": "议题办结（件）",
    "settled_known_count": "写明办没办结（件）",
    "settled_rate": "议题办结率",
    "decided_count": "议定（件）",
    "decided_known_count": "知道定没定（件）",
    "decided_rate": "议定率",
    "decision": "议定与否",
    "settlement": "办结与否",
    "by_result_count": "写议定结果的社区的议题（件）",
    "result_known_count": "写明议定结果（件）",
    "result_unknown_count": "没写议定结果（件）",
    "passed_count": "通过（件）",
    "rejected_count": "未通过（件）",
    "deferred_count": "暂缓（件）",
    "later_count": "另议（件）",
    "open_result_count": "暂缓、另议（件）",
    "passed_rate": "议题通过率",
    "decided_time_count": "通过且写了议定时间（件）",
    "median_days_to_decide": "议到定中位数（天）",
    "median_hours_to_decide": "议到定中位数（小时）",
    "review_count": "有评议得分（件）",
    "review_score_sum": "评议得分之和（分）",
    "mean_review_score": "评议得分均值（分）",
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

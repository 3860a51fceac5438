"""Measures of public works: what was done, at what cost."""

from __future__ import annotations

from data.translatable import mark
from queries.measure import Aggregate, Kind, Measure, rate

MEASURES: tuple[Measure, ...] = (
    Measure(
        "work_count", mark("民生实事"), mark("项"), Kind.COUNT, 0,
        mark("按开工日期统计的已开工项目数；完工指状态为已办结，没有状态的看完工、验收日期和阶段。数量只计完工的，单位不同不相加。"),
    ),
    Measure(
        "project_count", mark("实事项目"), mark("项"), Kind.COUNT, 0,
        mark(
            "开工与否都计的项目数，作废的不计。已开工的按开工日期归入时段，没有开工的按申报、勘测、立项中最早的一步，"
            "再没有按计划。阶段：最后一个到数据截至已有日期的一步，或台账所填的当前阶段，取靠后的。"
        ),
    ),
    Measure(
        "late_count", mark("晚于计划"), mark("项"), Kind.COUNT, -1,
        mark("未完工的项目里，下一步的计划日期（未开工的看计划开工，施工中的看计划完工）到数据截至已过的。"),
    ),
    rate(
        "on_plan_rate", mark("按计划完工率"), 1, ("on_plan_count", "with_plan_count"),
        mark("计划完工那天或之前完工的 / 写了计划完工的已完工工程，按开工日期归入时段；没有写计划的不计。"),
    ),
    Measure(
        "cost_yuan", mark("投入资金"), mark("元"), Kind.COUNT, 0,
        mark("窗口内开工项目的投入资金之和，完工与否都计；没有写金额的不计。"),
    ),
    Measure(
        "median_days_to_finish", mark("工期中位数"), mark("天"), Kind.DAYS, -1,
        mark("从开工日期到完工日期的天数，取已完工项目的中位数。"),
    ),
    Measure(
        "work_compound_count", mark("实施范围"), mark("个小区"), Kind.COUNT, 0,
        mark("窗口内开工项目所在的小区数；未填写、未匹配的不计。"),
    ),
    Measure(
        "requests_around_works", mark("工程前后同类诉求"), mark("件"), Kind.COUNT, 0,
        mark(
            "已完工项目所在小区（没有小区的按社区）开工前与完工后各 90 天的同类诉求，两段都须在诉求台账之内；"
            "施工期间的不计。同类：路灯对路灯照明，雨污管道对管道渗漏（不含道路积水），路面对道路积水，环境整治、垃圾清运对环境卫生，"
            "电梯对电梯故障，停车对停车管理，绿化对绿化养护，监控对门禁监控，楼内管道对管道渗漏，充电设施对飞线充电。全街道：同样的两段日期、同类诉求在所有社区的变化。"
        ),
    ),
)  # fmt: skip
#: Measure -> how it is computed for any group of rows.
AGGREGATES: dict[str, Aggregate] = {
    "work_count": Aggregate("public_work", "dated_on", "count(*) filter (where is_counted and is_begun)"),
    "project_count": Aggregate("public_work", "dated_on", "count(*) filter (where is_counted)"),
    "late_count": Aggregate(
        "public_work", "dated_on",
        "count(*) filter (where is_counted and is_late)",
    ),
    "on_plan_rate": Aggregate(
        "public_work", "dated_on",
        "count(*) filter (where is_counted and is_on_plan)",
        "count(*) filter (where is_counted and is_plan_known)",
    ),
    "median_days_to_finish": Aggregate(
        "public_work", "dated_on",
        "quantile_cont(date_diff('day', started_on, finished_on), 0.5)"
        " filter (where is_counted and is_finished)",
    ),
}  # fmt: skip
#: Column -> header, of names that mean this whichever question answers.
LABELS: dict[str, str] = {
    "work_count": "开工（项）",
    "project_count": "项目（项）",
    "planned_count": "有计划的（项）",
    "late_count": "晚于计划（项）",
    "next_due_on": "最近的计划",
    "days_at_stage": "停在这一步（天）",
    "stage_on": "到这一步的日期",
    "first_on": "最早的日期",
    "due_on": "下一步计划",
    "dated_on": "归入时段的日期",
    "with_plan_count": "有计划完工的（项）",
    "on_plan_count": "按计划完工（项）",
    "on_plan_rate": "按计划完工率",
    "median_past_plan": "晚于计划中位数（天）",
    "cost_count": "写了投入的（项）",
    "planned_cost_count": "写了计划投资的（项）",
    "event_tie_count": "有事件编号（项）",
    "item_tie_count": "有议题编号（项）",
    "item_topic": "协商议题",
    "is_begun": "已开工",
    "is_finished": "已完工",
    "is_tied": "写了编号",
    "finished_count": "完工（项）",
    "compared_work_count": "{window}开工（项）",
    "work_compound_count": "实施小区（个）",
    "work_kind": "项目类别",
    "help_kind": "帮扶类别",
    "requests_before": "开工前（件）",
    "requests_after": "完工后（件）",
    "all_before": "全街道开工前（件）",
    "all_after": "全街道完工后（件）",
    "all_change": "全街道变化",
    "window_days": "前后各取（天）",
    "work_days": "工期（天）",
    "usual_days": "同类工期中位数（天）",
    "work_status": "项目状态",
    "is_unfinished": "未完工",
    "median_days_to_finish": "工期中位数（天）",
    "p90_days_to_finish": "工期九成位（天）",
    "helped_count": "帮扶数",
}
#: Column -> header, of names that mean something else in another folder.
OWN: dict[str, str] = {
    "open_count": "未完工（项）",
    "topic": "同类诉求",
    "days_late": "晚于计划（天）",
    "past_plan": "晚于计划（天，负为提前）",
    "longest_days_late": "最多晚（天）",
    "accepted_count": "已验收（项）",
}
#: Ledgers whose declared names the columns bear, the subject's own first.
LEDGERS = ("public_work",)

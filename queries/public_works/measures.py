"""Measures of public works: what was done, at what cost."""

from __future__ import annotations

from data.translatable import mark
from queries.measure import Aggregate, Kind, Measure

MEASURES: tuple[Measure, ...] = (
    Measure(
        "work_count", mark("民生实事"), mark("项"), Kind.COUNT, 0,
        mark("按开工日期统计的项目数；完工指状态为已办结，没有状态的看完工日期。数量只计完工的，单位不同不相加。"),
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
            "电梯对电梯故障，停车对停车管理，绿化对绿化养护，监控对门禁监控。全街道：同样的两段日期、同类诉求在所有社区的变化。"
        ),
    ),
)  # fmt: skip
#: Measure -> how it is computed for any group of rows.
AGGREGATES: dict[str, Aggregate] = {
    "work_count": Aggregate("public_work", "dated_on", "count(*) filter (where is_counted and is_begun)"),
    "median_days_to_finish": Aggregate(
        "public_work", "dated_on",
        "quantile_cont(date_diff('day', started_on, finished_on), 0.5)"
        " filter (where is_counted and is_finished)",
    ),
}  # fmt: skip
#: Column -> header, of names that mean this whichever question answers.
LABELS: dict[str, str] = {
    "work_count": "开工（项）",
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
}
#: Ledgers whose declared names the columns bear, the subject's own first.
LEDGERS = ("public_work",)

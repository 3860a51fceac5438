"""Measures of public works and assistance."""

from __future__ import annotations

from pages.parts.findings.measure import Kind, Measure
from pages.parts.wording import mark

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
    Measure(
        "helped_household_count", mark("帮扶户数"), mark("户"), Kind.COUNT, 0,
        mark(
            "一年内全街道得到帮扶的不同的户；没有写明是哪一户的，一次算一户。少于 5 户只写 <5；"
            "由它能推出某一类不足 5 户的数时，写“不单列”。"
        ),
    ),
    Measure(
        "helped_count", mark("帮扶数"), "", Kind.COUNT, 0,
        mark(
            "按户计的帮扶数不同的户，按名、按次计的数办理件数。不足 5 户的只写 <5，表格、文件和图上都一样；"
            "帮扶只按自然年、社区和全街道公布，不按周、月和小区；"
            "一类里不足 5 户的各格合起来能推出其中一格时，另有一格写“不单列”，以防由合计反推。不显示姓名。"
        ),
    ),
)  # fmt: skip

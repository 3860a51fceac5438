"""Measures of meetings, orders, commitments, activities and visits."""

from __future__ import annotations

from pages.parts.findings.measure import REST, Kind, Measure, rate
from pages.parts.wording import mark

MEASURES = (
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
    Measure(
        "order_count", mark("三单点单"), mark("件"), Kind.COUNT, 0,
        mark("按点单时间统计的单数：微心愿、微服务、志愿服务、事项代办；已作废的不计。"),
    ),
    rate(
        "done_rate", mark("三单办结率"), 1, ("done_count", "done_known_count"),
        mark("已办结的单 / 所选时段点的、写明办没办结的单；已作废的不计，较新的单可能还在办。"),
        pending=REST, ripens=True,
    ),
    Measure(
        "fulfilled_orders", mark("完成的单"), mark("件"), Kind.COUNT, 1,
        mark("状态为已办结的单，按完成时间归入时段；微心愿按实现时间计，与按点单时间的办结数不必相等。"),
    ),
    rate(
        "fulfilled_rate", mark("承诺兑现率"), 1, ("fulfilled_count", "fulfilled_known_count"),
        mark("状态为已办结的承诺 / 所选时段作出、写明状态的承诺；已作废的不计。"
             "党员按人去重，不足 5 人的不显示人数和评分。"),
        pending=REST, ripens=True,
    ),
    Measure(
        "scores", mark("双诺三评得分"), mark("分"), Kind.RATIO, 1,
        mark("自我述评、领导点评、群众评议三个得分各自的平均，只算填了分的承诺；不足 5 名党员的不显示。"),
    ),
    Measure(
        "participant_count", mark("活动人次"), mark("次"), Kind.COUNT, 0,
        mark("按活动日期统计的参与人次，只计填了人次的活动；同一人多次参加计多次。"),
    ),
    rate(
        "resolved_share", mark("活动问题解决率"), 1, ("issues_resolved_count", "issues_collected_count"),
        mark("活动中收集并已解决的问题 / 活动中收集的问题。"),
    ),
    Measure(
        "volunteer_count", mark("志愿服务活动"), mark("场"), Kind.COUNT, 0,
        mark("活动类别为志愿的活动场数；报到党员取自队伍名册中角色为在职党员的人数，按人去重，没有姓名的一行算一人。"
             "担任什么角色是公开的，人数照实显示；不足 5 人不显示的只有受帮扶的人和对党员的评分。"),
    ),
    Measure(
        "star_count", mark("星级评选"), mark("名"), Kind.COUNT, 0,
        mark("活动台账中类别为社区之星、楼长之星、楼院之星的记录数，按月、按小区；不记姓名。"),
    ),
    Measure(
        "household_count", mark("走访户次"), mark("次"), Kind.COUNT, 0,
        mark("按走访时间统计的走访户数之和；台账不记是哪一户，同一户多次走访计多次。"),
    ),
    Measure(
        "per_hundred_households", mark("每百户走访"), mark("户次/百户"), Kind.RATIO, 0,
        mark("走访户次 / 社区户数（选了小区时为小区户数）× 100；同一户多次走访计多次，可以超过 100。"),
    ),
    rate(
        "file_rate", mark("建档走访占比"), 1, ("filed_count", "file_known_count"),
        mark("已建家庭档案的走访 / 写明是否建档的走访，以一次走访为一件；空着的不计。"),
    ),
)  # fmt: skip

"""Measures of activities: who came, what was collected, who was chosen."""

from __future__ import annotations

from data.translatable import mark
from queries.measure import Aggregate, Kind, Measure, rate

MEASURES: tuple[Measure, ...] = (
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
    rate(
        "active_week_share", mark("有活动的周"), 1, ("active_week_count", "week_count"),
        mark("有活动的周 / 所选时段里已过完的整周，到活动台账记到的那一周为止；公示、微党课、法律咨询、"
             "阵地服务和星级评选不算；是全数，不给区间。"),
    ),
    Measure(
        "service_hours", mark("志愿服务时长"), mark("个小时"), Kind.RATIO, 0,
        mark("写了服务时长的活动里，去的人合计服务的小时；没写的不知道，不算 0 小时。"),
    ),
    Measure(
        "reported_service_count", mark("报到单位服务"), mark("次"), Kind.COUNT, 0,
        mark("写了报到单位的活动，一格里有几家单位的，每家各算一次。"),
    ),
    rate(
        "served_member_share", mark("服务过的报到党员"), 1, ("served_member_count", "served_known_count"),
        mark("名册记的服务次数至少 1 次的在职党员 / 填了服务次数的在职党员；按人去重，空着的不知道，不计。"),
    ),
    Measure(
        "consultation_count", mark("法律咨询"), mark("场"), Kind.COUNT, 0,
        mark("活动类别为法律咨询的场数；旁边的纠纷是同一小区同月受理的，不分类型，咨询不记问的是哪一类。"),
    ),
    Measure(
        "partner_activity_count", mark("共办活动"), mark("场"), Kind.COUNT, 0,
        mark("写了共办单位的活动，星级评选不计；没有写共办单位的不知道是不是一家办的。"),
    ),
    Measure(
        "star_count", mark("星级评选"), mark("名"), Kind.COUNT, 0,
        mark("活动台账中类别为社区之星、楼长之星、楼院之星的记录数，按月、按小区；不记姓名。"),
    ),
)  # fmt: skip
#: Measure -> how it is computed for any group of rows.
AGGREGATES: dict[str, Aggregate] = {
    "participant_count": Aggregate(
        "activity", "held_on",
        "cast(coalesce(sum(participant_count) filter (where is_counted), 0) as bigint)",
    ),
    "service_hours": Aggregate(
        "activity", "held_on", "cast(sum(service_hours) filter (where is_counted) as double)",
    ),
    "consultation_count": Aggregate("activity", "held_on", "count(*) filter (where kind = '法律咨询')"),
    "partner_activity_count": Aggregate(
        "activity", "held_on", "count(*) filter (where is_counted and partner_units is not null)",
    ),
}  # fmt: skip
#: Column -> header, of names that mean this whichever question answers.
LABELS: dict[str, str] = {
    "resolved_share": "活动问题解决率",
    "volunteer_count": "志愿活动（场）",
    "volunteer_done_count": "志愿服务单办结（件）",
    "star_count": "名额（名）",
    "week_count": "过完的整周（周）",
    "active_week_count": "有活动的周（周）",
    "active_week_share": "有活动的周占比",
    "gathering_count": "活动（场）",
    "longest_gap": "最长连续没有（周）",
    "last_active_week": "最近有活动的一周",
    "quiet_from": "没有活动自",
    "quiet_to": "没有活动至",
    "quiet_week_count": "连续没有（周）",
    "service_count": "服务（次）",
    "service_hours": "服务时长（小时）",
    "hours_per_service": "每次服务（小时）",
    "timed_people": "写了时长的服务人次",
    "hours_per_person": "每人次（小时）",
    "reporting_unit": "报到单位",
    "last_served_on": "最近一次",
    "served_known_count": "填了服务次数的党员（名）",
    "served_member_count": "服务过的党员（名）",
    "served_member_share": "服务过的党员占比",
    "consultation_count": "法律咨询（场）",
    "dispute_count": "同月纠纷（件）",
    "to_court_count": "引导诉讼（件）",
}
#: Column -> header, of names that mean something else in another folder.
OWN: dict[str, str] = {
    "week_start": "周一",
    "timed_count": "写了时长的服务（次）",
    "member_count": "报到党员（名）",
}
#: Ledgers whose declared names the columns bear, the subject's own first.
LEDGERS = ("activity",)

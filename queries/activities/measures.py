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
}
#: Column -> header, of names that mean something else in another folder.
OWN: dict[str, str] = {
    "member_count": "报到党员（名）",
}
#: Ledgers whose declared names the columns bear, the subject's own first.
LEDGERS = ("activity",)

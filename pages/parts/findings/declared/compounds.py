"""Measures of compounds, their property companies and the merchants."""

from __future__ import annotations

from pages.parts.findings.measure import REST, Kind, Measure, rate
from pages.parts.wording import mark

MEASURES: tuple[Measure, ...] = (
    Measure(
        "complaint_count", mark("投诉量"), mark("件"), Kind.COUNT, 0,
        mark("诉求中工单类型为投诉的件数，按来电时间；不纳入考核和已作废的剔除。"), watches_rise=True,
    ),
    Measure(
        "per_hundred_households", mark("百户投诉"), mark("件/百户"), Kind.RATIO, 0,
        mark("投诉量 / 户数 × 100，先加总再相除；物业公司的户数按时段内服务天数折算，投诉只计服务期内的；"
             "没有户数、诉求都没写类型的小区不计算，副标题写明不计几件。"),
        "complaint_count", "households", watches_rise=True,
    ),
    rate(
        "complaint_share", mark("投诉占比"), 0, ("complaint_count", "type_known_count"),
        mark("投诉 / 写明工单类型的诉求。"),
    ),
    Measure(
        "floor_head_count", mark("楼栋长渠道"), mark("件"), Kind.COUNT, 0,
        mark("受理渠道为楼栋长的诉求件数；时长的算法同办理时长中位数。"),
    ),
    Measure(
        "partner_closed_count", mark("自治力量办结"), mark("件"), Kind.COUNT, 0,
        mark("承办主体为自管组织或商家联盟、且已办结的诉求件数，按来电时间；还有未办结的时不与以前比较。"),
        "partner_closed_count", "partner_count", ripens=True, pending=REST,
    ),
    Measure(
        "items_per_thousand_households", mark("千户议事项"), mark("项/千户"), Kind.RATIO, 1,
        mark("议事议题数 / 户数 × 1000，按会议时间；没有户数的小区不计算。"), "item_count", "households",
    ),
)  # fmt: skip

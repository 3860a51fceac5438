"""Measures of organisations: how far they reach, and how many people carry them."""

from __future__ import annotations

from data.translatable import mark
from queries.measure import Kind, Measure, rate

MEASURES: tuple[Measure, ...] = (
    rate(
        "party_group_coverage", mark("有党小组的小区"), 1, ("grouped_compound_count", "compound_count"),
        mark("有党小组的小区 / 小区名册里的全部小区；名册是全数，不是抽样，不给区间。"),
    ),
    rate(
        "self_governing_coverage", mark("有自治组织的小区"), 1,
        ("self_governed_compound_count", "compound_count"),
        mark("有业委会或自管组织的小区 / 小区名册里的全部小区，按组织名册判断。"),
    ),
    rate(
        "building_head_coverage", mark("有楼栋长的楼"), 1, ("headed_building_count", "building_count"),
        mark("填了楼栋长的楼 / 楼栋名册里的全部楼栋；一人管几栋，每栋都算有。"),
    ),
    rate(
        "building_contact_coverage", mark("有联络人的楼"), 1,
        ("contacted_building_count", "building_count"),
        mark("填了联络人的楼 / 楼栋名册里的全部楼栋。"),
    ),
    Measure(
        "linked_per_centre", mark("每中心户联系户数"), mark("户"), Kind.RATIO, 0,
        mark("党员中心户联系的户数之和 / 填了联系户数的中心户；参照线为 1 名党员中心户联系 10 户。"),
        "linked_households", "centre_count",
    ),
    Measure(
        "missing_centre_count", mark("还缺的党员中心户"), mark("个"), Kind.COUNT, -1,
        mark("各小区户数 / 10（不满进一）减去现有的党员中心户，多出来的不抵别的小区；"
             "没有户数的小区和没有党员中心户的社区不计。"),
    ),
    Measure(
        "holders_per_thousand_households", mark("每千户骨干"), mark("人"), Kind.RATIO, 0,
        mark("队伍名册里的人 / 户数 × 1000；一人担几个角色只算一人，没有姓名的一行算一人；"
             "没有户数的社区不计。"),
        "holder_count", "households",
    ),
    Measure(
        "requests_per_holder", mark("每名骨干对应诉求"), mark("件"), Kind.RATIO, 0,
        mark("小区（门牌号段、院落）的诉求量 / 该处的街巷长、楼栋长、单元长人数；只说负担轻重，不评价个人。"),
        "request_count", "holder_count",
    ),
    Measure(
        "alliance_member_count", mark("联盟成员"), mark("家"), Kind.COUNT, 0,
        mark("成员名册里的单位和商家，一家在两个联盟算两家；没有日期，是现状。"),
    ),
    rate(
        "active_member_share", mark("一起办过事的成员"), 1,
        ("active_member_count", "alliance_member_count"),
        mark("时段内活动或议题的共办单位写了名称的成员 / 成员名册里的全部成员；两边写得不一样的对不上。"),
    ),
    Measure(
        "partner_deed_count", mark("一起办的事"), mark("件"), Kind.COUNT, 0,
        mark("时段内共办单位写了成员的活动和议题，一件事几家一起办算一件；已作废的议题、星级评选不计。"),
    ),
)  # fmt: skip
#: Column -> header, of names that mean this whichever question answers.
LABELS: dict[str, str] = {
    "compound_count": "小区数",
    "unit_count": "组织（个）",
    "holder_count": "人数",
    "roles": "担任角色",
    "post_count": "任职（个）",
    "station_count": "阵地（处）",
    "station_kind": "阵地类别",
    "station_name": "阵地名称",
    "activity_count": "活动（场）",
    "grouped_compound_count": "有党小组的小区",
    "self_governed_compound_count": "有业委会或自管组织的小区",
    "party_group_coverage": "有党小组的小区占比",
    "self_governing_coverage": "有业委会或自管组织的小区占比",
    "headed_building_count": "有楼栋长的楼（栋）",
    "contacted_building_count": "有联络人的楼（栋）",
    "uncovered_building_count": "楼栋长、联络人均无（栋）",
    "building_head_coverage": "有楼栋长的楼占比",
    "building_contact_coverage": "有联络人的楼占比",
    "branch_count": "小区党支部（个）",
    "group_count": "党小组（个）",
    "self_governing_count": "业委会和自管组织（个）",
    "building_count": "楼栋（栋）",
    "headed_count": "有楼栋长（栋）",
    "headless_count": "没有楼栋长（栋）",
    "uncovered_count": "楼栋长、联络人均无（栋）",
    "uncovered_households": "均无的楼里的户数（户）",
    "gap_count": "缺项",
    "both_count": "楼栋长、联络人都有（栋）",
    "head_only_count": "只有楼栋长（栋）",
    "contact_only_count": "只有联络人（栋）",
    "has_head": "有楼栋长",
    "has_contact": "有联络人",
    "centre_count": "党员中心户（个）",
    "judged_centre_count": "填了联系户数的中心户（个）",
    "below_line_count": "不足 10 户的中心户（个）",
    "linked_per_centre": "每中心户联系户数",
    "needed_count": "应设的中心户（个）",
    "missing_centre_count": "还缺的中心户（个）",
    "unlinked_households": "没有中心户联系（户）",
    "building_holder_count": "街巷楼栋骨干（人）",
    "party_member_count": "在职党员（人）",
    "holders_per_thousand_households": "每千户骨干（人）",
    "street_head_count": "街巷长（人）",
    "building_head_count": "楼栋长（人）",
    "unit_head_count": "单元长（人）",
    "requests_per_holder": "每名骨干对应诉求（件）",
    "owners_committee_count": "业委会（个）",
    "self_governing_group_count": "自管组织（个）",
    "merchant_alliance_count": "商家联盟（个）",
    "merchant_member_count": "商家联盟成员（家）",
    "unit_alliance_count": "单位联盟（个）",
    "unit_member_count": "单位联盟成员（家）",
    "branched_count": "有党支部的小区",
    "grouped_count": "有党小组的小区",
    "governed_count": "有业委会或自管组织的小区",
    "member_name": "成员名称",
    "alliance_member_count": "联盟成员（家）",
    "roll_member_count": "组织名册写的成员（家）",
    "resource_member_count": "写了资源的成员（家）",
    "active_member_count": "一起办过事的成员（家）",
    "active_member_share": "一起办过事的成员占比",
    "idle_member_count": "没有一起办过事的成员（家）",
    "partner_activity_count": "一起办的活动（场）",
    "partner_item_count": "一起议的议题（件）",
    "partner_deed_count": "一起办的事（件）",
    "last_deed_at": "最近一次一起办",
    "deed_id": "活动或议题编号",
    "deed_kind": "活动还是议题",
}
#: Column -> header, of names that mean something else in another folder.
OWN: dict[str, str] = {
    "contacted_count": "有联络人（栋）",
    "member_count": "成员（人）",
    "item_count": "议题（件）",
    "closed_item_count": "已办结议题（件）",
    "happened_at": "活动或会议时间",
    "subject": "活动类别或议题",
}
#: Ledgers whose declared names the columns bear, the subject's own first.
LEDGERS = (
    "organisation",
    "building",
    "role_holder",
    "service_station",
    "activity",
    "compound",
    "alliance_member",
    "deliberation",
)

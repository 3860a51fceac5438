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
        "use_count", mark("阵地使用"), mark("次"), Kind.COUNT, 0,
        mark("台账里写明在这处阵地办的事，按阵地编号或名称认出：活动和阵地服务一行算一次，议事一场算一次，"
             "三单、诉求、走访一件算一次；已作废的不计。没写在哪处阵地办的不算，小区里的活动不当作阵地的。"),
    ),
    Measure(
        "requests_per_holder", mark("每名骨干对应诉求"), mark("件"), Kind.RATIO, 0,
        mark("小区（门牌号段、院落）的诉求量 / 该处的街巷长、楼栋长、单元长人数；只说负担轻重，不评价个人。"),
        "request_count", "holder_count",
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
    "use_count": "使用（次）",
    "use_kind": "使用类别",
    "use_id": "记录编号",
    "used_on": "使用日期",
    "used_day_count": "有使用的天数",
    "last_used_on": "最近一次使用",
    "meeting_count": "议事（场）",
    "new_use_count": "写明为新就业群体的（次）",
    "new_people_count": "新就业群体（人次）",
    "is_for_new_people": "新就业群体",
    "named_count": "写了阵地的",
    "unknown_count": "名册里没有的",
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
}
#: Column -> header, of names that mean something else in another folder.
OWN: dict[str, str] = {
    "row_count": "台账行数",
    "matter_count": "三单与走访（件）",
    "contacted_count": "有联络人（栋）",
    "member_count": "成员（人）",
    "item_count": "议题（件）",
    "closed_item_count": "已办结议题（件）",
}
#: Ledgers whose declared names the columns bear, the subject's own first.
LEDGERS = (
    "organisation",
    "building",
    "role_holder",
    "service_station",
    "activity",
    "compound",
)

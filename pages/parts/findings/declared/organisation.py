"""Measures of the organisations: how far they reach, and how many people carry them."""

from __future__ import annotations

from pages.parts.findings.measure import Kind, Measure, rate
from pages.parts.wording import mark

MEASURES = (
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
        "building_contact_coverage", mark("有联系党员的楼"), 1,
        ("contacted_building_count", "building_count"),
        mark("填了联系党员（联络人）的楼 / 楼栋名册里的全部楼栋。"),
    ),
    Measure(
        "linked_per_centre", mark("每中心户联系户数"), mark("户"), Kind.RATIO, 0,
        mark("党员中心户联系的户数之和 / 填了联系户数的中心户；参照线为 1 名党员中心户联系 10 户。"),
        "linked_households", "centre_count",
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
)  # fmt: skip

"""Measures of the grids: how far they are told, what they find first, and how much falls to each."""

from __future__ import annotations

from data.translatable import mark
from queries.measure import Aggregate, Kind, Measure, rate

MEASURES: tuple[Measure, ...] = (
    rate(
        "grid_filled_rate", mark("写明网格的诉求"), 1, ("gridded_count", "request_count"),
        mark("写了网格也写了社区的诉求 / 全部诉求（不纳入考核和已作废的剔除）；没写的不归任何网格。"),
    ),
    rate(
        "found_first_rate", mark("网格先发现"), 0, ("found_first_count", "gridded_count"),
        mark("受理渠道为网格巡查的诉求 / 写明网格的诉求；热线没写网格的不在分母里，没写的越多，占比越偏高。"),
    ),
    Measure(
        "requests_per_member", mark("每名网格员对应诉求"), mark("件"), Kind.RATIO, 0,
        mark("网格的诉求量 / 该网格的网格员人数，按队伍名册，一人只算一次；只说负担轻重，不评价个人。"),
        "request_count", "member_count",
    ),
    Measure(
        "visits_per_thousand_households", mark("千户走访巡查"), mark("次/千户"), Kind.RATIO, 0,
        mark("写明网格的走访巡查次数 / 该网格楼栋的户数之和 × 1000；有楼没写户数的网格不算户数。"),
        "visit_count", "households",
    ),
)  # fmt: skip
#: Measure -> how it is computed for any group of rows.
AGGREGATES: dict[str, Aggregate] = {
    "grid_filled_rate": Aggregate(
        "service_request", "requested_at",
        "count(*) filter (where is_counted and grid <> '未填写' and community <> '未填写')",
        "count(*) filter (where is_counted)",
    ),
    "found_first_rate": Aggregate(
        "service_request", "requested_at",
        "count(*) filter"
        " (where is_counted and channel = '网格巡查' and grid <> '未填写' and community <> '未填写')",
        "count(*) filter (where is_counted and grid <> '未填写' and community <> '未填写')",
    ),
    "visits_per_thousand_households": Aggregate("visit", "visited_at", "count(*)", per=1000),
}  # fmt: skip
#: Column -> header, of names that mean this whichever question answers.
LABELS: dict[str, str] = {
    "is_on_roll": "名册里有",
    "requests_per_member": "每名网格员对应诉求（件）",
    "gridded_count": "写明网格的诉求（件）",
    "grid_filled_rate": "写明网格的占比",
    "found_first_count": "网格先发现（件）",
    "found_first_rate": "网格先发现占比",
    "grid_handled_count": "网格承办并办结（件）",
    "visits_per_thousand_households": "千户走访巡查（次/千户）",
    "found_known_count": "写明发现数的走访（次）",
    "empty_count": "没写网格（行）",
    "empty_rate": "没写网格的占比",
    "unplaced_count": "写了网格没写社区（行）",
    "request_row_count": "诉求（行）",
    "case_row_count": "调解（行）",
    "visit_row_count": "走访巡查（行）",
    "grid_count": "名册里的网格（个）",
    "unhoused_grid_count": "其中不知户数（个）",
    "request_empty_count": "诉求没写网格（行）",
    "case_empty_count": "调解没写网格（行）",
    "visit_empty_count": "走访没写网格（行）",
    "request_unplaced_count": "诉求写了网格没写社区（行）",
    "case_unplaced_count": "调解写了网格没写社区（行）",
    "visit_unplaced_count": "走访写了网格没写社区（行）",
}
#: Column -> header, of names that mean something else in another folder.
OWN: dict[str, str] = {
    "member_count": "网格员（人）",
    "patrol_count": "其中网格巡查（次）",
}
#: Ledgers whose declared names the columns bear, the subject's own first.
LEDGERS = ("service_request", "mediation_case", "visit", "building")

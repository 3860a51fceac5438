"""Measures of visits: households, files."""

from __future__ import annotations

from data.translatable import mark
from queries.measure import Aggregate, Kind, Measure, rate

MEASURES: tuple[Measure, ...] = (
    Measure(
        "household_count", mark("走访户次"), mark("次"), Kind.COUNT, 0,
        mark("按走访时间统计的走访户数之和；台账不记是哪一户，同一户多次走访计多次。"),
    ),
    Measure(
        "visits_per_hundred_households", mark("每百户走访"), mark("户次/百户"), Kind.RATIO, 0,
        mark("走访户次 / 社区户数（选了小区时为小区户数）× 100；同一户多次走访计多次，可以超过 100。"),
    ),
    rate(
        "visited_share", mark("走到率"), 1, ("visited_household_count", "households"),
        mark("写了户号的走访里不同的户 / 小区户数；没写户号的走访不知道是哪一户，不计；"
             "户数是全数，不给区间。"),
    ),
    rate(
        "register_filed_share", mark("建档率"), 1, ("filed_households", "households"),
        mark("小区名册的建档户数 / 小区户数；没有填建档户数或户数的小区不计；名册是全数，不给区间。"),
    ),
    rate(
        "filed_share", mark("走访写明建档的户占比"), 1, ("filed_household_count", "households"),
        mark("到时段末，走访台账写明建了家庭档案的不同的户 / 小区户数；没写户号的走访不计，所以是至少。"),
    ),
    Measure(
        "care_visit_count", mark("关爱走访"), mark("次"), Kind.COUNT, 0,
        mark("填了关爱对象类别的走访次数，只按整年、按社区公布；"
             "不足 5 户的不写，为防反推另隐去的写“不单列”。"),
    ),
    rate(
        "diary_rate", mark("民情日记占比"), 1, ("diary_count", "diary_known_count"),
        mark("记了民情日记的走访 / 写明记没记的走访；空着的不计。"),
    ),
    Measure(
        "patrol_count", mark("巡逻次数"), mark("次"), Kind.COUNT, 0,
        mark("写了巡逻队或路线的走访巡查，一行算一次。"),
    ),
    Measure(
        "stale_route_count", mark("久未走的路线"), mark("条"), Kind.COUNT, -1,
        mark("到数据截至，最近一次走已超过 7 天（可设置）的路线；台账里从没写过的路线无从知道。"),
    ),
    Measure(
        "round_count", mark("街长巡查"), mark("次"), Kind.COUNT, 0,
        mark("走访类别为街长巡查的巡查，一行算一次。"),
    ),
    rate(
        "finding_rate", mark("巡查发现率"), 0, ("finding_count", "told_round_count"),
        mark("发现问题的街长巡查 / 写明有没有发现的街长巡查；写了问题类别或发现问题数大于 0 的算发现，"
             "两样都空着的不计。"),
    ),
    Measure(
        "hygiene_count", mark("卫生问题"), mark("次"), Kind.COUNT, -1,
        mark("发现问题类别写了卫生的街长巡查，一次算一次，不是问题的件数。"),
    ),
    Measure(
        "frontage_count", mark("门前五包问题"), mark("次"), Kind.COUNT, -1,
        mark("发现问题类别写了门前五包的街长巡查，占道、出店经营在内；一次算一次，不是问题的件数。"),
    ),
    Measure(
        "vehicle_count", mark("车辆问题"), mark("次"), Kind.COUNT, -1,
        mark("发现问题类别写了车辆的街长巡查，一次算一次，不是问题的件数。"),
    ),
    rate(
        "file_rate", mark("建档走访占比"), 1, ("filed_count", "file_known_count"),
        mark("已建家庭档案的走访 / 写明是否建档的走访，以一次走访为一件；空着的不计。"),
    ),
)  # fmt: skip
#: Measure -> how it is computed for any group of rows.
AGGREGATES: dict[str, Aggregate] = {
    "household_count": Aggregate(
        "visit", "visited_at", "cast(coalesce(sum(household_count), 0) as bigint)",
    ),
    "round_count": Aggregate("visit", "visited_at", "count(*) filter (where kind = '街长巡查')"),
    "finding_rate": Aggregate(
        "visit", "visited_at", "count(*) filter (where kind = '街长巡查' and is_finding)",
        "count(is_finding) filter (where kind = '街长巡查')",
    ),
    "hygiene_count": Aggregate(
        "visit", "visited_at", "count(*) filter (where kind = '街长巡查' and has_hygiene)",
    ),
    "frontage_count": Aggregate(
        "visit", "visited_at", "count(*) filter (where kind = '街长巡查' and has_frontage)",
    ),
    "vehicle_count": Aggregate(
        "visit", "visited_at", "count(*) filter (where kind = '街长巡查' and has_vehicle)",
    ),
    "file_rate": Aggregate(
        "visit", "visited_at", "count(*) filter (where has_file)", "count(has_file)",
    ),
}  # fmt: skip
#: Column -> header, of names that mean this whichever question answers.
LABELS: dict[str, str] = {
    "visits_per_hundred_households": "每百户走访（户次）",
    "visit_count": "走访巡查（次）",
    "filed_count": "已建档的走访（次）",
    "file_known_count": "写明是否建档的走访（次）",
    "file_rate": "建档走访占比",
    "home_visit_count": "入户走访（次）",
    "named_visit_count": "写了户号的入户走访（次）",
    "visited_household_count": "走到的户（户）",
    "visited_share": "走到率",
    "filed_household_count": "走访写明建了档的户（户）",
    "filed_share": "走访写明建档的户占比",
    "register_filed_share": "建档率",
    "diary_count": "民情日记（篇）",
    "diary_known_count": "写明记没记的走访（次）",
    "diary_rate": "民情日记占比",
    "patrol_count": "巡逻（次）",
    "care_visit_count": "关爱走访（次）",
    "last_walked_at": "最近一次走",
    "round_count": "街长巡查（次）",
    "told_round_count": "写明有没有发现（次）",
    "finding_count": "发现问题的巡查（次）",
    "finding_rate": "巡查发现率",
    "hygiene_count": "卫生（次）",
    "frontage_count": "门前五包（次）",
    "vehicle_count": "车辆（次）",
    "other_kind_count": "其他（次）",
    "unnamed_count": "没写类别（次）",
    "last_round_at": "最近一次巡查",
    "stretch": "街段",
}
#: Column -> header, of names that mean something else in another folder.
OWN: dict[str, str] = {
    "household_count": "走访（户次）",
    "days_since": "已隔（天）",
}
#: Ledgers whose declared names the columns bear, the subject's own first.
LEDGERS = ("visit", "compound")

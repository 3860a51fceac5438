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
        "file_rate", mark("建档走访占比"), 1, ("filed_count", "file_known_count"),
        mark("已建家庭档案的走访 / 写明是否建档的走访，以一次走访为一件；空着的不计。"),
    ),
)  # fmt: skip
#: Measure -> how it is computed for any group of rows.
AGGREGATES: dict[str, Aggregate] = {
    "household_count": Aggregate(
        "visit", "visited_at", "cast(coalesce(sum(household_count), 0) as bigint)",
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
}
#: Column -> header, of names that mean something else in another folder.
OWN: dict[str, str] = {
    "household_count": "走访（户次）",
}
#: Ledgers whose declared names the columns bear, the subject's own first.
LEDGERS = ("visit",)

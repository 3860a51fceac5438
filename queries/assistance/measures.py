"""Measures of assistance: who was helped."""

from __future__ import annotations

from data.translatable import mark
from queries.measure import Kind, Measure

MEASURES: tuple[Measure, ...] = (
    Measure(
        "helped_household_count", mark("帮扶户数"), mark("户"), Kind.COUNT, 0,
        mark(
            "一年内全街道得到帮扶的不同的户；没有写明是哪一户的，一次算一户。少于 5 户只写 <5；"
            "由它能推出某一类不足 5 户的数时，写“不单列”。"
        ),
    ),
    Measure(
        "helped_count", mark("帮扶数"), "", Kind.COUNT, 0,
        mark(
            "按户计的帮扶数不同的户，按名、按次计的数办理件数。不足 5 户的只写 <5，表格、文件和图上都一样；"
            "帮扶只按自然年、社区和全街道公布，不按周、月和小区；"
            "一类里不足 5 户的各格合起来能推出其中一格时，另有一格写“不单列”，以防由合计反推。不显示姓名。"
        ),
    ),
)  # fmt: skip
#: Column -> header, of names that mean this whichever question answers.
LABELS: dict[str, str] = {
    "helped_household_count": "帮扶户数（户）",
    "act_count": "帮扶（次）",
    "help_kind_count": "帮扶类别数",
}
#: Column -> header, of names that mean something else in another folder.
OWN: dict[str, str] = {
    "household_count": "帮扶户数（户）",
}
#: Ledgers whose declared names the columns bear, the subject's own first.
LEDGERS = ("assistance",)

"""Measures of commitments: of party members, and the scores they get."""

from __future__ import annotations

from data.translatable import mark
from queries.measure import REST, Kind, Measure, rate

MEASURES: tuple[Measure, ...] = (
    rate(
        "fulfilled_rate", mark("承诺兑现率"), 1, ("fulfilled_count", "fulfilled_known_count"),
        mark("状态为已办结的承诺 / 所选时段作出、写明状态的承诺；已作废的不计。"
             "党员按人去重，不足 5 人的不显示人数和评分。"),
        pending=REST, ripens=True,
    ),
    Measure(
        "scores", mark("双诺三评得分"), mark("分"), Kind.RATIO, 1,
        mark("自我述评、领导点评、群众评议三个得分各自的平均，只算填了分的承诺；不足 5 名党员的不显示。"),
    ),
)  # fmt: skip
#: Column -> header, of names that mean this whichever question answers.
LABELS: dict[str, str] = {
    "is_kept": "已兑现",
    "commitment_count": "承诺（件）",
    "fulfilled_known_count": "写明状态（件）",
    "fulfilled_rate": "承诺兑现率",
    "least_per_member": "每人最少承诺（件）",
    "self_scored_count": "自评（件）",
    "leader_scored_count": "领导点评（件）",
    "residents_scored_count": "群众评议（件）",
}
#: Column -> header, of names that mean something else in another folder.
OWN: dict[str, str] = {
    "fulfilled_count": "已兑现（件）",
    "member_count": "承诺党员（名）",
}
#: Ledgers whose declared names the columns bear, the subject's own first.
LEDGERS = ("commitment",)

"""Measures of mediation cases: how they end, on which level, whether agreements are kept."""

from __future__ import annotations

from data.translatable import mark
from queries.measure import Aggregate, Kind, Measure, rate

MEASURES: tuple[Measure, ...] = (
    Measure(
        "case_count", mark("调解受理量"), mark("件"), Kind.COUNT, 0,
        mark("按受理时间统计的矛盾纠纷件数。"), watches_rise=True,
    ),
    rate(
        "settlement_rate", mark("化解率"), 1, ("succeeded_count", "concluded_count"),
        mark("调解成功 /（调解成功 + 调解不成功）；撤回、终止、引导诉讼和调解中的不计。"), "mediation_target",
    ),
    rate(
        "mediation_success_rate", mark("调解成功率"), 1, ("succeeded_count", "outcome_known_count"),
        mark("调解成功 / 受理（含未结，结果没有写明的不计）；与化解率并列，两个分母不同。"
             "还有在调解的时，早的时段总显得高，不与以前判好坏。"),
        pending="open_count", ripens=True,
    ),
    rate(
        "fulfilment_rate", mark("协议履行率"), 1, ("fulfilled_count", "fulfilment_known_count"),
        mark("已履行的协议 / 写明是否履行的协议；没有写明的不计，还有没写明的时不与以前判好坏。"),
        pending="fulfilment_unknown_count", ripens=True,
    ),
    rate(
        "within_grid_rate", mark("小事不出网格"), 1, ("within_grid_count", "level_known_count"),
        mark("在网格一级化解 / 写明层级的调解成功；没有写明的不计。"),
    ),
    rate(
        "within_community_rate", mark("大事不出社区"), 1, ("within_community_count", "level_known_count"),
        mark("在网格或社区一级化解 / 写明层级的调解成功；没有写明的不计。"),
    ),
)  # fmt: skip
#: Measure -> how it is computed for any group of rows.
AGGREGATES: dict[str, Aggregate] = {
    "case_count": Aggregate("mediation_case", "accepted_at", "count(*)"),
    "settlement_rate": Aggregate(
        "mediation_case", "accepted_at", "count(*) filter (where is_succeeded)",
        "count(*) filter (where is_succeeded or is_failed)",
    ),
    "mediation_success_rate": Aggregate(
        "mediation_case", "accepted_at", "count(*) filter (where is_succeeded)",
        "count(*) filter (where is_outcome_known)",
    ),
    "fulfilment_rate": Aggregate(
        "mediation_case", "accepted_at",
        "count(*) filter (where agreement_form is not null and is_fulfilled)",
        "count(*) filter (where is_fulfilment_known)",
    ),
    "within_grid_rate": Aggregate(
        "mediation_case", "accepted_at",
        "count(*) filter (where is_within_grid)",
        "count(*) filter (where is_level_known)",
    ),
    "within_community_rate": Aggregate(
        "mediation_case", "accepted_at",
        "count(*) filter (where is_within_community)",
        "count(*) filter (where is_level_known)",
    ),
}  # fmt: skip
#: Column -> header, of names that mean this whichever question answers.
LABELS: dict[str, str] = {
    "is_concluded": "是否有结果",
    "case_count": "受理（件）",
    "succeeded_count": "调解成功（件）",
    "failed_count": "调解不成功（件）",
    "other_count": "撤回、终止、引导诉讼或未写明（件）",
    "outcome_known_count": "写明结果（件）",
    "mediation_success_rate": "调解成功率",
    "settlement_rate": "化解率",
    "agreement_count": "达成协议（件）",
    "fulfilment_known_count": "写明是否履行（件）",
    "fulfilment_unknown_count": "未写明是否履行（件）",
    "fulfilment_rate": "协议履行率",
    "within_grid_count": "网格内化解（件）",
    "level_known_count": "写明化解层级（件）",
    "within_grid_rate": "小事不出网格率",
    "within_community_count": "社区内化解（件）",
    "within_community_rate": "大事不出社区率",
}
#: Column -> header, of names that mean something else in another folder.
OWN: dict[str, str] = {
    "open_count": "调解中（件）",
    "fulfilled_count": "已履行（件）",
    "median_days_to_close": "已结案的用时中位数（天）",
}
#: Ledgers whose declared names the columns bear, the subject's own first.
LEDGERS = ("mediation_case",)

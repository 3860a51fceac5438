"""Measures of call-backs: response, resolution, satisfaction."""

from __future__ import annotations

from data.translatable import mark
from queries.measure import Aggregate, Kind, Measure, rate

MEASURES: tuple[Measure, ...] = (
    Measure(
        "response_count", mark("回访量"), mark("份"), Kind.COUNT, 0,
        mark("按回访时间统计的回访与测评份数，含无效回访。"),
    ),
    rate(
        "response_rate", mark("响应率"), 1, ("contacted_count", "contact_known_count"),
        mark("已联系来电人 / 写明是否联系的有效回访；没有写明的和测评不计。"),
    ),
    rate(
        "resolution_rate", mark("解决率"), 1, ("resolved_count", "resolution_known_count"),
        mark("诉求已解决 / 写明是否解决的有效回访；没有写明的和测评不计。"),
    ),
    rate(
        "satisfaction_rate", mark("满意率"), 1, ("satisfied_weight", "rated_count"),
        mark(
            "（非常满意 + 满意 + 权重 × 基本满意）/ 已评价的有效回访和测评；"
            "没有按调查方式、评价对象筛选时各种合计，随率标注；权重为设置。"
        ),
        "satisfaction_target",
    ),
    rate(
        "request_response_rate", mark("诉求响应率"), 1,
        ("request_contacted_count", "request_contact_known_count"),
        mark("三率考核：已联系来电人 / 写明是否联系的诉求有效回访；不含测评、调解回访和剔除的诉求。"),
    ),
    rate(
        "request_resolution_rate", mark("诉求解决率"), 1,
        ("request_resolved_count", "request_resolution_known_count"),
        mark("三率考核：诉求已解决 / 写明是否解决的诉求有效回访；不含测评、调解回访和剔除的诉求。"),
    ),
    rate(
        "request_satisfaction_rate", mark("诉求满意率"), 1,
        ("request_satisfied_weight", "request_rated_count"),
        mark(
            "三率考核：（非常满意 + 满意 + 权重 × 基本满意）/ 已评价的诉求有效回访；"
            "不含测评、调解回访和剔除的诉求。"
        ),
    ),
    rate(
        "composite_rate", mark("三率综合成绩"), 1, ("composite_part", "assessed_count"),
        mark(
            "诉求响应率、诉求解决率、诉求满意率按设置的权重相加；权重由本街道自定，不是上级规定。"
            "不含不纳入考核和已作废的诉求（剔除后）；哪一项没有可计的回访，就不出综合成绩。"
        ),
    ),
    rate(
        "composite_rate_before", mark("三率综合成绩（剔除前）"), 1,
        ("composite_part_before", "assessed_count_before"),
        mark("三率综合成绩，含不纳入考核和已作废的诉求；权重由本街道自定，不是上级规定。"),
    ),
)  # fmt: skip
_KEPT = "filter (where not is_left_out)"


def _assessed(column: str) -> Aggregate:
    """One of the three rates of the assessment, of answers whose request is not left out."""
    return Aggregate("assessed_answer", "asked_at", f"sum({column}) {_KEPT}", f"count({column}) {_KEPT}")


def _composite(kept: str) -> Aggregate:
    """The composite of the three rates, as a rate of the least of their denominators."""
    weights = (
        ("$response_weight", "contacted"),
        ("$resolution_weight", "resolved"),
        ("$satisfaction_weight", "satisfied"),
    )
    mean = " + ".join(
        f"cast({weight} as double) * coalesce(avg({column}) {kept}, 0)" for weight, column in weights
    )
    counts = (
        f"case when cast({weight} as double) > 0 then count({column}) {kept} end"
        for weight, column in weights
    )
    whole = f"least({', '.join(counts)})"
    return Aggregate("assessed_answer", "asked_at", f"({mean}) * {whole}", whole)


#: Measure -> how it is computed for any group of rows.
AGGREGATES: dict[str, Aggregate] = {
    "response_count": Aggregate("satisfaction_response", "asked_at", "count(*)"),
    "response_rate": Aggregate(
        "satisfaction_response", "asked_at",
        "count(*) filter (where is_contact_known and was_contacted)",
        "count(*) filter (where is_contact_known)",
    ),
    "resolution_rate": Aggregate(
        "satisfaction_response", "asked_at",
        "count(*) filter (where is_resolution_known and is_resolved)",
        "count(*) filter (where is_resolution_known)",
    ),
    "satisfaction_rate": Aggregate(
        "satisfaction_response", "asked_at",
        "count(*) filter (where is_satisfied)"
        " + cast($mostly_satisfied_weight as double) * count(*) filter (where is_mostly_satisfied)",
        "count(*) filter (where is_rated)",
    ),
    "request_response_rate": _assessed("contacted"),
    "request_resolution_rate": _assessed("resolved"),
    "request_satisfaction_rate": _assessed("satisfied"),
    "composite_rate": _composite(_KEPT),
    "composite_rate_before": _composite(""),
}  # fmt: skip
#: Column -> header, of names that mean this whichever question answers.
LABELS: dict[str, str] = {
    "is_rated": "是否已评价",
    "response_count": "回访（件）",
    "valid_count": "有效回访（件）",
    "contact_known_count": "写明是否联系（件）",
    "response_rate": "响应率",
    "resolved_count": "已解决（件）",
    "resolution_known_count": "写明是否解决（件）",
    "resolution_rate": "解决率",
    "rated_count": "已评价（件）",
    "satisfied_count": "满意（件）",
    "satisfied_part": "计入满意（件）",
    "mostly_satisfied_count": "基本满意（件）",
    "satisfaction_rate": "满意率",
    "exclusion": "剔除前后",
    "answer_count": "诉求有效回访（件）",
    "request_contacted_count": "已联系（件）",
    "request_contact_known_count": "写明是否联系（件）",
    "request_resolved_count": "已解决（件）",
    "request_resolution_known_count": "写明是否解决（件）",
    "request_satisfied_weight": "满意（折算件）",
    "request_rated_count": "已评价（件）",
    "request_response_rate": "诉求响应率",
    "request_resolution_rate": "诉求解决率",
    "request_satisfaction_rate": "诉求满意率",
    "assessed_count": "三率最小分母（件）",
    "composite_variance": "综合成绩方差",
    "composite_rate": "三率综合成绩",
    "composite_part": "综合成绩折算（件）",
    "composite_rate_before": "综合成绩（剔除前）",
    "composite_part_before": "综合成绩折算（剔除前，件）",
    "assessed_count_before": "三率最小分母（剔除前，件）",
    "left_out_count": "剔除（件）",
    "effective_count": "有效样本（件）",
    "first_place": "名次上限",
    "last_place": "名次下限",
    "is_left_out": "是否剔除",
    "interval_low": "区间下限",
    "interval_high": "区间上限",
}
#: Column -> header, of names that mean something else in another folder.
OWN: dict[str, str] = {
    "contacted_count": "已联系（件）",
}
#: Ledgers whose declared names the columns bear, the subject's own first.
LEDGERS = (
    "satisfaction_response",
    "service_request",
    "property_contract",
)

"""The measures of the pages, declared once: label, unit, polarity, definition, columns.

Labels and definitions are Chinese message keys, translated where they are shown.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass

from pages.parts.wording import _, mark


class Kind(enum.Enum):
    """How a measure is written and compared."""

    COUNT = "count"  # whole numbers, changes in %
    RATE = "rate"  # 0 to 1, changes in percentage points
    RATIO = "ratio"  # a quotient that is no share (per thousand households)
    DAYS = "days"


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure.

    Attributes:
        name: Its column in the questions.
        label: What a reader calls it.
        unit: Unit behind the value; ``%`` for a rate.
        kind: How it is written and compared.
        polarity: +1 more is better, −1 less is better, 0 neither.
        definition: 口径: numerator, denominator, what is left out.
        numerator: Column of the numerator, for rates.
        denominator: Column of the denominator, for rates.
        target: Name of the setting that holds its target; empty when it has none.
        watches_rise: A neutral measure of which a rise calls for attention (诉求量), a fall for none.
    """

    name: str
    label: str
    unit: str
    kind: Kind
    polarity: int
    definition: str
    numerator: str = ""
    denominator: str = ""
    target: str = ""
    watches_rise: bool = False


def _rate(
    name: str, label: str, polarity: int, columns: tuple[str, str], definition: str, target: str = ""
) -> Measure:
    return Measure(name, label, "%", Kind.RATE, polarity, definition, columns[0], columns[1], target)


_ALL = (
    Measure(
        "request_count", mark("诉求量"), mark("件"), Kind.COUNT, 0,
        mark("按来电时间统计的诉求件数；不纳入考核和已作废的剔除，剔除件数另列。"), watches_rise=True,
    ),
    Measure(
        "per_thousand_households", mark("千户诉求量"), mark("件/千户"), Kind.RATIO, 0,
        mark("诉求量 / 户数 × 1000；没有户数的社区、小区不计算。"),
        "request_count", "households", watches_rise=True,
    ),
    Measure(
        "closed_count", mark("办结量"), mark("件"), Kind.COUNT, 0,
        mark("所选时段内提出的诉求中已经办结的件数，办结以系统标记为准。"),
    ),
    _rate(
        "on_time_rate", mark("按期办结率"), 1, ("closed_on_time_count", "due_count"),
        mark("按期办结 / 到期诉求；到期指有期限且已办结或已过期限，"
             "期限以延期后的为准，未到期的不计。"), "on_time_target",
    ),
    Measure(
        "overdue_open_count", mark("超期未结"), mark("件"), Kind.COUNT, -1,
        mark("期限已过、到数据截至时仍未办结的诉求件数。"),
    ),
    Measure(
        "median_days_to_close", mark("办理时长中位数"), mark("天"), Kind.DAYS, -1,
        mark("已办结诉求从来电到办结所用天数（小时数 / 24）的中位数；未办结的不计。"),
    ),
    Measure(
        "p90_days_to_close", mark("办理时长第 90 百分位"), mark("天"), Kind.DAYS, -1,
        mark("已办结诉求中十件有九件在此天数内办结；未办结的不计。"),
    ),
    _rate(
        "repeat_rate", mark("重复诉求率"), -1, ("repeat_count", "judged_count"),
        mark("30 天（可设置）内同一来电人、同一小类再次提出的诉求 / 可判断的诉求；"
             "没有来电人时按同一小区、同一标题判断。"),
    ),
    Measure(
        "case_count", mark("调解受理量"), mark("件"), Kind.COUNT, 0,
        mark("按受理时间统计的矛盾纠纷件数。"), watches_rise=True,
    ),
    _rate(
        "mediation_success_rate", mark("调解成功率"), 1, ("succeeded_count", "case_count"),
        mark("调解成功 / 受理（含未结）；与化解率并列，两个分母不同。"),
    ),
    _rate(
        "settlement_rate", mark("化解率"), 1, ("succeeded_count", "concluded_count"),
        mark("调解成功 /（调解成功 + 调解不成功）；撤回、终止、引导诉讼和调解中的不计。"), "mediation_target",
    ),
    _rate(
        "fulfilment_rate", mark("协议履行率"), 1, ("fulfilled_count", "agreement_count"),
        mark("已履行的协议 / 达成的协议。"),
    ),
    _rate(
        "within_grid_rate", mark("小事不出网格"), 1, ("within_grid_count", "succeeded_count"),
        mark("在网格一级化解 / 调解成功（含未写明层级的）。"),
    ),
    _rate(
        "within_community_rate", mark("大事不出社区"), 1, ("within_community_count", "succeeded_count"),
        mark("在网格或社区一级化解 / 调解成功（含未写明层级的）。"),
    ),
    Measure(
        "response_count", mark("回访量"), mark("份"), Kind.COUNT, 0,
        mark("按回访时间统计的回访与测评份数，含无效回访。"),
    ),
    _rate(
        "response_rate", mark("响应率"), 1, ("contacted_count", "valid_count"),
        mark("已联系来电人 / 有效回访。"),
    ),
    _rate(
        "resolution_rate", mark("解决率"), 1, ("resolved_count", "valid_count"),
        mark("诉求已解决 / 有效回访。"),
    ),
    _rate(
        "satisfaction_rate", mark("满意率"), 1, ("satisfied_weight", "rated_count"),
        mark("（非常满意 + 满意 + 权重 × 基本满意）/ 已评价的有效回访；权重为设置，随率标注。"),
        "satisfaction_target",
    ),
    _rate(
        "share", mark("占比"), 0, ("request_count", "total_count"),
        mark("本项件数 / 所选范围内全部件数，未填写的单列。"),
    ),
    _rate(
        "matched_share", mark("匹配到小区"), 1, ("matched_count", "row_count"),
        mark("所在小区已经确定的记录 / 全部记录；其余列为未匹配或未填写，从不剔除。"),
    ),
)  # fmt: skip

#: Measure name -> measure, in the order the pages show them.
MEASURES: dict[str, Measure] = {measure.name: measure for measure in _ALL}


#: Denominators that no question answers as a column: the columns they are the sum of.
SUMS = {"concluded_count": ("succeeded_count", "failed_count")}


def definition(name: str) -> tuple[str, str]:
    """Label and definition of a measure in the language spoken.

    Raises:
        KeyError: No measure has the name.
    """
    measure = MEASURES[name]
    return _(measure.label), _(measure.definition)

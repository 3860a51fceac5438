"""The headers people read over the columns of an answer."""

from __future__ import annotations

import pandas as pd

from data.ledgers import LEDGERS
from pages.parts.wording import _

#: Columns that questions compute; columns of a ledger take the label of its declaration.
LABELS = {
    "period_start": "周期起始日",
    "weekday": "星期（1 为周一）",
    "hour": "小时",
    "request_count": "诉求量（件）",
    "compared_count": "对比期诉求量（件）",
    "excluded_count": "剔除（件）",
    "closed_count": "已办结（件）",
    "open_count": "未办结（件）",
    "due_count": "到期（件）",
    "closed_on_time_count": "按期办结（件）",
    "on_time_rate": "按期办结率",
    "overdue_open_count": "超期未结（件）",
    "median_days_to_close": "办理时长中位数（天）",
    "p90_days_to_close": "办理时长九成位（天）",
    "judged_count": "可判断重复（件）",
    "repeat_count": "重复诉求（件）",
    "repeat_rate": "重复诉求率",
    "households": "户数",
    "compound_count": "小区数",
    "per_thousand_households": "千户诉求量（件/千户）",
    "share": "占比",
    "case_count": "受理（件）",
    "succeeded_count": "调解成功（件）",
    "failed_count": "调解不成功（件）",
    "other_count": "撤回、终止或引导诉讼（件）",
    "concluded_count": "已有结果（件）",
    "expected": "应有（件）",
    "z": "偏离（标准差）",
    "mediation_success_rate": "调解成功率",
    "settlement_rate": "化解率",
    "agreement_count": "达成协议（件）",
    "fulfilled_count": "已履行（件）",
    "fulfilment_rate": "协议履行率",
    "within_grid_count": "网格内化解（件）",
    "within_grid_rate": "小事不出网格率",
    "within_community_count": "社区内化解（件）",
    "within_community_rate": "大事不出社区率",
    "response_count": "回访（件）",
    "valid_count": "有效回访（件）",
    "contacted_count": "已联系（件）",
    "response_rate": "响应率",
    "resolved_count": "已解决（件）",
    "resolution_rate": "解决率",
    "rated_count": "已评价（件）",
    "satisfied_count": "满意（件）",
    "mostly_satisfied_count": "基本满意（件）",
    "satisfaction_rate": "满意率",
    "interval_low": "区间下限",
    "interval_high": "区间上限",
    "days_to_close": "办理时长（天）",
    "is_repeat": "重复诉求",
    "deadline_at": "办理期限",
    "is_counted": "计入诉求量",
    "ledger": "台账",
    "week_start": "周（起始的周一）",
    "row_count": "行数",
}


def label(name: str) -> str:
    """The header of one column, in the language of the page; an unknown name stands as it is."""
    if name in LABELS:
        return _(LABELS[name])
    for ledger in LEDGERS.values():
        for column in ledger.columns:
            if column.name == name:
                return _(column.label)
    return name


def labelled(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame under the headers people read; values and order stay."""
    return frame.rename(columns={name: label(name) for name in frame.columns})

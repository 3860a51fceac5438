"""Measures of compounds: their property companies and merchants."""

from __future__ import annotations

from data.translatable import mark
from queries.measure import REST, Aggregate, Kind, Measure, rate

MEASURES: tuple[Measure, ...] = (
    Measure(
        "complaint_count", mark("投诉量"), mark("件"), Kind.COUNT, 0,
        mark("诉求中工单类型为投诉的件数，按来电时间；不纳入考核和已作废的剔除。"), watches_rise=True,
    ),
    Measure(
        "per_hundred_households", mark("百户投诉"), mark("件/百户"), Kind.RATIO, 0,
        mark("投诉量 / 户数 × 100，先加总再相除；物业公司的户数按时段内服务天数折算，投诉只计服务期内的；"
             "没有户数、诉求都没写类型的小区不计算，副标题写明不计几件。"),
        "complaint_count", "households", watches_rise=True,
    ),
    rate(
        "complaint_share", mark("投诉占比"), 0, ("complaint_count", "type_known_count"),
        mark("投诉 / 写明工单类型的诉求。"),
    ),
    Measure(
        "floor_head_count", mark("楼栋长渠道"), mark("件"), Kind.COUNT, 0,
        mark("受理渠道为楼栋长的诉求件数；时长的算法同办理时长中位数。"),
    ),
    Measure(
        "partner_closed_count", mark("自治力量办结"), mark("件"), Kind.COUNT, 0,
        mark("承办主体为业委会、自管组织或商家联盟、且已办结的诉求件数，按来电时间；还有未办结的时不与以前比较。"),
        "partner_closed_count", "partner_count", ripens=True, pending=REST,
    ),
    Measure(
        "items_per_thousand_households", mark("千户议事项"), mark("项/千户"), Kind.RATIO, 1,
        mark("议事议题数 / 户数 × 1000，按会议时间；没有户数的小区不计算。"), "item_count", "households",
    ),
)  # fmt: skip
#: Measure -> how it is computed for any group of rows.
AGGREGATES: dict[str, Aggregate] = {
    "complaint_count": Aggregate(
        "service_request", "requested_at", "count(*) filter (where is_counted and request_type = '投诉')",
    ),
    "complaint_share": Aggregate(
        "service_request", "requested_at",
        "count(*) filter (where is_counted and request_type = '投诉')",
        "count(*) filter (where is_counted and request_type <> '未填写')",
    ),
}  # fmt: skip
#: Column -> header, of names that mean this whichever question answers.
LABELS: dict[str, str] = {
    "outside_count": "不在物业服务期内（件）",
    "satisfied_weight": "满意折算（件）",
    "per_hundred_households": "百户投诉（件/百户）",
    "party_lead": "党建引领",
    "type_known_count": "写明工单类型（件）",
    "untyped_compound_count": "诉求都没写工单类型的小区（个，不计入）",
    "untyped_place_count": "诉求都没写工单类型的社区或小区（个，不计入）",
    "complaint_count": "投诉（件）",
    "complaint_share": "投诉占比",
    "compared_per_hundred": "{window}百户投诉（件/百户）",
    "served_households": "服务户数（按服务天数折算）",
    "floor_head_count": "楼栋长渠道（件）",
    "floor_head_days": "楼栋长渠道办理时长中位数（天）",
    "all_days": "全部渠道办理时长中位数（天）",
    "partner_count": "业委会、自管组织、商家联盟承办（件）",
    "partner_closed_count": "业委会、自管组织、商家联盟办结（件）",
    "month": "月份",
    "this": "本年",
    "last": "上年同期",
    "previous_company": "前任公司",
    "gap_days": "中间无物业（天）",
    "pair_count": "月份对数",
    "complaint_before": "更替前投诉（件）",
    "complaint_after": "更替后投诉（件）",
    "request_before": "更替前诉求（件）",
    "request_after": "更替后诉求（件）",
    "office_before": "更替前同月其他小区投诉（件）",
    "office_after": "更替后同月其他小区投诉（件）",
    "charge_low": "最低物业费（元/㎡·月）",
    "charge_high": "最高物业费（元/㎡·月）",
    "contract_count": "现有合同（个）",
    "charge_count": "写明物业费的合同（个）",
    "rated_contract_count": "写明收缴率的合同（个）",
    "property_party": "物业党组织",
    "has_party": "有无物业党组织",
    "month_count": "整月数",
    "company_count": "退出公司数",
    "change_count": "退出次数",
    "event_on": "日期",
    "event_kind": "大事",
    "event_name": "名称",
    "is_year_only": "只知年份",
    "phase_name": "物业",
    "last_on": "止",
    "period_count": "完整时段数",
    "mean_count": "每期平均件数",
    "office_mean_count": "同期全街道每期件数",
    "measure_label": "指标",
    "own_value": "本小区数值",
    "community_value": "本社区",
    "office_value": "全街道",
    "rank": "名次",
    "ranked_count": "参加排名",
    "part_count": "分子",
    "whole_count": "分母",
    "quarter_rated_count": "当季已评价（件）",
    "quarter_satisfaction_rate": "当季满意率",
    "indicator": "主题指标",
    "row_id": "编号",
    "happened_at": "时间",
    "theme_value": "本小区（率，或每千户件数）",
    "others_part_count": "没有该主题的小区（率为分子）",
    "others_whole_count": "没有该主题的小区分母或户数",
    "others_value": "没有该主题的小区（率，或每千户件数）",
    "other_compound_count": "没有该主题的小区数",
    "span_days": "前后各多少天",
    "before_part_count": "启动前（率为分子）",
    "before_whole_count": "启动前分母",
    "after_part_count": "启动后（率为分子）",
    "after_whole_count": "启动后分母",
    "before_count": "更替前",
    "after_count": "更替后",
    "fitted": "拟合值",
    "fitted_low": "拟合下限",
    "fitted_high": "拟合上限",
    "expected_count": "按此前趋势（件）",
    "is_after": "事件之后",
}
#: Column -> header, of names that mean something else in another folder.
OWN: dict[str, str] = {
    "judged_count": "可判断重复（件）",
    "row_count": "计入的明细（件）",
    "item_count": "议题（件）",
    "closed_item_count": "已办结议题（件）",
}
#: Ledgers whose declared names the columns bear, the subject's own first.
LEDGERS = (
    "property_contract",
    "compound",
    "service_request",
)

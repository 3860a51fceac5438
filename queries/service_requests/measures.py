"""Measures of requests: volume, deadlines, times, repeats."""

from __future__ import annotations

from data.translatable import mark
from queries.measure import Aggregate, Kind, Measure, rate

MEASURES: tuple[Measure, ...] = (
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
    rate(
        "on_time_rate", mark("按期办结率"), 1, ("closed_on_time_count", "due_count"),
        mark("按期办结 / 到期诉求；到期指期限落在所选时段、到数据截至已经过期限的诉求，不论何时受理、"
             "办结没有；期限以延期后的为准，没有写期限、写了轻重缓急的按设置的小时数推算，尚未到期的不计，另列件数。按受理时间算的旧口径可在设置中选。"),
        "on_time_target", "pending_count",
    ),
    Measure(
        "overdue_open_count", mark("超期未结"), mark("件"), Kind.COUNT, -1,
        mark("期限已过、到数据截至时仍未办结的诉求件数；按时段看时，期限落在该时段。"),
    ),
    Measure(
        "half_closed_days", mark("办理时长中位数"), mark("天"), Kind.DAYS, -1,
        mark("期限落在所选时段并已过期限的诉求（没有期限的按受理），一半从来电到办结所用的天数"
             "（小时数 / 24）：Kaplan–Meier 估计，未办结的按已等待的时间计入；办结还不到一半时未知。"),
        pending="waiting_count",
    ),
    Measure(
        "nine_tenths_closed_days", mark("办理时长第 90 百分位"), mark("天"), Kind.DAYS, -1,
        mark("期限落在所选时段并已过期限的诉求（没有期限的按受理），十件有九件在此天数内办结："
             "Kaplan–Meier 估计，未办结的按已等待的时间计入；办结还不到九成时未知。"),
        pending="waiting_count",
    ),
    rate(
        "repeat_rate", mark("重复诉求率"), -1, ("repeat_count", "judged_count"),
        mark("30 天（可设置）内同一来电人、同一小类再次提出的诉求 / 可判断的诉求；"
             "没有来电人时按同一小区、同一标题判断。"),
    ),
    rate(
        "together_share", mark("共同办理占比"), 0, ("together_count", "handler_known_count"),
        mark("写了协办主体的诉求 / 写了承办主体或协办主体的诉求，按来电时间；没写协办主体的算单独办理；"
             "一件都没写协办主体的不计算，因为分不清是没有协办还是没有填。"),
    ),
)  # fmt: skip
#: Measure -> how it is computed for any group of rows.
AGGREGATES: dict[str, Aggregate] = {
    "request_count": Aggregate("service_request", "requested_at", "count(*) filter (where is_counted)"),
    "per_thousand_households": Aggregate(
        "service_request", "requested_at", "count(*) filter (where is_counted)", per=1000,
    ),
    "closed_count": Aggregate(
        "service_request", "requested_at", "count(*) filter (where is_counted and is_closed)",
    ),
    "together_share": Aggregate(
        "service_request", "requested_at",
        "nullif(count(*) filter (where is_counted and co_handlers <> '未填写'), 0)",
        "count(*) filter (where is_counted and (handler_kind <> '未填写' or co_handlers <> '未填写'))",
    ),
    "on_time_rate": Aggregate(
        "request_deadline", "counted_at",
        "count(*) filter (where is_closed_on_time)", "count(*) filter (where is_due)",
    ),
    "overdue_open_count": Aggregate(
        "request_deadline", "counted_at", "count(*) filter (where is_overdue_open)",
    ),
    "half_closed_days": Aggregate("timed_request", "counted_at", "half_closed_days", is_curve=True),
    "nine_tenths_closed_days": Aggregate(
        "timed_request", "counted_at", "nine_tenths_closed_days", is_curve=True,
    ),
    "repeat_rate": Aggregate(
        "service_request", "requested_at",
        "count(*) filter (where is_counted and is_repeat)",
        "count(*) filter (where is_counted and is_repeat is not null)",
    ),
}  # fmt: skip
#: Column -> header, of names that mean this whichever question answers.
LABELS: dict[str, str] = {
    "counted_at": "计入时间",
    "co_handler_kind": "协办主体",
    "shared_count": "共同办理（件，几类协办的各计一次）",
    "handler_known_count": "写了承办或协办主体（件）",
    "together_count": "有协办主体（件）",
    "together_share": "共同办理占比",
    "together_due_count": "有协办主体的到期诉求（件）",
    "together_on_time_count": "其中按期办结（件）",
    "together_on_time_rate": "有协办主体的按期办结率",
    "alone_due_count": "单独办理的到期诉求（件）",
    "alone_on_time_count": "单独办理的按期办结（件）",
    "alone_on_time_rate": "单独办理的按期办结率",
    "is_closed": "是否办结",
    "period_start": "周期起始日",
    "shown_for": "范围",
    "weekday": "星期（1 为周一）",
    "hour": "小时",
    "request_count": "诉求量（件）",
    "holiday": "节日",
    "day_count": "天数",
    "daily_count": "日均（件/天）",
    "usual_count": "节前四周日均（件/天）",
    "holiday_dates": "起止",
    "earlier_dates": "上一次",
    "earlier_day_count": "上一次天数",
    "earlier_request_count": "上一次诉求量（件）",
    "earlier_daily_count": "上一次日均（件/天）",
    "ten_days": "旬",
    "season_count": "本期（件）",
    "season_total": "本期累计（件）",
    "earlier_season_count": "上年同期（件）",
    "earlier_season_total": "上年同期累计（件）",
    "compared_count": "{window}诉求量（件）",
    "change": "较{window}增减",
    "compared_rank": "{window}名次",
    "change_points": "较{window}增减（百分点）",
    "excluded_count": "剔除（件）",
    "closed_count": "已办结（件）",
    "due_count": "到期（件）",
    "pending_count": "尚未到期（件）",
    "closed_on_time_count": "按期办结（件）",
    "by_priority_count": "其中期限按轻重缓急推算（件）",
    "on_time_rate": "按期办结率",
    "overdue_open_count": "超期未结（件）",
    "entered_count": "新增超期（件）",
    "left_count": "超期后办结（件）",
    "untold_count": "没说明是否办结（件）",
    "median_days_to_close": "已办结的办理时长中位数（天）",
    "half_closed_days": "办理时长中位数（天）",
    "half_days": "一半办结所用（天）",
    "aged_count": "已满一半办结所用天数（件）",
    "slow_count": "其中慢于一半（件）",
    "p90_days_to_close": "已办结的办理时长九成位（天）",
    "nine_tenths_closed_days": "办理时长九成位（天）",
    "quarter_closed_days": "四分之一办结（天）",
    "three_quarters_closed_days": "四分之三办结（天）",
    "repeat_count": "重复诉求（件）",
    "repeat_rate": "重复诉求率",
    "households": "户数",
    "per_thousand_households": "千户诉求量（件/千户）",
    "share": "占比",
    "concluded_count": "已有结果（件）",
    "expected": "应有（件）",
    "normal_low": "正常下限（件）",
    "normal_high": "正常上限（件）",
    "previous_count": "上期（件）",
    "previous_high": "上期正常上限（件）",
    "map_state": "判断",
    "z": "偏离（标准差）",
    "days_late": "超期天数",
    "days_to_close": "办理时长（天）",
    "waited_hours": "已办多久（整小时）",
    "deadline_at": "办理期限",
    "is_counted": "计入诉求量",
    "waiting_count": "在途（件）",
    "untimed_count": "未写时刻（件）",
}
#: Column -> header, of names that mean something else in another folder.
OWN: dict[str, str] = {
    "judged_count": "可判断重复（件）",
    "open_count": "未办结（件）",
    "is_repeat": "重复诉求",
    "days_since": "已等候（天）",
}
#: Ledgers whose declared names the columns bear, the subject's own first.
LEDGERS = (
    "service_request",
    "property_contract",
)

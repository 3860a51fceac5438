"""Measures of closed loop: steps, deadlines and times."""

from __future__ import annotations

from data.translatable import mark
from queries.measure import REST, Aggregate, Kind, Measure, rate

MEASURES: tuple[Measure, ...] = (
    rate(
        "loop_rate", mark("闭环率"), 1, ("completed_count", "ended_count"),
        mark("走完发现、研判分流、限时办结、回访评价四步的事件 / 走完的、逾期未走下一步的与没有回访的事件；"
             "诉求没有关联事件编号的自成一件，调解、隐患、回访按所写的事件、工单、纠纷或隐患编号连到它；"
             "在途的和没说明是否办结的不计，表扬、咨询等不另剔除；台账没写分流的按已往后走计。"),
        pending="waiting_count", ripens=True,
    ),
    Measure(
        "broken_count", mark("闭环断点"), mark("件"), Kind.COUNT, -1,
        mark("逾期未走下一步的事件：未办结的过了办理、调解或整改期限，"
             "待办未分流、办结未回访的超过 7 天（可设置）；"
             "办结满 90 天（可设置）仍没有回访的不再催，不计在内；回访记到台账最后一天为止。"),
    ),
    Measure(
        "answered_rate", mark("回应率"), "%", Kind.RATE, 1,
        mark("有首次响应时间或已办结的诉求 / 全部诉求"
             "（不纳入考核和已作废的剔除；没响应、又没说明是否办结的不计）。"),
        "answered_count", "answered_known_count", ripens=True, pending=REST,
    ),
    Measure(
        "unanswered_count", mark("未回应"), mark("件"), Kind.COUNT, -1,
        mark("既没有首次响应时间、到数据截至也没有办结的诉求件数。"),
    ),
    Measure(
        "median_hours_to_respond", mark("首次响应中位"), mark("个小时"), Kind.HOURS, -1,
        mark("从受理到首次响应所用小时数的中位数；没有首次响应时间的不计。"),
    ),
    Measure(
        "due_soon_count", mark("即将到期"), mark("件"), Kind.COUNT, 0,
        mark("未办结、离期限不到 3 天（可设置）的诉求件数，按数据截至判断。"),
    ),
    Measure(
        "median_hours_to_close", mark("办结时长中位数（含未办结）"), mark("个小时"), Kind.HOURS, -1,
        mark("Kaplan–Meier 估计：一半诉求办结所用的时间；未办结的按已等待的时间计入，不当作办结。"),
    ),
    Measure(
        "triage_count", mark("三事分流"), mark("件"), Kind.COUNT, 0,
        mark("填写了联办、共办或协办的诉求、纠纷和议题；由诉求转来的纠纷按诉求计一次。"),
    ),
    Measure(
        "late_longer_count", mark("超期 30 天以上"), mark("件"), Kind.COUNT, -1,
        mark("到数据截至未办结、超过期限 30 天以上的诉求件数；延期的按延期后的期限。"),
    ),
    rate(
        "departure_rate", mark("与分流规则不同率"), 0, ("departed_count", "ruled_count"),
        mark("台账所填的分流与设置中的规则不同 / 填写了分流且规则有建议的；"
             "不同的可能是填错，也可能是规则要改。"),
    ),
    rate(
        "agreement_rate", mark("建议与已填的一致率"), 1, ("agreed_count", "ruled_count"),
        mark("按设置中的规则建议、且与台账所填相同 / 填写了分流且规则有建议的；建议只供参考，不写入台账。"),
    ),
)  # fmt: skip
#: Measure -> how it is computed for any group of rows.
AGGREGATES: dict[str, Aggregate] = {
    "answered_rate": Aggregate(
        "service_request", "requested_at",
        "count(*) filter (where is_counted and (responded_at is not null or is_closed))",
        "count(*) filter (where is_counted and (responded_at is not null or is_closed is not null))",
    ),
    "unanswered_count": Aggregate(
        "service_request", "requested_at",
        "count(*) filter (where is_counted and responded_at is null and not is_closed)",
    ),
    "median_hours_to_respond": Aggregate(
        "service_request", "requested_at",
        "quantile_cont(date_diff('second', requested_at, responded_at) / 3600, 0.5)"
        " filter (where is_counted and responded_at >= requested_at)",
    ),
}  # fmt: skip
#: Column -> header, of names that mean this whichever question answers.
LABELS: dict[str, str] = {
    "half_hours": "一半首次响应所用（小时）",
    "old_enough_count": "已满一半首次响应所用时间（件）",
    "slower_count": "其中响应慢于一半（件）",
    "hours": "小时",
    "time": "受理后小时",
    "survival": "仍在办的比例",
    "low": "95% 区间下限",
    "high": "95% 区间上限",
    "at_risk": "在办（件）",
    "step_number": "步次",
    "reached_count": "走到这一步（件）",
    "unwritten_count": "其中台账没写（件）",
    "broken_count": "断点（件）",
    "lapsed_count": "没有回访（件）",
    "on_time_count": "按期（件）",
    "timed_count": "有时间的（件）",
    "median_hours": "用时中位（小时）",
    "event_number": "事件编号",
    "state": "闭环状态",
    "found_at": "发现时间",
    "last_step": "走到第几步",
    "standing": "停在",
    "is_triaged": "已分流",
    "is_settled": "已办结",
    "limit_at": "下一步期限",
    "since_at": "停留自",
    "is_broken": "逾期",
    "has_later": "后面有记录",
    "completed_count": "走完四步（件）",
    "ended_count": "走完、断点或没有回访（件）",
    "loop_rate": "闭环率",
    "answered_count": "已回应（件）",
    "answered_known_count": "写明是否回应（件）",
    "unanswered_count": "未回应（件）",
    "answered_rate": "回应率",
    "responded_count": "有首次响应时间（件）",
    "median_hours_to_respond": "首次响应中位（小时）",
    "p90_hours_to_respond": "首次响应九成位（小时）",
    "median_hours_to_close": "办结时长中位（小时）",
    "due_soon_count": "即将到期（件）",
    "closed_late_count": "超期办结（件）",
    "late_3_count": "超期 3 天内（件）",
    "late_7_count": "超期 3 至 7 天（件）",
    "late_15_count": "超期 7 至 15 天（件）",
    "late_30_count": "超期 15 至 30 天（件）",
    "late_longer_count": "超期 30 天以上（件）",
    "longest_days_late": "最久已超（天）",
    "undated_count": "没有期限（件）",
    "is_overdue": "已超期",
    "issue": "类别",
    "origin": "类别",
    "ending": "结果",
    "matter_id": "编号",
    "matter_title": "标题或议题",
    "received_at": "受理或议事时间",
    "matter_count": "件数",
    "triage_count": "已分流（件）",
    "recorded_count": "台账已填（件）",
    "suggested_count": "按规则建议（件）",
    "ruled_count": "已填且规则有建议（件）",
    "agreed_count": "与规则一致（件）",
    "departed_count": "与规则不同（件）",
    "departure_rate": "与规则不同率",
    "rule_triage": "规则所说",
    "departure": "对照规则",
    "agreement_rate": "一致率",
    "at_community_count": "社区化解（件）",
    "at_street_count": "街道化解（件）",
    "above_street_count": "区级以上化解（件）",
    "unfilled_count": "未写明层级（件）",
}
#: Column -> header, of names that mean something else in another folder.
OWN: dict[str, str] = {
    "open_count": "未办结（件）",
    "step": "步骤",
    "median_hours": "用时中位数（小时）",
    "days_since": "已停（天）",
    "status": "办理状态",
}
#: Ledgers whose declared names the columns bear, the subject's own first.
LEDGERS = (
    "service_request",
    "mediation_case",
    "satisfaction_response",
)

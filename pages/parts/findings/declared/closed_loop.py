"""Measures of the closed loop, deadlines and times."""

from __future__ import annotations

from pages.parts.findings.measure import REST, Kind, Measure, rate
from pages.parts.wording import mark

MEASURES: tuple[Measure, ...] = (
    rate(
        "loop_rate", mark("闭环率"), 1, ("completed_count", "ended_count"),
        mark("走完发现、研判分流、限时办结、回访评价四步的事件 / 走完的与逾期未走下一步的事件；"
             "事件按关联事件编号归并，在途的不计，没有事件编号的诉求不在内。"),
        pending="waiting_count", ripens=True,
    ),
    Measure(
        "broken_count", mark("闭环断点"), mark("件"), Kind.COUNT, -1,
        mark("停在某一步且逾期的事件：限时办结过了调解期限，研判分流、回访评价停留超过 7 天（可设置）。"),
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
    rate(
        "agreement_rate", mark("建议与已填的一致率"), 1, ("agreed_count", "ruled_count"),
        mark("按设置中的规则建议、且与台账所填相同 / 填写了分流且规则有建议的；建议只供参考，不写入台账。"),
    ),
)  # fmt: skip

"""The names of the settings, and of the lists behind the numbers with the units of their rows."""

from __future__ import annotations

from pages.parts.words.language import _, mark
from pages.parts.words.numbers import unit_of

#: Query that lists rows -> name of the list, and the unit of a row.
LISTS: dict[str, tuple[str, str]] = {
    "service_requests/rows": (mark("登记的诉求"), "件"),
    "service_requests/counted_rows": (mark("诉求"), "件"),
    "service_requests/due_rows": (mark("到期诉求"), "件"),
    "service_requests/on_time_rows": (mark("按期办结的诉求"), "件"),
    "service_requests/overdue_rows": (mark("超期未结"), "件"),
    "service_requests/due_soon_rows": (mark("即将到期"), "件"),
    "service_requests/repeat_rows": (mark("重复诉求"), "件"),
    "service_requests/unanswered_rows": (mark("未回应"), "件"),
    "service_requests/complaint_rows": (mark("投诉"), "件"),
    "service_requests/closed_rows": (mark("已办结"), "件"),
    "service_requests/timed_rows": (mark("计入办理时长的诉求"), "件"),
    "closed_loop/matter_rows": (mark("诉求、纠纷和议题"), "件"),
    "closed_loop/ruled_rows": (mark("可对照分流规则的事项"), "件"),
    "closed_loop/breaks": (mark("闭环断点"), "件"),
    "closed_loop/event_rows": (mark("闭环事件"), "件"),
    "closed_loop/unfinished_rows": (mark("未闭环事件"), "件"),
    "service_requests/company_complaint_rows": (mark("各公司服务期内的投诉"), "件"),
    "service_requests/together_rows": (mark("共同办理的诉求（每类协办一行）"), "件"),
    "compounds/theme_rows": (mark("主题指标的明细"), "件"),
    "satisfaction/company_rated_rows": (mark("各公司服务期内的已评价回访"), "件"),
    "satisfaction/rated_rows": (mark("已评价回访"), "件"),
    "satisfaction/assessed_rows": (mark("三率考核的诉求回访"), "件"),
    "satisfaction/dissatisfied_rows": (mark("不满意回访"), "件"),
    "mediation_cases/rows": (mark("纠纷"), "件"),
    "mediation_cases/settled_rows": (mark("调解成功"), "件"),
    "mediation_cases/failed_rows": (mark("调解不成功"), "件"),
    "mediation_cases/open_rows": (mark("调解中"), "件"),
    "deliberation/counted_rows": (mark("议题"), "件"),
    "deliberation/together_rows": (mark("一起落实的议题（每类协办一行）"), "件"),
    "service_orders/counted_rows": (mark("点单"), "件"),
    "service_orders/done_rows": (mark("完成的单"), "件"),
    "satisfaction/rows": (mark("登记的回访"), "件"),
    "deliberation/rows": (mark("登记的议题"), "件"),
    "service_orders/rows": (mark("登记的点单"), "件"),
    "commitments/rows": (mark("登记的承诺"), "件"),
    "activities/rows": (mark("登记的活动"), "场"),
    "hazards/rows": (mark("登记的隐患"), "处"),
    "commitments/counted_rows": (mark("承诺"), "件"),
    "activities/held_rows": (mark("活动"), "场"),
    "activities/gathering_rows": (mark("各周的活动"), "场"),
    "activities/volunteer_rows": (mark("志愿服务"), "次"),
    "activities/reported_unit_rows": (mark("报到单位的服务"), "次"),
    "activities/award_rows": (mark("星级评选"), "名"),
    "visits/rows": (mark("走访巡查"), "次"),
    "hazards/counted_rows": (mark("隐患"), "处"),
    "hazards/open_rows": (mark("未整改隐患"), "处"),
    "hazards/overdue_rows": (mark("超期未整改隐患"), "处"),
    "hazards/due_rows": (mark("期限已过的隐患"), "处"),
    "hazards/rectified_rows": (mark("已整改隐患"), "处"),
    "collective_income/rows": (mark("集体经济收入"), "笔"),
    "public_works/rows": (mark("民生实事"), "项"),
    "public_works/counted_rows": (mark("实事项目"), "项"),
    "public_works/open_rows": (mark("未完工项目"), "项"),
    "public_works/late_rows": (mark("晚于计划的项目"), "项"),
    "public_works/plan_rows": (mark("有计划的完工工程"), "项"),
    "organisation/stations": (mark("服务阵地"), "处"),
    "organisation/station_uses": (mark("阵地使用"), "次"),
    "organisation/coverage_by_compound": (mark("各小区组织覆盖"), "个"),
    "organisation/holder_rows": (mark("骨干"), "人"),
    "organisation/units": (mark("组织"), "个"),
    "organisation/alliance_members": (mark("联盟成员"), "家"),
    "organisation/partner_deeds": (mark("有单位一起办的事"), "件"),
    "organisation/buildings_to_fill": (mark("缺楼栋长或联络人的楼"), "栋"),
}
#: Folders of registers: their lists have no date.
WITHOUT_DATES = ("organisation",)
#: Query of a register -> the additional thing its rows count, which depends on the window.
COUNTED_BESIDE = {
    "organisation/stations": mark("使用"),
    "organisation/station_uses": mark("使用"),
    "organisation/alliance_members": mark("一起办的事"),
    "organisation/partner_deeds": mark("一起办的事"),
}
#: Setting -> its name, a message key.
SETTINGS = {
    "office": mark("街道办事处名称"),
    "mostly_satisfied_weight": mark("基本满意的权重"),
    "rating_bounds": mark("分数折算满意度的界线（占满分的百分之几）"),
    "small_sample": mark("样本少的界线（件）"),
    "repeat_days": mark("重复诉求的间隔（天）"),
    "satisfaction_target": mark("满意率目标"),
    "on_time_target": mark("按期办结率目标"),
    "on_time_clock": mark("按期办结率按什么时间算"),
    "mediation_target": mark("化解率目标"),
    "response_weight": mark("三率考核响应率的权重"),
    "resolution_weight": mark("三率考核解决率的权重"),
    "satisfaction_weight": mark("三率考核满意率的权重"),
    "upload_limit_mb": mark("导入文件的上限（MB）"),
    "late_days": mark("台账算作迟报的天数"),
    "due_soon_days": mark("算作即将到期的天数"),
    "loop_wait_days": mark("闭环一步算在途的天数"),
    "call_back_wait_days": mark("办结多少天后不再催回访"),
    "urgent_hours": mark("没写期限的紧急件，多少小时到期（0 为不推算）"),
    "important_hours": mark("没写期限的重要件，多少小时到期（0 为不推算）"),
    "ordinary_hours": mark("没写期限的一般件，多少小时到期（0 为不推算）"),
    "route_days": mark("巡逻路线多少天没走算该走了"),
    "joint_rule": mark("建议联办的类别"),
    "shared_rule": mark("建议共办的类别"),
    "assisted_rule": mark("建议协办的类别"),
    "week_start": mark("简报的一周从星期几开始"),
    "cutoff_hour": mark("简报的截止时刻（点）"),
    "allowed_hosts": mark("允许的访问名称"),
    "inbox_wait_seconds": mark("收件箱里的文件等多久没有变化才读入（秒）"),
    "kept_imports": mark("留着最近几次导入的结果（次）"),
    "flood_season": mark("汛期"),
    "flood_matters": mark("汛期看的诉求小类"),
    "theme_indicators": mark("一区一策各主题看的指标"),
    "coming_holidays": mark("补充的节假日"),
}
#: Settings that do not change a number: who reads it, what can be imported, what is kept.
BESIDE_THE_NUMBERS = (
    "office", "upload_limit_mb", "week_start", "cutoff_hour", "allowed_hosts", "inbox_wait_seconds",
    "kept_imports",
)  # fmt: skip


def list_name(question: str, label: str = "") -> str:
    """The name of a list, with its own label where it has one."""
    return label or _(LISTS[question][0])


def number_of(rows: int, question: str) -> str:
    """The exact number of rows, with its unit: ``123,456 件``."""
    return f"{rows:,} {unit_of(rows, LISTS[question][1])}"

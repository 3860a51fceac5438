"""Which list answers a question for the rows themselves, and the words that ask for it."""

from __future__ import annotations

#: Question -> words for its list.
LIST_WORDS: dict[str, str] = {
    "service_requests/due_soon_rows": "快到期 即将到期 快要到期 临期 临近到期 将到期",
    "mediation_cases/open_rows": "在调 正在调解 没调完 未调结",
    "mediation_cases/failed_rows": "调解不成功 调解失败 没调成",
}
#: Measure -> question whose rows it counts.
LISTS_OF: dict[str, str] = {
    "request_count": "service_requests/counted_rows",
    "per_thousand_households": "service_requests/counted_rows",
    "closed_count": "service_requests/closed_rows",
    "on_time_rate": "service_requests/due_rows",
    "overdue_open_count": "service_requests/overdue_rows",
    "half_closed_days": "service_requests/timed_rows",
    "nine_tenths_closed_days": "service_requests/timed_rows",
    "repeat_rate": "service_requests/repeat_rows",
    "unanswered_count": "service_requests/unanswered_rows",
    "complaint_count": "service_requests/complaint_rows",
    "complaint_share": "service_requests/complaint_rows",
    "case_count": "mediation_cases/rows",
    "settlement_rate": "mediation_cases/settled_rows",
    "mediation_success_rate": "mediation_cases/settled_rows",
    "satisfaction_rate": "satisfaction/rated_rows",
    "item_count": "deliberation/counted_rows",
    "passed_rate": "deliberation/counted_rows",
    "order_count": "service_orders/counted_rows",
    "done_rate": "service_orders/done_rows",
    "household_count": "visits/rows",
    "participant_count": "activities/held_rows",
    "work_count": "public_works/rows",
    "project_count": "public_works/counted_rows",
    "late_count": "public_works/late_rows",
    "on_plan_rate": "public_works/plan_rows",
    "income_yuan": "collective_income/rows",
    "hazard_count": "hazards/counted_rows",
    "open_hazard_count": "hazards/open_rows",
    "overdue_hazard_count": "hazards/overdue_rows",
    "rectified_on_time_rate": "hazards/due_rows",
    "recheck_rate": "hazards/rectified_rows",
}
#: Measures and lists of what still waits on the last day of the data.
STILL_WAITING = (
    "overdue_open_count",
    "open_hazard_count",
    "overdue_hazard_count",
    "late_count",
    "service_requests/due_soon_rows",
    "mediation_cases/open_rows",
)
#: The list of these ratings.
DISSATISFIED = ("不满意", "非常不满意")
DISSATISFIED_LIST = "satisfaction/dissatisfied_rows"

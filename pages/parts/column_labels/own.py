"""Headers whose meaning is that of one folder of questions: the same name counts other things elsewhere."""

from __future__ import annotations

#: Folder of the questions -> column -> Chinese header.
OWN: dict[str, dict[str, str]] = {
    "service_requests": {
        "judged_count": "可判断重复（件）",
        "open_count": "未办结（件）",
        "is_repeat": "重复诉求",
        "days_since": "已等候（天）",
    },
    "closed_loop": {
        "open_count": "未办结（件）",
        "step": "步骤",
        "median_hours": "用时中位数（小时）",
        "days_since": "已停（天）",
        "status": "办理状态",
    },
    "compounds": {
        "judged_count": "可判断重复（件）",
        "per_hundred_households": "百户投诉（件/百户）",
        "item_count": "议题（件）",
        "closed_item_count": "已办结议题（件）",
    },
    "signals": {"judged_count": "可判断重复（件）"},
    "mediation_cases": {
        "open_count": "调解中（件）",
        "fulfilled_count": "已履行（件）",
        "median_days_to_close": "已结案的用时中位数（天）",
    },
    "satisfaction": {"contacted_count": "已联系（件）"},
    "deliberation": {
        "item_count": "议题（件）",
        "judged_count": "社区测评（份）",
        "satisfied_count": "测评满意（份）",
        "step": "环节",
        "median_hours": "用时中位数（小时）",
    },
    "service_orders": {
        "fulfilled_count": "完成（件）",
        "rated_count": "已评分（件）",
        "step": "环节",
        "median_hours": "用时中位数（小时）",
    },
    "commitments": {"fulfilled_count": "已兑现（件）", "member_count": "承诺党员（名）"},
    "activities": {"member_count": "报到党员（名）"},
    "visits": {"household_count": "走访（户次）", "per_hundred_households": "每百户走访（户次）"},
    "public_works": {"open_count": "未完工（项）", "topic": "同类诉求"},
    "assistance": {"household_count": "帮扶户数（户）"},
    "organisation": {
        "contacted_count": "有联系党员（栋）",
        "member_count": "成员（人）",
        "item_count": "议题（件）",
        "closed_item_count": "已办结议题（件）",
    },
}
#: Folder of the questions -> the ledgers whose declared names its columns bear, its own first.
LEDGERS_OF: dict[str, tuple[str, ...]] = {
    "service_requests": ("service_request", "property_contract"),
    "closed_loop": ("service_request", "mediation_case", "satisfaction_response"),
    "signals": ("service_request",),
    "mediation_cases": ("mediation_case",),
    "satisfaction": ("satisfaction_response", "service_request", "property_contract"),
    "deliberation": ("deliberation",),
    "service_orders": ("service_order",),
    "commitments": ("commitment",),
    "activities": ("activity",),
    "visits": ("visit",),
    "public_works": ("public_work",),
    "assistance": ("assistance",),
    "organisation": ("organisation", "building", "role_holder", "service_station", "activity", "compound"),
    "compounds": ("property_contract", "compound", "service_request"),
    "places": ("community", "compound", "service_request"),
    "ledgers": ("compound",),
}

"""The columns on the handling of a request: its handler, its deadline, its status."""

from __future__ import annotations

from data.ledgers.codes import HANDLERS, PRIORITIES, STATUS, STATUS_PATTERNS, TRIAGE, UNDER_WAY, yes_no
from data.schema import Column, Course, Type

#: Who handles it together with the 承办主体 or the 责任单位; of requests and of agenda items.
CO_HANDLERS = Column(
    "co_handlers",
    "协办主体",
    Type.CATEGORY,
    synonyms=(
        "协办主体类型", "协同主体", "协同办理主体", "配合主体", "参与主体", "联动主体", "共同办理主体",
        "共办主体", "联办主体", "会办主体", "其他承办主体", "协助主体",
    ),
    allowed=HANDLERS,
    description="一起办的是哪几类主体，几类都写在一格里、用顿号隔开；以后导入的填了，就整格换成新的",
    example="志愿者",
    course=Course.MOVES,
    is_several=True,
)  # fmt: skip
#: Columns of a request.
HANDLING = (
    Column(
        "status",
        "工单状态",
        Type.CATEGORY,
        synonyms=(
            "办理状态", "当前状态", "当前环节", "当前阶段", "办理进度", "状态", "工单当前状态", "处理状态",
            "工单进度",
        ),
        allowed=STATUS,
            patterns=STATUS_PATTERNS,
        description="办理到哪一步；撤回、取消、作废的都记作已作废，不计入诉求量",
        example="已办结",
        course=Course.MOVES,
        under_way=UNDER_WAY,
    ),
    Column(
        "triage",
        "分流方式",
        Type.CATEGORY,
        synonyms=("分流", "办理方式"),
        allowed=TRIAGE,
        description="由谁牵头、与谁一起办",
        example="联办",
        course=Course.MOVES,
    ),
    Column(
        "priority",
        "轻重缓急",
        Type.CATEGORY,
        synonyms=(
            "紧急程度", "缓急程度", "紧急等级", "紧急级别", "优先级", "优先级别", "工单等级", "工单级别",
            "工单优先级", "诉求等级", "急缓程度", "紧急情况",
        ),
        allowed=PRIORITIES,
        description="紧急、重要或一般；没有写办理期限的，按设置中它的小时数推算",
        example="一般",
        course=Course.MOVES,
    ),
    Column(
        "responsible_unit",
        "承办单位",
        Type.CATEGORY,
        synonyms=(
            "主办单位", "办理单位", "处理单位", "责任单位", "二级承办单位简称", "三级单位名称", "处置部门",
            "建议处置部门", "承办部门", "责任部门", "主责单位", "承办单位名称", "处理部门",
        ),
        description="负责办理的单位",
        example="城管中队",
        course=Course.HANDLES,
    ),
    Column(
        "handler_kind",
        "承办主体",
        Type.CATEGORY,
        synonyms=("承办主体类型", "办理主体", "承办单位类型"),
        allowed=HANDLERS,
        description="承办的是哪一类主体",
        example="职能部门",
        course=Course.MOVES,
    ),
    CO_HANDLERS,
    Column(
        "reopened_count",
        "重新办理次数",
        Type.INTEGER,
        synonyms=("重办次数", "返办次数", "重开次数", "二次办理次数", "重新交办次数"),
        unit="次",
        description="办结后又重新办理的次数",
        example="0",
        course=Course.MOVES,
        least=0,
        most=1_000,
    ),
    Column(
        "is_excluded",
        "是否不纳入考核",
        Type.BOOLEAN,
        synonyms=("不纳入考核", "是否剔除", "是否不合理诉求单", "是否不合理诉求"),
        allowed=yes_no(yes=("不纳入", "不纳入考核", "剔除"), no=("纳入", "纳入考核")),
        description="是的不计入诉求量，另列其数；空着的算否",
        example="否",
        course=Course.MOVES,
    ),
)  # fmt: skip

"""诉求工单: one request of a resident or a patrol, from any channel."""

from __future__ import annotations

from data.ledgers.building_numbers import BUILDING_NUMBER
from data.ledgers.codes import CHANNELS, REQUEST_TYPES
from data.ledgers.handling import HANDLING
from data.ledgers.personal import OF_REQUEST
from data.ledgers.places import PLACE
from data.ledgers.stations import STATION
from data.schema import BLANKS, Column, Course, Ledger, Type

_UNSORTED = (*BLANKS, "未分类")

_IDENTITY = (
    Column(
        "request_id",
        "工单编号",
        synonyms=(
            "工单号", "工单编码", "诉求编号", "受理编号", "任务号", "案件编号", "案件号", "事件编号",
            "编号", "事项编号", "热线工单编号",
        ),
        description="工单的唯一编号；留空时按内容自动编号，同一编号以后导入的为准",
        example="热线-260402-062267",
    ),
    Column(
        "event_id",
        "关联事件编号",
        synonyms=("原工单编号", "旧工单编号", "催办单号", "关联工单编号", "父事件编号", "主事件编号"),
        description="把同一件事的发现、办理、调解、回访串成闭环的编号",
        example="SJ-2026-00018",
    ),
    Column(
        "channel",
        "受理渠道",
        Type.CATEGORY,
        synonyms=("受理方式", "处理受理方式", "问题来源", "诉求来源", "来源渠道", "工单来源", "渠道", "来源"),
        allowed=CHANNELS,
        description="诉求从哪里来",
        example="12345",
    ),
    Column(
        "request_type",
        "工单类型",
        Type.CATEGORY,
        synonyms=("诉求类型", "事项类型", "单据类型", "来电类别", "诉求性质", "类型"),
        allowed=REQUEST_TYPES,
        description="诉求的性质",
        example="投诉",
    ),
    Column(
        "category",
        "问题分类",
        Type.CATEGORY,
        synonyms=(
            "一级分类", "问题类别", "事项分类", "诉求分类", "业务分类", "问题分类名称", "大类名称", "大类",
            "事件类别", "分类", "事件类型", "诉求大类", "问题大类", "事项大类",
        ),
        blanks=_UNSORTED,
        description="问题的大类",
        example="环境卫生",
        course=Course.IDENTIFIES,
    ),
    Column(
        "subcategory",
        "问题小类",
        Type.CATEGORY,
        synonyms=("二级分类", "小类名称", "小类", "诉求小类", "事项小类", "细类", "问题二级分类"),
        blanks=_UNSORTED,
        description="问题的小类；重复诉求按小类判断",
        example="油烟扰民",
        course=Course.IDENTIFIES,
    ),
    Column(
        "title",
        "标题",
        synonyms=(
            "工单标题", "诉求标题", "问题标题", "来电标题", "事项标题", "事件名称", "主题", "案件名称",
            "诉求主题",
        ),
        description="一句话说明诉求；没有小区列时也用来认小区",
        example="汽运小区楼下餐馆油烟扰民",
        course=Course.IDENTIFIES,
    ),
)  # fmt: skip

_TIMES = (
    Column(
        "requested_at",
        "受理时间",
        Type.DATETIME,
        synonyms=(
            "来电时间", "来话时间", "来电/受理时间", "创建时间", "登记时间", "投诉时间", "反映时间",
            "工单时间", "系统接单时间", "推送时间", "上报时间", "巡查时间", "发生时间", "受理日期",
            "来电日期", "登记日期", "创建日期", "上报日期", "诉求时间", "受理开始时间", "日期",
        ),
        required=True,
        description="诉求进来的时间，诉求量按它归入时段",
        example="2026-04-02 09:15:00",
    ),
    Column(
        "dispatched_at",
        "派单时间",
        Type.DATETIME,
        synonyms=(
            "分派时间", "首次转办时间", "转办时间", "下派时间", "交办时间", "首次派遣时间", "派遣时间",
            "派单日期", "交办日期",
        ),
        description="派给承办单位的时间",
        example="2026-04-02 09:40:00",
        course=Course.MOVES,
    ),
    Column(
        "responded_at",
        "首次响应时间",
        Type.DATETIME,
        synonyms=("响应时间", "首次联系时间", "首联时间", "联系时间", "联系市民时间"),
        description="承办单位第一次联系诉求人的时间",
        example="2026-04-02 11:05:00",
        course=Course.MOVES,
    ),
    Column(
        "due_at",
        "办理截止时间",
        Type.DATETIME,
        synonyms=(
            "截止时间", "截止日期", "三级承办截止时间", "处置截止时间", "办理期限", "办结期限",
            "应办结时间", "办理时限", "办结时限", "办理截止日期", "处理截止时间", "应办结日期",
        ),
        description="应当办结的时间；没有它就不计入按期办结率",
        example="2026-04-09 09:15:00",
        course=Course.MOVES,
    ),
    Column(
        "extended_due_at",
        "延期后截止时间",
        Type.DATETIME,
        synonyms=("延期后截止日期", "延期截止时间", "延期至"),
        description="批准延期后的截止时间，有它时以它为准",
        example="2026-04-16 09:15:00",
        course=Course.MOVES,
    ),
    Column(
        "closed_at",
        "办结时间",
        Type.DATETIME,
        synonyms=(
            "结案时间", "完成时间", "办结日期", "回复时间", "反馈时间", "处理时间", "结案日期", "完成日期",
            "办理完成时间", "处理完成时间",
        ),
        description="办结的时间；办结不等于解决",
        example="2026-04-07 16:30:00",
        course=Course.CLOSES,
    ),
)  # fmt: skip

LEDGER = Ledger(
    name="service_request",
    title="诉求工单",
    grain="一行是一件诉求，不论来自哪个渠道",
    key=("request_id",),
    date_column="requested_at",
    columns=(*_IDENTITY, *OF_REQUEST, *PLACE, *_TIMES, *HANDLING, STATION, BUILDING_NUMBER),
)

"""议事协商: one agenda item of a deliberation meeting."""

from __future__ import annotations

from types import MappingProxyType

from data.ledgers.codes import STATUS, STATUS_PATTERNS, TRIAGE, UNDER_WAY
from data.ledgers.handling import CO_HANDLERS
from data.ledgers.meeting_outcome import MEETING_OUTCOME
from data.ledgers.places import PLACE
from data.ledgers.stations import STATION
from data.schema import Column, Course, Ledger, Type

_MEETINGS = MappingProxyType(
    {
        "半月谈": ("小区半月谈", "党群半月谈"),
        "家门口议事会": ("家门口议事",),
        "睦邻议事角": ("睦邻议事",),
        "业主恳谈会": ("恳谈会",),
        "小区议事会": ("议事会", "居民议事会"),
        "好商量": ("有事好商量",),
        "小区事务大家议": ("大家议",),
    }
)


LEDGER = Ledger(
    name="deliberation",
    title="议事协商",
    grain="一行是一次会议上的一个议题",
    key=("item_id",),
    date_column="met_at",
    columns=(
        Column(
            "item_id",
            "议题编号",
            synonyms=("会议编号", "事项编号", "编号"),
            description="议题的唯一编号；留空时按内容自动编号",
            example="YS-2026-0012",
        ),
        Column(
            "meeting_type",
            "会议类型",
            Type.CATEGORY,
            synonyms=("议事形式", "会议形式", "议事平台", "会议名称"),
            allowed=_MEETINGS,
            description="哪一种议事会",
            example="半月谈",
            course=Course.IDENTIFIES,
        ),
        Column(
            "met_at",
            "会议时间",
            Type.DATETIME,
            synonyms=(
                "会议日期",
                "召开时间",
                "召开日期",
                "议事时间",
                "会议日期/时间",
                "会议日期时间",
                "开会时间",
                "开会日期",
            ),
            required=True,
            description="开会的时间，议题按它归入时段",
            example="2026-04-15 19:30:00",
        ),
        Column(
            "topic",
            "议题",
            synonyms=("议题内容", "议事主题", "议题名称", "主题"),
            description="商量的是什么事",
            example="加装电梯费用分摊",
            course=Course.IDENTIFIES,
        ),
        *PLACE,
        Column(
            "attendee_count",
            "参会人数",
            Type.INTEGER,
            synonyms=("到会人数", "参加人数", "参与人数"),
            unit="人",
            description="到会的人数",
            example="26",
            least=0,
            most=1_000_000,
        ),
        Column(
            "triage",
            "分流方式",
            Type.CATEGORY,
            synonyms=("分流", "办理方式"),
            allowed=TRIAGE,
            description="议定后由谁牵头、与谁一起办",
            example="联办",
            course=Course.MOVES,
        ),
        Column(
            "responsible_unit",
            "责任单位",
            Type.CATEGORY,
            synonyms=("牵头单位", "牵头/责任单位", "承办单位", "办理单位"),
            description="负责落实的单位",
            example="体育场社区党委",
            course=Course.HANDLES,
        ),
        CO_HANDLERS,
        Column(
            "due_at",
            "办结期限",
            Type.DATETIME,
            synonyms=("办理期限", "完成期限", "截止时间", "应办结时间"),
            description="应当落实的时间",
            example="2026-05-15 18:00:00",
            course=Course.MOVES,
        ),
        Column(
            "closed_at",
            "办结时间",
            Type.DATETIME,
            synonyms=("完成时间", "落实时间", "结案时间"),
            description="落实的时间",
            example="2026-05-10 17:00:00",
            course=Course.CLOSES,
        ),
        Column(
            "status",
            "办理状态",
            Type.CATEGORY,
            synonyms=("议题状态", "落实情况", "当前状态", "办理进度", "状态"),
            allowed=STATUS,
            patterns=STATUS_PATTERNS,
            description="落实到哪一步",
            example="已办结",
            course=Course.MOVES,
            under_way=UNDER_WAY,
        ),
        STATION,
        *MEETING_OUTCOME,
    ),
)

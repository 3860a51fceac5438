"""议事协商: one agenda item of a deliberation meeting."""

from __future__ import annotations

from types import MappingProxyType

from data.ledgers.codes import STATUS, STATUS_PATTERNS, TRIAGE, UNDER_WAY
from data.ledgers.handling import CO_HANDLERS
from data.ledgers.partners import partner_units
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

#: What a meeting decides; 否 and 是 of a column 是否通过 too.
_RESOLUTIONS = MappingProxyType(
    {
        "通过": (
            "已通过",
            "同意",
            "一致同意",
            "一致通过",
            "全票通过",
            "多数通过",
            "表决通过",
            "票决通过",
            "原则通过",
            "原则同意",
            "修改后通过",
            "议定",
            "已议定",
            "达成一致",
            "达成共识",
            "形成决议",
            "已形成决议",
            "是",
            "√",
        ),
        "未通过": (
            "不通过",
            "没通过",
            "没有通过",
            "否决",
            "不同意",
            "表决未通过",
            "票决未通过",
            "否",
            "×",
        ),
        "暂缓": (
            "缓议",
            "暂缓实施",
            "暂缓执行",
            "暂缓办理",
            "搁置",
            "暂不实施",
            "暂时搁置",
            "条件成熟后再办",
        ),
        "另议": (
            "再议",
            "待议",
            "下次再议",
            "下次会议再议",
            "另行商议",
            "另行协商",
            "继续协商",
            "再次协商",
            "未议定",
            "未达成一致",
            "未达成共识",
            "未形成决议",
            "未形成一致意见",
            "意见不统一",
            "提交上级",
        ),
    }
)
#: Votes around the result: 23票同意、2票反对，表决通过. What is said with a no comes first.
_VOTES = MappingProxyType(
    {
        "未通过": r".*(?:未|没有?|不)(?:能|获|予|得)?(?:到|以)?通过",
        "暂缓": r".*(?:暂缓|缓议|搁置).*",
        "通过": (
            r"(?:经|会议|表决|讨论|协商|全体|一致|原则|多数|居民|业主|代表)*同意[^未没不否缓]*"
            r"|[^未没不否缓]*(?:通过|达成(?:一致|共识))[^未没不否缓]*"
        ),
    }
)

#: What was decided, when, how the outcome is judged, and who joins in; an office may leave all out.
_OUTCOME = (
    Column(
        "resolution",
        "议定结果",
        Type.CATEGORY,
        synonyms=(
            "表决结果",
            "票决结果",
            "协商结果",
            "议事结果",
            "议决结果",
            "审议结果",
            "讨论结果",
            "决议结果",
            "议定情况",
            "表决情况",
            "是否通过",
            "是否议定",
            "是否达成一致",
            "是否达成共识",
            "是否形成决议",
        ),
        allowed=_RESOLUTIONS,
        patterns=_VOTES,
        description="会上定下来没有：通过算议定，未通过、暂缓、另议不算；空着的不计",
        example="通过",
        course=Course.MOVES,
    ),
    Column(
        "decided_at",
        "议定时间",
        Type.DATETIME,
        synonyms=(
            "议定日期",
            "表决时间",
            "表决日期",
            "票决时间",
            "决议时间",
            "决议日期",
            "通过时间",
            "通过日期",
            "形成决议时间",
        ),
        description="定下来的时间；当场定的与会议同一天",
        example="2026-04-22 20:00:00",
        course=Course.MOVES,
    ),
    Column(
        "review_score",
        "评议得分",
        Type.DECIMAL,
        synonyms=(
            "群众评议得分",
            "居民评议得分",
            "居民评议",
            "群众评议",
            "居民评分",
            "群众评分",
            "评议分",
            "评议分数",
            "办理评分",
            "评分",
        ),
        unit="分",
        description="居民对办得怎样打的分，0 至 100；整列最高不过 5 分或 10 分的折成百分，文字评语不折算",
        example="92",
        course=Course.MOVES,
        least=0,
        most=100,
    ),
    partner_units("和责任单位一起办的单位，几家用顿号隔开"),
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
        *_OUTCOME,
    ),
)

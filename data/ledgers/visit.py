"""走访巡查: one visit or patrol."""

from __future__ import annotations

from types import MappingProxyType

from data.ledgers.building_numbers import BUILDING_NUMBER
from data.ledgers.codes import yes_no
from data.ledgers.places import PLACE
from data.ledgers.stations import STATION
from data.schema import BLANKS, NAMELESS, Column, Course, Ledger, Pii, Type

_KINDS = MappingProxyType(
    {
        "敲门行动": ("敲门", "入户走访", "入户"),
        "网格巡查": ("网格员巡查", "日常巡查", "巡查"),
        "夜间巡逻": ("夜巡", "夜间巡查", "平安巡逻"),
        "街长巡查": ("街巷长巡查", "街长巡街", "巷长巡查"),
    }
)

#: Whom a visit is paid to out of care.
_CARE = MappingProxyType(
    {
        "独居": ("独居老人", "空巢", "空巢老人", "孤寡老人", "孤寡", "独居空巢"),
        "残疾": ("残疾人", "残障", "残障人士", "残疾人家庭"),
        "病患": ("重病", "大病", "慢性病", "患病", "重病患者", "病患家庭"),
        "留守": ("留守儿童", "留守老人", "留守妇女", "困境儿童"),
        "困难": ("困难家庭", "困难户", "低保", "低保户", "特困", "困难群众", "生活困难"),
        "困难党员": ("生活困难党员", "老党员"),
    }
)

#: What a round of a street finds.
_FINDINGS = MappingProxyType(
    {
        "卫生": ("环境卫生", "市容卫生", "卫生问题", "环境", "垃圾", "保洁", "乱扔垃圾", "脏乱差"),
        "门前五包": (
            "五包",
            "门前三包",
            "门前六包",
            "门前责任",
            "占道经营",
            "出店经营",
            "店外经营",
            "越门经营",
        ),
        "车辆": ("车辆停放", "车辆乱停", "车辆乱停放", "乱停车", "停车", "停车秩序", "非机动车", "共享单车"),
        "其他": ("其它", "其他问题", "综合"),
        "无问题": (
            "无",
            "没有",
            "未发现",
            "未发现问题",
            "没有问题",
            "没发现问题",
            "正常",
            "一切正常",
            "无异常",
            "良好",
        ),
    }
)
#: The words of such a problem in a longer text; 门前 and 车 before 卫生, which both may have beside them.
_FINDING_PATTERNS = MappingProxyType(
    {
        "车辆": ".*(?:车辆|停车|乱停|停放|电动车|单车|占用车位).*",
        "门前五包": ".*(?:[三五六]包|门前|占道|出店|店外|越门).*",
        "卫生": ".*(?:卫生|垃圾|保洁|脏乱|小广告|牛皮癣|油污|积水).*",
    }
)

#: Whom a visit was paid to, what was written down, and which team walked where; an office may leave all out.
_BESIDE = (
    Column(
        "household_token",
        "走访户号",
        synonyms=("户号", "门牌号", "房号", "房间号", "走访对象", "走访户"),
        description="走访的是哪一户，一行一户时填；只存代号，用来数走到多少户",
        example="3栋2单元501",
        blanks=NAMELESS,
        pii=Pii.MASK,
        numbered="household_number",
        course=Course.IDENTIFIES,
    ),
    Column(
        "care_group",
        "关爱对象类别",
        Type.CATEGORY,
        synonyms=("关爱对象", "关爱类别", "特殊群体", "特殊人群类别", "重点关爱对象"),
        allowed=_CARE,
        description="走访的是哪一类需要关心的人；只按年公布次数，少于 5 的不写",
        example="独居",
    ),
    Column(
        "has_diary",
        "是否记民情日记",
        Type.BOOLEAN,
        synonyms=("是否写民情日记", "民情日记是否填写", "是否有民情日记"),
        allowed=yes_no(yes=("有", "已记", "已写"), no=("无", "未记", "未写", "没有")),
        blanks=tuple(text for text in BLANKS if text != "无"),
        description="这次走访记没记民情日记；空着的算不知道",
        example="是",
    ),
    Column(
        "team",
        "巡逻队",
        Type.CATEGORY,
        synonyms=("巡逻队伍", "巡查队", "巡查队伍", "走访队伍", "队伍名称", "巡防队"),
        description="哪一支队伍去巡的；写队名，不写人名",
        example="白+黑巡逻队",
    ),
    Column(
        "route",
        "路线",
        Type.CATEGORY,
        synonyms=(
            "巡逻路线",
            "巡查路线",
            "巡防路线",
            "巡逻线路",
            "巡查线路",
            "线路",
            "街段",
            "路段",
            "责任街段",
            "责任路段",
            "巡查路段",
            "巡查街段",
            "巡查街巷",
        ),
        description="走的是哪一条路线、哪一段街；空着的街长巡查按小区（门牌号段）算",
        example="南门路线",
    ),
    Column(
        "finding_kinds",
        "发现问题类别",
        Type.CATEGORY,
        synonyms=(
            "问题类别",
            "问题类型",
            "发现问题类型",
            "发现问题种类",
            "问题分类",
            "巡查问题类别",
            "存在问题类别",
            "问题种类",
        ),
        allowed=_FINDINGS,
        patterns=_FINDING_PATTERNS,
        blanks=tuple(text for text in BLANKS if text != "无"),
        is_several=True,
        description="发现的是哪一类问题，一次有几类的用顿号隔开；占道、出店经营算门前五包",
        example="卫生",
    ),
)

LEDGER = Ledger(
    name="visit",
    title="走访巡查",
    grain="一行是一次走访或巡查",
    key=("visit_id",),
    date_column="visited_at",
    columns=(
        Column(
            "visit_id",
            "走访编号",
            synonyms=("巡查编号", "记录编号", "编号"),
            description="走访的唯一编号；留空时按内容自动编号",
            example="ZF-2026-0210",
        ),
        Column(
            "kind",
            "走访类别",
            Type.CATEGORY,
            synonyms=("走访类型", "巡查类型", "巡查类别", "走访方式", "类别", "类型"),
            allowed=_KINDS,
            description="哪一种走访或巡查",
            example="敲门行动",
            course=Course.IDENTIFIES,
        ),
        Column(
            "visited_at",
            "走访时间",
            Type.DATETIME,
            synonyms=("走访日期", "巡查时间", "巡查日期", "入户时间"),
            required=True,
            description="走访的时间，走访按它归入时段",
            example="2026-03-18 19:00:00",
        ),
        Column(
            "visitor",
            "走访人",
            synonyms=("巡查人", "巡查人员", "走访人员", "网格员"),
            description="去走访的人",
            example="网格员某",
            pii=Pii.DROP,
            course=Course.IDENTIFIES,
        ),
        Column(
            "address",
            "走访地址",
            synonyms=("巡查地点", "走访地点", "详细地址", "地点", "地址"),
            description="走访的地方；只用来认出小区",
            example="汽运小区3栋",
            pii=Pii.DROP,
            course=Course.IDENTIFIES,
        ),
        *PLACE,
        Column(
            "household_count",
            "走访户数",
            Type.INTEGER,
            synonyms=("入户户数", "户数"),
            unit="户",
            description="走访了多少户",
            example="12",
            least=0,
            most=1_000_000,
        ),
        Column(
            "has_file",
            "是否建立家庭档案",
            Type.BOOLEAN,
            synonyms=("家庭档案", "是否建档", "是否有家庭档案"),
            allowed=yes_no(yes=("有", "已建", "已建档"), no=("无", "未建", "未建档", "没有")),
            # In this column 无 is an answer, not an empty cell.
            blanks=tuple(text for text in BLANKS if text != "无"),
            description="走访的户是否建了家庭档案；空着的算不知道",
            example="是",
        ),
        Column(
            "found_count",
            "发现问题数",
            Type.INTEGER,
            synonyms=("发现问题", "问题数", "发现隐患数"),
            unit="件",
            description="走访中发现的问题",
            example="2",
            least=0,
            most=1_000_000,
        ),
        *_BESIDE,
        STATION,
        BUILDING_NUMBER,
    ),
)

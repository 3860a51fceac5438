"""三单: one order, from the resident's wish to the member who fulfils it."""

from __future__ import annotations

from types import MappingProxyType

from data.ledgers.codes import STATUS, STATUS_PATTERNS, UNDER_WAY
from data.ledgers.places import PLACE
from data.ledgers.stations import STATION
from data.schema import Column, Course, Ledger, Pii, Type

_KINDS = MappingProxyType(
    {
        "微心愿": ("心愿", "群众微心愿"),
        "微服务": ("服务需求", "便民服务"),
        "志愿服务": ("党员志愿服务", "志愿"),
        "事项代办": ("代办", "代办服务", "帮办代办"),
    }
)

_PERSONAL = (
    Column(
        "content",
        "需求内容",
        synonyms=("心愿内容", "服务内容", "点单内容", "内容", "需求/心愿内容", "协助处理记录"),
        description="想要什么，常含姓名与门牌",
        example="独居老人想换一盏节能灯",
        pii=Pii.DROP,
        course=Course.IDENTIFIES,
    ),
    Column(
        "resident",
        "点单人",
        synonyms=("心愿人", "申请人"),
        description="点单的群众",
        example="某人",
        pii=Pii.DROP,
        course=Course.IDENTIFIES,
    ),
    Column(
        "volunteer",
        "接单人",
        synonyms=("认领人", "接单党员", "服务人员"),
        description="接单的党员或志愿者",
        example="党员某",
        pii=Pii.DROP,
    ),
    Column(
        "phone",
        "联系电话",
        synonyms=("联系方式", "手机号", "电话"),
        description="点单人的电话",
        example="13800000000",
        pii=Pii.DROP,
        course=Course.IDENTIFIES,
    ),
    Column(
        "address",
        "服务地址",
        synonyms=("上门地址", "家庭住址", "详细地址", "地址"),
        description="上门的地方；只用来认出小区",
        example="汽运小区3栋",
        pii=Pii.DROP,
        course=Course.IDENTIFIES,
    ),
)

_TIMES = (
    Column(
        "ordered_at",
        "点单时间",
        Type.DATETIME,
        synonyms=("群众点单时间", "需求时间", "申请时间", "登记时间", "点单日期", "需求日期"),
        required=True,
        description="群众点单的时间，订单按它归入时段",
        example="2026-03-03 09:00:00",
    ),
    Column(
        "dispatched_at",
        "下单时间",
        Type.DATETIME,
        synonyms=("社区下单时间", "派单时间", "发布时间"),
        description="社区下单的时间",
        example="2026-03-03 10:00:00",
        course=Course.MOVES,
    ),
    Column(
        "accepted_at",
        "接单时间",
        Type.DATETIME,
        synonyms=("党员接单时间", "认领时间"),
        description="党员接单的时间",
        example="2026-03-03 14:00:00",
        course=Course.MOVES,
    ),
    Column(
        "done_at",
        "完成时间",
        Type.DATETIME,
        synonyms=("处理结束时间", "实现时间", "办结时间"),
        description="实现的时间",
        example="2026-03-05 16:00:00",
        course=Course.CLOSES,
    ),
)

LEDGER = Ledger(
    name="service_order",
    title="三单服务",
    grain="一行是一张单：群众点单、社区下单、党员接单",
    key=("order_id",),
    date_column="ordered_at",
    columns=(
        Column(
            "order_id",
            "服务单号",
            synonyms=("单号", "订单编号", "心愿编号", "serviceCode", "编号"),
            description="单的唯一编号；留空时按内容自动编号",
            example="SD-2026-0008",
        ),
        Column(
            "kind",
            "服务类别",
            Type.CATEGORY,
            synonyms=("需求类别", "服务类型", "订单类型", "类别", "类型"),
            allowed=_KINDS,
            description="哪一种服务",
            example="微心愿",
            course=Course.IDENTIFIES,
        ),
        Column(
            "project",
            "所属项目",
            Type.CATEGORY,
            synonyms=(
                "项目",
                "项目名称",
                "服务项目",
                "服务项目名称",
                "所属项目名称",
                "治理项目",
                "品牌项目",
                "服务品牌",
            ),
            description="哪个治理或服务项目的单，如“白龙管家”",
            example="白龙管家",
        ),
        *_PERSONAL,
        *PLACE,
        *_TIMES,
        Column(
            "status",
            "订单状态",
            Type.CATEGORY,
            synonyms=("服务状态", "办理状态", "当前状态", "状态"),
            allowed=STATUS,
            patterns=STATUS_PATTERNS,
            description="办到哪一步",
            example="已办结",
            course=Course.MOVES,
            under_way=UNDER_WAY,
        ),
        Column(
            "stars",
            "服务评分",
            Type.INTEGER,
            synonyms=("评分", "服务评价", "评价星级", "星级", "评分(星)"),
            unit="星",
            description="群众打的分，1 至 5",
            example="5",
            course=Course.MOVES,
            least=1,
            most=5,
        ),
        STATION,
    ),
)

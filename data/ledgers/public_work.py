"""民生实事: one piece of work that residents can see, and what it cost."""

from __future__ import annotations

from types import MappingProxyType

from data.ledgers.codes import STATUS, STATUS_PATTERNS, UNDER_WAY
from data.ledgers.places import PLACE
from data.schema import Column, Course, Ledger, Pii, Type

_KINDS = MappingProxyType(
    {
        "路灯": ("路灯安装", "路灯维修", "路灯安装维修更换"),
        "雨污管道": ("雨污管道整改", "管道整改", "雨污分流"),
        "路面": ("路面提升改造", "路面改造", "道路硬化"),
        "环境整治": ("环境卫生整治", "区域环境卫生整治"),
        "垃圾清运": ("垃圾杂草清运", "垃圾清理"),
        "电梯": ("加装电梯", "电梯维修"),
        "监控": ("监控安装", "摄像头"),
        "停车": ("停车位", "停车设施"),
        "绿化": ("绿化补植", "绿化提升"),
        "其他": ("其它",),
    }
)

LEDGER = Ledger(
    name="public_work",
    title="民生实事",
    grain="一行是一项看得见的工程或整治",
    key=("work_id",),
    date_column="started_on",
    columns=(
        Column(
            "work_id",
            "项目编号",
            synonyms=("工程编号", "实事编号", "编号"),
            description="项目的唯一编号；留空时按内容自动编号",
            example="MS-2026-003",
        ),
        Column(
            "kind",
            "项目类别",
            Type.CATEGORY,
            synonyms=("工程类别", "实事类别", "项目类型", "类别", "类型"),
            allowed=_KINDS,
            description="做的是哪一类事",
            example="路灯",
            course=Course.IDENTIFIES,
        ),
        Column(
            "address",
            "实施地点",
            synonyms=("施工地点", "地点", "详细地址", "地址"),
            description="在哪里做；只用来认出小区",
            example="南门段E区巷道",
            pii=Pii.DROP,
            course=Course.IDENTIFIES,
        ),
        *PLACE,
        Column(
            "quantity",
            "数量",
            Type.DECIMAL,
            synonyms=("工程量", "完成数量"),
            description="做了多少，单位见计量单位",
            example="18",
            least=0,
            most=1_000_000_000,
        ),
        Column(
            "unit",
            "计量单位",
            Type.CATEGORY,
            synonyms=("单位", "数量单位"),
            description="数量的单位，如盏、米、平方米、吨、处",
            example="盏",
        ),
        Column(
            "started_on",
            "开工日期",
            Type.DATE,
            synonyms=("开始日期", "开工时间", "开始时间", "立项时间", "实施日期", "实施时间"),
            required=True,
            description="开工的日期，项目按它归入时段",
            example="2026-02-20",
        ),
        Column(
            "finished_on",
            "完工日期",
            Type.DATE,
            synonyms=("竣工日期", "完工时间", "竣工时间", "完成日期", "完成时间"),
            description="完工的日期",
            example="2026-03-08",
            course=Course.CLOSES,
        ),
        Column(
            "cost_yuan",
            "投入资金",
            Type.DECIMAL,
            synonyms=("投入金额", "投资金额", "资金", "费用", "金额", "投入资金额", "项目资金", "总投资"),
            unit="元",
            description="花了多少钱",
            example="36000",
            course=Course.MOVES,
            least=-1_000_000_000_000,
            most=1_000_000_000_000,
        ),
        Column(
            "status",
            "项目状态",
            Type.CATEGORY,
            synonyms=("工程状态", "完成情况", "项目进度", "办理状态", "状态"),
            allowed=STATUS,
            patterns=STATUS_PATTERNS,
            description="做到哪一步",
            example="已办结",
            course=Course.MOVES,
            under_way=UNDER_WAY,
        ),
    ),
)

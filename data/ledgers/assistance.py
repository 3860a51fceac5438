"""帮扶: one act of help to one household."""

from __future__ import annotations

from types import MappingProxyType

from data.ledgers.places import PLACE
from data.schema import NAMELESS, Column, Course, Ledger, Pii, Type

#: Smaller numbers of helped households or persons are not shown exactly.
LEAST_TOLD = 5

_KINDS = MappingProxyType(
    {
        "低保": ("低保补贴", "最低生活保障", "低保补贴办理"),
        "医疗救助": ("医疗救助办理",),
        "临时救助": ("临时救助办理",),
        "廉租房": ("廉租房申请", "公租房"),
        "慰问": ("慰问帮扶", "走访慰问", "困难家庭慰问"),
        "大病救助": ("大病医疗救助",),
        "残疾人保险": ("残疾人意外保险", "意外保险"),
        "助学": ("助学金", "助学帮扶"),
        "公益岗位": ("公益性岗位", "公益岗"),
    }
)

LEDGER = Ledger(
    name="assistance",
    title="帮扶救助",
    grain="一行是对一户的一次帮扶",
    key=("assistance_id",),
    date_column="decided_on",
    columns=(
        Column(
            "assistance_id",
            "帮扶编号",
            synonyms=("救助编号", "办理编号", "编号"),
            description="帮扶的唯一编号；留空时按内容自动编号",
            example="BF-2026-0021",
        ),
        Column(
            "kind",
            "帮扶类别",
            Type.CATEGORY,
            synonyms=("救助类别", "帮扶类型", "救助类型", "事项类别", "类别", "类型"),
            allowed=_KINDS,
            description="哪一种帮扶",
            example="临时救助",
            course=Course.IDENTIFIES,
        ),
        Column(
            "counted_as",
            "计数单位",
            Type.CATEGORY,
            synonyms=("统计单位", "单位"),
            allowed=MappingProxyType({"户": (), "名": ("人",), "次": ("人次",)}),
            description="这一行按户、按人还是按次计",
            example="户",
        ),
        Column(
            "household_token",
            "帮扶对象",
            synonyms=("户主姓名", "户主", "受助人", "救助对象", "家庭编号", "姓名"),
            description="帮扶的是哪一户；只存代号，用来数户",
            example="某户",
            blanks=NAMELESS,
            pii=Pii.MASK,
            numbered="household_number",
            course=Course.IDENTIFIES,
        ),
        Column(
            "identity_number",
            "身份证号",
            synonyms=("身份证", "身份证号码", "证件号码"),
            description="帮扶对象的证件号码",
            example="XXXXXXXXXXXXXXXXXX",
            pii=Pii.DROP,
            course=Course.IDENTIFIES,
        ),
        Column(
            "phone",
            "联系电话",
            synonyms=("联系方式", "手机号", "电话"),
            description="帮扶对象的电话",
            example="13800000000",
            pii=Pii.DROP,
        ),
        Column(
            "address",
            "家庭住址",
            synonyms=("住址", "详细地址", "地址"),
            description="帮扶对象的住处；只用来认出小区",
            example="汽运小区3栋",
            pii=Pii.DROP,
            course=Course.IDENTIFIES,
        ),
        *PLACE,
        Column(
            "decided_on",
            "办理日期",
            Type.DATE,
            synonyms=(
                "审批日期",
                "审批时间",
                "办理时间",
                "帮扶日期",
                "帮扶时间",
                "救助日期",
                "救助时间",
                "慰问日期",
                "慰问时间",
                "发放日期",
                "发放时间",
            ),
            required=True,
            description="批准或送达的日期，帮扶按它归入时段",
            example="2026-01-28",
        ),
    ),
)

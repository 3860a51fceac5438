"""队伍: one holder of a role in a place; persons are only tokens."""

from __future__ import annotations

from types import MappingProxyType

from data.ledgers.places import PLACE
from data.schema import NAMELESS, Column, Course, Ledger, Pii, Type

_ROLES = MappingProxyType(
    {
        "楼栋长": ("楼长", "楼栋党小组长"),
        "街巷长": ("街长", "巷长"),
        "单元长": ("楼栋单元长",),
        "网格员": ("专职网格员", "网格长"),
        "调解员": ("人民调解员", "专职调解员"),
        "在职党员": ("报到党员", "在职党员报到"),
        "兼职委员": (
            "交叉任职",
            "交叉任职委员",
            "党委兼职委员",
            "社区党委兼职委员",
            "社区大党委委员",
            "兼职党委委员",
        ),
        "志愿者": ("党员志愿者", "社区志愿者"),
    }
)

LEDGER = Ledger(
    name="role_holder",
    title="队伍名册",
    grain="一行是一个人担任的一个角色",
    key=("holder_id",),
    date_column=None,
    columns=(
        Column(
            "holder_id",
            "人员编号",
            synonyms=("队伍编号", "任职编号"),
            required=True,
            description="任职的唯一编号",
            example="DW-0048",
        ),
        Column(
            "role",
            "角色",
            Type.CATEGORY,
            synonyms=("职务", "岗位", "队伍类别", "人员类别"),
            allowed=_ROLES,
            description="担任什么",
            example="楼栋长",
            course=Course.IDENTIFIES,
        ),
        Column(
            "token",
            "姓名",
            synonyms=("人员姓名", "队员姓名"),
            description="是谁；只存代号，用来数人",
            example="某人",
            blanks=NAMELESS,
            pii=Pii.MASK,
            numbered="holder_number",
            course=Course.IDENTIFIES,
        ),
        Column(
            "phone",
            "联系电话",
            synonyms=("联系方式", "手机号", "电话"),
            description="此人的电话",
            example="13800000000",
            pii=Pii.DROP,
        ),
        *PLACE,
        Column(
            "area",
            "责任区域",
            synonyms=("负责区域", "责任区", "负责范围", "责任街巷", "责任范围", "责任街路", "责任地段"),
            description="负责哪一片",
            example="汽运小区1至3栋",
            course=Course.MOVES,
        ),
        Column(
            "service_count",
            "服务次数",
            Type.INTEGER,
            synonyms=("参与服务次数", "报到服务次数", "志愿服务次数", "参加服务次数", "本年服务次数"),
            unit="次",
            description="名册所记此人报到以来服务过几次；空着的算不知道，没有服务写 0",
            example="3",
            course=Course.MOVES,
            least=0,
            most=10_000,
        ),
    ),
)

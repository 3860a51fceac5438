"""走访巡查: one visit or patrol."""

from __future__ import annotations

from types import MappingProxyType

from data.ledgers.codes import yes_no
from data.ledgers.places import PLACE
from data.schema import BLANKS, Column, Course, Ledger, Pii, Type

_KINDS = MappingProxyType(
    {
        "敲门行动": ("敲门", "入户走访", "入户"),
        "网格巡查": ("网格员巡查", "日常巡查", "巡查"),
        "夜间巡逻": ("夜巡", "夜间巡查", "平安巡逻"),
        "街长巡查": ("街巷长巡查", "街长巡街", "巷长巡查"),
    }
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
    ),
)

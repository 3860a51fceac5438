"""双诺三评: one public commitment of one party member and its three scores."""

from __future__ import annotations

from data.ledgers.codes import STATUS, STATUS_PATTERNS
from data.ledgers.places import PLACE
from data.schema import NAMELESS, Column, Ledger, Pii, Type

LEDGER = Ledger(
    name="commitment",
    title="双诺三评",
    grain="一行是一名党员公开承诺的一件实事",
    key=("commitment_id",),
    date_column="promised_at",
    columns=(
        Column(
            "commitment_id",
            "承诺编号",
            synonyms=("事项编号", "编号"),
            description="承诺的唯一编号；留空时按内容自动编号",
            example="CN-2026-0040",
        ),
        Column(
            "member_token",
            "承诺党员",
            synonyms=("党员姓名", "承诺人", "党员", "姓名"),
            description="谁承诺的；只存代号，用来数人",
            example="党员某",
            blanks=NAMELESS,
            pii=Pii.MASK,
            numbered="member_number",
        ),
        Column(
            "promised_at",
            "承诺时间",
            Type.DATETIME,
            synonyms=("承诺日期", "认领时间", "认领日期"),
            required=True,
            description="公开承诺的时间，承诺按它归入时段",
            example="2026-01-10 09:00:00",
        ),
        Column(
            "item",
            "承诺事项",
            synonyms=("承诺内容", "认领事项", "认领实事", "实事内容"),
            description="承诺办的实事",
            example="每月参加一次楼道清理",
        ),
        *PLACE,
        Column(
            "status",
            "践诺状态",
            Type.CATEGORY,
            synonyms=("完成情况", "践诺情况", "兑现情况", "办理状态", "状态"),
            allowed=STATUS,
            patterns=STATUS_PATTERNS,
            description="兑现到哪一步",
            example="已办结",
        ),
        Column(
            "self_score",
            "自我述评得分",
            Type.DECIMAL,
            synonyms=("自评得分", "自评分", "自我述评", "自评"),
            unit="分",
            description="党员自己打的分",
            example="92",
        ),
        Column(
            "leader_score",
            "领导点评得分",
            Type.DECIMAL,
            synonyms=("点评得分", "领导评分", "领导点评"),
            unit="分",
            description="党组织负责人打的分",
            example="90",
        ),
        Column(
            "residents_score",
            "群众评议得分",
            Type.DECIMAL,
            synonyms=("评议得分", "群众评分", "群众评议"),
            unit="分",
            description="群众打的分",
            example="95",
        ),
    ),
)

"""活动: one activity, with its participants and the problems collected and solved."""

from __future__ import annotations

from types import MappingProxyType

from data.ledgers.partners import partner_units
from data.ledgers.places import PLACE
from data.schema import Column, Course, Ledger, Pii, Type

_KINDS = MappingProxyType(
    {
        "文化": ("文化活动", "文艺演出"),
        "学习": ("学习教育", "学习教育活动", "宣讲"),
        "微党课": ("微党课推送",),
        "志愿": ("志愿活动", "志愿服务活动"),
        "便民集市": ("便民服务集市", "集市"),
        "节日": ("节日活动", "传统节日活动"),
        "公示": ("信息公示", "公示信息"),
        "社区之星": ("社区之星评选",),
        "楼长之星": ("楼长之星评选",),
        "楼院之星": ("楼院之星评选",),
        "其他": ("其它",),
    }
)

LEDGER = Ledger(
    name="activity",
    title="社区活动",
    grain="一行是一场活动",
    key=("activity_id",),
    date_column="held_on",
    columns=(
        Column(
            "activity_id",
            "活动编号",
            synonyms=("场次编号", "编号"),
            description="活动的唯一编号；留空时按内容自动编号",
            example="HD-2026-0055",
        ),
        Column(
            "kind",
            "活动类别",
            Type.CATEGORY,
            synonyms=("活动类型", "活动形式", "类别", "类型"),
            allowed=_KINDS,
            description="哪一类活动",
            example="文化",
            course=Course.IDENTIFIES,
        ),
        Column(
            "held_on",
            "活动日期",
            Type.DATE,
            synonyms=("活动时间", "活动日期/时间", "举办日期", "举办时间", "开展日期", "开展时间"),
            required=True,
            description="举办的日期，活动按它归入时段",
            example="2026-02-12",
        ),
        Column(
            "address",
            "活动地点",
            synonyms=("举办地点", "地点", "地址"),
            description="在哪里举办；只用来认出小区",
            example="汽运小区党群服务站",
            pii=Pii.DROP,
            course=Course.IDENTIFIES,
        ),
        *PLACE,
        Column(
            "participant_count",
            "参与人次",
            Type.INTEGER,
            synonyms=("参与人数", "参加人数", "参加人次", "活动人数"),
            unit="人次",
            description="来了多少人次",
            example="120",
            least=0,
            most=1_000_000,
        ),
        Column(
            "issues_collected_count",
            "收集问题数",
            Type.INTEGER,
            synonyms=("收集问题", "收集诉求数", "收集意见数"),
            unit="件",
            description="活动中收集到的问题",
            example="6",
            least=0,
            most=1_000_000,
        ),
        Column(
            "issues_resolved_count",
            "解决问题数",
            Type.INTEGER,
            synonyms=("解决问题", "解决诉求数", "办结问题数"),
            unit="件",
            description="收集到的问题里已解决的",
            example="5",
            least=0,
            most=1_000_000,
        ),
        partner_units("和社区一起办这场活动的单位、商家，几家用顿号隔开"),
    ),
)

"""小区: one compound, with its aliases and its management."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from data.ledgers.places import COMMUNITY, COMPOUND
from data.schema import BLANKS, Column, Ledger, Type

_MANAGEMENT = MappingProxyType(
    {
        "红色物业": ("红色管家",),
        "市场物业": ("市场化物业", "物业公司", "专业物业"),
        "自管": ("自治管理", "业主自管", "居民自管"),
        "无物业": ("无", "没有物业", "无人管理"),
    }
)

_SIZE = (
    Column(
        "households",
        "户数",
        Type.INTEGER,
        synonyms=("总户数", "居民户数", "小区户数", "小区总户数", "住户数"),
        unit="户",
        description="小区的户数，千户诉求量以它为分母",
        example="238",
        least=0,
        most=1_000_000,
    ),
    Column(
        "filed_households",
        "建档户数",
        Type.INTEGER,
        synonyms=("家庭档案户数", "已建档户数", "家庭档案数", "建立家庭档案户数"),
        unit="户",
        description="建了家庭档案的户数，建档率以小区户数为分母；没有统计的留空",
        example="190",
        least=0,
        most=1_000_000,
    ),
    Column(
        "area_m2",
        "占地面积",
        Type.DECIMAL,
        synonyms=("小区占地面积", "用地面积"),
        unit="平方米",
        description="小区的占地面积",
        example="21000",
        least=0,
        most=1_000_000_000,
    ),
    Column(
        "green_rate",
        "绿地率",
        Type.DECIMAL,
        synonyms=("绿化率", "小区绿化", "小区绿化率"),
        description="绿地占用地的比例，写 0.35 或 35% 都行",
        example="0.35",
        least=0,
        most=1,
    ),
)

_YEARS = (
    Column(
        "built_year",
        "建成年份",
        Type.INTEGER,
        synonyms=("建造年代", "建成年代", "建成时间", "小区建成年份", "建设年代", "建筑年代", "建造年份"),
        unit="年",
        description="建成的年份",
        example="2011",
        least=1900,
        most=2100,
    ),
    Column(
        "owners_committee_year",
        "业委会成立年份",
        Type.INTEGER,
        synonyms=("业委会成立年", "业委会成立时间"),
        unit="年",
        description="业主委员会成立的年份，没有留空",
        example="2012",
        least=1900,
        most=2100,
    ),
    Column(
        "party_branch_year",
        "小区党支部成立年份",
        Type.INTEGER,
        synonyms=("党支部成立年份", "党支部成立年", "党支部成立时间"),
        unit="年",
        description="小区党支部成立的年份，没有留空",
        example="2013",
        least=1900,
        most=2100,
    ),
)

LEDGER = Ledger(
    name="compound",
    title="小区名册",
    grain="一行是一个小区（门牌号段和院落也算）",
    key=("community", "compound"),
    date_column=None,
    columns=(
        COMMUNITY,
        replace(COMPOUND, required=True, description="小区、门牌号段或院落的名称"),
        Column(
            "aliases",
            "别名",
            synonyms=("曾用名", "小区别名", "俗称"),
            description="小区的其他叫法，用顿号隔开；地址里出现也能认出",
            example="汽运公司宿舍、汽运家属院",
        ),
        *_SIZE,
        *_YEARS,
        Column(
            "management",
            "管理模式",
            Type.CATEGORY,
            synonyms=("物业模式", "管理方式", "物业管理模式"),
            allowed=_MANAGEMENT,
            # In this column 无 is an answer, not an empty cell.
            blanks=tuple(text for text in BLANKS if text != "无"),
            description="小区由谁管",
            example="红色物业",
        ),
        Column(
            "theme",
            "一区一策主题",
            synonyms=("一区一策一主题", "治理主题", "小区主题", "主题"),
            description="小区治理的主题，几个主题用顿号隔开；主题看什么指标由设置 theme_indicators 定",
            example="红色驿站",
        ),
        Column(
            "theme_since",
            "主题启动时间",
            Type.DATE,
            synonyms=(
                "主题启动日期",
                "主题开始时间",
                "主题开始日期",
                "主题确定时间",
                "主题确定日期",
                "主题实施时间",
                "一区一策启动时间",
                "一区一策实施时间",
                "一区一策一主题启动时间",
                "主题创建时间",
            ),
            description="从哪天起按这个主题治理，只写月份的算到一日；有它才能比较启动前后",
            example="2022-03-01",
        ),
    ),
)

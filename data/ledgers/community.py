"""社区: the communities of the sub-district."""

from __future__ import annotations

from dataclasses import replace

from data.ledgers.places import COMMUNITY
from data.schema import Column, Ledger, Type

LEDGER = Ledger(
    name="community",
    title="社区名册",
    grain="一行是一个社区",
    key=("community",),
    date_column=None,
    columns=(
        replace(COMMUNITY, required=True),
        Column(
            "households",
            "户数",
            Type.INTEGER,
            synonyms=("总户数", "居民户数", "常住户数"),
            unit="户",
            description="社区的户数，千户诉求量以它为分母",
            example="3200",
            least=0,
            most=1_000_000,
        ),
        Column(
            "residents",
            "常住人口",
            Type.INTEGER,
            synonyms=("人口", "人口数", "总人口", "居民人数", "总居民数"),
            unit="人",
            description="社区的常住人口",
            example="9000",
            least=0,
            most=10_000_000,
        ),
        Column(
            "established_on",
            "成立日期",
            Type.DATE,
            synonyms=("成立时间", "社区成立日期", "设立日期"),
            description="社区成立的日期",
            example="2003-06-01",
        ),
    ),
)

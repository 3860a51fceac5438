"""The place columns that every event ledger shares."""

from __future__ import annotations

from data.schema import Column, Type

COMMUNITY = Column(
    "community",
    "社区",
    Type.CATEGORY,
    synonyms=(
        "村/社区",
        "村社区",
        "村居",
        "所在村社区",
        "所属社区",
        "社区名称",
        "居委会",
        "居委",
        "社区居委会",
        "所在社区",
        "社区/村",
        "所属村社区",
        "下单社区",
    ),
    description="所在社区的名称",
    example="南门社区",
)
COMPOUND = Column(
    "compound",
    "小区",
    Type.CATEGORY,
    synonyms=("小区名称", "所属小区", "楼盘", "院落", "小区名", "所在小区", "小区/院落"),
    description="所在小区的名称；没有小区列的台账由地址匹配出小区",
    example="汽运小区",
)
GRID = Column(
    "grid",
    "网格",
    Type.CATEGORY,
    synonyms=("所属网格", "网格名称", "责任网格", "网格编号", "所在网格", "网格名"),
    description="所在网格",
    example="南门第一网格",
)
PLACE = (COMMUNITY, COMPOUND, GRID)

"""The number of a building within its compound: read from an address, which itself is never kept."""

from __future__ import annotations

from data.schema import Column

#: Of a request or a visit; never the unit or the room, and shown only for buildings of enough households.
BUILDING_NUMBER = Column(
    "building_number",
    "楼号",
    synonyms=("楼栋号", "栋号", "幢号", "楼幢号", "所在楼栋", "楼栋", "楼幢"),
    description="在小区的第几栋楼，可由地址认出（3幢2单元501 记作 3）；不记单元和门牌，只按栋合计",
    example="3",
)
#: Of the register of buildings.
NUMBER_IN_REGISTER = Column(
    "building_number",
    "小区内楼号",
    synonyms=("小区内栋号", "小区内幢号", "栋次", "幢次"),
    description="是小区的第几栋，用来与诉求和走访的楼号对上；留空时由楼栋编号认出（南门-汽运-03 记作 3）",
    example="3",
)

"""服务阵地: the stations, halls and rooms where residents are served."""

from __future__ import annotations

from types import MappingProxyType

from data.ledgers.places import PLACE
from data.schema import Column, Course, Ledger, Type

_KINDS = MappingProxyType(
    {
        "党群驿站": ("小区党群驿站",),
        "暖锋驿站": ("暖蜂驿站", "新就业群体驿站"),
        "党群服务站": ("小区党群服务站", "党群服务中心"),
        "议事厅": ("小区议事厅", "居民议事厅"),
    }
)

LEDGER = Ledger(
    name="service_station",
    title="服务阵地",
    grain="一行是一处服务阵地",
    key=("station_id",),
    date_column=None,
    columns=(
        Column(
            "station_id",
            "阵地编号",
            synonyms=("站点编号", "驿站编号"),
            required=True,
            description="阵地的唯一编号",
            example="ZD-0003",
        ),
        Column(
            "name",
            "阵地名称",
            synonyms=("站点名称", "驿站名称", "名称"),
            description="阵地的名称",
            example="宁江新城暖锋驿站",
            course=Course.IDENTIFIES,
        ),
        Column(
            "kind",
            "阵地类别",
            Type.CATEGORY,
            synonyms=("阵地类型", "站点类型", "站点类别"),
            allowed=_KINDS,
            description="哪一种阵地",
            example="暖锋驿站",
            course=Course.IDENTIFIES,
        ),
        *PLACE,
        Column(
            "opened_on",
            "启用日期",
            Type.DATE,
            synonyms=("启用时间", "开放日期", "建成日期", "投用日期"),
            description="开始使用的日期",
            example="2024-09-01",
        ),
    ),
)

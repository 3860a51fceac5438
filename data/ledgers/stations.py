"""The column of every ledger that may say at which station something was done."""

from __future__ import annotations

from data.schema import Column, Type

#: Its number or its declared name; a snapshot holds which one is meant (data/merging/named_stations.py).
STATION = Column(
    "station",
    "阵地",
    Type.CATEGORY,
    synonyms=(
        "阵地编号",
        "阵地名称",
        "所在阵地",
        "服务阵地",
        "使用阵地",
        "活动阵地",
        "驿站",
        "驿站名称",
        "驿站编号",
        "站点",
        "站点名称",
        "站点编号",
        "服务站点",
        "党群驿站",
        "办理站点",
    ),
    description="在哪处阵地办的：写阵地编号，或服务阵地名册里的名称",
    example="ZD-0003",
)

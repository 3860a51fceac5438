"""GeoJSON of boundaries: what is read, and what is refused with file, feature, property and what to do."""

from __future__ import annotations

import json
from typing import Any

import pytest

from data.boundary_file import BoundaryError, Feature, read_features
from tests.cases import each

RING = [[104.05, 30.66], [104.06, 30.66], [104.06, 30.67], [104.05, 30.66]]
POLYGON = {"type": "Polygon", "coordinates": [RING]}


def feature(geometry: Any, **properties: object) -> dict[str, Any]:
    return {"type": "Feature", "properties": properties or {"小区": "甲苑"}, "geometry": geometry}


def collection(*features: Any, **others: object) -> str:
    return json.dumps({"type": "FeatureCollection", "features": list(features), **others}, ensure_ascii=False)


def read(text: str, system: str = "CGCS2000", name_property: str | None = None) -> tuple[Feature, ...]:
    return read_features(text, "边界.geojson", system, name_property)


def point(*numbers: object) -> dict[str, Any]:
    return {"type": "Point", "coordinates": list(numbers)}


def ring_of(*places: object) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": [list(places)]}


def test_points_polygons_and_several_polygons():
    several = {"type": "MultiPolygon", "coordinates": [[RING], [RING, RING]]}
    one, two, three = read(collection(feature(POLYGON), feature(several), feature(point(104.05, 30.66, 500))))
    assert one == Feature(1, "甲苑", (tuple(map(tuple, RING)),))
    assert len(two.rings) == 3
    assert three == Feature(3, "甲苑", point=(104.05, 30.66))


def test_the_name_stands_in_the_usual_property_or_in_the_one_that_is_said():
    assert read(collection(feature(POLYGON, name=" 乙苑 ")))[0].name == "乙苑"
    assert read(collection(feature(POLYGON, name="x", XQMC="丙苑")), name_property="XQMC")[0].name == "丙苑"


@each(
    ("text", "said"),
    [
        ("{", "不是 JSON"),
        ("[]", "不是 GeoJSON 的 FeatureCollection"),
        (json.dumps(feature(POLYGON)), "不是 GeoJSON 的 FeatureCollection"),
        (collection(), "没有要素"),
        (collection(feature(POLYGON, XQMC="甲苑")), "现有：XQMC"),
        (collection(feature(POLYGON, 小区="")), "第 1 个要素的属性“小区”没有写小区名称"),
        (collection(feature(POLYGON), feature(None, 小区="乙苑")), "第 2 个要素（小区 = 乙苑）没有几何"),
        (collection(feature({"type": "LineString", "coordinates": RING})), "的几何是 LineString"),
        (collection(feature(ring_of(*RING[:3]))), "没有闭合"),
        (collection(feature(ring_of(RING[0], RING[1], RING[0]))), "只有 3 个点"),
        (collection(feature(point(30.66, 104.05))), "经纬度写反了"),
        (collection(feature(point(412345.6, 3391234.5))), "平面坐标（米）"),
        (collection(feature(point(2.35, 48.86))), "不在中国范围之内"),
        (collection(feature(point("104", "30"))), "不是两个数"),
        (collection(feature(point(104.05))), "不是两个数"),
        (collection(feature({"type": "Polygon", "coordinates": [[]]})), "坐标不完整"),
    ],
)
def test_what_is_wrong_is_said_with_file_and_feature(text: str, said: str):
    with pytest.raises(BoundaryError, match="边界文件 边界.geojson ") as raised:
        read(text)
    assert said in str(raised.value)


def test_a_file_that_names_another_system_than_the_command_is_refused():
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::4490"}}
    text = collection(feature(POLYGON), crs=crs)
    assert len(read(text)) == 1
    with pytest.raises(BoundaryError, match="--system CGCS2000"):
        read(text, "GCJ-02")

"""A GeoJSON file of the compounds' boundaries, or of a point in each: read, and checked whole.

Coordinates are degrees of one declared system, longitude first. CGCS2000, GCJ-02 and BD-09 differ by some
hundred metres; as long as all are of one system the picture is the same, so nothing is converted.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from data.errors import StoreError
from data.notation.file_names import display_name

#: The systems that an office may declare.
SYSTEMS = ("CGCS2000", "GCJ-02", "BD-09")
#: Properties that usually bear the name of a compound, in this order.
NAME_PROPERTIES = ("小区", "小区名称", "名称", "name", "NAME", "Name")
#: Degrees within which China lies: longitude, latitude.
_EAST, _NORTH = (73.0, 136.0), (3.0, 54.0)
_LEAST_CORNERS = 4
#: What ``crs`` of the file may name -> the system.
_CODES = {"4490": "CGCS2000", "4326": "CGCS2000", "CRS84": "CGCS2000", "GCJ": "GCJ-02", "BD": "BD-09"}

Point = tuple[float, float]
Ring = tuple[Point, ...]


class BoundaryError(StoreError):
    """The file cannot be used; the message says file, feature, property and what to do."""


@dataclass(frozen=True, slots=True)
class Feature:
    """One compound of the file.

    Attributes:
        number: Its place in the file, from 1.
        name: As the file writes it.
        rings: The rings of its polygons, holes among them; empty of a point.
        point: Its point; None of polygons.
    """

    number: int
    name: str
    rings: tuple[Ring, ...] = ()
    point: Point | None = None


def read_features(text: str, file: str, system: str, name_property: str | None = None) -> tuple[Feature, ...]:
    """The features of a GeoJSON text, all of them checked.

    Args:
        text: The text.
        file: Name of the file, for messages.
        system: The declared system.
        name_property: Property with the name of the compound; the usual one that all features have when None.

    Raises:
        BoundaryError: The first thing that is wrong.
    """
    where = f"边界文件 {display_name(file)} "
    try:
        content = json.loads(text)
    except ValueError as error:
        raise BoundaryError(f"{where}不是 JSON：{error}。请从地图软件重新导出 GeoJSON。") from error
    features = content.get("features") if isinstance(content, dict) else None
    if not isinstance(features, list) or content.get("type") != "FeatureCollection":
        raise BoundaryError(f"{where}不是 GeoJSON 的 FeatureCollection，请导出成 GeoJSON（要素集合）。")
    if not features:
        raise BoundaryError(f"{where}里没有要素（features 是空的），请检查导出时选的图层。")
    _check_system(content.get("crs"), system, where)
    chosen = name_property or _usual_property(features, where)
    return tuple(
        _feature(each, number, chosen, f"{where}第 {number} 个要素")
        for number, each in enumerate(features, start=1)
    )


def _check_system(crs: Any, system: str, where: str) -> None:  # noqa: ANN401 - what a file says
    named = json.dumps(crs, ensure_ascii=False) if crs else ""
    told = next((name for code, name in _CODES.items() if code in named), "")
    if told and told != system:
        raise BoundaryError(
            f"{where}的 crs 写的是 {told}，命令里写的是 {system}。请核对坐标系，写成 --system {told}，"
            "或重新导出；各要素须是同一个坐标系。"
        )


def _usual_property(features: list[Any], where: str) -> str:
    """The usual property of names that the features have."""
    found = [set(_properties(each)) for each in features]
    common = set.intersection(*found)
    for name in NAME_PROPERTIES:
        if name in common:
            return name
    listed = "、".join(sorted(set.union(*found))) or "没有任何属性"
    raise BoundaryError(
        f"{where}的要素没有都写明小区名称的属性（现有：{listed}）。请用 --name-property 写明是哪一个属性。"
    )


def _properties(feature: Any) -> dict[str, Any]:  # noqa: ANN401 - what a file says
    properties = feature.get("properties") if isinstance(feature, dict) else None
    return properties if isinstance(properties, dict) else {}


def _feature(feature: Any, number: int, name_property: str, where: str) -> Feature:  # noqa: ANN401
    name = _properties(feature).get(name_property)
    if not isinstance(name, str) or not name.strip():
        raise BoundaryError(
            f"{where}的属性“{name_property}”没有写小区名称，请补上，或用 --name-property 换一个属性。"
        )
    where = f"{where}（{name_property} = {display_name(name.strip())}）"
    geometry = feature.get("geometry")
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    places = geometry.get("coordinates") if isinstance(geometry, dict) else None
    if kind == "Point":
        return Feature(number, name.strip(), point=_point(places, where))
    if kind not in ("Polygon", "MultiPolygon") or not isinstance(places, list) or not places:
        said = "没有几何" if kind is None else f"的几何是 {kind}"
        raise BoundaryError(f"{where}{said}，只能是 Point、Polygon 或 MultiPolygon；线请改成面，空的请删去。")
    polygons = [places] if kind == "Polygon" else places
    rings = tuple(_ring(ring, where) for polygon in polygons for ring in _list_of(polygon, where))
    return Feature(number, name.strip(), rings)


def _list_of(places: Any, where: str) -> Iterator[Any]:  # noqa: ANN401
    if not isinstance(places, list) or not places:
        raise BoundaryError(f"{where}的坐标不完整，请重新导出。")
    yield from places


def _ring(ring: Any, where: str) -> Ring:  # noqa: ANN401
    points = tuple(_point(each, where) for each in _list_of(ring, where))
    if points[0] != points[-1]:
        raise BoundaryError(f"{where}的边界没有闭合：最后一点要与第一点相同。请在地图软件里闭合后重新导出。")
    if len(points) < _LEAST_CORNERS:
        raise BoundaryError(f"{where}的边界只有 {len(points)} 个点，至少要 {_LEAST_CORNERS} 个（首尾相同）。")
    return points


def _point(place: Any, where: str) -> Point:  # noqa: ANN401
    numbers = place[:2] if isinstance(place, list) else []
    if len(numbers) < 2 or not all(_is_number(each) for each in numbers):
        raise BoundaryError(
            f"{where}的坐标不是两个数（经度、纬度）：{json.dumps(place, ensure_ascii=False)[:60]}。"
        )
    east, north = map(float, numbers)
    if _is_in(east, _EAST) and _is_in(north, _NORTH):
        return east, north
    said = f"{where}的坐标 {east:g}, {north:g} "
    if _is_in(north, _EAST) and _is_in(east, _NORTH):
        raise BoundaryError(f"{said}像是经纬度写反了：应先经度、后纬度，如 [104.07, 30.66]。")
    if max(abs(east), abs(north)) > 180:
        raise BoundaryError(f"{said}不是经纬度，像是平面坐标（米）。请转成经纬度再导出，或核对 --system。")
    raise BoundaryError(f"{said}不在中国范围之内（经度 73–136、纬度 3–54）。请核对坐标和 --system。")


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _is_in(value: float, ends: tuple[float, float]) -> bool:
    return ends[0] <= value <= ends[1]

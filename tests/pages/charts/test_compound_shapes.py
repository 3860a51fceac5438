"""Compounds where they lie: metres, middles, the scale bar, and that nothing is fetched."""

from __future__ import annotations

import math

import pytest

from pages.parts.charts.compound_shapes import (
    Shape,
    compound_shapes,
    in_metres,
    middle_of,
    projection,
    scale_length,
)
from pages.parts.charts.tile_boxes import Tile
from tests.cases import each

SQUARE = ((104.0, 30.0), (104.01, 30.0), (104.01, 30.01), (104.0, 30.01), (104.0, 30.0))
FAR = tuple((east + 0.02, north) for east, north in SQUARE)


def shape(name: str, *rings: tuple[tuple[float, float], ...], state: str = "正常", points=()) -> Shape:
    return Shape(Tile(name, (name,), 300.0, state, "142", f"<b>{name}</b>"), "甲", rings, points)


def test_degrees_become_metres_about_the_middle():
    project = projection(SQUARE)
    assert project == pytest.approx((104.005, 30.005, math.cos(math.radians(30.005))))
    east, north = in_metres((104.01, 30.01), project)
    assert north == pytest.approx(0.005 * 111_195)
    assert east == pytest.approx(0.005 * 111_195 * math.cos(math.radians(30.005)))


def test_the_middle_is_the_centroid_of_the_largest_ring_or_of_the_points():
    assert middle_of(shape("甲苑", SQUARE)) == pytest.approx((104.005, 30.005))
    small = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 0.0))
    large = ((10.0, 10.0), (14.0, 10.0), (14.0, 14.0), (10.0, 14.0), (10.0, 10.0))
    assert middle_of(shape("甲苑", small, large)) == pytest.approx((12, 12))
    assert middle_of(shape("甲苑", points=((1.0, 2.0), (3.0, 4.0)))) == (2, 3)
    assert middle_of(shape("甲苑", ((1.0, 1.0), (3.0, 1.0), (2.0, 1.0), (1.0, 1.0)))) == (1.75, 1)


@each(("width", "length"), [(4_000, 1_000), (3_900, 500), (800, 200), (50, 10), (10_000, 2_000)])
def test_the_scale_bar_is_round_and_at_most_a_quarter(width: float, length: int):
    assert scale_length(width) == length


def test_shapes_are_filled_and_points_are_circles_on_plain_axes():
    point = shape("丙苑", points=((104.03, 30.005),))
    figure = compound_shapes(
        [shape("甲苑", SQUARE, state="关注"), shape("乙苑", FAR), point], states=["关注", "正常"]
    )
    assert {trace.type for trace in figure.data} == {"scatter"}
    assert "geo" not in figure.to_json()
    assert "map" not in figure.to_plotly_json()["layout"]
    assert figure.layout.yaxis.scaleanchor == "x"
    paths = [part.path for part in figure.layout.shapes if part.type == "path"]
    assert sum(path != "M 0,0 Z" for path in paths) == 2
    assert [tuple(key) for key in figure.data[0].customdata] == [("甲苑",), ("乙苑",), ("丙苑",)]
    said = [note.text for note in figure.layout.annotations]
    assert {"<b>甲</b>", "<b>甲苑 142</b>", "北 ▲", "500 米"} <= set(said)
    assert "<b>乙苑 142</b>" not in said


def test_one_point_and_none():
    assert len(compound_shapes([shape("甲苑", points=((104.0, 30.0),))], states=["正常"]).data[0].x) == 1
    assert not compound_shapes([], states=["正常"]).data

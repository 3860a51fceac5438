"""Compounds as filled shapes or circles where they lie, on plain axes: nothing is fetched from anywhere.

Degrees become metres by the plain equirectangular projection with the cosine of the middle latitude: over a
sub-district its error is some centimetres.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

import plotly.graph_objects as go

from pages.parts.charts.canvas import Part, empty, figure, text
from pages.parts.charts.lettering import safe
from pages.parts.charts.theme import INK, INK2, MUTE, PAPER
from pages.parts.charts.tile_boxes import Tile
from pages.parts.charts.tile_looks import COLOURED, LOOKS, key
from pages.parts.words.language import _

#: Metres of a degree of latitude on a sphere of the earth's mean radius.
_METRES = 111_195.0
_HEIGHT, _MARGIN, _LEAST_REACH = 600, 0.06, 50.0
#: Share of the width that the scale bar takes at most.
_SCALE = 0.25

Place = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Shape:
    """One compound where it lies: its tile, its community, its rings and points, degrees east first."""

    tile: Tile
    community: str
    rings: tuple[tuple[Place, ...], ...] = ()
    points: tuple[Place, ...] = ()

    @property
    def corners(self) -> list[Place]:
        """All its corners and points."""
        return [*(place for ring in self.rings for place in ring), *self.points]


def compound_shapes(shapes: Sequence[Shape], *, states: Sequence[str]) -> go.Figure:
    """Which compounds are outside normal, and where do they lie? Area is that of the ground.

    Args:
        shapes: the compounds that have a boundary or a point.
        states: the states that the key names, in its order.

    Returns:
        The figure; a click near the middle of a compound returns its ``key``. 暂无数据 without shapes.
    """
    if not shapes:
        return empty()
    project = projection([place for shape in shapes for place in shape.corners])
    flat = [_flattened(shape, project) for shape in shapes]
    xs, ys = zip(*(place for shape in flat for place in shape.corners), strict=True)
    reach = max(max(xs) - min(xs), max(ys) - min(ys), _LEAST_REACH) * _MARGIN
    words, swatches, above = key(states)
    order = sorted(flat, key=lambda shape: shape.tile.state in COLOURED)  # coloured borders lie on top
    return figure(
        [_middles(flat)],
        height=_HEIGHT + above,
        annotations=[*words, *_names(flat), *_scale_words(min(xs), max(xs), min(ys) - reach, reach)],
        shapes=[*swatches, *map(_path, order), *_scale_bar(min(xs), max(xs), min(ys) - reach)],
        margin={"l": 0, "r": 0, "t": above, "b": 6},
        meta={"tiles": "shapes"},
        hovermode="closest",
        hoverdistance=60,
        xaxis={"visible": False, "range": [min(xs) - reach, max(xs) + reach], "fixedrange": True},
        yaxis={
            "visible": False, "range": [min(ys) - 2.4 * reach, max(ys) + reach], "fixedrange": True,
            "scaleanchor": "x", "scaleratio": 1,
        },
    )  # fmt: skip


def projection(places: Sequence[Place]) -> tuple[float, float, float]:
    """The middle of the places in degrees, and the cosine of its latitude."""
    east, north = zip(*places, strict=True)
    middle = (min(north) + max(north)) / 2
    return (min(east) + max(east)) / 2, middle, math.cos(math.radians(middle))


def in_metres(place: Place, project: tuple[float, float, float]) -> Place:
    """Metres to the east and to the north of the middle."""
    east, north, cosine = project
    return (place[0] - east) * cosine * _METRES, (place[1] - north) * _METRES


def _flattened(shape: Shape, project: tuple[float, float, float]) -> Shape:
    rings = tuple(tuple(in_metres(place, project) for place in ring) for ring in shape.rings)
    return Shape(
        shape.tile, shape.community, rings, tuple(in_metres(place, project) for place in shape.points)
    )


def middle_of(shape: Shape) -> Place:
    """Where name and mark of a compound stand: the centroid of its largest ring, else of its points."""
    if not shape.rings:
        return fmean(x for x, _y in shape.points), fmean(y for _x, y in shape.points)
    return max((_centroid(ring) for ring in shape.rings), key=lambda found: found[0])[1]


def _centroid(ring: Sequence[Place]) -> tuple[float, Place]:
    """Area and centroid of a ring; the mean of its corners where it has no area."""
    parts = [
        (a[0] * b[1] - b[0] * a[1], a[0] + b[0], a[1] + b[1]) for a, b in zip(ring, ring[1:], strict=False)
    ]
    double = sum(cross for cross, _x, _y in parts)
    if not double:
        return 0.0, (fmean(x for x, _y in ring), fmean(y for _x, y in ring))
    east = sum(cross * x for cross, x, _y in parts) / (3 * double)
    return abs(double) / 2, (east, sum(cross * y for cross, _x, y in parts) / (3 * double))


def _path(shape: Shape) -> Part:
    look = LOOKS[shape.tile.state]
    rings = (" L ".join(f"{x:.2f},{y:.2f}" for x, y in ring) for ring in shape.rings)
    line = {"color": look.border or "#DDE3E9", "width": 1.5 if look.border else 1.0}
    line |= {"dash": "3px,3px"} if look.is_dashed else {}
    path = " ".join(f"M {ring} Z" for ring in rings) or "M 0,0 Z"
    rule = {"fillrule": "evenodd", "layer": "below"}  # a ring within another is a hole
    return {"type": "path", "path": path, "fillcolor": look.ground, "line": line, **rule}


def _middles(shapes: Sequence[Shape]) -> Part:
    """One mark a compound: a circle where it is a point, unseen in the middle of its shape."""
    looks = [LOOKS[shape.tile.state] for shape in shapes]
    spots = [middle_of(shape) for shape in shapes]
    clear = "rgba(0,0,0,0)"
    are_points = [not shape.rings for shape in shapes]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [x for x, _y in spots],
        "y": [y for _x, y in spots],
        "marker": {
            "size": 17,
            "color": [look.ground if one else clear for look, one in zip(looks, are_points, strict=True)],
            "line": {
                "width": 1.5,
                "color": [
                    look.border or MUTE if one else clear for look, one in zip(looks, are_points, strict=True)
                ],
            },
        },
        "customdata": [list(shape.tile.key) for shape in shapes],
        "hovertemplate": [f"{shape.tile.hover}<extra></extra>" for shape in shapes],
        "hoverlabel": {"align": "left"},
    }


def _names(shapes: Sequence[Shape]) -> list[Part]:
    """The names of communities, and of coloured compounds with their value."""
    parts = []
    for community in dict.fromkeys(shape.community for shape in shapes):
        spots = [middle_of(shape) for shape in shapes if shape.community == community]
        place: Part = {"x": fmean(x for x, _y in spots), "y": fmean(y for _x, y in spots)}
        bold = f"<b>{safe(community)}</b>"
        parts.append(text(bold, xref="x", yref="y", anchor="center", colour=INK2, size=13, **place))
    for shape in shapes:
        if shape.tile.state in COLOURED:
            x, y = middle_of(shape)
            words = f"<b>{safe(f'{shape.tile.name} {shape.tile.value}'.strip())}</b>"
            colour = LOOKS[shape.tile.state].letters
            is_dark = colour == PAPER
            parts.append(
                text(words, x=x, y=y, xref="x", yref="y", anchor="center", valign="bottom", shift=(0, 6),
                     colour=INK if is_dark else colour, ground="rgba(255,255,255,0.8)")
            )  # fmt: skip
    return parts


def scale_length(width: float) -> int:
    """A round number of metres, 1, 2 or 5 times a power of ten, that the scale bar shows."""
    most = max(width * _SCALE, 1.0)
    power = 10 ** math.floor(math.log10(most))
    return int(max(step * power for step in (1, 2, 5) if step * power <= most))


def _scale_bar(left: float, right: float, bottom: float) -> list[Part]:
    end = left + scale_length(max(right - left, _LEAST_REACH))
    line = {"color": INK2, "width": 1.3}
    return [{"type": "line", "x0": left, "x1": end, "y0": bottom, "y1": bottom, "line": line}]


def _scale_words(left: float, right: float, bottom: float, reach: float) -> list[Part]:
    length = scale_length(max(right - left, _LEAST_REACH))
    below: Part = {"y": bottom, "xref": "x", "yref": "y", "valign": "top", "shift": (0, -4)}
    said = _("{n} 米").format(n=f"{length:,}")
    north = _("北 ▲")
    return [
        text(said, x=left, colour=INK2, **below),
        text(
            north, x=left + length + 2 * reach, colour=INK2, **{**below, "valign": "middle", "shift": (0, 0)}
        ),
    ]

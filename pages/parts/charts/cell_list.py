"""A grid of small series as a list for a narrow screen: each cell below another, its value beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pages.parts.charts.canvas import Part, text
from pages.parts.charts.cell_scale import HEADING, Panel, Scale
from pages.parts.charts.lettering import fold, number
from pages.parts.charts.theme import INK, INK3, LINE

#: px of a cell and of the words left of its series: its column, and its value over n / N.
ROW, LEFT = 46, 176
_ABOVE, _BELOW = 20, 8
_HEADING_SIZE = 13


def list_layout(
    cells: Sequence[Panel],
    scale: Scale,
    headings: Mapping[str, float],
    values: Mapping[tuple[str, str], str],
    ends: tuple[str, str],
    shapes: Sequence[Part],
    *,
    is_rate: bool,
) -> Part:
    """What of the layout is another one in the list.

    Args:
        cells: The cells that have a value.
        scale: Where they lie.
        headings: Row -> the upper edge of its name.
        values: Row and column -> the value in words.
        ends: Names of the first and of the last period.
        shapes: The bands of the cells.
        is_rate: Whether n / N stands below the value.
    """
    height = max((place[1] for place in scale.places.values()), default=0.0) + 1
    notes = [_name(row, at) for row, at in headings.items()]
    for cell in cells:
        notes += _words(cell, scale, values[cell.row, cell.column], is_rate=is_rate)
    return {
        "height": ROW * height + _ABOVE + _BELOW,
        "annotations": [*notes, *_period_names(ends)],
        "shapes": [*shapes, *(_rule(at) for at in headings.values() if at)],
        "margin": {"l": LEFT, "r": 8, "t": _ABOVE, "b": _BELOW},
        "xaxis": {"visible": False, "range": [-0.02, 1.02]},
        "yaxis": {"visible": False, "range": [height, 0]},
    }


def _name(row: str, at: float) -> Part:
    words = f"<b>{fold(row, ems=14, lines=1)}</b>"
    middle = at + HEADING / 2
    return text(words, x=0, y=middle, yref="y", shift=(-LEFT, 0), colour=INK, size=_HEADING_SIZE)


def _words(cell: Panel, scale: Scale, value: str, *, is_rate: bool) -> list[Part]:
    """The name of a cell, its value, and below it the numbers that a rate rests on."""
    middle = scale.places[cell.row, cell.column][1] + 0.5
    name = text(fold(cell.column, ems=6), x=0, y=middle, yref="y", shift=(-LEFT, 0), colour=INK, size=13)
    up = 8 if is_rate else 0
    said = text(value, x=0, y=middle, yref="y", shift=(-12, up), anchor="right", colour=cell.colour, size=13)
    if not is_rate:
        return [name, said]
    pair = f"{number(cell.part)} / {number(cell.whole)}"
    return [
        name,
        said,
        text(pair, x=0, y=middle, yref="y", shift=(-12, -9), anchor="right", colour=INK3, size=12),
    ]


def _period_names(ends: tuple[str, str]) -> list[Part]:
    """The first and the last period above all series, which have the same."""
    first = text(ends[0], x=0, y=1, shift=(0, 4), valign="bottom")
    return [first, text(ends[1], x=1, y=1, shift=(0, 4), anchor="right", valign="bottom")]


def _rule(at: float) -> Part:
    ends = {"x0": 0, "x1": 1, "y0": at, "y1": at}
    return {"type": "line", "xref": "paper", **ends, "line": {"color": LINE, "width": 1}}

"""Words right of a plot: the last number of a line beside the limits or the target it is held against."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pages.parts.charts.canvas import Part, text
from pages.parts.charts.lettering import move_apart, text_width
from pages.parts.charts.theme import INK3

#: Lines of a size stand apart by so many times it.
_LEADING = 1.3
_GAP = 8  # px from the plot to the words


class Label(NamedTuple):
    """One text right of the plot, level with a value.

    Attributes:
        words: The text, without markup.
        level: The value it stands beside.
        colour: Of the text.
        size: px of the type.
        is_last: Whether it is the last number of the line: that one is bold, and stays where it belongs.
    """

    words: str
    level: float
    colour: str = INK3
    size: float = 12
    is_last: bool = False


def margin_labels(
    labels: Sequence[Label], span: tuple[float, float], plot_height: float
) -> tuple[list[Part], float]:
    """Return the texts in the right margin, none over another, and the px they need.

    Args:
        labels: At most one of them the last number.
        span: Lowest and highest value of the axis.
        plot_height: px of the plot.
    """
    if not labels:
        return [], 20
    share = (span[1] - span[0]) / plot_height
    last = next((label for label in labels if label.is_last), None)
    others = [label for label in labels if not label.is_last]
    if last is None:
        gap = max(label.size for label in others) * _LEADING * share
        levels = dict(zip(others, move_apart([label.level for label in others], gap=gap), strict=True))
    else:
        levels = {last: last.level, **_away(others, last, share)}
    parts = [
        text(
            f"<b>{label.words}</b>" if label.is_last else label.words,
            x=1,
            y=levels[label],
            yref="y",
            shift=(_GAP, 0),
            colour=label.colour,
            size=label.size,
        )
        for label in labels
    ]
    return parts, _GAP + 4 + max(text_width(label.words, size=label.size) for label in labels)


def _away(others: Sequence[Label], last: Label, share: float) -> dict[Label, float]:
    """Return where the others stand: pushed up from the last number, or down, each off the one before."""
    places: dict[Label, float] = {}
    for sign in (1, -1):
        edge, size = last.level, last.size
        side = [label for label in others if (label.level >= last.level) == (sign > 0)]
        for label in sorted(side, key=lambda label: sign * label.level):
            least = (size + label.size) / 2 * _LEADING * share
            edge = sign * max(sign * label.level, sign * edge + least)
            size = label.size
            places[label] = edge
    return places

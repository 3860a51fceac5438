"""Texts right of a plot: the last number of a line beside its limits or its target."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pages.parts.charts.canvas import Part, text
from pages.parts.charts.lettering import move_apart, text_width
from pages.parts.charts.theme import INK3

#: Distance between lines of text, as a multiple of the type size.
_LEADING = 1.3
_GAP = 8  # px from the plot to the texts


class Label(NamedTuple):
    """One text right of the plot, at the height of a value.

    Attributes:
        words: The text, without markup.
        level: The value beside which it is placed.
        colour: Of the text.
        size: px of the type.
        is_last: Whether it is the last number of the line: that text is bold and is not moved.
    """

    words: str
    level: float
    colour: str = INK3
    size: float = 12
    is_last: bool = False


def margin_labels(
    labels: Sequence[Label], span: tuple[float, float], plot_height: float
) -> tuple[list[Part], float]:
    """Return the texts in the right margin without overlap, and the px they need.

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
    """Return the positions of the others, moved up or down from the last number and from each other."""
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

"""The formats of a picture of the briefing: paper, a slide, a phone."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Size:
    """A format of a picture.

    Attributes:
        label: What a reader calls it.
        width: CSS px.
        height: CSS px; None when it is as long as its content.
        scale: Pixels of the picture in one CSS px.
        figure: How large figures may be drawn, the wanted first: 1 is their size on a page.
        charts: How many charts it has room for; None for all.
        cards: How many measures it has room for.
        signals: How many signals it has room for.
    """

    label: str
    width: int
    height: int | None
    scale: int
    figure: tuple[float, ...]
    charts: int | None
    cards: int
    signals: int


SIZES = {
    "a4": Size("A4", 794, 1123, 2, (0.88, 0.86, 0.84, 0.82, 0.8, 0.78, 0.76), 4, 6, 4),
    "slide": Size("16:9", 1280, 720, 2, (1.25, 1.2, 1.15, 1.1, 1.05, 1.0), 1, 5, 3),
    "phone": Size("长图", 360, None, 3, (1.0,), None, 6, 5),
}

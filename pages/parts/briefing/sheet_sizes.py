"""The formats of a picture of the briefing: paper, a slide, a phone."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Size:
    """A format of a picture.

    Attributes:
        label: Its name for the user.
        width: CSS px.
        height: CSS px; None when its content decides.
        scale: Pixels of the picture per CSS px.
        figure: Possible scales of figures, the preferred one first: 1 is their size on a page.
        charts: Most charts; None for all.
        cards: Most measures.
        signals: Most signals.
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

"""样本少 after the number it applies to: in words where a figure has room, else a sign explained once.

The server does not know the width of the screen. A figure is made with the words;
``layout.meta["few"]`` says what ``fitted`` of chart.js changes when the plot would become too narrow.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pages.parts.charts.canvas import Part, column_width, text
from pages.parts.charts.lettering import folded_width
from pages.parts.words.language import _

_SIGN = "*"
#: Width of the plot in px below which the words would take too much of it.
_LEAST = 200
#: px below the plot that the note needs where there is nothing else.
NOTE = 20


def few(number: str, *, is_small: bool) -> str:
    """A number with the words after it: ``12/12（样本少）``; the number alone for a large sample."""
    return number + _("（样本少）") if is_small else number


def under(number: str, *, is_small: bool) -> str:
    """A number with the words in a line under it, in English in two lines; see ``few``."""
    return number + below_dots() if is_small else number


def below_dots() -> str:
    """The words under a period in a chart of few periods."""
    return "<br>" + _("样本少").replace(" ", "<br>")


def spare(header: str, texts: Iterable[str], *, edge: float, below: float = 17) -> Part:
    """``layout.meta`` of a figure whose rightmost column holds such numbers; empty where none is small.

    Args:
        header: The header of that column.
        texts: Its cells.
        edge: px from the plot to the right edge of the column.
        below: px from the plot down to the middle of the note.
    """
    words, cells = _("（样本少）"), list(texts)
    if not any(words in cell for cell in cells):
        return {}
    short = [cell.replace(words, _SIGN) for cell in cells]
    room = column_width(header, cells, size=12) - column_width(header, short, size=12)
    note = text(
        f"{_SIGN} {_('样本少')}", x=1, y=0, yref="y domain", shift=(edge - room, -below), anchor="right"
    )
    told = {"words": words, "sign": _SIGN, "note": note}
    return {"few": {**told, "edge": edge, "room": room, "least": _LEAST}}


def below_bars() -> str:
    """The words under a bar in a chart of many bars, in two lines."""
    return _("样本<br>少")


def spare_below(ticks: Sequence[str], words: str, *, left: float, below: float, axis: float = 0) -> Part:
    """``layout.meta`` of a figure with such words under its periods; empty where none has them.

    Args:
        ticks: The texts under the periods.
        words: The words for a small sample there: ``below_bars`` or ``below_dots``.
        left: px of the left margin, at whose edge the note begins.
        below: px from the plot down to the middle of the note.
        axis: px that the numbers of the y axis take beside the left margin.
    """
    if not any(words in tick for tick in ticks):
        return {}
    note = text(f"{_SIGN} {_('样本少')}", x=0, y=0, shift=(-left, -below))
    least = (folded_width(words, size=12) + 2) * len(ticks) + axis
    return {"few": {"words": words, "sign": _SIGN, "note": note, "edge": None, "room": 0, "least": least}}

"""Tokens of the visual language and the Plotly template "jiedao" that contains them.

Importing this module registers the template; it never becomes the process-wide default, so a
figure sets ``template="jiedao"`` (``canvas.figure`` does).
"""

from __future__ import annotations

import plotly.graph_objects as go
import plotly.io as pio

INK = "#17212B"
INK2 = "#3C4956"
INK3 = "#5B6875"
MUTE = "#8A96A3"  # lines and marks only: its contrast of 3.0 on white is too low for text
LINE = "#CBD3DB"
GRID = "#E7EBEF"
BAND = "#EDF1F5"
WASH = "#F3F5F7"
PAPER = "#FFFFFF"
SPAN = "#E3E9EF"  # the normal range, behind a bar

BLUE = "#1F5A94"
BLUE2 = "#6C97C3"
BLUE3 = "#CFDFEE"

RED = "#A8281E"
AMBER = "#A85504"
AMBER_FILL = "#D0812F"
GOOD = "#1B7560"

CATEGORICAL = ("#1F5A94", "#BE5D0C", "#0C8A62", "#D24FC0", "#4698DE", "#5A4216", "#757B82")
SEQUENTIAL = ("#F3F7FB", "#DCE8F3", "#BCD3E8", "#92B7D8", "#6496C3", "#3D76AB", "#1F5A94", "#123E69")
DIVERGING = ("#0F4C81", "#4A86B8", "#A9C8E0", "#F4F4F2", "#F2CFA3", "#D98B3A", "#9C4A00")
SATISFACTION_SCALE = ("#1F5A94", "#92B7D8", "#E4E6E8", "#E5B27A", "#9C4A00")

HOLIDAY_BAND = "#F6EFE2"
MISSING_BAND = "#F1F1EE"

FONT = (
    "'Microsoft YaHei','PingFang SC','Noto Sans SC','Noto Sans CJK SC','Source Han Sans SC',"
    "'WenQuanYi Micro Hei',sans-serif"
)
TEMPLATE = "jiedao"

_AXIS_X = {
    "showgrid": False,
    "zeroline": False,
    "showline": True,
    "linecolor": MUTE,
    "linewidth": 1,
    "ticks": "outside",
    "ticklen": 4,
    "tickcolor": MUTE,
    "tickfont": {"size": 12, "color": INK3},
    "automargin": True,
    "fixedrange": True,
}
_AXIS_Y = {**_AXIS_X, "showline": False, "ticks": "", "showgrid": True, "gridcolor": GRID}

pio.templates[TEMPLATE] = go.layout.Template(
    layout={
        "font": {"family": FONT, "size": 13, "color": INK},
        "paper_bgcolor": PAPER,
        "plot_bgcolor": PAPER,
        "colorway": list(CATEGORICAL),
        "margin": {"l": 8, "r": 12, "t": 10, "b": 8},
        "xaxis": _AXIS_X,
        "yaxis": _AXIS_Y,
        "showlegend": False,
        "hovermode": "closest",
        "dragmode": False,
        "separators": ".,",
        "hoverlabel": {"bgcolor": PAPER, "bordercolor": INK3, "font": {"family": FONT, "size": 13}},
    }
)


def with_opacity(colour: str, opacity: float) -> str:
    """Return ``#RRGGBB`` as an ``rgba()`` string: the bar of an interval under its own dot."""
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity})"


def on_ground(colour: str) -> str:
    """Return the text colour, white or ink, with the better contrast on a background ``#RRGGBB``."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return PAPER if 1.05 / (luminance + 0.05) > 4.5 else INK

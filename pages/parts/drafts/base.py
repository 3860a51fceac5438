"""What every figure shares: an empty one that says so, notes in the margins, a figure with the template."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from pages.parts.charts.theme import INK, INK2, INK3, TEMPLATE
from pages.parts.wording import _


def figure(*traces: go.Scatter, height: int, **layout: object) -> go.Figure:
    """A figure of the template."""
    return go.Figure(list(traces), {"template": TEMPLATE, "height": height, **layout})


def empty(height: int = 320) -> go.Figure:
    """A calm figure without axes: 暂无数据."""
    fig = figure(height=height, xaxis={"visible": False}, yaxis={"visible": False})
    fig.add_annotation(
        text=_("暂无数据"), x=0.5, y=0.5, xref="paper", yref="paper", showarrow=False, font={"size": 14, "color": INK3}
    )
    return fig


def note(fig: go.Figure, text: str, **place: object) -> None:
    """A text without arrow; 12 px and grey unless told otherwise."""
    font = {"size": 12, "color": INK3, **(place.pop("font", None) or {})}
    fig.add_annotation(**{"text": text, "showarrow": False, "font": font, **place})


def margin_column(
    fig: go.Figure, head: str, texts: Sequence[str], at: Sequence[object], *, shift: int, colours: Sequence[str]
) -> None:
    """A column of texts right of the plot, one a category, under a head."""
    note(fig, head, x=1, xref="paper", xshift=shift, xanchor="right", y=1, yref="y domain", yanchor="bottom", yshift=4)
    for text, place, colour in zip(texts, at, colours, strict=True):
        note(
            fig, text, x=1, xref="paper", xshift=shift, xanchor="right", y=place, yref="y", yanchor="middle",
            font={"size": 13, "color": colour},
        )  # fmt: skip


def bold(text: str, *, on: bool = True) -> str:
    """The text in bold, when asked."""
    return f"<b>{text}</b>" if on and text else text


def ink_of(colour: str) -> str:
    """The colour of a text beside a mark: a pale or middle blue mark is written in ink."""
    from pages.parts.charts.theme import BLUE2, MUTE

    return {BLUE2: INK, MUTE: INK2}.get(colour, colour)

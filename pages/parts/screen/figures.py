"""The only function that draws figures: one component instance per chart.

A change of filter redraws a figure in place (``Plotly.react``); Streamlit's own chart element is removed
and built again each time, which takes twice as long. The code in the browser is ``static/chart.js``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import orjson
import plotly.graph_objects as go
import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from pages.parts.asking.scope_state import narrow
from pages.parts.server.index import asset_address
from pages.parts.words.language import language

_FAILED = {
    "zh": "图表未能加载，请刷新页面。",
    "en": "The chart could not be loaded. Please reload the page.",
}


def component(name: str, html: str) -> ComponentRenderer:
    """A component that ``jiedao.<name>`` of chart.js runs; ``data-part`` marks its place in the HTML.

    When that script is not loaded, the text ``failed`` of its data is shown instead.
    """
    # Sent with each instance, hence short: chart.js, which the browser caches, does the work.
    # The line breaks tell Streamlit that this is a script and not the name of a file.
    script = f"""export default part => {{
  if (window.jiedao) return window.jiedao.{name}(part);
  part.parentElement.querySelector("[data-part]").textContent = part.data.failed;
}};
"""
    return st.components.v2.component(name, html=html, js=script, isolate_styles=False)


_CHART = component(
    "chart",
    """<div class="chart-box"><button type="button" class="chart-full" aria-pressed="false"><svg
aria-hidden="true" width="12" height="12" viewBox="0 0 14 14" fill="none"><path
stroke="currentColor" stroke-width="2" d="M1 5V1h4M9 1h4v4M13 9v4H9M5 13H1V9"/></svg></button>
<button type="button" class="chart-camera" hidden><svg
aria-hidden="true" width="14" height="12" viewBox="0 0 16 14" fill="none" stroke="currentColor"><path
stroke-width="1.8" stroke-linejoin="round" d="M1 4h3.5l1.5-2.5h4L11.5 4H15v9H1z"/><circle
cx="8" cy="8.2" r="2.5" stroke-width="1.8"/></svg></button>
<div class="chart-figure" data-part role="figure" data-state="waiting"></div></div>""",
)


@dataclass(frozen=True, slots=True)
class Pick:
    """A mark that was clicked.

    Attributes:
        name: What the mark represents: its customdata when it has one, else its category.
        x, y: Its coordinates on the axes, as in the figure.
        trace: Name of its trace.
    """

    name: str
    x: object = None
    y: object = None
    trace: str = ""


def show(
    fig: go.Figure,
    *,
    key: str,
    alt: str,
    height: int,
    narrows: str | None = None,
    on_pick: Callable[[Pick], None] | None = None,
) -> Pick | None:
    """Draw a figure, or redraw it in place when it is on the screen.

    Args:
        fig: The figure; it fills the available width.
        key: Unique on the page; pictures are identified by it.
        alt: Text for screen readers.
        height: Height in px.
        narrows: ``communities``, ``compounds``, ``categories`` or ``channels``: a click on a mark adds its
            name to that field of the scope, or removes it.
        on_pick: Called with the mark before the page runs again.

    Returns:
        The mark whose click caused this run; None when no mark of this figure did.
    """

    def take_pick() -> None:
        pick = _pick(st.session_state[_id(key)].get("pick"))
        if pick is not None and narrows is not None:
            narrow(**{narrows: pick.name})
        if pick is not None and on_pick is not None:
            on_pick(pick)

    result = _CHART(
        key=_id(key),
        data={
            "figure": _figure_json(
                fig, key, alt, height, has_picks=narrows is not None or on_pick is not None
            ),
            "plotly": asset_address("plotly.min.js"),
            "failed": _FAILED[language()],
        },
        on_pick_change=take_pick,
    )
    return _pick(result.pick)


def _id(key: str) -> str:
    return f"chart-{key}"


def _figure_json(fig: go.Figure, key: str, alt: str, height: int, *, has_picks: bool) -> str:
    head = orjson.dumps({"key": key, "alt": alt, "height": height, "picks": has_picks}).decode()
    return f"{head[:-1]},{fig.to_json()[1:]}"


def _pick(sent: dict[str, Any] | None) -> Pick | None:
    if not sent:
        return None
    names = (sent.get("custom"), sent.get("label"), sent.get("y"), sent.get("x"))
    name = next((text for text in names if isinstance(text, str) and text), "")
    return Pick(name, sent.get("x"), sent.get("y"), sent.get("trace", "")) if name else None

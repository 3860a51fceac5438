"""How a figure reaches the screen: the only door for figures, one component instance a chart.

A change of filter redraws a figure in place (``Plotly.react``); Streamlit's own chart element is taken
down and built again each time, which takes twice as long. The browser's half is ``static/chart.js``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import orjson
import plotly.graph_objects as go
import streamlit as st

from pages.parts.index import asset_address
from pages.parts.scope_state import narrow
from pages.parts.wording import _, language

_FAILED = {
    "zh": "图表未能加载，请刷新页面。",
    "en": "The chart could not be loaded. Please reload the page.",
}


def _calls(name: str) -> str:
    # Sent with each instance, hence short: the work is done by chart.js, which the browser keeps.
    # The line breaks tell Streamlit that this is a script and not the name of a file.
    return f"""export default part => {{
  if (window.jiedao) return window.jiedao.{name}(part);
  part.parentElement.querySelector("[data-part]").textContent = part.data.failed;
}};
"""


_CHART = st.components.v2.component(
    "chart",
    html="""<div class="chart-box"><button type="button" class="chart-full" aria-pressed="false"><svg
aria-hidden="true" width="12" height="12" viewBox="0 0 14 14" fill="none"><path
stroke="currentColor" stroke-width="2" d="M1 5V1h4M9 1h4v4M13 9v4H9M5 13H1V9"/></svg></button>
<div class="chart-figure" data-part role="figure" data-state="waiting"></div></div>""",
    js=_calls("chart"),
    isolate_styles=False,
)
_PICTURE = st.components.v2.component(
    "picture",
    html='<button type="button" class="text-link" data-part></button>',
    js=_calls("picture"),
    isolate_styles=False,
)
_LINK = st.components.v2.component(
    "link",
    html='<button type="button" class="copy-link" data-part aria-live="polite"></button>',
    js=_calls("link"),
    isolate_styles=False,
)


@dataclass(frozen=True, slots=True)
class Pick:
    """A mark that was clicked.

    Attributes:
        name: What the mark stands for: its customdata when it has one, else its category.
        x, y: Its place on the axes, as the figure has it.
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
    """Draw a figure, or redraw it in place when it is on the screen already.

    Args:
        fig: The figure; its width is the screen's.
        key: Unique on the page; pictures are taken by it.
        alt: What a screen reader says of it.
        height: Height in px.
        narrows: ``communities``, ``compounds``, ``categories`` or ``channels``: a click on a mark puts its
            name into that part of the scope, or takes it out again.
        on_pick: Called with the mark before the page runs again.

    Returns:
        The mark whose click caused this run, if one of this figure did.
    """

    def picked() -> None:
        pick = _pick(st.session_state[_id(key)].get("pick"))
        if pick is not None and narrows is not None:
            narrow(**{narrows: pick.name})
        if pick is not None and on_pick is not None:
            on_pick(pick)

    result = _CHART(
        key=_id(key),
        data={
            "figure": _written(fig, key, alt, height, has_picks=narrows is not None or on_pick is not None),
            "plotly": asset_address("plotly.min.js"),
            "failed": _FAILED[language()],
        },
        on_pick_change=picked,
    )
    return _pick(result.pick)


def picture_link(key: str, *, filename: str, title: str, subtitle: str, caption: str) -> None:
    """Draw the foot link 图片: the figure of that key as a PNG of twice its size.

    Args:
        key: Key under which the figure was shown.
        filename: Name of the file, with its ending.
        title: Written above the figure, in bold.
        subtitle: Written under the title.
        caption: Written below the figure: scope, 数据截至, 演示数据.
    """
    words = {"title": title, "subtitle": subtitle, "caption": caption.replace("**", "")}
    data = {"figure": key, "filename": filename, "label": _("图片"), "failed": "", **words}
    _PICTURE(key=f"picture-{key}", data=data, width="content")


def copy_link(query: str, *, page: str) -> None:
    """Draw the button 复制链接, and put the query it copies into the address bar.

    Args:
        query: ``?from=…``.
        page: Address of the page being shown: on another page the address bar is written anew.
    """
    data = {"query": query, "page": page, "label": _("复制链接"), "failed": ""}
    _LINK(key="copy-link", data=data, width="content")


def _id(key: str) -> str:
    return f"chart-{key}"


def _written(fig: go.Figure, key: str, alt: str, height: int, *, has_picks: bool) -> str:
    head = orjson.dumps({"key": key, "alt": alt, "height": height, "picks": has_picks}).decode()
    return f"{head[:-1]},{fig.to_json()[1:]}"


def _pick(sent: dict | None) -> Pick | None:
    if not sent:
        return None
    names = (sent.get("custom"), sent.get("label"), sent.get("y"), sent.get("x"))
    name = next((text for text in names if isinstance(text, str) and text), "")
    return Pick(name, sent.get("x"), sent.get("y"), sent.get("trace", "")) if name else None

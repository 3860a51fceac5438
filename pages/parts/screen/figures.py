"""The only function that draws figures: one component instance per chart.

A change of filter redraws a figure in place (``Plotly.react``); Streamlit's own chart element is removed
and built again each time, which takes twice as long. The code in the browser is ``static/chart.js``.
"""

from __future__ import annotations

from collections.abc import Collection

import orjson
import plotly.graph_objects as go
import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from pages.parts.asking.clicks import release, take
from pages.parts.asking.marks import Mark, Marks
from pages.parts.asking.opened_marks import opened_by
from pages.parts.asking.rows_address import RowsAddress, note_rows
from pages.parts.server.index import asset_address
from pages.parts.words.language import language
from queries import Scope

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
  if (window.jiedao?.{name}) return window.jiedao.{name}(part);
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
<div class="chart-figure" data-part role="figure" data-state="waiting"></div>
<div class="chart-mark" hidden></div><span class="chart-said" role="status"></span></div>""",
)


def show(
    fig: go.Figure,
    *,
    key: str,
    alt: str,
    height: int,
    marks: Marks | None = None,
    chosen: Collection[Mark] = (),
    opens: tuple[RowsAddress, Scope | None] | None = None,
) -> None:
    """Draw a figure, or redraw it in place when it is on the screen.

    Args:
        fig: The figure; it fills the available width.
        key: Unique on the page; pictures are identified by it.
        alt: Text for screen readers.
        height: Height in px.
        marks: What its marks stand for: a click on one narrows the scope to it; None: a click does nothing.
        chosen: The marks that the scope is narrowed to.
        opens: The rows behind the figure, and the scope in which it counts them where that is not the one of
            the session, for marks that open rows.
    """

    def take_pick() -> None:
        sent = st.session_state[_id(key)].get("pick")
        if not sent:  # Streamlit calls this too when it forgets the last click
            return
        if "release" in sent:
            release(map(str, sent["release"]))
            return
        mark = [(str(name), str(value)) for name, value in sent["mark"]]
        if opens and (opened := opened_by(mark)):
            note_rows(opens[0].replace(mark=opened), opens[1])
        else:
            take(mark, is_added=bool(sent["isAdded"]))

    head = {"key": key, "alt": alt, "height": height, "marks": _marks_message(marks, chosen)}
    _CHART(
        key=_id(key),
        data={
            "figure": f"{orjson.dumps(head).decode()[:-1]},{fig.to_json()[1:]}",
            "plotly": asset_address("plotly.min.js"),
            "failed": _FAILED[language()],
        },
        on_pick_change=take_pick,
    )


def _id(key: str) -> str:
    return f"chart-{key}"


def _marks_message(marks: Marks | None, chosen: Collection[Mark]) -> dict[str, object] | None:
    """The different marks, those that open rows, the chosen ones; the number of the mark of each point."""
    different = dict.fromkeys(mark for trace in marks.traces for mark in trace if mark) if marks else {}
    if marks is None or not different:
        return None
    numbers = {mark: number for number, mark in enumerate(different)}
    return {
        "different": list(different),
        "opens": [numbers[mark] for mark in different if opened_by(mark)],
        "chosen": [numbers[mark] for mark in different if mark in chosen],
        "points": [[numbers.get(mark, -1) for mark in trace] for trace in marks.traces],
        "widths": marks.widths,
        "keys": marks.keys,
    }

"""Parts of a page that the browser draws by a script of ours; the scripts are in ``static/chart.js``."""

from __future__ import annotations

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer


def component(name: str, html: str) -> ComponentRenderer:
    """A part that ``jiedao.<name>`` of chart.js brings to life; ``data-part`` marks its place in the HTML.

    When that script did not come, the text ``failed`` of its data stands there instead.
    """
    # Sent with each instance, hence short: the work is done by chart.js, which the browser keeps.
    # The line breaks tell Streamlit that this is a script and not the name of a file.
    script = f"""export default part => {{
  if (window.jiedao) return window.jiedao.{name}(part);
  part.parentElement.querySelector("[data-part]").textContent = part.data.failed;
}};
"""
    return st.components.v2.component(name, html=html, js=script, isolate_styles=False)

"""How a widget of the sidebar shows a part of the scope: it reports a change, and never stores the value."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st


def shows(
    name: str,
    value: object,
    on_change: Callable[[Any], None],
    is_partial: Callable[[Any], bool] = lambda shown: False,
) -> dict[str, Any]:
    """Key and callback of a widget that shows a value of the scope.

    Its value is set only when it differs from the scope.

    Args:
        name: Unique name of the part of the scope.
        value: Its value.
        on_change: Called with the value that the user has chosen.
        is_partial: Whether what the widget shows is a choice that the user has not finished.
    """
    key = f"scope-{name}"
    shown = st.session_state.get(key)
    if key not in st.session_state or (shown != value and not is_partial(shown)):
        st.session_state[key] = value
    return {"key": key, "on_change": lambda: on_change(st.session_state[key])}

"""A change of the office's notebook by a form or a button: done and said after the next run, or refused."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import streamlit as st

from data.errors import StoreError
from pages.parts.words.literal import literal


def is_done(act: Callable[[], object], key: str, message: str) -> bool:
    """Make the change; whether it was made. A refusal is drawn, and what was typed stays.

    Args:
        act: Makes the change.
        key: Session key under which the message waits for the next run.
        message: What was done.
    """
    try:
        act()
    except StoreError as error:
        st.error(literal(error))
        return False
    st.session_state[key] = message
    return True


def done_line(text: str) -> str:
    """HTML of the line that confirms an action."""
    return f'<p class="done" role="status">{escape(text)}</p>'

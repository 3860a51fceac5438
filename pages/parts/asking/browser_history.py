"""后退 and 前进 of the browser: which changes of the scope are steps of it, and which runs it asks for.

The browser holds the addresses; the session only counts, so that the script in the browser (``link`` of
chart.js) can tell a change of the user from an address that was merely completed, and an answer to the
last 后退 from one that was under way before it.
"""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

_CHANGES = "history_changes"
_RETURNS = "history_returns"


@dataclass(frozen=True, slots=True)
class Steps:
    """What a session has done so far.

    Attributes:
        changes: Number of changes of the scope by the user.
        returns: Number of times that 后退 or 前进 was followed.
        returned_to: Query of the address that was followed last, without ``?``; empty when none was.
    """

    changes: int
    returns: int
    returned_to: str


def steps() -> Steps:
    """What this session has done so far."""
    returns, query = st.session_state.get(_RETURNS, (0, ""))
    return Steps(st.session_state.get(_CHANGES, 0), returns, query)


def count_change() -> None:
    """Count a change of the scope by the user: it becomes a step of its own."""
    st.session_state[_CHANGES] = steps().changes + 1


def has_returned() -> bool:
    """Whether 后退 or 前进 asked for this run; counts it, so ask once a run."""
    context = get_script_run_ctx()
    if context is None or not is_returning():
        return False
    st.session_state[_RETURNS] = (steps().returns + 1, context.query_string)
    return True


def is_returning() -> bool:
    """Whether 后退 or 前进 asked for this run."""
    context = get_script_run_ctx()
    return context is not None and context.is_history_navigation

"""The address of the page that is shown: its query, what stands in it beside the scope, and another query."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from urllib.parse import quote, urlencode

import streamlit as st
from streamlit.runtime.state.session_state_proxy import get_session_state

from pages.parts.asking.scope_state import CAPTURE, PARAMETERS, SNAPSHOT, current_scope, forget
from pages.parts.words.language import LANGUAGES, language


def link_query(code: str | None = None, *, snapshot_id: str = "") -> str:
    """The query of an address that opens this view: ``?from=2026-10-19&to=…``; other parameters stay.

    Args:
        code: Language of the address; the current one when None.
        snapshot_id: The snapshot whose numbers it opens; empty for those of the day it is opened.
    """
    query = _scope_query(code or language()) | other_parameters()
    if snapshot_id:
        query[SNAPSHOT] = [snapshot_id]
    return _encoded_query(query)


def door_query(*, snapshot_id: str = "") -> str:
    """The query of an address that opens another page in this scope: what belongs to this page stays here."""
    query = _scope_query(language())
    if snapshot_id:
        query[SNAPSHOT] = [snapshot_id]
    return _encoded_query(query)


def _scope_query(code: str) -> dict[str, list[str]]:
    query = {name: list(values) for name, values in current_scope().to_query().items()}
    return query if code == LANGUAGES[0] else query | {"lang": [code]}


def _encoded_query(query: Mapping[str, list[str]]) -> str:
    return "?" + urlencode(query, doseq=True, quote_via=quote)


def other_parameters() -> dict[str, list[str]]:
    """The parameters of the address beside the scope: measures and chart, the other side, a question."""
    others = [name for name in st.query_params if name not in (*PARAMETERS, CAPTURE, SNAPSHOT, "lang")]
    return {name: st.query_params.get_all(name) for name in others}


def set_parameters(names: Collection[str], query: Mapping[str, list[str]]) -> None:
    """Give some parameters of the address the values of a query, as one step of the browser's history.

    One by one, each of them would be a step of its own.

    Args:
        names: The parameters that are set; those that the query lacks are removed, all others stay.
        query: Their values.
    """
    others = {name: st.query_params.get_all(name) for name in st.query_params if name not in names}
    st.query_params.from_dict({**others, **query})


def is_bare_address() -> bool:
    """Whether the address says nothing of what the page shall show."""
    return all(name in (CAPTURE, "lang") for name in st.query_params)


def open_query(query: Mapping[str, list[str]]) -> None:
    """Take a query as if it had been that of the address when this run began, without a step of history.

    What it lacks is the default; language and 截图模式 stay. Call it before ``begin``.
    """
    stay = {name: st.query_params.get_all(name) for name in ("lang", CAPTURE) if name in st.query_params}
    with get_session_state().query_params() as parameters:
        parameters.clear_with_no_forward_msg(preserve_embed=True)
    complete_query({**stay, **query})
    forget()


def complete_query(query: Mapping[str, list[str]]) -> None:
    """Add parameters to those of the address without a step of history: one set the usual way is a step."""
    with get_session_state().query_params() as parameters:
        for name, values in query.items():
            parameters.set_with_no_forward_msg(name, list(values))

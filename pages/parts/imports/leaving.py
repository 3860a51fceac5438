"""A page that is closed, reloaded or left says so as it goes; what was dropped there is removed at once.

A browser ends the connection of such a page with the code 1001 (going away). The page cannot come back to
its session: a page that is opened again, or gone back to, begins another. A network that fails says nothing
(1006), and the page finds its session and its files again; ``room`` keeps those for a while.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Protocol

import streamlit as st
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

from pages.parts.imports.room import clear_session

#: What a browser says that leaves a page (RFC 6455, 7.4.1).
GOING_AWAY = 1001
#: Told anew by each connection: which one it is.
_KEY, _NAME = "Sec-WebSocket-Key", b"sec-websocket-key"
#: Key of a connection -> the session that can drop files there.
_sessions: dict[str, str] = {}


class Sessions(Protocol):
    """What Streamlit knows of its sessions."""

    def is_active_session(self, session_id: str) -> bool:
        """Whether a page is connected to it."""
        ...

    def close_session(self, session_id: str) -> None:
        """End it for good."""
        ...


def note_page() -> None:
    """Note by which connection this session is reached, so that its end can be told."""
    context, key = get_script_run_ctx(), st.context.headers.get(_KEY)
    if context is not None and key and runtime.get_instance().is_active_session(context.session_id):
        _sessions[key] = context.session_id


class Leaving:
    """ASGI middleware: hears how each connection ends."""

    def __init__(self, app: ASGIApp, sessions: Callable[[], Sessions] = runtime.get_instance) -> None:
        self._app, self._known = app, sessions

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on; when a page has gone, remove what was dropped there."""
        if scope["type"] != "websocket":
            await self._app(scope, receive, send)
            return
        codes: list[int] = []

        async def heard() -> Message:
            message = await receive()
            if message["type"] == "websocket.disconnect":
                codes.append(message.get("code", 0))
            return message

        try:
            await self._app(scope, heard, send)
        finally:
            keys = [value.decode("latin-1") for name, value in scope["headers"] if name == _NAME]
            left = [_sessions.pop(key) for key in keys if key in _sessions]
            for session in left if codes == [GOING_AWAY] else ():
                await self._end(session)

    async def _end(self, session: str) -> None:
        """End a session, unless another connection has taken it over."""
        known = self._known()
        if not known.is_active_session(session):
            known.close_session(session)
            await asyncio.to_thread(clear_session, session)

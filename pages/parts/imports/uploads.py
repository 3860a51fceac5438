"""Uploaded files: in a folder that only the owner can read, until they are imported or removed.

They may contain names and phone numbers, so they are nowhere else (see ``room``).
"""

from __future__ import annotations

import asyncio
import logging
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import streamlit as st
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config, runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.uploaded_file_manager import UploadedFile

from data.errors import StoreError
from data.notation.file_names import display_name
from data.settings import SettingsError, settings
from pages.parts.imports.room import clear_left, clear_session, place_of
from pages.parts.words.literal import literal

_log = logging.getLogger("dashboard")

TYPES = ("csv", "txt", "tsv", "xlsx", "xlsm", "xls", "et", "ods", "htm", "html", "mht", "mhtml", "xml", "zip")
_KEPT = "uploads"
_ROUND = "uploads_round"


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file that was uploaded.

    Attributes:
        id: Its id from the server.
        name: Its name.
        path: Path of its copy on disk.
        size: Number of its bytes.
        round: Number of its drop zone; a new zone is created to empty it.
    """

    id: str
    name: str
    path: Path
    size: int
    round: int


def prepare_uploads() -> None:
    """Prepare for uploads: set the size limit of the setting, remove leftovers.

    Without settings or store no page can be drawn either; each page shows that error, and here it is logged.
    """
    try:
        # Streamlit's server refuses a body above this limit before it reads it, whatever the browser allows.
        config.set_option("server.maxUploadSize", settings().upload_limit_mb)
        clear_left()
    except (SettingsError, StoreError, OSError) as error:
        _log.error("%s", error)


def drop_zone(label: str) -> tuple[KeptFile, ...]:
    """All files of this session in the order of their upload; draws the drop zone.

    Raises:
        OSError: A file cannot be written.
        StoreError: The folder of the store cannot be made.
    """
    note_page()
    kept: dict[str, KeptFile] = st.session_state.setdefault(_KEPT, {})
    number = st.session_state.setdefault(_ROUND, 0)
    if _key(number) not in st.session_state and any(one.round == number for one in kept.values()):
        # The user was on another page, which emptied the zone: the files stay, and a new zone is above them.
        number = st.session_state[_ROUND] = number + 1
    with st.container(key="ledger-drop"):
        new = st.file_uploader(
            literal(label),
            type=list(TYPES),
            accept_multiple_files=True,
            key=_key(number),
            max_upload_size=settings().upload_limit_mb,
            label_visibility="collapsed",
        )
    for upload in new:
        if upload.file_id not in kept:
            kept[upload.file_id] = _keep(upload, number)
    # Of a stored file the zone has only the id; a file that the user removed is not in the zone.
    there = {one.file_id for one in st.session_state[_key(number)]}
    for gone in [one.id for one in kept.values() if one.round == number and one.id not in there]:
        _remove(kept.pop(gone))
    return tuple(kept.values())


def put_aside(files: Iterable[KeptFile] | None = None) -> None:
    """Remove files of this session (all when None), and empty the drop zone."""
    kept: dict[str, KeptFile] = st.session_state.setdefault(_KEPT, {})
    for one in list(kept.values()) if files is None else files:
        kept.pop(one.id, None)
        _remove(one)
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1


def _key(number: int) -> str:
    return f"ledger-files-{number}"


def _keep(upload: UploadedFile, number: int) -> KeptFile:
    context = get_script_run_ctx()
    path = place_of(context.session_id if context is not None else "", upload.file_id)
    if not path.exists():  # it did not come over the network, where ``receiving`` writes it to disk
        path.touch(mode=0o600)
        with path.open("wb") as target:
            shutil.copyfileobj(upload, target)
    _forget(upload)
    return KeptFile(upload.file_id, display_name(upload.name), path, path.stat().st_size, number)


def _forget(upload: UploadedFile) -> None:
    """Free the server's memory of a file that is on disk now."""
    context = get_script_run_ctx()
    if context is not None and isinstance(context.uploaded_file_mgr, MemoryUploadedFileManager):
        context.uploaded_file_mgr.remove_file(session_id=context.session_id, file_id=upload.file_id)


def _remove(one: KeptFile) -> None:
    shutil.rmtree(one.path.parent, ignore_errors=True)


#: Status code of a browser that leaves a page (RFC 6455, 7.4.1).
GOING_AWAY = 1001
#: Header that identifies a connection.
_KEY, _NAME = "Sec-WebSocket-Key", b"sec-websocket-key"
#: Key of a connection -> the session that uploads through it.
_sessions: dict[str, str] = {}


class Sessions(Protocol):
    """The part of Streamlit's runtime that manages sessions."""

    def is_active_session(self, session_id: str) -> bool:
        """Whether a page is connected to the session."""
        ...

    def close_session(self, session_id: str) -> None:
        """End the session for good."""
        ...


def note_page() -> None:
    """Record the connection of this session, so that its end can be noticed."""
    context, key = get_script_run_ctx(), st.context.headers.get(_KEY)
    if context is not None and key and runtime.get_instance().is_active_session(context.session_id):
        _sessions[key] = context.session_id


class Leaving:
    """ASGI middleware: notices how each connection ends."""

    def __init__(self, app: ASGIApp, sessions: Callable[[], Sessions] = runtime.get_instance) -> None:
        self._app, self._runtime = app, sessions

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on; when a page is closed, remove the files of its session."""
        if scope["type"] != "websocket":
            await self._app(scope, receive, send)
            return
        codes: list[int] = []

        async def receive_and_note() -> Message:
            message = await receive()
            if message["type"] == "websocket.disconnect":
                codes.append(message.get("code", 0))
            return message

        try:
            await self._app(scope, receive_and_note, send)
        finally:
            keys = [value.decode("latin-1") for name, value in scope["headers"] if name == _NAME]
            left = [_sessions.pop(key) for key in keys if key in _sessions]
            for session in left if codes == [GOING_AWAY] else ():
                await self._end(session)

    async def _end(self, session: str) -> None:
        """End a session, unless it has another connection by now."""
        known_sessions = self._runtime()
        if not known_sessions.is_active_session(session):
            known_sessions.close_session(session)
            await asyncio.to_thread(clear_session, session)

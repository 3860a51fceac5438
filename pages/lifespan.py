"""What the server does from its start to its end, beside answering."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st
from streamlit import config, runtime

from data.errors import StoreError
from data.importing.demonstration import current_or_demonstration
from data.importing.inbox import read_inbox
from data.snapshots import store
from data.snapshots.lock import LockFile
from pages.parts.asking import fetch
from pages.parts.imports.room import clear_closed, leave
from pages.parts.imports.uploads import prepare_uploads
from pages.parts.server.doors import warn_of_open_doors
from pages.parts.server.health import find_problem

_log = logging.getLogger("dashboard")


#: Set for a server that stands beside others for a while, as an export starts one: it takes no inbox.
BESIDE = "LEDGER_BESIDE"
#: The first server of a store holds it, and is the one that takes the inbox.
_FIRST = "SERVING"
#: So often, in seconds, it is looked whether a session has ended.
_LOOK = 2.0
_held: LockFile | None = None


def prepare() -> None:
    """Fill an empty store, read the inbox, and open the snapshot, so that no reader need wait for it."""
    try:
        current_or_demonstration()
        if is_first():
            for one in read_inbox():
                _log.warning("inbox: %s", one.message)
        fetch.prefetch(current_or_demonstration())
    except (StoreError, OSError) as error:
        _log.error("%s", error)
    except Exception:  # whatever is wrong with a file, the pages are served and the log says what it was
        _log.exception("the store could not be prepared")
    if problem := find_problem():
        _log.error("%s", problem)


def is_first() -> bool:
    """Whether this server takes the inbox: the first of its store, until it ends; none that is beside it.

    Raises:
        StoreError, OSError: The folder of the store cannot be written.
    """
    global _held
    if _held is None and not os.environ.get(BESIDE):
        _held = LockFile.take(store.home() / _FIRST)
        if _held is None:
            _log.warning("another server of this store is at work: the inbox is left to it")
    return _held is not None


def end() -> None:
    """Give back what the server holds, and remove what was dropped."""
    global _held
    leave()
    if _held is not None:
        _held.release()
        _held = None


async def clear_away() -> None:
    """Remove what closed sessions have dropped, as long as the server lives."""
    patience = float(config.get_option("server.disconnectedSessionTTL"))
    while True:
        await asyncio.sleep(_LOOK)
        try:
            await asyncio.to_thread(clear_closed, runtime.get_instance().is_active_session, patience=patience)
        except OSError as error:
            _log.error("uploads of closed sessions: %s", error)


@asynccontextmanager
async def lifespan(app: st.App) -> AsyncIterator[dict[str, object]]:
    """Prepare the store beside the server, which answers from the first moment."""
    prepare_uploads()
    warn_of_open_doors()
    preparing = asyncio.create_task(asyncio.to_thread(prepare))
    clearing = asyncio.create_task(clear_away())
    yield {}
    clearing.cancel()
    await preparing
    await asyncio.to_thread(end)

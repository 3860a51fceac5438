"""Tasks of the server at its start, while it runs, and at its end."""

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


#: Environment variable of a temporary second server, such as that of an export: it does not read the inbox.
BESIDE = "LEDGER_BESIDE"
#: Lock file of the first server of a store, which alone reads the inbox.
_FIRST = "SERVING"
#: Seconds between two checks for ended sessions.
_LOOK = 2.0
_lock: LockFile | None = None


def prepare() -> None:
    """Fill an empty store, import the inbox, and open the snapshot, so that no user waits for it."""
    try:
        current_or_demonstration()
        if is_first():
            for one in read_inbox():
                _log.warning("inbox: %s", one.message)
        fetch.prefetch(current_or_demonstration())
    except (StoreError, OSError) as error:
        _log.error("%s", error)
    except Exception:  # after any error the pages are served, and the log has the error
        _log.exception("the store could not be prepared")
    if problem := find_problem():
        _log.error("%s", problem)


def is_first() -> bool:
    """Whether this server imports the inbox: the first of its store, until it ends; no temporary server.

    Raises:
        StoreError, OSError: The folder of the store cannot be written.
    """
    global _lock
    if _lock is None and not os.environ.get(BESIDE):
        _lock = LockFile.take(store.home() / _FIRST)
        if _lock is None:
            _log.warning("another server of this store is at work: the inbox is left to it")
    return _lock is not None


def end() -> None:
    """Release the lock of the server, and remove uploaded files."""
    global _lock
    leave()
    if _lock is not None:
        _lock.release()
        _lock = None


async def clear_away() -> None:
    """Remove the uploads of closed sessions, as long as the server runs."""
    patience = float(config.get_option("server.disconnectedSessionTTL"))
    while True:
        await asyncio.sleep(_LOOK)
        try:
            await asyncio.to_thread(clear_closed, runtime.get_instance().is_active_session, patience=patience)
        except OSError as error:
            _log.error("uploads of closed sessions: %s", error)


@asynccontextmanager
async def lifespan(app: st.App) -> AsyncIterator[dict[str, object]]:
    """Prepare the store in parallel, while the server answers from the start."""
    prepare_uploads()
    warn_of_open_doors()
    preparing = asyncio.create_task(asyncio.to_thread(prepare))
    clearing = asyncio.create_task(clear_away())
    yield {}
    clearing.cancel()
    await preparing
    await asyncio.to_thread(end)

"""What the server does from its start to its end, beside answering."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st

from data import store
from data.inbox import read_inbox
from pages.parts import fetch
from pages.parts.doors import warn_of_open_doors
from pages.parts.health import find_problem
from pages.parts.imports.uploads import prepare_uploads

_log = logging.getLogger("dashboard")


def prepare() -> None:
    """Fill an empty store, read the inbox, and open the snapshot, so that no reader need wait for it."""
    try:
        store.ensure()
        for one in read_inbox():
            _log.warning("inbox: %s", one.message)
        fetch.answer_ahead(store.ensure())
    except (store.StoreError, OSError) as error:
        _log.error("%s", error)
    except Exception:  # whatever is wrong with a file, the pages are served and the log says what it was
        _log.exception("the store could not be prepared")
    if problem := find_problem():
        _log.error("%s", problem)


@asynccontextmanager
async def lifespan(app: st.App) -> AsyncIterator[dict[str, object]]:
    """Prepare the store beside the server, which answers from the first moment."""
    prepare_uploads()
    warn_of_open_doors()
    preparing = asyncio.create_task(asyncio.to_thread(prepare))
    yield {}
    await preparing

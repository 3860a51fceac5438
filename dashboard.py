"""The front door: ``streamlit run dashboard.py`` serves the pages, the scripts and ``/healthz``.

The pages are run by ``pages/shell.py``. It is not the entry script itself, because Streamlit takes a
folder ``pages`` beside an entry script for its own list of pages.
"""

from __future__ import annotations

import asyncio
import gc
import logging
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import Route

from data import store
from data.inbox import read_inbox
from pages.parts import fetch, frame, scope_bar, scope_sentence, screen  # noqa: F401 - warmed before the first page
from pages.parts.addresses import CanonicalAddress
from pages.parts.health import find_problem, healthz
from pages.parts.imports.uploads import prepare_uploads
from pages.parts.index import IndexPage, asset
from pages.parts.pictures.ready import APOLOGY
from pages.parts.wording import _

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
    preparing = asyncio.create_task(asyncio.to_thread(prepare))
    yield {}
    await preparing


def apologise(error: Exception) -> bool:
    """Show a calm sentence instead of a traceback, which goes to the log; True: nothing else is shown."""
    _log.error("a page failed", exc_info=error)
    st.error(_(APOLOGY))
    return True


app = st.App(
    "pages/shell.py",
    lifespan=lifespan,
    routes=[Route("/healthz", healthz), Route("/assets/{name}", asset)],
    middleware=[Middleware(CanonicalAddress), Middleware(IndexPage)],
    on_script_error=apologise,
)

# What the imports left behind stays for ever: it need not be searched for garbage after each run.
gc.collect()
gc.freeze()

# A page computes in one thread while another sends what is ready; each message gives the interpreter away
# and waits this long to get it back. At the usual 5 ms the charts of a page come in one heap at the end.
sys.setswitchinterval(0.0005)

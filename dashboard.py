"""The front door: ``streamlit run dashboard.py`` serves the pages, the scripts and ``/healthz``.

The pages are run by ``pages/shell.py``. It is not the entry script itself, because Streamlit takes a
folder ``pages`` beside an entry script for its own list of pages.
"""

from __future__ import annotations

import gc
import logging
import sys

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import Route

from pages.lifespan import lifespan
from pages.parts.imports.receiving import UploadsToDisk
from pages.parts.imports.uploads import Leaving
from pages.parts.pictures.drawing import APOLOGY
from pages.parts.screen import figures, frame, scope_bar  # noqa: F401 - warmed before the first page
from pages.parts.server.addresses import CanonicalAddress
from pages.parts.server.doors import Doors
from pages.parts.server.health import healthz
from pages.parts.server.index import IndexPage, asset
from pages.parts.words.language import _

_log = logging.getLogger("dashboard")


def apologise(error: Exception) -> bool:
    """Show a calm sentence instead of a traceback, which goes to the log; True: nothing else is shown."""
    _log.error("a page failed", exc_info=error)
    st.error(_(APOLOGY))
    return True


app = st.App(
    "pages/shell.py",
    lifespan=lifespan,
    routes=[Route("/healthz", healthz), Route("/assets/{name}", asset)],
    middleware=[Middleware(one) for one in (Doors, Leaving, UploadsToDisk, CanonicalAddress, IndexPage)],
    on_script_error=apologise,
)

# What the imports left behind stays for ever: it need not be searched for garbage after each run.
gc.collect()
gc.freeze()

# A page computes in one thread while another sends what is ready; each message gives the interpreter away
# and waits this long to get it back. At the usual 5 ms the charts of a page come in one heap at the end.
sys.setswitchinterval(0.0005)

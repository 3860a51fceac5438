"""The entry point: ``streamlit run dashboard.py`` serves the pages, the scripts and ``/healthz``.

``pages/shell.py`` runs the pages. It is a separate file, because Streamlit would read a folder ``pages``
beside the script that it runs as its own list of pages.
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
from pages.parts.screen import figures, frame, scope_bar  # noqa: F401 - loaded before the first page
from pages.parts.server.addresses import CanonicalAddress
from pages.parts.server.doors import Doors
from pages.parts.server.health import healthz
from pages.parts.server.index import IndexPage, asset
from pages.parts.words.language import _

_log = logging.getLogger("dashboard")


def apologise(error: Exception) -> bool:
    """Show a sentence instead of the traceback, which is logged; True: Streamlit shows nothing else."""
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

# Objects of the imports are permanent: the garbage collector need not scan them after each run.
gc.collect()
gc.freeze()

# A page computes in one thread while another sends finished parts; after each message the sender waits up
# to this many seconds for the GIL. With the default of 5 ms all charts of a page arrive together at the end.
sys.setswitchinterval(0.0005)

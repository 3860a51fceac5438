"""A real server on the samples, and pages in a real browser that wait until everything is drawn."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page

from data import store
from data.store import Snapshot
from tests.conftest import ROOT

#: How long a server may take to serve and a page to be drawn: generous, for machines that are busy.
PATIENCE_SECONDS = 120

#: Address of every page that exists: the default page has the empty one.
PAGES = tuple(
    "" if path.stem == "overview" else path.stem
    for path in sorted((ROOT / "pages").glob("*.py"))
    if path.stem != "shell" and not path.stem.startswith("__")
)

# The script has run, the connection stands, every figure is painted and every block has its links.
READY = """() => {
  const app = document.querySelector('[data-testid="stApp"]');
  const unfinished = '[data-testid="stSkeleton"], [data-testid="stSpinner"], [data-testid="stAppSkeleton"]';
  return app && app.dataset.testScriptState === 'notRunning'
    && app.dataset.testConnectionState === 'CONNECTED'
    && !document.querySelector(unfinished)
    && document.querySelector('.brand')
    && [...document.querySelectorAll('.chart-figure')].every(figure => figure.dataset.state === 'painted')
    && [...document.querySelectorAll('.foot-links')].every(links => links.children.length);
}"""


@contextmanager
def serving(log: Path, port: int, **variables: str) -> Iterator[str]:
    """A fresh server on that port; gives its address, and its log when it does not come up.

    ``variables`` are added to its environment: ``serving(log, port, LEDGER_HOME="…")``.
    """
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        str(ROOT / "dashboard.py"),
        "--server.port",
        str(port),
    ]
    address = f"http://127.0.0.1:{port}"
    with log.open("w", encoding="utf-8") as out:
        server = subprocess.Popen(
            command, cwd=ROOT, stdout=out, stderr=subprocess.STDOUT, env=os.environ | variables
        )
        try:
            _wait(address, server, log)
            yield address
        finally:
            server.terminate()
            server.wait(timeout=30)


def _wait(address: str, server: subprocess.Popen, log: Path) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        if server.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"{address}/healthz", timeout=10) as answer:  # noqa: S310 - our own
                if answer.status == 200:
                    return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    pytest.fail(f"the server does not answer; its log:\n{log.read_text(encoding='utf-8')}")


def unused_port() -> int:
    """A port of 127.0.0.1 that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="session")
def samples() -> Snapshot:
    """The demonstration ledgers that the server shows."""
    return store.ensure()


@pytest.fixture(scope="session")
def server(samples: Snapshot, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of one server for all tests of the run."""
    with serving(tmp_path_factory.mktemp("server") / "log.txt", unused_port()) as address:
        yield address


@pytest.fixture
def visit(page: Page, server: str) -> Callable[[str], Page]:
    """Open an address of the dashboard and wait until it is drawn: ``visit("/mediation?grain=day")``."""
    page.set_default_timeout(PATIENCE_SECONDS * 1_000 / 2)

    def opened(path: str) -> Page:
        page.goto(server + path)
        ready(page)
        return page

    return opened


def ready(page: Page) -> None:
    """Wait until a page is drawn, and fail when it shows a traceback or says that it failed."""
    page.wait_for_function(READY, timeout=PATIENCE_SECONDS * 1_000)
    page.evaluate("document.fonts.ready.then(() => true)")
    assert page.get_by_test_id("stException").count() == 0
    assert page.get_by_text("本页出了问题").count() == 0


def settle(page: Page, change: Callable[[], object]) -> None:
    """Change something, and wait until the address bar has followed and everything is drawn anew."""
    before = page.url
    change()
    page.wait_for_function("before => location.href !== before", arg=before)
    ready(page)

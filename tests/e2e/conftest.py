"""A real server on the samples, and pages in a real browser that wait until everything is drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page

from data import store
from data.store import Snapshot
from pages.parts.pictures import serve
from pages.parts.pictures.ready import failed_charts, wait_until_drawn
from pages.parts.pictures.serve import PATIENCE_SECONDS, unused_port
from tests.conftest import ROOT

#: Address of every page that exists: the default page has the empty one.
PAGES = tuple(
    "" if path.stem == "overview" else path.stem
    for path in sorted((ROOT / "pages").glob("*.py"))
    if path.stem != "shell" and not path.stem.startswith("__")
)


@contextmanager
def serving(log: Path, port: int, **variables: str) -> Iterator[str]:
    """A fresh server on that port; gives its address, and its log when it does not come up.

    ``variables`` are added to its environment: ``serving(log, port, LEDGER_HOME="…")``.
    """
    try:
        with serve.serving(log, port, **variables) as address:
            yield address
    except serve.ServeError:
        pytest.fail(f"the server does not answer; its log:\n{log.read_text(encoding='utf-8')}")


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
    wait_until_drawn(page, seconds=PATIENCE_SECONDS)
    assert failed_charts(page) == ()


def settle(page: Page, change: Callable[[], object]) -> None:
    """Change something, and wait until the address bar has followed and everything is drawn anew."""
    before = page.url
    change()
    page.wait_for_function("before => location.href !== before", arg=before)
    ready(page)

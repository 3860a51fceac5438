"""A real server on the samples, and pages in a real browser that wait until everything is drawn."""

from __future__ import annotations

import re
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

from data.snapshots.store import Snapshot
from pages.parts.pictures import serve
from pages.parts.pictures.drawing import failed_charts, wait_until_drawn
from pages.parts.pictures.serve import PATIENCE_SECONDS, unused_port
from pages.parts.words.language import catalogue
from pages.parts.words.navigation import TITLES

#: Address of every page that exists: the default page has the empty one.
START = "overview"
PAGES = tuple("" if address == START else address for address in sorted(TITLES))
#: Name of each page -> its address.
ADDRESSES = {title: address for address, title in TITLES.items()}
#: A test of every page that only looks at it. pytest brings those of one page together, whatever module they
#: stand in, so that ``look`` opens it for the first of them.
each_page = pytest.mark.parametrize("path", PAGES, scope="session")

#: Milliseconds between two readings of what is waited for.
PULSE = 50
_WATCH_RUNS = """() => {
  window.hasRun = false;
  const app = document.querySelector('[data-testid="stApp"]');
  const seen = new MutationObserver(() => { window.hasRun = true; seen.disconnect(); });
  seen.observe(app, { attributes: true, attributeFilter: ['data-test-script-state'] });
}"""
Value = TypeVar("Value")

# What is expected of a page is waited for as long as a click is: beside other tests a page takes its time.
expect.set_options(timeout=PATIENCE_SECONDS * 1_000 / 2)


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
def outside() -> Iterator[socket.socket]:
    """Where the server would find the internet: nobody has come as long as ``accept`` finds nobody."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.setblocking(False)
        yield listening


@pytest.fixture(scope="session")
def server(
    samples: Snapshot, outside: socket.socket, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The address of one server for all tests of the run."""
    proxy = f"http://127.0.0.1:{outside.getsockname()[1]}"
    log = tmp_path_factory.mktemp("server") / "log.txt"
    with serving(log, unused_port(), http_proxy=proxy, https_proxy=proxy) as address:
        yield address


@pytest.fixture(scope="session")
def window(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[Page]:
    """One window for all who only look: scripts that it has read once are not read and compiled again."""
    context = browser.new_context(**browser_context_args)
    yield context.new_page()
    context.close()


@dataclass
class Shown:
    """What the window shows since ``look`` opened it, and what it has asked for meanwhile.

    Attributes:
        path: The address; None when somebody has done something there since.
        asked: Every address that was asked for.
    """

    path: str | None = None
    asked: list[str] = field(default_factory=list)


@pytest.fixture(scope="session")
def shown(window: Page) -> Shown:
    """What the window shows."""
    shown = Shown()
    window.on("request", lambda request: shown.asked.append(request.url))
    window.on("websocket", lambda socket: shown.asked.append(socket.url))
    return shown


@pytest.fixture
def look(
    window: Page, server: str, shown: Shown, browser_context_args: dict[str, Any]
) -> Callable[[str], Page]:
    """Open an address as ``visit`` does, at once when the window shows it: for who leaves it as it is."""

    def opened(path: str) -> Page:
        if shown.path != path:
            as_if_new(window, server, browser_context_args["viewport"])
            shown.asked.clear()
            window.set_default_timeout(PATIENCE_SECONDS * 1_000 / 2)
            window.goto(server + path)
            ready(window)
            shown.path = path
        return window

    return opened


def as_if_new(page: Page, server: str, viewport: ViewportSize) -> Page:
    """The window as a person finds it who has never been here: nothing open, nothing remembered."""
    page.context.clear_cookies()
    page.goto(f"{server}/healthz")  # a page of the same origin without scripts
    page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
    page.emulate_media(media="null", color_scheme="null", forced_colors="null")
    page.set_viewport_size(viewport)
    page.mouse.move(0, 0)
    return page


@pytest.fixture
def visit(
    request: pytest.FixtureRequest,
    window: Page,
    shown: Shown,
    server: str,
    browser_context_args: dict[str, Any],
) -> Callable[[str], Page]:
    """Open an address of the dashboard and wait until it is drawn: ``visit("/mediation?grain=day")``.

    A test that names ``page`` too, since it listens to it or alters it, has a window of its own.
    """
    is_own = "page" in request.fixturenames
    page = (
        request.getfixturevalue("page")
        if is_own
        else as_if_new(window, server, browser_context_args["viewport"])
    )
    page.set_default_timeout(PATIENCE_SECONDS * 1_000 / 2)
    shown.path = shown.path if is_own else None

    def opened(path: str) -> Page:
        page.goto(server + path)
        ready(page)
        return page

    return opened


@pytest.fixture
def start(window: Page, shown: Shown, server: str, browser_context_args: dict[str, Any]) -> Page:
    """The start page, opened as by a person who has never been here; what is on it is still being drawn."""
    page = as_if_new(window, server, browser_context_args["viewport"])
    page.set_default_timeout(PATIENCE_SECONDS * 1_000 / 2)
    shown.path = None
    page.goto(server)
    return page


def choose(page: Page, block: str, *names: str) -> None:
    """Click tools of a block one after the other: a part of its toolbar, an entry of a menu that it opened.

    Args:
        page: The page.
        block: Key of the block; of the first block when empty.
        names: What is clicked, by its name or the beginning of it.
    """
    place = page.locator(f".st-key-tools-{block}" if block else '[class*="st-key-tools-"]').first
    unfold(page, block)
    for name in names:
        named = re.compile(f"^{re.escape(name)}")
        tool = place.get_by_role("button", name=named).or_(place.get_by_role("menuitem", name=named))
        tool.first.click(no_wait_after=True)


def unfold(page: Page, block: str) -> None:
    """Open the fold of the page where the block with this key is in it; it stays open."""
    if page.locator(f'.fold-list [data-folded="{block}"]').is_visible():
        page.locator(".fold-list .fold-head").click()


def ready(page: Page) -> None:
    """Wait until a page is drawn, and fail when it shows a traceback or says that it failed."""
    wait_until_drawn(page, seconds=PATIENCE_SECONDS)
    assert failed_charts(page) == ()


def settle(page: Page, change: Callable[[], object]) -> None:
    """Change something, and wait until the address bar has followed and everything is drawn anew."""
    before = page.evaluate("location.href")  # what Playwright calls the address may lag behind
    change()
    page.wait_for_function("before => location.href !== before", arg=before)
    ready(page)


def settle_run(page: Page, change: Callable[[], object]) -> None:
    """Change something that leaves the address as it is, and wait until the page is drawn anew."""
    page.evaluate(_WATCH_RUNS)
    change()
    page.wait_for_function("() => window.hasRun")
    ready(page)


def becomes(page: Page, read: Callable[[], Value], wanted: Value) -> None:
    """Read again and again until it is what is wanted, as ``expect`` does for what it knows.

    A page may still change when its address has followed: who reads once reads what was there before.
    """
    until = time.monotonic() + PATIENCE_SECONDS / 2
    while (found := read()) != wanted and time.monotonic() < until:
        page.wait_for_timeout(PULSE)
    assert found == wanted


def query_of(page: Page) -> dict[str, list[str]]:
    """What the address bar says; what Playwright calls the address may lag behind."""
    return parse_qs(urlsplit(str(page.evaluate("location.href"))).query)


def expect_query(page: Page, **wanted: list[str]) -> None:
    """Wait until the address bar says this under these names; ``[]``: it does not say the name."""
    becomes(page, lambda: {name: query_of(page).get(name, []) for name in wanted}, wanted)


def turn_to(page: Page, path: str) -> None:
    """Go to a page by its door, in the session that is open: no script is loaded anew."""
    address = path or START
    page.locator(f'.doors a[data-door="{address}"]').first.dispatch_event("click")  # menus are closed
    code = "en" if page.locator("html").get_attribute("lang") == "en" else "zh"
    expect(page.locator(".ph .eye")).to_have_text(catalogue(code).get(TITLES[address], TITLES[address]))
    ready(page)


def door(page: Page, title: str) -> Locator:
    """The link of a page in the header, by the name of the page; the menu it stands in is opened for it."""
    named = f'a[data-door="{ADDRESSES[title]}"]'
    link = page.locator(f".doors {named}").first  # the door itself before its menu
    if not link.is_visible():
        page.locator(".door-menu", has=page.locator(named)).locator(".opener").click()
    expect(link).to_be_visible()
    return link

"""A browser under Playwright, which draws documents and dashboard pages in the thread that started it.

A server on 127.0.0.1 has an empty page for the documents, and the scripts that they load.
"""

from __future__ import annotations

import contextlib
import os
import re
import threading
from collections.abc import Iterator, Sequence
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import TYPE_CHECKING, Self
from urllib.parse import urlsplit

from pages.parts.pictures import drawing
from pages.parts.pictures.browser import require
from pages.parts.pictures.drawing import FIRST_HEIGHT, PATIENCE_SECONDS, DrawnFiles, errors_in_chinese
from pages.parts.server.index import ASSETS

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
_SWITCHES = (
    "--disable-gpu",
    "--disable-quic",
    "--disable-lcd-text",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--force-color-profile=srgb",
    "--font-render-hinting=none",
    "--hide-scrollbars",
)
#: The browser is given its address. Names below localhost never leave the machine, nor go to a proxy.
HOST = "briefing.localhost"
ADDRESS = f"http://{HOST}/"
#: A document may load its own inline content, and our scripts.
_POLICY = "default-src 'self' 'unsafe-inline' data: blob:"
_EMPTY = b"<!doctype html>"


class Session:
    """A browser from its start to its end; use it through ``Chromium``."""

    def __init__(self) -> None:
        self._desks: dict[int, Page] = {}
        self._has_chinese = False

    def __enter__(self) -> Self:
        executable = require()
        from playwright.sync_api import sync_playwright  # late: slow, and few runs need it

        is_root = hasattr(os, "geteuid") and os.geteuid() == 0
        with contextlib.ExitStack() as opened, errors_in_chinese():
            port = opened.enter_context(serve_scripts())
            playwright = opened.enter_context(sync_playwright())
            switches = [*_SWITCHES, f"--host-resolver-rules=MAP {HOST} 127.0.0.1:{port}"]
            self._browser: Browser = playwright.chromium.launch(
                executable_path=str(executable), args=switches, chromium_sandbox=not is_root
            )
            opened.callback(self._browser.close)
            self._opened = opened.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with errors_in_chinese():
            self._opened.close()

    def shots(
        self, document: str, width: int, height: int | None, scale: int, kinds: Sequence[str]
    ) -> DrawnFiles:
        """See ``Chromium.shots``."""
        with self._desk(scale) as page:
            height = self._open(page, document, width, height)
            failed = page.evaluate("() => document.documentElement.dataset.failed ?? ''")
            found = drawing.files(page, width, height, kinds)
            return DrawnFiles(found, tuple(filter(None, failed.split("、"))))

    def pieces(self, document: str, width: int, scale: int) -> dict[str, bytes]:
        """See ``Chromium.pieces``."""
        with self._desk(scale) as page:
            self._open(page, document, width, None)
            found = page.locator("[data-piece]").all()
            return {
                str(one.get_attribute("data-piece")): drawing.require_content(one.screenshot())
                for one in found
            }

    def page(self, address: str, width: int, scale: int, kinds: Sequence[str]) -> DrawnFiles:
        """See ``Chromium.page``."""
        own = "{0.scheme}://{0.netloc}/".format(urlsplit(address))
        others = re.compile(f"^(?!{re.escape(own)})")
        with errors_in_chinese(), contextlib.ExitStack() as opened:
            page = self._new_page(scale)
            opened.callback(page.context.close)
            page.route(others, lambda route: route.abort())
            page.set_viewport_size({"width": width, "height": FIRST_HEIGHT})
            page.goto(address)
            height = drawing.wait_for_page(page, width)
            drawing.require_chinese(page)
            return drawing.drawn_page(page, width, height, kinds)

    @contextlib.contextmanager
    def _desk(self, scale: int) -> Iterator[Page]:
        """The page that draws all documents of a scale; after a failure it is replaced."""
        with errors_in_chinese(), contextlib.ExitStack() as opened:
            page = self._desks.pop(scale, None) or self._new_page(scale)
            opened.callback(page.context.close)
            yield page
            opened.pop_all()
            self._desks[scale] = page

    def _new_page(self, scale: int) -> Page:
        """A page in its own browser context."""
        page = self._browser.new_context(
            device_scale_factor=scale,
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
            reduced_motion="reduce",
            service_workers="block",
        ).new_page()
        page.set_default_timeout(PATIENCE_SECONDS * 1_000)
        page.emulate_media(media="screen")
        return page

    def _open(self, page: Page, document: str, width: int, height: int | None) -> int:
        """Height of a document, after it is loaded and drawn."""
        page.set_viewport_size({"width": width, "height": height or FIRST_HEIGHT})
        page.goto(ADDRESS)
        page.set_content(document)
        height = drawing.wait_for_document(page, width, height)
        if not self._has_chinese:
            drawing.require_chinese(page)
            self._has_chinese = True
        return height


class _Answers(BaseHTTPRequestHandler):
    """Serves the empty page at the root and the scripts below ``assets``; never the documents."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:  # noqa: N802 - the name http.server calls
        """Answer one request."""
        path = urlsplit(self.path).path
        name = path.removeprefix("/assets/")
        if path == "/":
            self._send(200, _EMPTY, "text/html; charset=utf-8", "no-store")
        elif name in ASSETS:
            self._send(200, _script(name), "text/javascript; charset=utf-8", "max-age=31536000, immutable")
        else:
            self._send(404, b"", "text/plain", "no-store")

    def log_message(self, format: str, *values: object) -> None:  # noqa: A002 - as http.server has it
        """Log nothing: requests of documents are of no interest."""

    def _send(self, status: int, content: bytes, kind: str, kept: str) -> None:
        self.send_response(status)
        for name, value in (
            ("content-type", kind),
            ("content-length", str(len(content))),
            ("cache-control", kept),
            ("content-security-policy", _POLICY),
        ):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)


@cache
def _script(name: str) -> bytes:
    return ASSETS[name].read_bytes()


@contextlib.contextmanager
def serve_scripts() -> Iterator[int]:
    """Serve the empty page and the scripts inside the block; yields the port."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Answers) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, daemon=True, name="scripts of pictures")
        thread.start()
        try:
            yield server.server_port
        finally:
            server.shutdown()

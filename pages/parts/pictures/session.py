"""A browser under Playwright, which draws documents and dashboard pages in the thread that started it."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterator, Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Self
from urllib.parse import urlsplit

from pages.parts.pictures import checks, drawing, scripts
from pages.parts.pictures.browser import require
from pages.parts.pictures.drawing import FIRST_HEIGHT, PATIENCE_SECONDS, DrawnFiles, errors_in_chinese

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
            port = opened.enter_context(scripts.serve_scripts())
            playwright = opened.enter_context(sync_playwright())
            switches = [*_SWITCHES, f"--host-resolver-rules=MAP {scripts.HOST} 127.0.0.1:{port}"]
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
                str(one.get_attribute("data-piece")): checks.require_content(one.screenshot())
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
        page.goto(scripts.ADDRESS)
        page.set_content(document)
        height = drawing.wait_for_document(page, width, height)
        if not self._has_chinese:
            drawing.require_chinese(page)
            self._has_chinese = True
        return height

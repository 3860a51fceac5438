"""One picture: a document or a page of the dashboard that lies open in the browser becomes PNG and PDF."""

from __future__ import annotations

import contextlib
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pages.parts.pictures import checks
from pages.parts.pictures.browser import NoFontError, PictureError
from pages.parts.words.language import LANGUAGES, catalogue, mark

if TYPE_CHECKING:
    from playwright.sync_api import Page

KINDS = ("png", "pdf")
PATIENCE_SECONDS = 60
#: Height of the window before that of its content is known: the content makes it grow, never shrink.
FIRST_HEIGHT = 480
#: A page of the dashboard that has not stopped growing by then never will.
_MOST_GROWTHS = 5
_OFFICE = "() => document.querySelector('.brand span')?.firstChild?.textContent ?? ''"
_CAPTION = "() => document.querySelector('.capture-caption')?.innerText ?? ''"
_STATE = "() => document.documentElement.dataset.state"
_FINISHED = "() => ['ready', 'overflow'].includes(document.documentElement.dataset.state)"
#: Characters without a font are drawn as one and the same box, as U+FFFF always is.
LETTERS = ("诉", "求")
_HAS_CHINESE = """letters => {
  const pen = new OffscreenCanvas(48, 48).getContext('2d', { willReadFrequently: true });
  pen.font = '32px ' + getComputedStyle(document.body).fontFamily;
  const drawn = letter => {
    pen.clearRect(0, 0, 48, 48);
    pen.fillText(letter, 4, 38);
    return pen.getImageData(0, 0, 48, 48).data.join();
  };
  return new Set([...letters, '\\uffff'].map(drawn)).size === 3;
}"""


@dataclass(frozen=True, slots=True)
class DrawnFiles:
    """A document or a page as files.

    Attributes:
        files: Content of each kind asked for: ``png``, ``pdf``.
        failed: Names of the charts that could not be drawn; a card says so in their place.
        address: Where a page of the dashboard lies, with the scope it has shown.
        office: Whose dashboard it is, as the page says.
        caption: What the page says it rests on, in 截图模式.
    """

    files: dict[str, bytes]
    failed: tuple[str, ...] = ()
    address: str = ""
    office: str = ""
    caption: str = ""


def wait_for_document(page: Page, width: int, height: int | None) -> int:
    """Wait until the open document is painted; its height, which it tells itself when ``height`` is None.

    Raises:
        PictureError: More is on it than has room.
    """
    page.wait_for_function(_FINISHED, timeout=PATIENCE_SECONDS * 1_000)
    if page.evaluate(_STATE) == "overflow":
        raise PictureError("内容超出一页，没有生成图片：请减少图表或文字。")
    if height is None:
        height = math.ceil(float(page.evaluate("() => document.documentElement.dataset.height")))
        page.set_viewport_size({"width": width, "height": height})
    page.evaluate(SETTLED)
    return height


def wait_for_page(page: Page, width: int) -> int:
    """Let the window grow until the open page of the dashboard is in it, drawn; its height.

    Raises:
        PictureError: The page failed.
    """
    # What scrolls is an element inside the page: a picture of the full page would end at the window's edge.
    height = FIRST_HEIGHT
    for _growth in range(_MOST_GROWTHS):
        wait_until_drawn(page, seconds=PATIENCE_SECONDS)
        needed = page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollHeight")
        if needed <= height:
            break
        # What is measured is rounded down, and half a pixel below the edge would be a second page of a PDF.
        height = needed + 1
        page.set_viewport_size({"width": width, "height": height})
    return height


def drawn_page(page: Page, width: int, height: int, kinds: Sequence[str]) -> DrawnFiles:
    """The open page of the dashboard as files, and what it says of itself.

    Raises:
        PictureError: The picture is blank, or the PDF has more than one page.
    """
    office, caption = page.evaluate(_OFFICE), page.evaluate(_CAPTION)
    found = files(page, width, height, kinds)
    return DrawnFiles(found, failed_charts(page), page.url, office, caption)


def require_chinese(page: Page) -> None:
    """Stop when the browser has no font for the Chinese of the open page.

    Raises:
        NoFontError: It has none.
    """
    if not page.evaluate(_HAS_CHINESE, list(LETTERS)):
        raise NoFontError


def files(page: Page, width: int, height: int, kinds: Sequence[str]) -> dict[str, bytes]:
    """What lies open as PNG, as PDF, or both.

    Raises:
        PictureError: The picture is blank, or the PDF has more than one page.
    """
    found = {}
    if "png" in kinds:
        found["png"] = checks.require_content(page.screenshot())
    if "pdf" in kinds:
        pdf = page.pdf(width=f"{width}px", height=f"{height}px", print_background=True)
        found["pdf"] = checks.one_page(pdf)
    return found


@contextlib.contextmanager
def errors_in_chinese() -> Iterator[None]:
    """Say in Chinese what the browser says in English.

    Raises:
        PictureError: The browser did not do what it was told.
    """
    from playwright.sync_api import Error, TimeoutError

    try:
        yield
    except TimeoutError as error:
        raise PictureError(f"{PATIENCE_SECONDS} 秒内没有画完，没有生成图片；请重试。") from error
    except Error as error:
        first = next(iter(str(error).splitlines()), "")
        raise PictureError(f"浏览器没有完成图片：{first}") from error


if TYPE_CHECKING:
    from playwright.sync_api import Page

#: What a page says that failed; the traceback is in the log.
APOLOGY = mark("本页出了问题，其他页面仍可使用。请刷新页面重试；若仍不行，请把时间告诉管理员，日志里有详情。")
#: The script has run, the connection stands, every figure is done and every block has its links.
READY = """() => {
  const app = document.querySelector('[data-testid="stApp"]');
  const unfinished = '[data-testid="stSkeleton"], [data-testid="stSpinner"], [data-testid="stAppSkeleton"]';
  const isDone = figure => ['painted', 'failed'].includes(figure.dataset.state);
  return app && app.dataset.testScriptState === 'notRunning'
    && app.dataset.testConnectionState === 'CONNECTED'
    && !document.querySelector(unfinished)
    && document.querySelector('.brand')
    && [...document.querySelectorAll('.chart-figure')].every(isDone)
    && [...document.querySelectorAll('.foot-links')].every(links => links.children.length);
}"""
#: All fonts are there, and what was drawn last has reached the screen.
SETTLED = """async () => {
  await document.fonts.ready;
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
}"""
_FAILED = """() => [...document.querySelectorAll('.chart-figure[data-state=failed]')]
  .map(figure => figure.getAttribute('aria-label') || '图表')"""


def wait_until_drawn(page: Page, *, seconds: float) -> None:
    """Wait until everything on a page of the dashboard is drawn.

    Raises:
        PictureError: It shows a traceback, or says that it failed.
    """
    page.wait_for_function(READY, timeout=seconds * 1_000)
    page.evaluate(SETTLED)
    sorry = [catalogue(code).get(APOLOGY, APOLOGY) for code in LANGUAGES]
    if page.get_by_test_id("stException").count() or any(page.get_by_text(text).count() for text in sorry):
        raise PictureError("这一页出了问题，没有生成图片；原因见看板的日志。")


def failed_charts(page: Page) -> tuple[str, ...]:
    """The charts in whose place the page says that they could not be drawn."""
    return tuple(page.evaluate(_FAILED))

"""PNG and PDF of the document or dashboard page that is open in the browser, and the checks of each.

A picture is not blank, a PDF has one page, and the same content gives the same bytes.
"""

from __future__ import annotations

import contextlib
import io
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image

from pages.parts.pictures.browser import NoFontError, PictureError
from pages.parts.words.language import LANGUAGES, catalogue, mark

if TYPE_CHECKING:
    from playwright.sync_api import Page
KINDS = ("png", "pdf")
PATIENCE_SECONDS = 60
#: Height of the window in CSS pixels before the height of its content is known; it only grows.
FIRST_HEIGHT = 480
#: Most changes of height before the page is taken to grow without end.
_MOST_GROWTHS = 5
_OFFICE = "() => document.querySelector('.brand span')?.firstChild?.textContent ?? ''"
_CAPTION = "() => document.querySelector('.capture-caption')?.innerText ?? ''"
_STATE = "() => document.documentElement.dataset.state"
_FINISHED = "() => ['ready', 'overflow'].includes(document.documentElement.dataset.state)"
#: Characters without a font are all drawn as the same box, like U+FFFF.
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
#: Text on a page that failed; the traceback is in the log.
APOLOGY = mark("本页出了问题，其他页面仍可使用。请刷新页面重试；若仍不行，请把时间告诉管理员，日志里有详情。")
#: Whether the script has run, the connection is open, all figures are done and all blocks have links.
READY = """() => {
  const app = document.querySelector('[data-testid="stApp"]');
  const unfinished = '[data-testid="stSkeleton"], [data-testid="stSpinner"], [data-testid="stAppSkeleton"]';
  const isDone = figure => ['painted', 'failed'].includes(figure.dataset.state);
  return app && app.dataset.testScriptState === 'notRunning'
    && app.dataset.testConnectionState === 'CONNECTED'
    && !document.querySelector(unfinished)
    && document.querySelector('.brand')
    && [...document.querySelectorAll('.chart-figure')].every(isDone)
    && [...document.querySelectorAll('.foot-links, .tools')].every(links => links.children.length);
}"""
#: Resolves when all fonts are loaded and the last drawing has reached the screen.
SETTLED = """async () => {
  await document.fonts.ready;
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
}"""
_FAILED = """() => [...document.querySelectorAll('.chart-figure[data-state=failed]')]
  .map(figure => figure.getAttribute('aria-label') || '图表')"""
#: Whether the page shows a traceback, or one of these texts.
_SORRY = """texts => document.querySelector('[data-testid="stException"]') !== null
  || texts.some(text => document.body.textContent.includes(text))"""
#: Milliseconds between two looks whether a page is drawn: looking at each frame would slow the drawing.
_PULSE = 40
_PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")
_MOMENT = re.compile(rb"(/(?:CreationDate|ModDate)\s*\(D:)([^)]*)")
_FIXED = b"20000101000000+00'00'"


@dataclass(frozen=True, slots=True)
class DrawnFiles:
    """A document or a page as files.

    Attributes:
        files: Kind (``png``, ``pdf``) -> content.
        failed: Names of the charts that could not be drawn; the picture says so in their place.
        address: Address of a dashboard page, with its scope.
        office: Name of the office on the page.
        caption: Caption of the page in 截图模式.
    """

    files: dict[str, bytes]
    failed: tuple[str, ...] = ()
    address: str = ""
    office: str = ""
    caption: str = ""


def wait_for_document(page: Page, width: int, height: int | None) -> int:
    """Height of the open document once it is drawn; read from the document when ``height`` is None.

    Raises:
        PictureError: Its content does not fit.
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
    """Height of the open dashboard page once it is drawn; the window grows until the page fits.

    Raises:
        PictureError: The page failed.
    """
    # An element inside the page scrolls: a full-page picture would end at the edge of the window.
    height = FIRST_HEIGHT
    for _growth in range(_MOST_GROWTHS):
        wait_until_drawn(page, seconds=PATIENCE_SECONDS)
        needed = page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollHeight")
        if needed <= height:
            break
        # The measured height is rounded down, and half a pixel more would be a second page of the PDF.
        height = needed + 1
        page.set_viewport_size({"width": width, "height": height})
    return height


def drawn_page(page: Page, width: int, height: int, kinds: Sequence[str]) -> DrawnFiles:
    """The open dashboard page as files, with its address, office and caption.

    Raises:
        PictureError: The picture is blank, or the PDF has more than one page.
    """
    office, caption = page.evaluate(_OFFICE), page.evaluate(_CAPTION)
    found = files(page, width, height, kinds)
    return DrawnFiles(found, failed_charts(page), page.url, office, caption)


def require_chinese(page: Page) -> None:
    """Raise an error when the browser has no font for the Chinese text of the open page.

    Raises:
        NoFontError: It has none.
    """
    if not page.evaluate(_HAS_CHINESE, list(LETTERS)):
        raise NoFontError


def files(page: Page, width: int, height: int, kinds: Sequence[str]) -> dict[str, bytes]:
    """Kind -> content: the open document or page as PNG, PDF, or both.

    Raises:
        PictureError: The picture is blank, or the PDF has more than one page.
    """
    found = {}
    if "png" in kinds:
        found["png"] = require_content(page.screenshot())
    if "pdf" in kinds:
        pdf = page.pdf(width=f"{width}px", height=f"{height}px", print_background=True)
        found["pdf"] = one_page(pdf)
    return found


@contextlib.contextmanager
def errors_in_chinese() -> Iterator[None]:
    """Turn errors of the browser into a ``PictureError`` with a Chinese message.

    Raises:
        PictureError: The browser failed.
    """
    from playwright.sync_api import Error, TimeoutError

    try:
        yield
    except TimeoutError as error:
        raise PictureError(f"{PATIENCE_SECONDS} 秒内没有画完，没有生成图片；请重试。") from error
    except Error as error:
        first = next(iter(str(error).splitlines()), "")
        raise PictureError(f"浏览器没有完成图片：{first}") from error


def wait_until_drawn(page: Page, *, seconds: float) -> None:
    """Wait until a dashboard page is completely drawn.

    Raises:
        PictureError: It shows a traceback, or the text of a failure.
    """
    for _look in range(2):  # what came with the last message begins to be drawn one frame later
        page.wait_for_function(READY, timeout=seconds * 1_000, polling=_PULSE)
        page.evaluate(SETTLED)
    if page.evaluate(_SORRY, [catalogue(code).get(APOLOGY, APOLOGY) for code in LANGUAGES]):
        raise PictureError("这一页出了问题，没有生成图片；原因见看板的日志。")


def failed_charts(page: Page) -> tuple[str, ...]:
    """Names of the charts that the page could not draw."""
    return tuple(page.evaluate(_FAILED))


def require_content(png: bytes) -> bytes:
    """The picture, unchanged, unless it is blank.

    Raises:
        PictureError: It has one colour only.
    """
    with Image.open(io.BytesIO(png)) as picture:
        colours = picture.convert("RGB").getcolors(maxcolors=1)  # None when there are more
    if colours is not None:
        raise PictureError("图片是空白的，没有写出；请重试，仍不行请检查浏览器。")
    return png


def one_page(pdf: bytes) -> bytes:
    """The PDF with constant metadata, when it has one page.

    Chromium writes the time of printing into it, and nothing else that differs. A fixed time of the same
    length replaces it, so that no offset in the file changes.

    Raises:
        PictureError: It has more pages, or none.
    """
    count = len(_PAGE.findall(pdf))
    if count != 1:
        raise PictureError(f"内容超出一页：PDF 有 {count} 页，没有写出。")
    return _MOMENT.sub(lambda found: found[1] + _FIXED[: len(found[2])].ljust(len(found[2]), b"0"), pdf)

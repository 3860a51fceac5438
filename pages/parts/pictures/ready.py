"""When a page of the dashboard is drawn, and what went wrong on it: for pictures and browser tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pages.parts.pictures.browser import PictureError
from pages.parts.words.language import LANGUAGES, catalogue, mark

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

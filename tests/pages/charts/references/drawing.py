"""Charts as Chromium draws them, read into lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

import orjson
import plotly.graph_objects as go
from playwright.sync_api import Browser, Page

from pages.parts.pictures import session
from tests.pages.charts.references.lines import Line

#: A block across a page on an ordinary screen.
WIDTH_PX = 720
_READ = (Path(__file__).parent / "read.js").read_text(encoding="utf-8")


@contextmanager
def window(browser: Browser) -> Iterator[Page]:
    """An empty window with the scripts that draw the charts of the dashboard; in Chinese, as that is."""
    with session.serve_scripts() as port, closing(browser.new_page(locale="zh-CN")) as page:
        page.goto(f"http://127.0.0.1:{port}/")
        page.evaluate("() => { document.documentElement.lang = 'zh-CN'; }")
        for name in ("plotly.min.js", "chart.js"):
            page.add_script_tag(url=f"/assets/{name}")
        yield page


def drawn(figures: Mapping[str, go.Figure], opened: Page) -> dict[str, list[Line]]:
    """The charts of those figures by their keys.

    Args:
        figures: Key of a chart -> its figure.
        opened: What ``window`` gives.

    Raises:
        playwright.sync_api.Error: A figure cannot be drawn, has a part without a place, or is of a type that
            ``read.js`` cannot read yet.
    """
    return {
        key: [
            Line(what, tuple(positions))
            for what, positions in opened.evaluate(
                _READ, {"figure": orjson.loads(figure.to_json()), "width": WIDTH_PX}
            )
        ]
        for key, figure in figures.items()
    }

"""Which charts are compared, and where the accepted ones lie."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import plotly.graph_objects as go
from playwright.sync_api import Page

from data.snapshots.store import Snapshot
from pages.contents import PAGES_OF_BLOCKS
from pages.parts.asking.page import page_and_blocks
from queries import Comparison, Scope
from tests.pages.charts.references.drawing import drawn
from tests.pages.charts.references.lines import Line, differences, parsed, written

FOLDER = Path(__file__).parent / "pages"
_WEEK = Scope(date(2026, 10, 19), date(2026, 10, 26), comparison=Comparison.PREVIOUS)
#: What is looked at. A chart is drawn for the first that shows it: some are there for one compound only.
VIEWS = (_WEEK, _WEEK.replace(compounds=("象城外滩",)))


def figures(served: Snapshot) -> dict[str, dict[str, go.Figure]]:
    """Address of a page -> key of a chart -> its figure; that among the definitions is ``key (method)``."""
    return {page: _figures_of(page, served) for page in PAGES_OF_BLOCKS}


def _figures_of(page: str, served: Snapshot) -> dict[str, go.Figure]:
    found: dict[str, go.Figure] = {}
    for scope in VIEWS:
        _page, blocks = page_and_blocks(page, scope, served)
        for key, block in blocks.items():
            for name, figure in ((key, block.figure), (f"{key} (method)", block.method)):
                if figure is not None:
                    found.setdefault(name, figure)
    return found


def drawn_pages(served: Snapshot, opened: Page) -> dict[str, dict[str, list[Line]]]:
    """Address of a page -> key of a chart -> how it looks now."""
    return {page: drawn(found, opened) for page, found in figures(served).items()}


def changed(pages: dict[str, dict[str, list[Line]]]) -> list[str]:
    """The charts that do not look as accepted, one text each: page, key, and what differs."""
    accepted = {file.stem: parsed(file.read_text(encoding="utf-8")) for file in sorted(FOLDER.glob("*.txt"))}
    return [
        f"{page}/{chart}"
        for page in {**accepted, **pages}
        for chart in differences(accepted.get(page, {}), pages.get(page, {}))
    ]


def accept(pages: dict[str, dict[str, list[Line]]]) -> None:
    """Write how the charts look now, a file for each page that has any."""
    FOLDER.mkdir(exist_ok=True)
    for file in FOLDER.glob("*.txt"):
        file.unlink()
    for page, charts in pages.items():
        if charts:
            (FOLDER / f"{page}.txt").write_text(written(charts), encoding="utf-8", newline="\n")

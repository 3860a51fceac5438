"""The law of badges: each says why, to a pointer, a finger and a screen reader."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from pages.parts.asking.block import Block
from pages.parts.asking.page import Page
from pages.parts.html import markup
from pages.parts.html.signal_table import signal_table


def html_of(page: Page, blocks: Mapping[str, Block]) -> str:
    """The parts of a page that bear badges."""
    tables = [block.html for block in blocks.values()]
    return "".join([markup.kpi_band(page.cards), signal_table(page.signals or ()), *tables])


def every_badge_says_why(pages: Iterable[str]) -> None:
    """Hold it of the badges in the HTML of some pages, more than three of them."""
    html = "".join(pages)
    tags = re.findall(r'<[a-z]+ class="tag [^>]*>', html)
    opened = r'title="([^"]{6,})" aria-label="([^"]{9,})">[^<]+</summary><p>([^<]{6,})</p>'
    said = re.findall(r'<summary class="tag [^"]+" ' + opened, html)
    assert len(said) == len(tags) > 3
    assert all(title == told and label.endswith(title) for title, label, told in said)
    assert not re.search(r"nan|None|\binf\b|[{}]", "".join(title for title, _label, _told in said))

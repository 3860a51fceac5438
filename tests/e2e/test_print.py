"""A page as the print dialog of a browser takes it: whole blocks one below the other, none over another."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable

from playwright.sync_api import Page

from tests.e2e.conftest import turn_to

Visit = Callable[[str], Page]

WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')


def words_of(sheet: str) -> list[tuple[float, float, float, float, str]]:
    """Left, top, right, bottom and text of the words of a page.

    Fonts claim twice the height of a sign, and beside a bracket room that is set half as wide.
    """
    found = [(*map(float, one[:4]), one[4]) for one in WORD.findall(sheet)]
    return [
        (
            x0 + (y1 - y0) * 0.2 * text.startswith("（"),
            y0 + (y1 - y0) / 3,
            x1 - (y1 - y0) * 0.2 * text.endswith("）"),
            y1 - (y1 - y0) / 3,
            text,
        )
        for x0, y0, x1, y1, text in found
    ]


def overlaid(words: list[tuple[float, float, float, float, str]]) -> list[tuple[str, str]]:
    """Words that cover more than a quarter of each other."""
    pairs = []
    for number, one in enumerate(words):
        for other in words[number + 1 :]:
            wide = min(one[2], other[2]) - max(one[0], other[0])
            high = min(one[3], other[3]) - max(one[1], other[1])
            least = min((word[2] - word[0]) * (word[3] - word[1]) for word in (one, other))
            if wide > 0 and high > 0 and wide * high > 0.25 * least:
                pairs.append((one[4], other[4]))
    return pairs


def test_no_word_is_printed_over_another(visit: Visit) -> None:
    page = visit("/")
    expect_readable_paper(page)
    turn_to(page, "service_requests")
    expect_readable_paper(page)
    expect_readable_paper(visit("/compound?compound=象城外滩"))


def expect_readable_paper(page: Page) -> None:
    """Print the page, and read the words of its sheets."""
    paper = page.pdf(prefer_css_page_size=True, print_background=True)
    told = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=paper, capture_output=True, check=True)
    sheets = told.stdout.decode().split("<page ")[1:]
    assert len(sheets) > 1
    for sheet in sheets:
        assert overlaid(words_of(sheet)) == []
    text = "".join(word[4] for sheet in sheets for word in words_of(sheet))
    for control in ("下载", "加入简报", "截图模式", "填写督办"):
        assert control not in text

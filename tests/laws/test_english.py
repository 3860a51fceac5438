"""In English a page has English names: Chinese stands in brackets behind them, and in free texts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

from pages.parts.asking.block import Block
from pages.parts.html.worded_cells import with_words
from pages.parts.words.language import speaking
from tests.laws.conftest import Seen, sight

#: ``Xinjiang (信江社区)``: the name that a filter shows.
_BESIDE = re.compile(r"(?<=[A-Za-z0-9’'.]) ?\([^()]*[\u4e00-\u9fff][^()]*\)")
_CHINESE = re.compile(r"[\u4e00-\u9fff]+")
_TAG = re.compile(r"<[^>]*>")
#: A longer text is what somebody wrote: a title, a topic, an address.
_FREE = 12
#: The page that quotes the articles, whose words are Chinese.
_QUOTES = {"published"}


def left(text: str) -> str:
    """The Chinese of a text that has no English; empty where all of it has."""
    rest = _BESIDE.sub("", text)
    return "".join(part for part in _CHINESE.findall(rest) if len(part) <= _FREE)


def texts_of(block: Block) -> Iterator[str]:
    """All that a block shows: its sentences, the cells of its tables, the names in its figure."""
    yield from (block.heading, block.reading.title, block.reading.reading, block.subtitle, block.silent)
    yield from (unescape(text) for text in _TAG.split(with_words(block.html)))
    if block.figure is not None:
        yield from _texts_of_figure(block.figure.to_plotly_json())


def _texts_of_figure(figure: Mapping[str, Any]) -> Iterator[str]:
    """The names on the axes, in annotations and at the marks."""
    layout = figure["layout"]
    for name, part in layout.items():
        if name.startswith(("xaxis", "yaxis")):
            yield from map(str, part.get("ticktext", ()))
            yield str(part.get("title", {}).get("text", ""))
    yield from (str(note.get("text", "")) for note in layout.get("annotations", ()))
    for trace in figure["data"]:
        told = trace.get("text", ())
        yield from [told] if isinstance(told, str) else map(str, told if told is not None else ())


@sight("samples", "week", "en")
def test_a_page_in_english_has_no_chinese_but_in_brackets_and_free_texts(seen: Seen):
    with speaking("en"):
        found = {
            (name, key, text): left(text)
            for name, (page, blocks) in seen.shown.pages.items()
            if name not in _QUOTES
            for key, texts in (("headline", [page.headline]), *((k, texts_of(b)) for k, b in blocks.items()))
            for text in texts
            if left(text)
        }
    assert found == {}

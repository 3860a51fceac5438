"""The names in the tables of a page in the words of the reader, put there when all else is done with them."""

from __future__ import annotations

import re
from html import escape, unescape

from pages.parts.words.language import language
from pages.parts.words.value_names import reader_name

#: A text between two tags that has a Chinese sign.
_TEXT = re.compile(r">([^<>]*[\u4e00-\u9fff][^<>]*)<")


def with_words(html: str) -> str:
    """The HTML of tables with the values of ledgers by their English names; in Chinese as it is.

    What is told by attributes (what a click does, by what a column sorts) stays as the ledger writes it.
    """
    if language() != "en":
        return html
    return _TEXT.sub(lambda found: f">{escape(reader_name(unescape(found[1])))}<", html)

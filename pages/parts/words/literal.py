"""Escape texts of ledgers, files and errors, so that Streamlit shows them unchanged.

Streamlit reads most texts (labels, messages, titles of dialogs, captions) as its own kind of Markdown:
links, emphasis, code, formulas, colours, icons, emoji. A text from outside goes through ``literal``
first, so that none of this applies. Our own HTML is escaped where it is made (``markup``).
"""

from __future__ import annotations

import re

#: Invisible, and not part of a word: it stops Markdown from recognising the marks around it.
_BREAK = "\u2060"
#: An underscore between two letters is not Markdown: file names have them.
_SIGNS = re.compile(r"[\\`*\[\]<>$~|&]|(?<![^\W_])_|_(?![^\W_])")
#: Names of colours and icons, emoji, addresses: a colon that begins or divides one.
_COLON = re.compile(r":(?!\d\d:\d\d)(?=[A-Za-z]|[\w+-]+:|//)")
_ADDRESS = re.compile(r"(?<=\w)@(?=\w)|(?<=www)\.", re.IGNORECASE)
#: Arrows and the like, which Streamlit replaces where they are a word of their own.
_DRAWN = re.compile(r"(?<!\S)(<-|-|>|<|~)(->|>|-|=)(?!\S)")
#: Marks that begin a list, a heading or a horizontal rule.
_START = re.compile(r"^(\s*)(#|[-+=]|\d{1,9}(?=[.)]))", re.MULTILINE)


def literal(text: object) -> str:
    r"""The text escaped so that Streamlit shows each of its characters; on one line.

    >>> literal("南门社区 $x$ [a]")
    '南门社区 \\$x\\$ \\[a\\]'
    """
    line = " ".join(str(text).split())
    line = _DRAWN.sub(rf"\1{_BREAK}\2", line)
    line = _ADDRESS.sub(lambda found: _BREAK + found[0], _COLON.sub(f":{_BREAK}", line))
    return _START.sub(rf"\1{_BREAK}\2", _SIGNS.sub(r"\\\g<0>", line))

"""Texts of ledgers, files and errors as Streamlit is to show them: as they are.

Whatever Streamlit writes (labels, messages, titles of dialogs, captions) it reads as Markdown of its own
kind: links, emphasis, code, formulas, colours, icons, emoji. A text that somebody else wrote goes through
``literal`` first, and is read as nothing of that. HTML of our own is escaped where it is made (``markup``).
"""

from __future__ import annotations

import re

#: Not seen, and no part of any word: what it stands in is no sign of Markdown any more.
_BREAK = "\u2060"
#: Between two letters an underscore is one: names of files have them.
_SIGNS = re.compile(r"[\\`*\[\]<>$~|&]|(?<![^\W_])_|_(?![^\W_])")
#: Names of colours and icons, emoji, addresses: a colon that begins or divides one.
_COLON = re.compile(r":(?!\d\d:\d\d)(?=[A-Za-z]|[\w+-]+:|//)")
_ADDRESS = re.compile(r"(?<=\w)@(?=\w)|(?<=www)\.", re.IGNORECASE)
#: Arrows and the like, which are drawn where they stand alone.
_DRAWN = re.compile(r"(?<!\S)(<-|-|>|<|~)(->|>|-|=)(?!\S)")
#: What begins a list, a heading or a line across.
_START = re.compile(r"^(\s*)(#|[-+=]|\d{1,9}(?=[.)]))", re.MULTILINE)


def literal(text: object) -> str:
    r"""The text so written that Streamlit shows each of its signs; on one line.

    >>> literal("南门社区 $x$ [a]")
    '南门社区 \\$x\\$ \\[a\\]'
    """
    line = " ".join(str(text).split())
    line = _DRAWN.sub(rf"\1{_BREAK}\2", line)
    line = _ADDRESS.sub(lambda found: _BREAK + found[0], _COLON.sub(f":{_BREAK}", line))
    return _START.sub(rf"\1{_BREAK}\2", _SIGNS.sub(r"\\\g<0>", line))

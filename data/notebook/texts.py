"""Texts that people type into the notebook: on one line, without signs that cannot be printed."""

from __future__ import annotations

import re

_UNPRINTED = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]+")


def one_line(text: str) -> str:
    r"""The text on one line; signs that cannot be printed or stored become blanks.

    >>> one_line(" 街道\n例会\u202e ")
    '街道 例会'
    """
    return _UNPRINTED.sub(" ", text).strip()

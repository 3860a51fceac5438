"""Number formats of zeros and literals, which display more than a cell holds: 305 as GD0305 or as 0305."""

from __future__ import annotations

import re
from collections.abc import Sequence

#: A text in quotation marks, one sign after a backslash, blank space, a digit, or a plain sign.
_TOKEN = re.compile(r'"([^"]*)"|[\\!](.)|_.()|(0)|([^\\"!_#?0.,%@*;\[\]dmyhsegbDMYHSEGB])')
_FEWEST_ZEROS = 2


class NumberFormat:
    """A number format of only zeros and literals."""

    def __init__(self, parts: Sequence[str | None]) -> None:
        """Take its parts in order: literals, and None for each digit."""
        self._parts = tuple(parts)
        self._zeros = self._parts.count(None)

    def display_text(self, text: str) -> str:
        """A whole number as the sheet displays it; another text unchanged."""
        if not (text.isascii() and text.isdigit()):
            return text
        digits = text.zfill(self._zeros)
        # Digits without a zero of their own precede the first one.
        surplus, rest = digits[: len(digits) - self._zeros], iter(digits[len(digits) - self._zeros :])
        written = []
        for part in self._parts:
            if part is None:
                part = surplus + next(rest)
                surplus = ""
            written.append(part)
        return "".join(written).strip()


def number_format(code: str) -> NumberFormat | None:
    """The format for the code of a workbook; None if it adds nothing or has other parts.

    Of a code with sections the first one is used, for numbers above zero.
    """
    section, place = _first_section(code), 0
    parts: list[str | None] = []
    while found := _TOKEN.match(section, place):
        parts.append(None if found[4] else next((one for one in found.groups() if one is not None), ""))
        place = found.end()
    zeros = parts.count(None)
    is_whole = place == len(section) and zeros > 0
    adds = zeros >= _FEWEST_ZEROS or any(part and part.strip() for part in parts)
    return NumberFormat(parts) if is_whole and adds else None


_FIRST_SECTION = re.compile(r'(?:"[^"]*"|\\.|[^;])*')


def _first_section(code: str) -> str:
    found = _FIRST_SECTION.match(code)
    return found[0] if found else ""

"""Finds the mobile number in a text, and recognises texts that are nobody's number."""

from __future__ import annotations

import re
import unicodedata

_GAP = r"[\s\-‐-―−_.·()]*"
#: A mobile number anywhere, with the code of the country or a zero before it.
_MOBILE = re.compile(rf"(?<!\d)(?:\+?{_GAP}(?:00)?86{_GAP}|0)?(1{_GAP}[3-9](?:{_GAP}\d){{9}})(?!\d)")
_SHORTEST = 7
#: Placeholder numbers: the keys typed in their order.
_RUNS = ("01234567890123456789", "98765432109876543210", "12345678901234567890")
#: Numbers with hidden digits: many numbers look like one of them.
_HIDDEN = re.compile(r"\d[*×•·xX＊]{2,}|[*×•·xX＊]{2,}\d")
_SERVICE = re.compile(r"(?:12345|96\d{3,4}|1[12]\d)+|400\d{7}|800\d{7}")


def mobile_in(text: str) -> str:
    """The digits of the first mobile number in a text; empty if there is none."""
    found = _MOBILE.search(unicodedata.normalize("NFKC", text))
    return re.sub(r"\D", "", found[1]) if found else ""


def is_no_phone(text: str) -> bool:
    """Whether a text in a phone column is nobody's: words, one repeated digit, hidden, too short, a hotline.

    An account name, which has letters, counts as somebody's.
    """
    if _HIDDEN.search(text):
        return True
    if re.search("[A-Za-z]", text):
        return False
    if mobile := mobile_in(text):
        return len(set(mobile[1:])) == 1 or len(set(mobile)) == 1
    digits = re.sub(r"\D", "", text)
    return (
        len(digits) < _SHORTEST
        or len(set(digits)) == 1
        or any(digits in run for run in _RUNS)
        or _SERVICE.fullmatch(digits) is not None
    )

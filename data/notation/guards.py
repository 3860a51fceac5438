"""Removes the signs that users and programs put around a number so that Excel keeps it as text."""

from __future__ import annotations

import re
import unicodedata

#: Invisible signs, within a number too.
_UNSEEN = "\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_INVISIBLE = re.compile(f"[{_UNSEEN}]")
_FORMULA = re.compile(r'="?(.*?)"?')
_QUOTES = "'`\"´‘’“”＇"
_DECIMALS = re.compile(r"(\d+)\.0+")
#: SQL that is true for every number that ``bare_number`` would change, and for few others.
MAYBE_GUARDED = (
    "(left({cell}, 1) in ('''', '`', '\"', '=', ' ') or right({cell}, 1) in ('''', '`', '\"', ' ')"
    " or ends_with({cell}, '.0') or ends_with({cell}, '.00')"
    " or (strlen({cell}) > length({cell})"
    f" and regexp_matches({{cell}}, '[\uff01-\uff5e´‘’“”\u00a0\u3000{_UNSEEN}]')))"
)


def bare_number(text: str) -> str:
    """The number in half width without guards (' ` ="…"), invisible signs, outer spaces and a final .0."""
    bare = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text)).strip()
    formula = _FORMULA.fullmatch(bare) if bare.startswith("=") else None
    bare = (formula[1] if formula else bare).strip(f" {_QUOTES}\t")
    whole = _DECIMALS.fullmatch(bare)
    return whole[1] if whole else bare

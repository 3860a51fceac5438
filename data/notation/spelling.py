"""Gives a name one spelling where exports use several: widths, spaces, stops and brackets around it.

Letters and figures are half width; brackets and stops within Chinese text are full width, as an office
writes them. The result depends on the name alone, so that every ledger and every import spells a
name in the same way.
"""

from __future__ import annotations

import re
import unicodedata

_HAN = re.compile("[\u3400-\u9fff]")
_BESIDE_HAN = re.compile("(?<=[\u3400-\u9fff（），；]) +| +(?=[\u3400-\u9fff（），；])")
_COLON_IN_HAN = re.compile("(?<=[\u3400-\u9fff]):|:(?=[\u3400-\u9fff])")
_SPACES = re.compile(r"\s+")
_TO_CHINESE = str.maketrans("(),;!?", "（），；！？")
_DOTS = str.maketrans("・•‧∙", "····")
#: Two stars would make a text bold wherever the product renders it; three stars hide a person.
_EMPHASIS = re.compile(r"(?<!\*)\*\*(?!\*)")
#: SQL that is true for every text that may have another spelling.
SUSPECT = "regexp_matches({cell}, '[ (),:;!?*\uff01-\uff5e・•‧∙]|^[【《「〔、。…“‘]|[】》」〕、。…”’]$')"
#: Signs at the ends that are not part of a name.
_ENDS = " 。.;；:：、，,!！~…·`'\"“”‘’"
_PAIRS = tuple((pair[0], pair[1]) for pair in ("（）", "()", "【】", "[]", "《》", "<>", "「」", "〔〕"))


def one_spelling(name: str) -> str:
    """The stored spelling of a name; unchanged if it is only stops and brackets."""
    bare = _SPACES.sub(" ", unicodedata.normalize("NFKC", name).translate(_DOTS))
    if _HAN.search(bare):
        bare = _BESIDE_HAN.sub("", _COLON_IN_HAN.sub("：", bare.translate(_TO_CHINESE)))
    return without_emphasis(_without_ends(bare) or name.strip())


def without_emphasis(text: str) -> str:
    """The text with full-width stars in place of two stars that would be rendered as emphasis."""
    return _EMPHASIS.sub("＊＊", text)


def _without_ends(name: str) -> str:
    """The name without stops at its ends and without brackets around the whole of it."""
    while True:
        bare = name.strip(_ENDS)
        for left, right in _PAIRS:
            if bare[:1] == left and bare[-1:] == right and left not in bare[1:] and right not in bare[:-1]:
                bare = bare[1:-1]
        if bare == name:
            return bare
        name = bare

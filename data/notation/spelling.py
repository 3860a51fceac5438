"""One spelling for a name that exports write in several: widths, spaces, stops and brackets around it.

Letters and figures are half width; brackets and stops within Chinese text are full width, as an office
writes them. No other file and no other row is looked at, so that every ledger and every import spells a
name alike.
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
#: Two stars make what stands between them bold, wherever the product sets a sentence; three hide a person.
_EMPHASIS = re.compile(r"(?<!\*)\*\*(?!\*)")
#: SQL that a text fulfils of which there may be another spelling.
SUSPECT = "regexp_matches({cell}, '[ (),:;!?*\uff01-\uff5e・•‧∙]|^[【《「〔、。…“‘]|[】》」〕、。…”’]$')"
#: What does not belong to a name that it stands around.
_ENDS = " 。.;；:：、，,!！~…·`'\"“”‘’"
_PAIRS = tuple((pair[0], pair[1]) for pair in ("（）", "()", "【】", "[]", "《》", "<>", "「」", "〔〕"))


def one_spelling(name: str) -> str:
    """A name as it is kept; as written when it is nothing but stops and brackets."""
    bare = _SPACES.sub(" ", unicodedata.normalize("NFKC", name).translate(_DOTS))
    if _HAN.search(bare):
        bare = _BESIDE_HAN.sub("", _COLON_IN_HAN.sub("：", bare.translate(_TO_CHINESE)))
    return without_emphasis(_without_ends(bare) or name.strip())


def without_emphasis(text: str) -> str:
    """The text with full stars in place of two that would be read as emphasis."""
    return _EMPHASIS.sub("＊＊", text)


def _without_ends(name: str) -> str:
    """A name without stops at its ends and brackets around the whole of it."""
    while True:
        bare = name.strip(_ENDS)
        for left, right in _PAIRS:
            if bare[:1] == left and bare[-1:] == right and left not in bare[1:] and right not in bare[:-1]:
                bare = bare[1:-1]
        if bare == name:
            return bare
        name = bare

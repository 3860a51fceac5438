"""Normalises headers for comparison: without the decorations that exports add."""

from __future__ import annotations

import functools
import re
import unicodedata

_UNIT = re.compile(r"(?<=.)(?:\([^()]*\)|\[[^\[\]]*\])$")
_NOISE = re.compile(r"[\s*:'\"\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]+")
#: Leading numbers that folding of widths and spaces would hide: ``①``, ``3 ``, ``3：``, ``3-``.
_NUMBERED = re.compile(
    "^\\s*(?:[\u2460-\u2473\u24ea-\u24ff\u2776-\u2793\u3251-\u325f\u32b1-\u32bf]|\\d{1,3}\\s*[\\s:：_\uff0d-](?=\\s*[^\\d\\s]))"
)
#: Leading numbers: ``1.``, ``(4)``, ``3、``, ``A.``, ``一、``, ``(二)``.
_NUMBER = re.compile(
    r"^(?:\((?:\d{1,3}|[一二三四五六七八九十]{1,3})\)[.、,)]?"
    r"|(?:\d{1,3}|[A-Za-z]|[一二三四五六七八九十]{1,3})(?:[、)]|[.,](?!\d)))"
)
#: Instructions of templates before a header; ``_UNIT`` removes those after it.
_DUTY = re.compile(r"^(?:\([^()]*\)|【[^【】]*】|\[[^\[\]]*\])(?=.)")
_IS_DUTY = re.compile("必填|选填|可选|可空|非空|必须|自动|系统")
#: Brackets around the whole header.
_AROUND = ("【】", "「」", "『』", "《》", "〈〉", "〔〕", "〖〗", "“”", "‘’", "[]", "{}", "<>", "()")
#: Signs at the ends that mark sorting, filters or emphasis, and full stops.
_SIGNS = "▼▽▾▲△▴↓↑⇅⇩⇧→←●○◆◇■□★☆※†#!?;。.,、·…~^|_-—=+"


@functools.lru_cache(maxsize=20_000)
def normalise(header: str) -> str:
    """The form of a header used for comparison.

    Width, spaces, ``*``, colons, quotes, invisible signs, a leading number, brackets around it, signs of
    sorting and filtering, and a trailing unit or remark in brackets are ignored.
    """
    plain = _NOISE.sub("", unicodedata.normalize("NFKC", _NUMBERED.sub("", header)))
    while plain and (shorter := _undecorate(plain)) != plain and shorter:
        plain = shorter
    return plain


def _undecorate(plain: str) -> str:
    """The header with one decoration removed."""
    if found := _NUMBER.match(plain):
        return plain[found.end() :]
    if len(plain) > 3 and plain[0] + plain[-1] in _AROUND and plain[0] not in plain[1:-1]:
        return plain[1:-1]
    if (found := _DUTY.match(plain)) and _IS_DUTY.search(found.group()):
        return plain[found.end() :]
    return _UNIT.sub("", plain.strip(_SIGNS))

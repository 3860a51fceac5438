"""Reads codes as exports write them: numbered, with a remark in brackets, a tick, a stop or quotes.

Without these additions the text must be a known spelling; nothing is guessed. A remark that may reverse
a flag or a rating (是（部分）) makes it unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from data.schema import plain

#: Keyed by ``code_key``. ☒ is a tick on some forms and a cross on others, so it is not read.
YES_TEXTS = (
    "是", "1", "1.0", "y", "yes", "t", "true", "on", "ok", "√", "✓", "✔", "☑", "✅", "■", "v", "有", "对",
    "已", "是的", "对的", "已经",
)  # fmt: skip
NO_TEXTS = (
    "否", "0", "0.0", "n", "no", "f", "false", "off", "×", "x", "✗", "✘", "✖", "✕", "╳", "❌", "❎", "☐", "□",
    "错", "未", "没", "没有", "不", "不是", "非",
)  # fmt: skip
_TICKED = "☑✅✔✓√■"
_OPEN = "☐□"
_ENDS = f" 。.;:、,!~…·`'\"“”‘’|*★☆—{_TICKED}"
_PAIRS = tuple((pair[0], pair[1]) for pair in ("()", "[]", "【】", "<>", "《》", "{}", "「」", "〔〕"))
_NUMBERED = re.compile(
    r"\(?(?:[0-9]{1,2}|[a-z]|[一二三四五六七八九十])[.、:)_ -]+(?=\D)|[0-9]{1,2}(?=[\u4e00-\u9fff])"
)
_REMARK_BEHIND = re.compile(r"(.+?)[(\[【<《{〔](.*)[)\]】>》}〕]")
_REMARK_BEFORE = re.compile(r"[(\[【<《{〔](.*?)[)\]】>》}〕](.+)")
_TURNS = re.compile("部分|未|不|没|否|非|难|待|暂|[?]")
_PARTS = re.compile(r"[-:_/,;、|>→\s]+")
_MARK_FIRST = re.compile(rf"[{_TICKED}]\s*([^\s{_TICKED}{_OPEN}]+)")
_MARK_BEHIND = re.compile(rf"([^\s{_TICKED}{_OPEN}]+)\s*[{_TICKED}]")


def code_key(text: str) -> str:
    """The form of a code used for comparison: half width, lower case, no spaces within Chinese text."""
    folded = plain(text).casefold()
    return folded if folded.isascii() else "".join(folded.split())


@dataclass(frozen=True, slots=True)
class Codes:
    """The spellings of one column.

    Attributes:
        known: Spelling (by ``code_key``) -> stored value.
        patterns: Pattern of spellings that are too many to list -> stored value.
        may_turn: Whether a remark may reverse the meaning, as of a flag or a rating.
    """

    known: Mapping[str, str]
    patterns: Sequence[tuple[re.Pattern[str], str]] = ()
    may_turn: bool = False

    def find(self, text: str) -> str | None:
        """The stored value for a text; None if it is not understood."""
        key = code_key(text)
        if key in self.known:
            return self.known[key]
        if any(sign in key for sign in _OPEN) and any(sign in key for sign in _TICKED):
            return self._ticked_choice(key)
        for form in self._forms(key):
            if (code := self._code_of(form)) is not None:
                return code
        return None if self.may_turn else self._first_part(key)

    def _code_of(self, form: str) -> str | None:
        if form in self.known:
            return self.known[form]
        return next((code for pattern, code in self.patterns if pattern.fullmatch(form)), None)

    def _forms(self, key: str) -> Iterator[str]:
        """Candidates for the code in a text, from the whole text to the most shortened one."""
        bare = _bare(key)
        yield key
        yield bare
        bare = _bare(_NUMBERED.sub("", bare, count=1) if _NUMBERED.match(bare) else bare)
        yield bare
        for pattern, code, remark in ((_REMARK_BEHIND, 1, 2), (_REMARK_BEFORE, 2, 1)):
            found = pattern.fullmatch(bare)
            if found and not (self.may_turn and _TURNS.search(found[remark])):
                yield _bare(found[code])

    def _first_part(self, key: str) -> str | None:
        """The code before a dash or a stop, if no other code follows."""
        parts = [self._code_of(_bare(part)) for part in _PARTS.split(key) if part]
        codes = {code for code in parts if code is not None}
        return parts[0] if parts and len(codes) == 1 else None

    def _ticked_choice(self, key: str) -> str | None:
        """The only ticked choice: 否 in □是 ☑否."""
        pattern = _MARK_FIRST if key[0] in _TICKED + _OPEN else _MARK_BEHIND
        ticked = pattern.findall(key)
        return self._code_of(_bare(ticked[0])) if len(ticked) == 1 else None


def _bare(text: str) -> str:
    """A text without the signs around it."""
    bare = text.strip(_ENDS)
    for left, right in _PAIRS:
        if bare[:1] == left and bare[-1:] == right and left not in bare[1:]:
            bare = bare[1:-1].strip(_ENDS)
    return bare

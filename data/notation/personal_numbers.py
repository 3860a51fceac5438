"""Numbers of records that are numbers of persons: a mobile phone, a landline, an identity card.

Such a number still tells records apart and joins ledgers, so that it is not starred out: a token stands in
its place, the same in every ledger and every import. The value alone decides, never its column or its file:
otherwise one number would be a token here and itself there. A serial number of eleven digits that begins
like a mobile number becomes a token too; whoever looks for it finds it by the number (``search_terms``).
"""

from __future__ import annotations

import hashlib
import re
from datetime import date

from data.notation import hiding
from data.notation.guards import bare_number
from data.notation.persons import is_identity

#: Before the token, so that a reader sees what stands there.
HIDDEN = "隐号-"
_GAP = r"[ \t-]?"
_MOBILE = rf"(?:\+?(?:00)?86{_GAP}|0)?1[3-9]\d(?:{_GAP}\d{{4}}){{2}}"
_LANDLINE = rf"\(?(?:010|02\d|0[3-9]\d\d)\)?{_GAP}[2-8]\d{{6,7}}"
_CARD = rf"[1-8]\d{{5}}{_GAP}(?:19|20)\d\d[01]\d[0-3]\d{_GAP}\d{{3}}[\dXx]|[1-8]\d{{7}}[01]\d[0-3]\d{{4}}"
_NUMBER = re.compile(f"(?P<mobile>{_MOBILE})|(?P<landline>{_LANDLINE})|(?P<card>{_CARD})")
#: What may stand around the number and leaves it one: who it is, a word for it, a count behind it.
_BEFORE, _BEHIND = r"[\u4e00-\u9fff\s:_()-]{0,10}", r"(?:[\u4e00-\u9fff\s_()-]{0,10}|[-_#]\d{1,4}|转\d{1,5})"
_WHOLE = re.compile(f"(?P<before>{_BEFORE})(?P<number>{_MOBILE}|{_LANDLINE}|{_CARD})(?P<behind>{_BEHIND})")
#: SQL, true for every text in half width that is such a number, and few others.
SUSPECT = f"regexp_matches({{cell}}, '(?:^|[^0-9A-Za-z])(?:{_MOBILE}|{_LANDLINE}|{_CARD})(?:$|[^0-9A-Za-z])')"
#: Nobody of that age has a number of fifteen digits any more: it is an area, a day of this century, a count.
_OLDEST_SHORT = 99
_SHORT, _LONG = 15, 18


def hidden_number(text: str, salt: bytes) -> str | None:
    """What is kept instead of a number of a record: a token when it is that of a person, otherwise None.

    Args:
        text: The number as it was written, guards around it or not.
        salt: The secret of the store.
    """
    found = _WHOLE.fullmatch(bare_number(text))
    if found is None or not _is_personal(found["number"]):
        return None
    digits = re.sub(r"[^\dXx]", "", found["number"])
    rest = found["before"].strip() + found["behind"].strip()
    return HIDDEN + hiding.token(digits, salt) + (_rest(rest, salt) if rest else "")


def hidden_in_key(key: str, salt: bytes, before: str) -> str | None:
    """The same of a key that was made here: ``before`` stands before it, or a day and a place behind it."""
    found = re.fullmatch(rf"({re.escape(before)})?(.+?)(（[^（）]*）)?", key, re.DOTALL)
    hidden = hidden_number(found[2], salt) if found else None
    return f"{found[1] or ''}{hidden}{found[3] or ''}" if found and hidden else None


def search_terms(words: str, salt: bytes | None) -> list[tuple[str, ...]]:
    """The words of a search, each with the token that is kept in its place, where one is.

    Args:
        words: What is looked for, words between spaces or one number with spaces in it.
        salt: The secret of the store; None when it has none.
    """
    if salt is None:
        return [(word,) for word in words.split()]
    texts = words.split()
    hidden = [hidden_number(text, salt) for text in texts]
    if not any(hidden) and (whole := hidden_number(words, salt)):
        texts, hidden = [words.strip()], [whole]
    return [(text, token) if token else (text,) for text, token in zip(texts, hidden, strict=True)]


def _rest(text: str, salt: bytes) -> str:
    """What tells several records of one number apart: a count as it is, a name as a token of its own."""
    if re.fullmatch(r"[-_#]\d+", text):
        return text
    return "-" + hashlib.blake2b(text.encode(), key=salt, digest_size=4).hexdigest()


def _is_personal(number: str) -> bool:
    """Whether a number that is shaped like one of a person can be one."""
    kind = _NUMBER.fullmatch(number)
    digits = re.sub(r"[^\dXx]", "", number)
    if kind is None or kind["card"] is None:
        return kind is not None and not (kind["landline"] and _is_day(digits[-8:]))
    if len(digits) == _LONG:
        return is_identity(digits) and not digits.endswith("000")  # a spreadsheet has cut it: it is nobody's
    return is_identity(digits) and date.today().year - int(f"19{digits[6:8]}") <= _OLDEST_SHORT


def _is_day(digits: str) -> bool:
    """Whether digits are a day of these years: behind the code of an area they count records."""
    try:
        return (
            date(int(digits[:4]), int(digits[4:6]), int(digits[6:])).year // 100 == date.today().year // 100
        )
    except ValueError:
        return False

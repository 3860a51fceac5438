"""Record numbers without the signs around them, and hidden where they are numbers of persons.

The signs (guards) are those that users and programs put around a number so that Excel keeps it as text.
Numbers of persons are a mobile phone, a landline, an identity card.
Such a number still identifies records and joins ledgers, so it is not starred out: a token replaces it,
the same in every ledger and every import. Only the value decides, never its column or its file:
otherwise one number would be a token in one place and itself in another. A serial number of eleven digits
that begins like a mobile number becomes a token too; a search finds it by the number (``search_terms``).
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from datetime import date

from data.notation import persons
from data.notation.persons import is_identity

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
#: Prefix of a token, so that a reader sees that a number is hidden.
HIDDEN = "隐号-"
_GAP = r"[ \t-]?"
_MOBILE = rf"(?:\+?(?:00)?86{_GAP}|0)?1[3-9]\d(?:{_GAP}\d{{4}}){{2}}"
_LANDLINE = rf"\(?(?:010|02\d|0[3-9]\d\d)\)?{_GAP}[2-8]\d{{6,7}}"
_CARD = rf"[1-8]\d{{5}}{_GAP}(?:19|20)\d\d[01]\d[0-3]\d{_GAP}\d{{3}}[\dXx]|[1-8]\d{{7}}[01]\d[0-3]\d{{4}}"
_NUMBER = re.compile(f"(?P<mobile>{_MOBILE})|(?P<landline>{_LANDLINE})|(?P<card>{_CARD})")
#: Text that may stand around such a number: the person, a word for the number, a count after it.
_BEFORE, _BEHIND = r"[\u4e00-\u9fff\s:_()-]{0,10}", r"(?:[\u4e00-\u9fff\s_()-]{0,10}|[-_#]\d{1,4}|转\d{1,5})"
_WHOLE = re.compile(f"(?P<before>{_BEFORE})(?P<number>{_MOBILE}|{_LANDLINE}|{_CARD})(?P<behind>{_BEHIND})")
#: SQL that is true for every text in half width with such a number, and for few others.
SUSPECT = f"regexp_matches({{cell}}, '(?:^|[^0-9A-Za-z])(?:{_MOBILE}|{_LANDLINE}|{_CARD})(?:$|[^0-9A-Za-z])')"
#: Nobody older has a number of fifteen digits any more: it is an area, a day of this century, a count.
_OLDEST_SHORT = 99
_SHORT, _LONG = 15, 18


def bare_number(text: str) -> str:
    """The number in half width without guards (' ` ="…"), invisible signs, outer spaces and a final .0."""
    bare = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text)).strip()
    formula = _FORMULA.fullmatch(bare) if bare.startswith("=") else None
    bare = (formula[1] if formula else bare).strip(f" {_QUOTES}\t")
    integer = _DECIMALS.fullmatch(bare)
    return integer[1] if integer else bare


def hidden_number(text: str, salt: bytes) -> str | None:
    """The token that replaces a record number; None if it is not the number of a person.

    Args:
        text: The number as written, with or without guards.
        salt: The secret of the store.
    """
    found = _WHOLE.fullmatch(bare_number(text))
    if found is None or not _is_personal(found["number"]):
        return None
    digits = re.sub(r"[^\dXx]", "", found["number"])
    rest = found["before"].strip() + found["behind"].strip()
    return HIDDEN + persons.token(digits, salt) + (_rest(rest, salt) if rest else "")


def hidden_in_key(key: str, salt: bytes, before: str) -> str | None:
    """As ``hidden_number``, of a generated key: ``before`` precedes the number, or day and place follow."""
    found = re.fullmatch(rf"({re.escape(before)})?(.+?)(（[^（）]*）)?", key, re.DOTALL)
    hidden = hidden_number(found[2], salt) if found else None
    return f"{found[1] or ''}{hidden}{found[3] or ''}" if found and hidden else None


def search_terms(words: str, salt: bytes | None) -> list[tuple[str, ...]]:
    """The words of a search, each with the token that replaces it in the ledgers, if there is one.

    Args:
        words: The search: words separated by spaces, or one number with spaces in it.
        salt: The secret of the store; None if it has none.
    """
    if salt is None:
        return [(word,) for word in words.split()]
    texts = words.split()
    hidden = [hidden_number(text, salt) for text in texts]
    if not any(hidden) and (whole_token := hidden_number(words, salt)):
        texts, hidden = [words.strip()], [whole_token]
    return [(text, token) if token else (text,) for text, token in zip(texts, hidden, strict=True)]


def _rest(text: str, salt: bytes) -> str:
    """The part that distinguishes records with one number: a count unchanged, a name as its own token."""
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
        return is_identity(digits) and not digits.endswith("000")  # rounded by a spreadsheet
    return is_identity(digits) and date.today().year - int(f"19{digits[6:8]}") <= _OLDEST_SHORT


def _is_day(digits: str) -> bool:
    """Whether digits are a recent day: after an area code they number records."""
    try:
        return (
            date(int(digits[:4]), int(digits[4:6]), int(digits[6:])).year // 100 == date.today().year // 100
        )
    except ValueError:
        return False

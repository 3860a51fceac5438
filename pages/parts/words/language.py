"""The language of the interface: Chinese texts are the keys, a catalogue holds the English texts.

Every text of ours that a user reads goes through ``_``; values from a ledger (names of
communities, categories) stay as they were written.
"""

from __future__ import annotations

import functools
import re
import string
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from babel.messages.pofile import read_po

from data.translatable import mark as mark

#: Language codes of the interface; the first is the language of the message keys.
LANGUAGES = ("zh", "en")

#: Folder of the catalogues: ``<code>/LC_MESSAGES/messages.po``.
CATALOGUES = Path(__file__).resolve().parents[3] / "locale"

# One script run is one thread with its own context, so two users never share a language.
_language: ContextVar[str] = ContextVar("language", default=LANGUAGES[0])


def set_language(code: str) -> None:
    """Set the language of all texts from here on in this script run.

    Raises:
        ValueError: The interface does not have the language.
    """
    if code not in LANGUAGES:
        raise ValueError(f"language {code!r} is not one of {', '.join(LANGUAGES)}")
    _language.set(code)


def language() -> str:
    """The current language: ``zh`` or ``en``."""
    return _language.get()


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Use one language in a ``with`` block, whatever the user has chosen: office documents are Chinese."""
    before = _language.set(code)
    try:
        yield
    finally:
        _language.reset(before)


def html_language() -> str:
    """The value of ``<html lang>`` for the current language."""
    return "zh-CN" if language() == "zh" else "en"


class Counting(str):
    """A text whose words agree with its numbers: ``{n} {n:day|days} late``.

    Chinese has no plural, so the message key does not show it; gettext's own plural forms allow one number
    per text, ours have up to three.
    """

    def format(self, *args: object, **kwargs: object) -> str:
        """The text with its values; each choice ``one|many`` is decided by the value it names."""
        return _FORMATTER.format(str(self), *args, **kwargs)


class _Formatter(string.Formatter):
    def format_field(self, value: object, spec: str) -> str:
        one, choice, many = spec.partition("|")
        if not choice:
            return str(super().format_field(value, spec))
        return one if _ONE.match(str(value)) else many


_FORMATTER = _Formatter()
#: The number one, alone or with its unit.
_ONE = re.compile(r"1(?:\.0)?(?:$|\s[A-Za-z])")


@functools.cache
def catalogue(code: str) -> dict[str, str]:
    """Translations of one language, Chinese text -> text; empty for Chinese itself."""
    if code == LANGUAGES[0]:
        return {}
    with (CATALOGUES / code / "LC_MESSAGES" / "messages.po").open("rb") as file:
        messages = read_po(file, locale=code)
    texts = {str(message.id): str(message.string) for message in messages if message.id and message.string}
    return {key: Counting(text) if "|" in text else text for key, text in texts.items()}


def _(text: str) -> str:
    """The text in the current language; the Chinese text itself when it has no translation."""
    return catalogue(language()).get(text, text)


def listing(names: Iterable[str]) -> str:
    """Names as one enumeration: ``南门、新城``, in English ``南门, 新城``."""
    return _("、").join(names)


def sentences(*parts: str) -> str:
    """Clauses joined into one text; empty ones are omitted."""
    return _("；").join(part for part in parts if part)

"""The language of the interface: Chinese text is the key, a catalogue holds the English.

Every text of ours that a person reads goes through ``_``; values out of a ledger (names of
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

#: Language codes the interface speaks; the first is the language of the message keys.
LANGUAGES = ("zh", "en")

#: Where the catalogues lie: ``<code>/LC_MESSAGES/messages.po``.
CATALOGUES = Path(__file__).resolve().parents[3] / "locale"

# One script run is one thread with its own context, so two readers never share a language.
_language: ContextVar[str] = ContextVar("language", default=LANGUAGES[0])


def set_language(code: str) -> None:
    """Choose the language of everything said from here on in this script run.

    Raises:
        ValueError: The interface does not speak the language.
    """
    if code not in LANGUAGES:
        raise ValueError(f"language {code!r} is not one of {', '.join(LANGUAGES)}")
    _language.set(code)


def language() -> str:
    """The language being spoken: ``zh`` or ``en``."""
    return _language.get()


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Speak one language for a while, whatever the reader has chosen: documents of the office are Chinese."""
    before = _language.set(code)
    try:
        yield
    finally:
        _language.reset(before)


def html_language() -> str:
    """The value of ``<html lang>`` for the language being spoken."""
    return "zh-CN" if language() == "zh" else "en"


class Counting(str):
    """A text that bends its words to its numbers: ``{n} {n:day|days} late``.

    Chinese has no plural, so that the key says nothing of it; gettext's own plural forms know one number a
    text, ours have up to three.
    """

    def format(self, *args: object, **kwargs: object) -> str:
        """The text with its values, each choice ``one|many`` decided by the value that it names."""
        return _FORMATTER.format(str(self), *args, **kwargs)


class _Formatter(string.Formatter):
    def format_field(self, value: object, spec: str) -> str:
        one, choice, many = spec.partition("|")
        if not choice:
            return str(super().format_field(value, spec))
        return one if _ONE.match(str(value)) else many


_FORMATTER = _Formatter()
#: One of something, written as a number or with its unit.
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
    """The text in the language being spoken; the Chinese text itself when it has no translation."""
    return catalogue(language()).get(text, text)


def listing(names: Iterable[str]) -> str:
    """Names as one enumeration: ``南门、新城``, in English ``南门, 新城``."""
    return _("、").join(names)


def sentences(*parts: str) -> str:
    """Clauses put behind each other as one text, empty ones left out."""
    return _("；").join(part for part in parts if part)

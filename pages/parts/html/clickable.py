"""Texts of a page that can be clicked: names that narrow the scope, numbers that open what they count.

``clicks`` of chart.js hears the click, or Enter and Space on the text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping, Sequence
from html import escape, unescape

from pages.parts.words.language import _

#: Pairs of key and value that a text stands for.
Mark = Sequence[tuple[str, str]]
_TABLE = re.compile(r'(<table class="tb[^"]*)"(.*?</table>)', re.DOTALL)
_ROW = re.compile(r"<tr(?! class)([^>]*>.*?</tr>)", re.DOTALL)
_CHOSEN = 'aria-pressed="true"'
#: A cell of names: its opening tags, and its text up to the next tag.
_NAME_CELL = re.compile(r'(<td class="(?:[^"]* )?s(?: [^"]*)?">(?:<(?:b|span)[^>]*>)*)([^<]+)')


def narrowing(html: str, mark: Mark, *, is_chosen: bool = False) -> str:
    """A text whose click narrows the scope to a mark, or takes it off when it is chosen."""
    hint = _("再点一次取消") if is_chosen else _("点击只看这一项")
    sent = escape(json.dumps(list(mark), ensure_ascii=False))
    pressed = str(is_chosen).lower()
    return f'<span {_BUTTON} aria-pressed="{pressed}" title="{escape(hint)}" data-mark="{sent}">{html}</span>'


def opening(html: str, measure: str) -> str:
    """A text whose click opens what a measure counts: its rows, or the page that shows it."""
    hint = escape(_("点击看它数的是哪些"))
    return f'<span {_BUTTON} title="{hint}" data-measure="{escape(measure)}">{html}</span>'


_BUTTON = 'class="pick" role="button" tabindex="0"'


def with_marks(html: str, marks: Mapping[str, Mark], chosen: Collection[Mark] = ()) -> str:
    """The HTML of tables in which each name that stands for a mark can be clicked.

    Args:
        html: Tables of ``markup.unit_table``.
        marks: Text of a cell of names -> its mark.
        chosen: The marks that the scope is narrowed to.
    """

    def cell(found: re.Match[str]) -> str:
        mark = marks.get(unescape(found[2]).strip())
        if mark is None:
            return found[0]
        return found[1] + narrowing(found[2], mark, is_chosen=mark in chosen)

    return _TABLE.sub(_with_chosen_rows, _NAME_CELL.sub(cell, html))


def _with_chosen_rows(table: re.Match[str]) -> str:
    """A table whose chosen rows, and itself with them, have a class: the style goes by it, never by :has."""
    if _CHOSEN not in table[0]:
        return table[0]
    rows = _ROW.sub(lambda row: f'<tr class="on"{row[1]}' if _CHOSEN in row[0] else row[0], table[2])
    return f'{table[1]} picked"{rows}'


def names_in(html: str, marks: Mapping[str, Mark]) -> list[Mark]:
    """The marks whose names stand in the tables, each once."""
    texts = (unescape(found[2]).strip() for found in _NAME_CELL.finditer(html))
    return list(dict.fromkeys(marks[text] for text in texts if text in marks))

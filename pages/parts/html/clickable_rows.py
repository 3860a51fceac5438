"""Numbers in tables of HTML that open the rows behind them; ``clicks`` of chart.js hears the click."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import escape, unescape
from types import MappingProxyType

from pages.parts.words.language import _
from pages.parts.words.numbers import NBSP

_ROW = re.compile(r"<tr[^>]*>(.*?)</tr>", re.DOTALL)
_CELL = re.compile(r"(<td[^>]*>)(.*?)(</td>)", re.DOTALL)
#: A tag, or a numerator and a denominator as ``fraction`` writes them, or closer.
_PAIR = re.compile(rf"(<[^>]+>)|(\d[\d,]*)({NBSP}?/{NBSP}?)(\d[\d,]*)(?![\d.])")
_BODY = re.compile(r"(<tbody[^>]*>)(.*?)(</tbody>)", re.DOTALL)


def row_link(html: str, address: str) -> str:
    """A number whose click opens the rows that it counts.

    Args:
        html: The number.
        address: The query of the address of those rows.
    """
    hint = escape(_("点击看这些行"))
    return (
        f'<span class="pick num" role="button" tabindex="0" title="{hint}" data-rows="{escape(address)}">'
        f"{html}</span>"
    )


def cell_texts(html: str) -> list[list[str]]:
    """The first text of each cell of all rows in the bodies of tables: what follows it is a note."""
    return [
        [unescape(_first_text(cell[2])[1]).strip() for cell in _CELL.finditer(row[1])]
        for body in _BODY.finditer(html)
        for row in _ROW.finditer(body[2])
    ]


def cell_pairs(html: str) -> list[list[tuple[str, str]]]:
    """Numerator and denominator in each cell of all rows in the bodies of tables; empty without."""
    return [
        [_pair(cell[2]) for cell in _CELL.finditer(row[1])]
        for body in _BODY.finditer(html)
        for row in _ROW.finditer(body[2])
    ]


def _pair(html: str) -> tuple[str, str]:
    found = next((each for each in _PAIR.finditer(html) if each[2]), None)
    return ("", "") if found is None else (found[2], found[4])


def with_row_links(
    html: str,
    links: Mapping[tuple[int, int], str],
    pairs: Mapping[tuple[int, int], tuple[str, str]] = MappingProxyType({}),
) -> str:
    """The HTML of tables in which the first number of a cell, and the numbers of a fraction, can be clicked.

    Args:
        html: Tables of ``markup.unit_table``.
        links: Row and column of a cell in the bodies of the tables -> query of the address of its rows.
        pairs: The same -> the queries for the numerator and for the denominator; empty where it opens none.
    """
    number = -1

    def row(found: re.Match[str]) -> str:
        nonlocal number
        number += 1
        at = -1

        def cell(inner: re.Match[str]) -> str:
            nonlocal at
            at += 1
            address, told = links.get((number, at)), _with_pair(inner[2], pairs.get((number, at), ("", "")))
            return inner[1] + (told if address is None else _with_link(told, address)) + inner[3]

        return _CELL.sub(cell, found[0])

    return _BODY.sub(lambda body: body[1] + _ROW.sub(row, body[2]) + body[3], html)


def _with_pair(html: str, addresses: tuple[str, str]) -> str:
    """The contents of a cell with the numbers of its fraction as links, where they open something."""
    if not any(addresses):
        return html
    part, whole = addresses

    def pair_links(found: re.Match[str]) -> str:
        if not found[2]:
            return found[0]
        ends = (row_link(text, own) if own else text for text, own in ((found[2], part), (found[4], whole)))
        return found[3].join(ends)

    return _PAIR.sub(pair_links, html)


def _with_link(html: str, address: str) -> str:
    """The contents of a cell with its first text as a link, what follows unchanged."""
    before, text, after = _first_text(html)
    number = text.rstrip()
    return before + row_link(number, address) + text[len(number) :] + after


def _first_text(html: str) -> Sequence[str]:
    found = re.match(r"((?:<[^>]+>)*)([^<]*)(.*)", html, re.DOTALL)
    return ("", html, "") if found is None else found.groups()

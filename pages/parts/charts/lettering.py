"""Lettering: how wide a text is, where it breaks, where labels go, how a number is written."""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape

import numpy as np

from pages.parts.words.language import _
from pages.parts.words.numbers import is_missing, is_number, plain, rate, signed_number
from pages.parts.words.value_names import reader_name

PHONE_PLOT = 240  # px left for the marks on a 358 px figure with an axis and a right margin
DASH = "—"
Box = tuple[float, float, float, float]  # left, right, bottom, top in px
WIDTHS = (275.0, 480.0, 1130.0)  # px of the plot on a phone, on half a page and on a full page
MARGIN = 64  # px right of the plot that a high label may use


def text_width(text: str, *, size: float = 12) -> float:
    """Return the estimated width of a text in px; a Chinese character is one em."""
    return sum(1.0 if ord(letter) > 0x2E7F else 0.68 if letter.isupper() else 0.58 for letter in text) * size


def safe(text: object) -> str:
    """Return a ledger value in words, escaped for Plotly, which interprets ``<b>`` and other tags."""
    return key(reader_name(text))


def key(text: object) -> str:
    """Return a ledger value as it is written, escaped: by it a click knows a mark."""
    return escape(str(text), quote=False)


def fold(text: object, *, ems: float, lines: int = 2) -> str:
    """Break a name into at most ``lines`` lines of ``ems`` characters, joined by ``<br>``.

    Breaks at spaces where there are some, else between characters; the rest is cut off with ``…``.
    """
    rest = reader_name(text).strip()
    rows: list[str] = []
    while rest and len(rows) < lines:
        cut = _fitting_length(rest, ems, last=len(rows) == lines - 1)
        rows.append(rest[:cut].strip())
        rest = rest[cut:].strip()
    if rest and rows:
        rows[-1] = rows[-1] + "…"
    return "<br>".join(safe(row) for row in rows)


def _fitting_length(text: str, ems: float, *, last: bool) -> int:
    """Return how many characters of a text fit in ``ems``, at least one."""
    if text_width(text, size=1) <= ems:
        return len(text)
    room, fits = ems - (1 if last else 0), 1
    while fits < len(text) and text_width(text[: fits + 1], size=1) <= room:
        fits += 1
    space = text.rfind(" ", 1, fits + 1)
    if space > 0:
        return space
    word = text.find(" ") if " " in text else len(text)
    if text[:word].isascii() and word <= fits * 1.4:
        return word  # a long Latin word is not cut for a few px
    # four to six Chinese characters on two lines read best in equal halves: 公共设施|维护 not 公共设施维|护
    halves = math.ceil(len(text) / 2)
    return halves if not last and not text.isascii() and halves < fits else fits


def folded_width(text: str, *, size: float = 13) -> float:
    """Return the width in px of the widest line of a folded text."""
    return max((text_width(row, size=size) for row in text.split("<br>")), default=0.0)


def move_apart(positions: Sequence[float], *, gap: float) -> list[float]:
    """Move positions apart until neighbours are ``gap`` away, as little as possible, in the same order."""
    order = sorted(range(len(positions)), key=lambda index: positions[index])
    moved = [positions[index] for index in order]
    for _round in range(60):
        still = True
        for lower in range(len(moved) - 1):
            lack = gap - (moved[lower + 1] - moved[lower])
            if lack > gap * 1e-6:
                moved[lower], moved[lower + 1] = moved[lower] - lack / 2, moved[lower + 1] + lack / 2
                still = False
        if still:
            break
    result = [0.0] * len(positions)
    for place, index in enumerate(order):
        result[index] = moved[place]
    return result


def label_rows(places: Sequence[tuple[float, str]], *, rows: int = 2, width: float = PHONE_PLOT) -> list[int]:
    """Put centred labels into rows so that none touch on a phone; earlier labels take precedence.

    ``places`` are (share of the plot width 0 to 1, text); the result is one row per label, 0 nearest the
    plot, or -1 for a label without room (its mark is still drawn).
    """
    taken: list[list[tuple[float, float]]] = [[] for _row in range(rows)]
    answer = []
    for share, text in places:
        half = text_width(text) / 2 + 3
        span = (share * width - half, share * width + half)
        row = next(
            (r for r in range(rows) if all(span[1] <= a or span[0] >= b for a, b in taken[r])),
            -1,
        )
        if row >= 0:
            taken[row].append(span)
        answer.append(row)
    return answer


def in_brackets(text: str) -> str:
    """The text in the brackets of the language: ``（6/7）``, in English `` (6/7)``."""
    return _("（{text}）").format(text=text)


def number(value: float | None, *, decimals: int = 0) -> str:
    """Format a number with thousands separators and U+2212; a dash for a missing value."""
    return DASH if is_missing(value) else plain(value, decimals)


def decimals_of(values: Sequence[float | None]) -> int:
    """Number of decimals of a series: none for counts, two when all values are below 1."""
    known = [value for value in values if is_number(value)]
    if all(float(value).is_integer() for value in known):
        return 0
    return 1 if max(map(abs, known)) >= 1 else 2


def percent(value: float | None, *, decimals: int = 1) -> str:
    """Format a rate of 0 to 1 as ``86.7%``; a dash for a missing value."""
    return DASH if is_missing(value) else rate(value, decimals)


def change(value: float | None, *, decimals: int = 0) -> str:
    """Format a difference as ``+17``, ``−3`` or ``0``; a dash for a missing value."""
    return DASH if is_missing(value) else signed_number(value, decimals)


def fraction(numerator: float | None, denominator: float | None) -> str:
    """Format ``97/104``, without separators, so that a pair of five digits fits its column.

    Of a value that is a mean of so many, and so has no numerator, only the denominator: ``104``.
    """
    if not is_number(numerator) and is_number(denominator) and denominator > 0:
        return f"{denominator:.0f}"
    if not is_number(numerator) or not is_number(denominator):
        return DASH
    decimals = 0 if abs(numerator - round(numerator)) < 0.05 else 1
    return f"{numerator:.{decimals}f}/{denominator:.0f}"


def free_side(
    share: float,
    height: float,
    width: float,
    taken: list[list[Box]],
    shares: Sequence[float],
    heights: Sequence[float],
) -> tuple[str, float, float] | None:
    """Return anchor and shift of the side of a mark whose label covers least; None when no side is free."""
    best, least = None, math.inf
    for anchor, right, up in (("left", 9, 0), ("right", -9, 0), ("center", 0, 14), ("center", 0, -14)):
        boxes = []
        covered = 0.0
        for plot in WIDTHS:
            start = share * plot + right - {"left": 0, "center": width / 2, "right": width}[anchor]
            boxes.append((start, start + width, height + up - 8, height + up + 8))
            inside = start >= 2 and start + width <= plot + (
                MARGIN - 4 if height > 0.75 * max(heights) else 0
            )
            covered += 0 if inside else 1000
            spots = zip(np.asarray(shares) * plot, heights, strict=True)
            covered += sum(start - 4 < x < start + width + 4 and abs(y - height - up) < 11 for x, y in spots)
        clash = any(_meet(box, other) for box, others in zip(boxes, taken, strict=True) for other in others)
        if not clash and covered < least:
            best, least, kept = (anchor, right, up), covered, boxes
    if best is None or least >= 1000:
        return None
    for box, others in zip(kept, taken, strict=True):
        others.append(box)
    return best


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[1] + 4 and other[0] < one[1] + 4 and one[2] < other[3] and other[2] < one[3]

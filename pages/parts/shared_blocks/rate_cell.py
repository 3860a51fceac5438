"""A rate in a cell of a table: with its fraction, or of few cases the fraction alone."""

from __future__ import annotations

from data.settings import settings
from pages.parts.html.markup import Cell
from pages.parts.words.language import _
from pages.parts.words.numbers import NBSP, Number, fraction, is_number, is_small, rate


def rate_cell(part: Number, whole: Number) -> Cell:
    """A rate with its fraction in grey; of few cases only the fraction, which says 样本少; — of none.

    Args:
        part: Numerator; it may be weighted.
        whole: Denominator; fewer than the setting ``small_sample`` are few.
    """
    if not is_number(whole) or not whole or not is_number(part):
        return Cell("—")
    said = fraction(part, whole).replace(NBSP, "")  # no spaces: many columns stand side by side
    if is_small(whole, settings().small_sample):
        return Cell(note=_("{fraction}（样本少）").format(fraction=said))
    return Cell(rate(part / whole), note=said)

"""The cells of the tables: a value over its numerator and denominator, few cases said in words."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from data.settings import settings
from pages.parts.findings.measures import Kind, Measure
from pages.parts.html.markup import Cell
from pages.parts.words.language import _
from pages.parts.words.numbers import fraction, is_fraction_only, is_missing, is_small, plain, rate


def dash() -> Cell:
    """A cell without a value."""
    return Cell("—")


def value_cell(row: Mapping[str, Any], measure: Measure, *, tag: str = "", reason: str = "") -> Cell:
    """A value as its denominator allows, n/N below it for a rate.

    Args:
        row: ``value``, ``part``, ``whole``.
        measure: What the value is.
        tag: A word beside it (达标), with its ``reason``.
        reason: Why it stands there.
    """
    if is_missing(row["value"]):
        return dash()
    if measure.kind is not Kind.RATE:
        return Cell(plain(row["value"], 0 if measure.kind is Kind.COUNT else 1), tag=tag, reason=reason)
    below = fraction(row["part"], row["whole"])
    if is_fraction_only(row["whole"]):
        return Cell(below, html=_below(_("样本少")))
    few = _("样本少") if is_small(row["whole"], settings().small_sample) else ""
    return Cell(rate(row["value"]), html=_below(f"{below} {few}".rstrip()), tag=tag, reason=reason)


def _below(text: str) -> str:
    return f'<span class="nn">{escape(text)}</span>'

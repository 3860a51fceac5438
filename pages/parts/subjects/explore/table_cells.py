"""The cells of the tables: a value over its numerator and denominator, few cases said in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from data.settings import settings
from pages.parts.findings.comparison import compare_counts, compare_rates, sign_of_worth
from pages.parts.findings.contribution import Against
from pages.parts.html.markup import Cell, below
from pages.parts.words.language import _
from pages.parts.words.numbers import (
    fraction,
    is_fraction_only,
    is_missing,
    is_small,
    plain,
    rate,
    signed_number,
)
from queries.measure import Kind, Measure


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
    pair = fraction(row["part"], row["whole"])
    if is_fraction_only(row["whole"]):
        return Cell(pair, html=below(_("样本少")))
    few = below(_("样本少")) if is_small(row["whole"], settings().small_sample) else ""
    return Cell(rate(row["value"]), html=below(pair) + few, tag=tag, reason=reason)


def change_cells(
    row: Mapping[str, Any], then: Mapping[str, Any] | None, than: Against, measure: Measure, family: int
) -> tuple[Cell, Cell]:
    """The change since the window of comparison, and whether chance may explain it.

    Args:
        row: ``value``, ``part``, ``whole`` of this window.
        then: The same of the window of comparison; None where it has none.
        than: How that window relates to this one.
        measure: The measure.
        family: How many changes are looked at together.
    """
    if then is None or is_missing(row["value"]) or is_missing(then["value"]):
        return dash(), dash()
    difference = float(row["value"] - then["value"])
    words = signed_number(difference, 0 if measure.kind is Kind.COUNT else 1)
    if measure.kind is Kind.RATE:
        words = signed_number(100 * difference, 1)
    if than.unlike:
        return Cell(words), Cell(than.unlike)
    side = _side_of_change(row, then, than, measure, family)
    verdict = _("超出正常波动") if side else _("还不能排除偶然")
    is_worse = sign_of_worth(measure, side) < 0
    return Cell(words, bold=bool(side), colour="amber" if is_worse else ""), Cell(verdict, bold=bool(side))


def _side_of_change(
    row: Mapping[str, Any], then: Mapping[str, Any], than: Against, measure: Measure, family: int
) -> int:
    """+1 or −1 where the change is beyond chance; 0 else, and for measures whose change is not tested."""
    if measure.kind is Kind.RATE:
        return compare_rates((row["part"], row["whole"]), (then["part"], then["whole"])).side
    if measure.kind is Kind.COUNT:
        exposure = (than.ratio, 1.0)
        return compare_counts(row["value"], then["value"], exposure=exposure, family=family).side
    return 0

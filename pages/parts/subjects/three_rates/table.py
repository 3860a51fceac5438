"""The table of 三率考核: rank, composite and its interval, the three rates, before and after exclusion."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from data.settings import settings
from pages.parts.findings.reading import is_named, name_as_written, short
from pages.parts.html.markup import Cell, Heading, Table, below
from pages.parts.subjects.three_rates.ranks import Standing
from pages.parts.subjects.three_rates.readings import RATES, composite_words, rank_words
from pages.parts.words.language import _
from pages.parts.words.numbers import NBSP, count, fraction, interval, is_fraction_only, is_small, plain, rate


def ranks_table(
    frame: pd.DataFrame, by: str, noun: str, found: Sequence[Standing], total: Mapping[str, float]
) -> Table:
    """One row a unit, the units that are ranked first.

    Args:
        frame: One row a unit, 剔除后 beside 剔除前 (``blocks.beside``).
        by: Column of the name.
        noun: What the units are, a message key.
        found: Those that are ranked.
        total: The same columns of all of them together.
    """
    places = {each.name: each for each in found}
    rows = tuple(
        _cells(row, short(row[by]) if is_named(row[by]) else name_as_written(row[by]), places.get(row[by]))
        for _at, row in frame.iterrows()
    )
    headings = (
        Heading(_(noun), is_text=True, column=by),
        Heading(_("名次"), column="first_place"),
        Heading(_("综合成绩（剔除后）"), breaks=True, column="composite_rate"),
        *(Heading(_(label), hide_on_phone=True, column=column) for label, column, *_rest in RATES.values()),
        Heading(_("综合成绩（剔除前）"), breaks=True, hide_on_phone=True, column="composite_rate_before"),
        Heading(_("剔除"), hide_on_phone=True, column="left_out_count"),
    )
    return Table(headings, rows, _cells(total, _("合计"), None), frame)


def _cells(row: Mapping[str, float], name: str, standing: Standing | None) -> tuple[Cell, ...]:
    rank = Cell("") if name == _("合计") else Cell(rank_words(standing))
    return (
        Cell(name),
        rank,
        _composite(row),
        *(_rate(row[part], row[whole]) for _label, _column, part, whole, _flag in RATES.values()),
        Cell(_composite_before(row)),
        Cell(plain(row["left_out_count"])),
    )


def _composite(row: Mapping[str, float]) -> Cell:
    """The composite, its interval below it; without one how many answers there are."""
    small, whole = settings().small_sample, row["assessed_count"]
    said = composite_words(row["composite_rate"], whole, small)
    if said == "—":
        return Cell(said, html=below(count(row["answer_count"])))
    ends = interval(row["interval_low"], row["interval_high"], 0 if is_small(whole, small) else 1)
    return Cell(said, bold=not is_small(whole, small), html=below(ends + _few(whole)))


def _composite_before(row: Mapping[str, float]) -> str:
    return composite_words(
        row["composite_rate_before"], row["assessed_count_before"], settings().small_sample
    )


def _few(whole: float) -> str:
    return _("（样本少）") if is_small(whole, settings().small_sample) else ""


def _rate(part: float, whole: float) -> Cell:
    """A rate with its fraction below it; — where no answer has the flag."""
    if not whole or pd.isna(part):
        return Cell("—")
    said = fraction(part, whole).replace(NBSP, "")
    if is_fraction_only(whole):
        return Cell(said)
    return Cell(rate(part / whole), html=below(said))

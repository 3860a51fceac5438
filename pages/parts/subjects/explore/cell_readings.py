"""What a rate by rows and columns shows: cells and totals that differ beyond chance, and their sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from pages.parts.findings.false_discovery import Group
from pages.parts.findings.reading import Reading, fit, named_rows, nothing, short, some, word
from pages.parts.subjects.explore.readings import rate_sides
from pages.parts.words.language import _, sentences
from pages.parts.words.numbers import rate, share
from queries.measure import Measure


@dataclass(frozen=True)
class CellSides:
    """Which cells and which totals of a rate differ beyond chance: +1 above, −1 below.

    Attributes:
        cells: Name of a cell (``cell_name``) -> its side; all cells are one family.
        rows: Row -> the side of its total; the totals of the rows are another family.
        columns: Column -> the side of its total.
        judged_count: How many cells were tested.
    """

    cells: Mapping[str, int]
    rows: Mapping[str, int]
    columns: Mapping[str, int]
    judged_count: int


def cell_name(row: object, column: object) -> str:
    """The name of a cell: ``12345 · 南门``."""
    return f"{short(str(row))} · {short(str(column))}"


def cell_sides(
    cells: pd.DataFrame, rows: pd.DataFrame, columns: pd.DataFrame, target: float | None, small: int
) -> CellSides:
    """The cells and totals that differ from the target, without one from all the others.

    Args:
        cells: ``row``, ``column``, ``value``, ``part``, ``whole``.
        rows: The totals of the rows, with ``name``.
        columns: The totals of the columns, with ``name``.
        target: The target of the rate; None without one.
        small: Fewer cases are not judged.
    """
    is_named = named_rows(cells, "row") & named_rows(cells, "column")
    judged = cells[(cells["whole"] >= small) & is_named]
    judged = judged.assign(
        name=[cell_name(*pair) for pair in zip(judged["row"], judged["column"], strict=True)]
    )
    one, two, three = (rate_sides(frame, target, small, Group.TARGET) for frame in (judged, rows, columns))
    return CellSides(one, two, three, len(judged))


def cells_reading(
    cells: pd.DataFrame,
    ends: pd.DataFrame,
    sides: CellSides,
    measure: Measure,
    nouns: tuple[str, str],
    target: float | None,
) -> Reading:
    """Title and reading of a rate by rows and columns.

    Args:
        cells: ``row``, ``column``, ``value``, ``part``, ``whole``.
        ends: The totals of rows and columns with ``name``.
        sides: What differs beyond chance.
        measure: The rate.
        nouns: What rows and columns are, message keys.
        target: Its target; None where each is compared with all the others.
    """
    said = {"row": word(nouns[0]), "column": word(nouns[1]), "label": word(measure.label)}
    neutral = _("各{row}、各{column}{label}").format(**said)
    if not (cells["whole"].fillna(0) > 0).any():
        return nothing(neutral)
    if not sides.judged_count:
        return Reading(neutral, _("没有一格分母够大，**样本少不作判断**。"))
    goal = _("目标") if target is not None else _("其余")
    totals = _end_clauses(ends, {**sides.rows, **sides.columns}, goal)
    found = _("**没有一格能说高于或低于{goal}**")
    if sides.cells:
        found = _("**{n} 格与{goal}不同**")
    head = _("{n} 格一起校正，{found}").format(
        n=sides.judged_count, found=found.format(n=len(sides.cells), goal=goal)
    )
    few = len(cells) - sides.judged_count
    left_out = _("{n} 格样本少或未写明，不作判断").format(n=few) if few else ""
    ends_told = sentences(*totals) if totals else _("各合计的高低还不能排除偶然")
    told = _("{text}。").format(text=sentences(head, ends_told, left_out))
    named = _("目标 {goal}").format(goal=rate(target, 0)) if target is not None else goal
    title = fit(*_cell_titles(sides, totals, measure, named), neutral)
    return Reading(title, told, is_finding=bool(sides.cells or totals))


def _end_clauses(ends: pd.DataFrame, sides: Mapping[str, int], goal: str) -> list[str]:
    """For each total that differs: ``信江合计 94.6%，高于目标``."""
    clauses = []
    for row in ends.to_dict("records"):
        side = sides.get(str(row["name"]), 0)
        if side:
            form = _("{name}合计 {rate}，高于{goal}") if side > 0 else _("{name}合计 {rate}，低于{goal}")
            clauses.append(
                form.format(name=short(str(row["name"])), rate=share(row["part"], row["whole"]), goal=goal)
            )
    return clauses


def _cell_titles(sides: CellSides, totals: Sequence[str], measure: Measure, goal: str) -> list[str]:
    """Titles from the fullest to the shortest: the worse cells first, then the better ones, then none."""
    is_low_worse = measure.polarity >= 0
    lower, higher = ([name for name, side in sides.cells.items() if side == way] for way in (-1, 1))
    worse, better = (lower, higher) if is_low_worse else (higher, lower)
    below, above = _("{names}低于{goal}"), _("{names}高于{goal}")
    if worse:
        return [(below if is_low_worse else above).format(names=some(worse), goal=goal)]
    if better:
        return [(above if is_low_worse else below).format(names=some(better), goal=goal)]
    none = (_("没有一格能说低于{goal}") if is_low_worse else _("没有一格能说高于{goal}")).format(goal=goal)
    full = _("{none}；{end}")
    return [*(full.format(none=none, end=end) for end in totals[:1]), none]

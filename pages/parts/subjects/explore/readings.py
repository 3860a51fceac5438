"""What a free question found, by the rules of all other pages: every picked group is held to its family."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from pages.parts.findings.against_rest import sides_of_rest
from pages.parts.findings.against_target import above_target, below_target, standings, target_reading
from pages.parts.findings.extremes import largest, smallest
from pages.parts.findings.false_discovery import Group
from pages.parts.findings.measures import Kind, Measure
from pages.parts.findings.reading import Reading, fit, named_rows, nothing, short, some, word
from pages.parts.words.language import _, sentences
from pages.parts.words.numbers import SMALL_SAMPLE, days, fraction, plain, rate, share, with_unit

#: With fewer groups there is no comparison.
_LEAST_GROUPS = 2


def rate_sides(frame: pd.DataFrame, target: float | None, small: int, group: Group) -> dict[str, int]:
    """Name -> +1 above the target (without one: the rest) beyond chance, −1 below; corrected for the family.

    Args:
        frame: ``name``, ``value``, ``part``, ``whole``, one row a group.
        target: The target of the rate; None compares each with all the others.
        small: Fewer cases are not judged.
        group: The family of tests against a target.
    """
    if frame.empty:
        return {}
    if target is not None:
        found = standings(frame, "name", "value", "whole", target, small)
        below = {each.name: -1 for each in below_target(found, target, group)}
        return below | {each.name: 1 for each in above_target(found, target, group)}
    is_judged = (frame["whole"] >= small) & named_rows(frame, "name")
    if int(is_judged.sum()) < _LEAST_GROUPS:
        return {}
    sides = sides_of_rest(frame["part"].fillna(0), frame["whole"].fillna(0), judged=is_judged)
    return {str(name): int(side) for name, side in zip(frame["name"], sides, strict=True) if side}


def rate_reading(
    frame: pd.DataFrame, measure: Measure, noun: str, *, target: float | None, small: int, group: Group
) -> Reading:
    """Title and reading of a rate by group: against its target, or each against all the others.

    Args:
        frame: ``name``, ``value``, ``part``, ``whole``, one row a group.
        measure: The rate.
        noun: What the groups are, a message key.
        target: Its target; None without one.
        small: Fewer cases are not judged.
        group: The family of tests against a target.
    """
    if target is not None:
        found = standings(frame, "name", "value", "whole", target, small)
        return target_reading(found, target, noun=noun, label=measure.label, group=group)
    neutral = _("各{noun}{label}").format(noun=word(noun), label=word(measure.label))
    known = frame[frame["whole"].fillna(0) > 0]
    if known.empty:
        return nothing(neutral)
    sides = rate_sides(known, None, small, group)
    judged = int(((known["whole"] >= small) & named_rows(known, "name")).sum())
    if judged < _LEAST_GROUPS:
        return Reading(neutral, _("分母够 {small} 的不到两个，**样本少不作判断**。").format(small=small))
    if not sides:
        told = _("{n} 个{noun}一起校正，高低**还不能排除偶然**。").format(n=judged, noun=word(noun))
        return Reading(_("{neutral}：未见明显差别").format(neutral=neutral), told)
    high, low = ([name for name, side in sides.items() if side == way] for way in (1, -1))
    return Reading(_rest_title(high, low, measure), _rest_clause(known, sides, judged, noun), is_finding=True)


def _rest_title(high: Sequence[str], low: Sequence[str], measure: Measure) -> str:
    said = {"label": word(measure.label), "high": some(high), "low": some(low)}
    both, above, below = (
        _("{high}{label}高于其余，{low}低于其余"),
        _("{high}{label}高于其余"),
        _("{low}{label}低于其余"),
    )
    if high and low:
        return fit(*(form.format(**said) for form in (both, above if measure.polarity < 0 else below)))
    return fit((above if high else below).format(**said))


def _rest_clause(known: pd.DataFrame, sides: Mapping[str, int], judged: int, noun: str) -> str:
    row = known[known["name"].astype(str) == next(iter(sides))].iloc[0]
    said = {
        "name": short(str(row["name"])),
        "rate": share(row["part"], row["whole"]),
        "fraction": fraction(row["part"], row["whole"]),
        "n": judged,
        "noun": word(noun),
        "rest": judged - len(sides),
    }
    head = _("{name} {rate}（{fraction}），{n} 个{noun}一起校正后**仍与其余不同**").format(**said)
    tail = _("其余 {rest} 个还不能排除偶然").format(**said) if said["rest"] else ""
    return _("{text}。").format(text=sentences(head, tail))


def untested_reading(frame: pd.DataFrame, measure: Measure, noun: str, small: int) -> Reading:
    """Title and reading of a measure without a test of its groups: its range, and what not to conclude.

    Args:
        frame: ``name``, ``value``, ``whole`` (cases; NaN where none are counted), one row a group.
        measure: The measure.
        noun: What the groups are, a message key.
        small: Groups of fewer cases are not named.
    """
    neutral = _("各{noun}{label}").format(noun=word(noun), label=word(measure.label))
    known = frame[frame["value"].notna() & named_rows(frame, "name")]
    if known.empty:
        return nothing(neutral)
    sure = known[~(known["whole"] < small)]
    if len(sure) < _LEAST_GROUPS:
        return Reading(neutral, _("够 {small} 件的不到两个，**样本少不作判断**。").format(small=small))
    values = sure.set_index(sure["name"].astype(str))["value"]
    high, low = largest(values, 1), smallest(values, 1)
    said = {"noun": word(noun), "label": word(measure.label), "n": len(sure)}
    ends = {"low": written(low.value, measure), "high": written(high.value, measure)}
    title = fit(_("{n} 个{noun}{label} {low} 至 {high}").format(**said, **ends))
    head = _("{high}，{low}").format(high=high.who(_("最高")), low=low.who(_("最低")))
    told = _("{head}；差别没有检验，**不能据此排高低**。").format(head=head)
    return Reading(title, told)


def written(value: float, measure: Measure) -> str:
    """A value of a measure with its unit, as on all pages."""
    if measure.kind is Kind.RATE:
        return rate(value)
    if measure.kind is Kind.DAYS:
        return days(value)
    return with_unit(value, measure.unit, 0 if measure.kind is Kind.COUNT else 1)


@dataclass(frozen=True)
class CellSides:
    """Which cells and which totals of a rate differ beyond chance: +1 above, −1 below.

    Attributes:
        cells: Name of a cell (``cell_name``) -> its side; all cells are one family.
        rows: Row -> the side of its total; the totals of the rows are another family.
        columns: Column -> the side of its total.
        judged: How many cells were tested.
    """

    cells: Mapping[str, int]
    rows: Mapping[str, int]
    columns: Mapping[str, int]
    judged: int


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
    if not sides.judged:
        return Reading(neutral, _("没有一格分母够大，**样本少不作判断**。"))
    goal = _("目标") if target is not None else _("其余")
    totals = _end_clauses(ends, {**sides.rows, **sides.columns}, goal)
    found = _("**没有一格能说高于或低于{goal}**")
    if sides.cells:
        found = _("**{n} 格与{goal}不同**")
    head = _("{n} 格一起校正，{found}").format(
        n=sides.judged, found=found.format(n=len(sides.cells), goal=goal)
    )
    few = len(cells) - sides.judged
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


def pair_reading(
    frame: pd.DataFrame, measures: tuple[Measure, Measure], noun: str, sides: Mapping[str, int], judged: int
) -> Reading:
    """Title and reading of two measures of each place: who stands out, and whether they go together.

    Args:
        frame: ``name``, ``x``, ``y``, one row per place with enough cases.
        measures: The measures of x and y.
        noun: What the places are, a message key.
        sides: Places whose y differs beyond chance, +1 and −1.
        judged: How many places were tested.
    """
    said = {"x": word(measures[0].label), "y": word(measures[1].label), "noun": word(noun), "n": judged}
    neutral = _("各{noun}的{x}与{y}").format(**said)
    if frame.empty:
        return nothing(neutral)
    worse, better = (
        [name for name, side in sides.items() if side * (measures[1].polarity or 1) == way] for way in (-1, 1)
    )
    title = neutral
    if sides:
        is_low = (measures[1].polarity >= 0) == bool(worse)
        form = _("{names}{y}低于其余") if is_low else _("{names}{y}高于其余")
        title = fit(form.format(names=some(worse or better), **said), neutral)
    head = _("{n} 个{noun}一起校正，{found}").format(
        **said, found=_("{m} 个{y}与其余不同").format(m=len(sides), y=said["y"]) if sides
        else _("{y}的高低还不能排除偶然").format(y=said["y"]),
    )  # fmt: skip
    others = _("其余 {n} 个{noun}") if sides else _("{n} 个{noun}")
    rest = frame[~frame["name"].isin(sides)]
    together = _together(rest, others.format(n=len(rest), noun=said["noun"]))
    cause = _("不能由此说哪一项是另一项的原因")
    return Reading(title, _("{text}。").format(text=sentences(head, together, cause)), is_finding=bool(sides))


def _together(rest: pd.DataFrame, others: str) -> str:
    """Whether the two measures of the other places go together, by rank."""
    known = rest[rest["x"].notna() & rest["y"].notna()]
    if len(known) < SMALL_SAMPLE // 3:
        return _("{n} 个够样本的太少，**不看两项的关系**").format(n=len(known))
    ranks = known[["x", "y"]].rank().to_numpy()
    spread = ranks.std(axis=0)
    if not spread.all():
        return _("**两项之间未见明显关系**")
    found = float(np.corrcoef(ranks.T)[0, 1])
    reach = 1.96 / (len(known) - 1) ** 0.5
    size = plain(found, 2)
    if abs(found) < reach:
        form = _("**{others}两项之间未见明显关系**（秩相关 {r}）")
    else:
        form = (
            _("**{others}两项同高同低**（秩相关 {r}）")
            if found > 0
            else _("**{others}一高一低**（秩相关 {r}）")
        )
    return form.format(others=others, r=size)

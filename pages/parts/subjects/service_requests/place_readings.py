"""Where is what: communities with more of a category than their size and the category's size explain.

In a table of a hundred cells some differ by chance, so each cell is tested exactly, and all of them
together: of the cells found at most one in twenty is expected to be chance, and only these are coloured.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from pages.parts.findings.against_rest import FALSE_SHARE, exact_chances
from pages.parts.findings.expected_counts import expected_counts
from pages.parts.findings.extremes import Extreme, largest
from pages.parts.findings.false_discovery import passing
from pages.parts.findings.reading import Reading, fit, named_rows, nothing, short, word
from pages.parts.words.language import _, listing, sentences
from pages.parts.words.numbers import count, plain, with_unit

#: A cell with a smaller count and a smaller expected count is not judged.
LEAST_COUNT = 5.0
#: The table has at least this many rows and columns, else nothing is expected of a cell.
_LEAST_SIDE = 2


def deviations(
    frame: pd.DataFrame, rows: str = "community", columns: str = "category", value: str = "request_count"
) -> pd.DataFrame:
    """Counts with those expected from row and column totals, and which cells differ beyond chance.

    Args:
        frame: One row per cell; a missing cell is 0.
        rows: Column of the units.
        columns: Column of the categories.
        value: Column of the counts.

    Returns:
        Columns ``rows``, ``columns``, ``value``, ``expected`` (row total × column total / total), ``z`` (the
        adjusted residual of Haberman 1973; 0 where nothing can be expected) and ``side``: +1 for a named
        cell with more than chance explains, −1 for one with less, else 0 (hypergeometric tails of the
        table's totals, both sides, Benjamini and Hochberg over the named cells). One row per cell.
    """
    if frame.empty:
        return pd.DataFrame(columns=[rows, columns, value, "expected", "z", "side"])
    text = frame.assign(**{rows: frame[rows].astype(str), columns: frame[columns].astype(str)})
    grid = text.pivot_table(index=rows, columns=columns, values=value, aggfunc="sum", fill_value=0)
    cells = grid.reset_index().melt(rows, var_name=columns, value_name=value).astype({value: float})
    cells = cells.sort_values([rows, columns], ignore_index=True)
    total = cells[value].sum()
    of_row = cells[rows].map(grid.sum(axis=1)).to_numpy(float)
    of_column = cells[columns].map(grid.sum(axis=0)).to_numpy(float)
    expected = of_row * of_column / total if total else np.zeros(len(cells))
    cells = cells.assign(expected=expected, z=0.0, side=0)
    if min(grid.shape) < _LEAST_SIDE or not total:
        return cells
    spread = np.sqrt(expected * (1 - of_row / total) * (1 - of_column / total))
    counts = cells[value].to_numpy()
    difference = counts - expected
    z = np.divide(difference, spread, out=np.zeros(len(cells)), where=spread > 0)
    is_named = (named_rows(cells, rows) & named_rows(cells, columns)).to_numpy()
    chance = exact_chances(counts, of_row, of_column, total)
    chance = np.where(np.maximum(counts, expected) < LEAST_COUNT, 1.0, chance)
    chance = np.where(is_named, chance, np.nan)
    is_found = passing(chance, FALSE_SHARE)
    return cells.assign(z=z, side=np.where(is_found, np.sign(difference), 0).astype(int))


def among(
    drawn: pd.DataFrame, judged: pd.DataFrame, rows: str = "community", columns: str = "category"
) -> pd.DataFrame:
    """Cells of a smaller table, with the findings of the whole table; pooled cells have no finding."""
    found = judged.set_index([rows, columns])["side"].to_dict()
    is_named = named_rows(drawn, rows) & named_rows(drawn, columns)
    keys = zip(drawn[rows], drawn[columns], is_named, strict=True)
    return drawn.assign(side=[found.get((unit, what), 0) if named else 0 for unit, what, named in keys])


def over_count(cells: pd.DataFrame) -> int:
    """Number of cells in a result of ``deviations`` that have more than expected."""
    return int(cells["side"].gt(0).sum())


def deviation_reading(
    cells: pd.DataFrame,
    rows: str = "community",
    columns: str = "category",
    value: str = "request_count",
    *,
    undrawn: int = 0,
    nouns: tuple[str, str] = ("社区", "类别"),
    label: str = "诉求",
    unit: str = "件",
    between: str = "",
) -> Reading:
    """Title and reading of the heat map of ``deviations``; only cells with names are named.

    Args:
        cells: The cells that are drawn.
        rows: Column of the units.
        columns: Column of the categories.
        value: Column of the counts.
        undrawn: Number of further cells with more than expected, in categories that are not drawn.
        nouns: What rows and columns are, message keys.
        label: What is counted, a message key.
        unit: Unit of the counts, a message key.
        between: What stands between the names of a cell; nothing in 南门噪声扰民.
    """
    neutral = _("{row}与{column}的{label}分布").format(
        row=word(nouns[0]), column=word(nouns[1]), label=word(label)
    )
    if cells.empty or not cells[value].sum():
        return nothing(neutral)
    named = cells[named_rows(cells, rows) & named_rows(cells, columns)]
    over = named[named["side"] > 0].sort_values(["z", rows, columns], ascending=[False, True, True])
    if over.empty:
        return Reading(
            neutral, _("{text}。").format(text=_none(cells, named, (rows, columns), nouns, undrawn))
        )
    names = [
        _cell_name(short(one), short(str(other)), between)
        for one, other in zip(over[rows], over[columns], strict=True)
    ]
    titles = [
        _("{names}偏多").format(names=listing(names[:most])) for most in (3, 2, 1) if most <= len(names)
    ]
    told = _reading(over, named, names, (value, unit), undrawn)
    return Reading(fit(*titles), told, is_finding=True)


def _none(
    cells: pd.DataFrame, named: pd.DataFrame, by: tuple[str, str], nouns: tuple[str, str], undrawn: int
) -> str:
    """The clause on why no cell is named: nothing to compare, too few, or none that differs."""
    for column, noun in zip(by, nouns, strict=True):
        if cells[column].nunique() < _LEAST_SIDE:
            return _("只有一个{noun}，**无从比较**").format(noun=word(noun))
    if not (named["expected"] >= LEAST_COUNT).any():
        return _("按规模测算每格不足 {n} 件，**样本少不作判断**").format(n=f"{LEAST_COUNT:g}")
    none = _("没有一格多到能排除偶然（全表一起校正），**不能据此说哪一格偏多**")
    return sentences(none, _undrawn_clause(undrawn))


def _undrawn_clause(number: int) -> str:
    return _("未列出的类别里有 {n} 格偏多，见数据表").format(n=number) if number else ""


def _reading(
    over: pd.DataFrame, named: pd.DataFrame, names: list[str], counted: tuple[str, str], undrawn: int
) -> str:
    (value, unit), first = counted, over.iloc[0]
    head = _("{name} {n}，约为按规模测算数的 **{times:.1f} 倍**").format(
        name=names[0], n=count(first[value], unit), times=first[value] / first["expected"]
    )
    fewer = int((named["side"] < 0).sum())
    tail = _("另有 {n} 格偏多").format(n=len(over) - 1) if len(over) > 1 else ""
    less = _("{n} 格偏少，可能是上报少").format(n=fewer) if fewer else ""
    return _("{text}。").format(text=sentences(head, tail, _undrawn_clause(undrawn), less))


def _cell_name(unit: str, what: str, between: str) -> str:
    """Unit and category as one name; a space separates Latin words."""
    if between:
        return f"{unit}{between}{what}"
    return f"{unit} {what}" if unit.isascii() or what.isascii() else unit + what


def per_thousand_reading(frame: pd.DataFrame, *, by: str = "community", noun: str = "社区") -> Reading:
    """Title and reading of a ranking: ``by``, request_count, households, per_thousand_households.

    The highest place is named only where it is above the count expected from its households
    (``expected_counts``, which judges all places at once): the highest of many by chance is no finding.
    """
    neutral = _("各{noun}千户诉求量").format(noun=word(noun))
    if frame.empty or not frame["request_count"].sum():
        return nothing(neutral)
    named = frame[named_rows(frame, by)]
    known = named[named["per_thousand_households"].notna() & (named["households"].fillna(0) > 0)]
    unknown = len(named) - len(known)
    left_out = _("{n} 个{noun}没有户数，不排名").format(n=unknown, noun=word(noun)) if unknown else ""
    if len(known) < 2:
        told = sentences(_("户数不足以比较，**暂按件数看**"), left_out)
        return Reading(neutral, _("{text}。").format(text=told))
    rates = known.set_index(known[by].astype(str))
    high = largest(rates["per_thousand_households"], 1)
    outside = expected_counts(frame, by)
    if not set(high.names) & set(outside.loc[outside["side"] > 0, by].astype(str)):
        return _unranked_reading(rates["per_thousand_households"], noun, left_out)
    title = _("每千户{who}，{n}").format(who=high.who(_("最高")), n=high.each(with_unit(high.value, "件", 1)))
    told = _largest(largest(rates["request_count"]), high)
    return Reading(fit(title), _("{text}。").format(text=sentences(told, left_out)), is_finding=True)


def _unranked_reading(rates: pd.Series, noun: str, left_out: str) -> Reading:
    """The reading when the highest place is within what chance gives places of its size."""
    said = {"noun": word(noun), "n": len(rates), "low": plain(rates.min(), 1), "high": plain(rates.max(), 1)}
    title = fit(_("{n} 个{noun}每千户 {low}–{high} 件").format(**said))
    told = _("最高的一个还不能排除偶然，**不能据此给{noun}排名**").format(**said)
    return Reading(title, _("{text}。").format(text=sentences(told, left_out)))


def _largest(most: Extreme, high: Extreme) -> str:
    """The clause on whether the place with most requests is also the highest for its size."""
    if most.is_alone and most.names == high.names:
        return _("件数和每千户都是{name}最高，**不只是因为户数多**").format(name=most.name)
    if most.is_alone and most.name not in high.names:
        return _("件数最多的是{name}（{n}），按户数并不最高，**排序以每千户为准**").format(
            name=most.name, n=count(most.value)
        )
    return _("**排序以每千户为准，不看件数**")

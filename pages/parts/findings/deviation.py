"""Where is what: which community has more of a category than its size and the category's explain."""

from __future__ import annotations

import pandas as pd

from pages.parts.findings.reading import Reading, fit, named_rows, nothing, short, word
from pages.parts.numbers import count
from pages.parts.wording import _, listing, sentences

#: Cells beyond this many standard deviations are coloured and may be named.
THRESHOLD = 2.0
#: A cell of which fewer are expected is not judged.
LEAST_EXPECTED = 5.0
#: The table has at least this many cells to a side, else nothing is expected of a cell.
_LEAST_SIDE = 2


def deviations(
    frame: pd.DataFrame, rows: str = "community", columns: str = "category", value: str = "request_count"
) -> pd.DataFrame:
    """Counts with what rows and columns together lead to expect.

    Args:
        frame: One row a cell; a missing cell is a zero.
        rows: Column of the units.
        columns: Column of the categories.
        value: Column of the counts.

    Returns:
        Columns ``rows``, ``columns``, ``value``, ``expected`` (row total × column total / total) and
        ``z`` ((count − expected) / √expected; 0 where fewer than 5 are expected), a row a cell.
    """
    if frame.empty:
        return pd.DataFrame(columns=[rows, columns, value, "expected", "z"])
    text = frame.assign(**{rows: frame[rows].astype(str), columns: frame[columns].astype(str)})
    grid = text.pivot_table(index=rows, columns=columns, values=value, aggfunc="sum", fill_value=0)
    cells = grid.reset_index().melt(rows, var_name=columns, value_name=value).astype({value: float})
    cells = cells.sort_values([rows, columns], ignore_index=True)
    total = cells[value].sum()
    row_totals, column_totals = grid.sum(axis=1), grid.sum(axis=0)
    product = cells[rows].map(row_totals).astype(float) * cells[columns].map(column_totals).astype(float)
    cells["expected"] = product / total if total else 0.0
    is_judged = (cells["expected"] >= LEAST_EXPECTED) & (min(grid.shape) >= _LEAST_SIDE)
    spread = cells["expected"].where(is_judged, 1.0) ** 0.5
    cells["z"] = ((cells[value] - cells["expected"]) / spread).where(is_judged, 0.0)
    return cells


def over_count(cells: pd.DataFrame, rows: str = "community", columns: str = "category") -> int:
    """How many named cells of an answer of ``deviations`` have more than expected."""
    return int((cells["z"].ge(THRESHOLD) & named_rows(cells, rows) & named_rows(cells, columns)).sum())


def deviation_reading(
    cells: pd.DataFrame,
    rows: str = "community",
    columns: str = "category",
    value: str = "request_count",
    *,
    undrawn: int = 0,
) -> Reading:
    """Title and reading of the heat map over ``deviations`` of what is drawn; only named cells are named.

    Args:
        cells: The cells that are drawn.
        rows: Column of the units.
        columns: Column of the categories.
        value: Column of the counts.
        undrawn: How many further cells have more than expected, in categories that are not drawn.
    """
    neutral = _("社区与类别的诉求分布")
    if cells.empty or not cells[value].sum():
        return nothing(neutral)
    named = cells[named_rows(cells, rows) & named_rows(cells, columns)]
    over = named[named["z"] >= THRESHOLD].sort_values(["z", rows, columns], ascending=[False, True, True])
    if over.empty:
        return Reading(neutral, _("{text}。").format(text=_none(cells, named, rows, columns, undrawn)))
    names = [_joined(short(unit), str(what)) for unit, what in zip(over[rows], over[columns], strict=True)]
    titles = [
        _("{names}偏多").format(names=listing(names[:most])) for most in (3, 2, 1) if most <= len(names)
    ]
    return Reading(fit(*titles), _reading(over, named, names, value, undrawn), is_finding=True)


def _none(cells: pd.DataFrame, named: pd.DataFrame, rows: str, columns: str, undrawn: int) -> str:
    """Why no cell is named: nothing to compare, too few, or none that stands out."""
    for column, noun in ((rows, "社区"), (columns, "类别")):
        if cells[column].nunique() < _LEAST_SIDE:
            return _("只有一个{noun}，**无从比较**").format(noun=word(noun))
    if not (named["expected"] >= LEAST_EXPECTED).any():
        return _("按规模测算每格不足 {n} 件，**样本少不作判断**").format(n=f"{LEAST_EXPECTED:g}")
    none = _("图中没有一格明显多于按规模测算的数，**不必按格子追因**")
    return sentences(none, _undrawn(undrawn))


def _undrawn(number: int) -> str:
    return _("未列出的类别里有 {n} 格偏多，见数据表").format(n=number) if number else ""


def _reading(over: pd.DataFrame, named: pd.DataFrame, names: list[str], value: str, undrawn: int) -> str:
    first = over.iloc[0]
    head = _("{name} {n}，约为按规模测算数的 **{times:.1f} 倍**").format(
        name=names[0], n=count(first[value]), times=first[value] / first["expected"]
    )
    fewer = int((named["z"] <= -THRESHOLD).sum())
    tail = _("另有 {n} 格偏多").format(n=len(over) - 1) if len(over) > 1 else ""
    less = _("{n} 格偏少，可能是上报少").format(n=fewer) if fewer else ""
    return _("{text}。").format(text=sentences(head, tail, _undrawn(undrawn), less))


def _joined(unit: str, what: str) -> str:
    """Unit and category as one name; Latin words are kept apart."""
    return f"{unit} {what}" if unit.isascii() or what.isascii() else unit + what

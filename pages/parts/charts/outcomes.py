"""Outcomes: how the cases ended, as counts with the rate of the good outcomes."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import pandas as pd
import plotly.graph_objects as go

from pages.parts.charts.axis import names_axis, row_height
from pages.parts.charts.bars import with_rest
from pages.parts.charts.canvas import Part, column, column_width, empty, figure, sort_rows, swatches, unique
from pages.parts.charts.few import NOTE, few, spare
from pages.parts.charts.lettering import fraction, number, percent, safe
from pages.parts.charts.parts import ROW, Share, segment
from pages.parts.charts.theme import INK, INK3


def outcome_bars(
    frame: pd.DataFrame,
    *,
    name: str,
    parts: Sequence[tuple[str, str, str]],
    numerator: str,
    denominator: str,
    rate_label: str = "",
    count_label: str = "",
    small: int = 30,
    top: int = 12,
    keep: Collection[str] = (),
    height: float | None = None,
) -> go.Figure:
    """How did the cases end? Counts from 0 stacked by outcome, the rate and n/N at the right.

    Args:
        frame: one row per name, one column of counts per outcome.
        name: column of the names; a click returns it.
        parts: ``Share`` or (column, label, colour) in order.
        numerator: column of n of the rate.
        denominator: column of N of the rate.
        rate_label: header over the rates, e.g. 成功率.
        count_label: header over n/N, e.g. 成功/受理.
        small: below this N the rate is grey and marked 样本少; below 10 only the fraction is written.
        top: number of names by N; the others are summed into 其他.
        keep: names that are never summed into 其他.
        height: px; None: from the number of rows.

    Returns:
        The figure; 暂无数据 when the frame is empty or all counts are 0.
    """
    chosen = [Share(*part) for part in parts]
    counts = frame[list(dict.fromkeys([part.column for part in chosen] + [numerator, denominator]))]
    counts = counts.fillna(0).astype(float).assign(_name=frame[name].astype(str).to_numpy())
    if frame.empty or not counts[[part.column for part in chosen]].to_numpy().sum():
        return empty(height=height or 300)
    rows = with_rest(sort_rows(counts, name="_name", by=denominator), top, name="_name", keep=keep)
    rows["_row"] = unique(rows["_name"])
    axis, left = names_axis(rows["_row"].tolist())
    key, above = swatches([(part.label, part.colour) for part in chosen], left=left)
    heads, right, meta = _rates(rows, numerator, denominator, (rate_label, count_label), small)
    key[0]["yshift"] = 24
    below = NOTE if meta else 8
    longest = rows[[part.column for part in chosen]].sum(axis=1).max()
    return figure(
        [_counts(rows, part) for part in chosen],
        height=height or row_height(axis, usual=ROW) * len(rows) + above + 20 + below,
        annotations=[*key, *heads],
        meta=meta,
        margin={"l": left, "r": right, "t": above + 18, "b": below},
        barmode="stack",
        bargap=0.24,
        uniformtext={"mode": "hide", "minsize": 12},
        yaxis=axis,
        xaxis={"range": [0, longest * 1.02], "visible": False},
    )


def _counts(rows: pd.DataFrame, part: Share) -> go.Bar:
    lengths = rows[part.column].tolist()
    texts = [number(count) if count else "" for count in lengths]
    told = [
        f"{safe(item)}<br>{safe(part.label)} {words}"
        for item, words in zip(rows["_name"], texts, strict=True)
    ]
    return segment(rows, part, lengths, texts, told, pale=[False] * len(rows))


def _rates(
    rows: pd.DataFrame, numerator: str, denominator: str, labels: tuple[str, str], small: int
) -> tuple[list[Part], float, Part]:
    """Return the rate and n/N columns, the right margin they need, and their ``layout.meta``."""
    rates, counts = [], []
    for row, part, whole in zip(rows["_row"], rows[numerator], rows[denominator], strict=True):
        words = "—" if whole < 10 else percent(part / whole)
        rates.append((row, words if whole < small else f"<b>{words}</b>", INK3 if whole < small else INK, 13))
        counts.append((row, few(fraction(part, whole), is_small=0 < whole < small), INK3, 12))
    first = 8 + column_width(labels[0], [cell[1] for cell in rates])
    said = [cell[1] for cell in counts]
    second = first + 8 + column_width(labels[1], said, size=12)
    parts = [*column(labels[0], rates, right=first), *column(labels[1], counts, right=second)]
    return parts, second + 4, spare(labels[1], said, edge=second, below=11)

"""The sums under a table, for its last row and for its files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from pages.parts.words.language import _

#: Endings of the names of numbers that are not counts: they have no sum.
_NO_SUM = ("rank", "_rate", "_share", "_count_per", "share", "_days", "_hours", "per_thousand_households")


def totals(frame: pd.DataFrame, name: str, **rates: tuple[str, str, float]) -> Mapping[str, Any]:
    """The sums of the counts of a table by column.

    Args:
        frame: One row per unit.
        name: Column of the names of the units; its total is 合计.
        rates: Column of a rate -> the columns of its numerators and denominators, and the factor of the rate.
    """
    numbers = [
        str(column)
        for column in frame.select_dtypes("number").columns
        if column not in rates and not str(column).endswith(_NO_SUM)
    ]
    sums: dict[str, Any] = {column: frame[column].sum(min_count=1) for column in numbers}
    for rate, (part, whole, scale) in rates.items():
        known = frame[frame[whole].fillna(0) > 0]
        whole_sum = float(known[whole].sum())
        sums[rate] = scale * float(known[part].sum()) / whole_sum if whole_sum else None
    return {name: _("合计"), **sums}

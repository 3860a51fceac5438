"""The headers people read over the columns of an answer."""

from __future__ import annotations

import pandas as pd

from data.ledgers import LEDGERS
from pages.parts.column_labels import LABELS
from pages.parts.wording import _


def label(name: str) -> str:
    """The header of one column, in the language of the page; an unknown name stands as it is."""
    if name in LABELS:
        return _(LABELS[name])
    for ledger in LEDGERS.values():
        for column in ledger.columns:
            if column.name == name:
                return _(column.label)
    return name


def labelled(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame under the headers people read; values and order stay."""
    return frame.rename(columns={name: label(name) for name in frame.columns})

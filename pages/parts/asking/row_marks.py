"""What the rows of a table stand for: values of dimensions, a period, all of them in a row of totals."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from pages.parts.asking.figure_texts import text_of
from pages.parts.asking.marks import PERIOD, Mark, meanings_of
from pages.parts.words.language import _

_TOTAL = "合计"


def row_marks(table: pd.DataFrame, question: str) -> list[Mark | None]:
    """What each row of a table stands for: all values of dimensions in it, and its period.

    A total stands for what is left of its row, for everything where nothing is left: an empty mark. A row
    with a value that has no mark of its own (其他, what is empty) stands for nothing: None.
    """
    meanings = {
        key: values for key, values in meanings_of(table, question).items() if key in table or key == PERIOD
    }
    if not meanings:
        return [None] * len(table)
    columns = {key: table["period_start" if key == PERIOD else key] for key in meanings}
    texts = {key: [text_of(value) for value in column.tolist()] for key, column in columns.items()}
    found: list[Mark | None] = []
    for at in range(len(table)):
        pairs = [
            (key, values.get(texts[key][at]))
            for key, values in meanings.items()
            if not _is_total(texts[key][at])
        ]
        known = tuple((key, value) for key, value in pairs if value is not None)
        found.append(known if len(known) == len(pairs) else None)
    return found


def written_names(table: pd.DataFrame, question: str, firsts: Collection[str]) -> dict[str, set[int]]:
    """Each way to write a value of a dimension in a table -> the rows that have the value.

    Args:
        table: The table.
        question: Path name of the question that answered.
        firsts: What stands in front of the rows as they are shown: 合计 there is that of the same dimension.
    """
    found: dict[str, set[int]] = {}
    for key, written in meanings_of(table, question).items():
        if key == PERIOD or key not in table:
            continue
        rows: dict[str, set[int]] = {}
        for at, value in enumerate(table[key].astype(str)):
            rows.setdefault(value, set()).add(at)
        for text, value in written.items():
            found.setdefault(text, set()).update(rows.get(value, ()))
        if any(text in written for text in firsts):
            for text in filter(_is_total, rows):
                found.setdefault(text, set()).update(rows[text])
    return found


def _is_total(text: str) -> bool:
    return text in (_TOTAL, _(_TOTAL))

"""Writes answers as text: a readable table, CSV or JSON. Missing values are empty, or null.

Texts that a spreadsheet would run as formulas when it opens a CSV are made harmless.
"""

from __future__ import annotations

import csv
import io
import json
import math
import unicodedata
from collections.abc import Callable, Sequence
from datetime import date, datetime

import pyarrow as pa

_MISSING = ""
#: First signs of formulas in Excel, WPS and LibreOffice, also in the full width of Chinese input methods.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
#: Invisible signs that may precede such a sign.
_UNSEEN = " \u00a0\u3000\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff\x00"


def to_json(table: pa.Table) -> str:
    """A JSON array of row objects, one row per line; ISO dates, null for missing and infinite values."""
    found = [{name: _finite(value) for name, value in row.items()} for row in table.to_pylist()]
    rows = [json.dumps(row, ensure_ascii=False, default=_iso, allow_nan=False) for row in found]
    return "[" + ",\n ".join(rows) + "]\n"


def to_csv(table: pa.Table) -> str:
    """CSV with a header, lines ended by a newline only; no text can run as a formula."""
    return _csv(table, harmless)


def to_raw_csv(table: pa.Table) -> str:
    """CSV with unchanged texts, for programs that run no formulas."""
    return _csv(table, lambda value: value)


def _csv(table: pa.Table, convert: Callable[[object], object]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(map(convert, table.column_names))
    writer.writerows([convert(_plain(value)) for value in row.values()] for row in table.to_pylist())
    return text.getvalue()


def to_table(table: pa.Table) -> str:
    """A table of aligned columns, numbers to the right; rates and days with four decimals."""
    columns = [[name, *map(_short, table[name].to_pylist())] for name in table.column_names]
    widths = [max(map(_width, column)) for column in columns]
    is_number = [pa.types.is_integer(kind) or pa.types.is_floating(kind) for kind in table.schema.types]
    lines = [
        "  ".join(_pad(cell, width, right) for cell, width, right in zip(row, widths, is_number, strict=True))
        for row in zip(*columns, strict=True)
    ]
    lines.insert(1, "  ".join("-" * width for width in widths))
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _finite(value: object) -> object:
    """A value for JSON, which has no infinite numbers."""
    return None if isinstance(value, float) and not math.isfinite(value) else value


def _iso(value: date | datetime) -> str:
    return value.isoformat()


def _plain(value: object) -> object:
    if value is None:
        return _MISSING
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if isinstance(value, date) else value


def _short(value: object) -> str:
    return f"{value:.4f}" if isinstance(value, float) else str(_plain(value)).replace("\n", " ")


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def _pad(text: str, width: int, right: bool) -> str:  # noqa: FBT001
    space = " " * (width - _width(text))
    return space + text if right else text + space


def with_window(tables: Sequence[tuple[str, date | None, date | None, pa.Table]]) -> pa.Table:
    """The answers of several windows in one table, each row with its window.

    Args:
        tables: Name of the window, first day, day after the last, and the answer; all have the same columns.
    """
    marked = [
        table.append_column("window", pa.array([name] * len(table), pa.string()))
        .append_column("date_from", pa.array([first] * len(table), pa.date32()))
        .append_column("date_to", pa.array([end] * len(table), pa.date32()))
        for name, first, end, table in tables
    ]
    return pa.concat_tables(marked)


def harmless(value: object) -> object:
    """The value; a text that begins like a formula gets a leading apostrophe, which Excel hides.

    Numbers, negative ones too, and all other values that are not texts stay unchanged.
    """
    if isinstance(value, str) and value.lstrip(_UNSEEN).startswith(_FORMULA):
        return f"'{value}"
    return value

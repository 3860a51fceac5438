"""Joins what several rows of one record say in a column whose cells name several codes."""

from __future__ import annotations

from data.schema import BETWEEN_CODES, Column
from data.sql_text import literal, quote


def all_codes(column: Column) -> str:
    """SQL for the codes that any row of a group names, in the order of the declaration; null without any."""
    joined = f"string_agg({quote(column.stored_name)}, '{BETWEEN_CODES}' order by _line)"
    names = f"string_split({joined}, '{BETWEEN_CODES}')"
    declared = f"[{', '.join(map(literal, column.allowed))}]"
    known = f"list_filter({declared}, lambda code: list_contains({names}, code))"
    others = f"list_filter({distinct_list(names)}, lambda name: not list_contains({declared}, name))"
    return f"nullif(array_to_string(list_concat({known}, {others}), '{BETWEEN_CODES}'), '')"


def distinct_list(names: str) -> str:
    """SQL for a list without duplicates, in the order of first occurrence."""
    return f"list_filter({names}, lambda name, place: list_position({names}, name) = place)"

"""A mapping file as text: the few lines of TOML that it needs."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from data.mapping import parse_mapping


def compose(
    ledger: str,
    columns: Mapping[str, str],
    headers: Sequence[str],
    *,
    values: Mapping[str, Mapping[str, str]] | None = None,
    formats: Mapping[str, Sequence[str]] | None = None,
) -> str:
    """The text of a mapping file.

    Args:
        ledger: Name of the ledger.
        columns: Our column -> their header.
        headers: The header row of the export, as written.
        values: Our column -> their value -> ours.
        formats: Our column -> strptime formats of its dates.

    Raises:
        UnreadableFileError: The text would be no mapping: a column or value that does not exist.
    """
    lines = [f"ledger = {_text(ledger)}", f"headers = {_list(headers)}", "", "[columns]"]
    lines += [f"{_text(column)} = {_text(header)}" for column, header in columns.items()]
    for column, codes in (values or {}).items():
        lines += ["", f"[values.{_text(column)}]"]
        lines += [f"{_text(theirs)} = {_text(ours)}" for theirs, ours in codes.items()]
    if formats:
        lines += ["", "[formats]"]
        lines += [f"{_text(column)} = {_list(given)}" for column, given in formats.items()]
    text = "\n".join(lines) + "\n"
    parse_mapping(text, "（新）")
    return text


def _text(text: str) -> str:
    """A text as TOML writes it: its escapes are those of JSON, and one more."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _list(texts: Sequence[str]) -> str:
    return "[" + ", ".join(map(_text, texts)) + "]"

"""The tables of docs/speed.md: what was measured, as Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(slots=True)
class Report:
    """Tables in the order in which they were begun: heading -> name of a row -> its cells."""

    tables: dict[tuple[str, ...], dict[str, list[str]]] = field(default_factory=dict)

    def add(self, heading: Sequence[str], name: str, *cells: str) -> None:
        """Add cells to the row of that name, in the table with that heading."""
        self.tables.setdefault(tuple(heading), {}).setdefault(name, []).extend(cells)

    def lines(self) -> list[str]:
        """All tables as lines of Markdown; the first column is text, the others are numbers."""
        lines = []
        for heading, rows in self.tables.items():
            lines += ["", _line(heading), _line(("---", *("---:" for _ in heading[1:])))]
            lines += [_line((name, *cells)) for name, cells in rows.items()]
        return lines


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"

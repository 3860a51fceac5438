"""A sheet as an office exports it, and its file: Excel with a title, or CSV as a Chinese Windows does."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from openpyxl import Workbook


@dataclass(frozen=True, slots=True)
class Sheet:
    """One export.

    Attributes:
        file: Its file name; ``.csv`` is written in GB18030, ``.xlsx`` with a title above the header.
        headers: The header cells, as the system of the office calls them.
        rows: The cells of each row as texts.
    """

    file: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def write(self, folder: Path) -> Path:
        """Write the file into a folder; returns its path."""
        path = folder / self.file
        if path.suffix == ".csv":
            with path.open("w", encoding="gb18030", newline="") as out:
                csv.writer(out).writerows([self.headers, *self.rows])
            return path
        book = Workbook()
        book.active.append([path.stem])
        for row in (self.headers, *self.rows):
            book.active.append(list(row))
        book.save(path)
        return path


def sheet(file: str, headers: str, rows: Iterable[Sequence[str]]) -> Sheet:
    """A sheet of headers in one text, parted by spaces, and of rows as long as these."""
    names, cells = tuple(headers.split()), tuple(tuple(row) for row in rows)
    assert all(len(row) == len(names) for row in cells), file
    return Sheet(file, names, cells)


def register(file: str, headers: str, lines: str) -> Sheet:
    """A sheet whose rows are lines with cells parted by bars."""
    return sheet(file, headers, [[cell.strip() for cell in line.split("|")] for line in lines.split("\n")])


def months(first: str, count: int) -> list[str]:
    """``2025-10`` and the months after it."""
    year, month = map(int, first.split("-"))
    return [f"{year + (month - 1 + n) // 12}-{(month - 1 + n) % 12 + 1:02}" for n in range(count)]


def later(moment: str, hours: float) -> str:
    """A moment so many hours after another."""
    return f"{datetime.fromisoformat(moment) + timedelta(hours=hours):%Y-%m-%d %H:%M}"

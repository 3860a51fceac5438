"""Reads tables in web pages, which many systems export with the extension of a workbook, and in web archives.

An archive (MHTML) is what Excel and browsers save: the tables of all its pages are read.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from functools import partial

import lxml.html
from lxml import etree

from data.content import Content
from data.errors import UnreadableFileError
from data.reading.encodings import encoding_of, texts
from data.reading.faults import damage_as_unreadable
from data.reading.file_kinds import ADVICE
from data.reading.header_roles import is_header
from data.reading.marks import Merged
from data.reading.sheets import Sheet

_MOST_BYTES, _MOST_CELLS = 100_000_000, 10_000_000
_MOST_SPAN = 65_536
#: Elements that begin a new line within a cell.
_LINES = frozenset(("br", "p", "div", "li", "tr"))
_UNSEEN = frozenset(("script", "style", "table"))
_MOST_ARCHIVE_BYTES = 150_000_000


@dataclass(slots=True)
class Grid:
    """The cells of a table of a page.

    Attributes:
        rows: Its rows.
        merged: Its cells that span several rows or columns.
    """

    rows: list[list[str]] = field(default_factory=list)
    merged: list[Merged] = field(default_factory=list)


def sheets_of_page(content: Content, name: str, known_headers: Set[str]) -> list[Sheet]:
    """The tables of a web page, as sheets.

    Args:
        content: The bytes.
        name: Name of the archive member; empty for a file of its own.
        known_headers: Normalised headers of all ledgers.

    Raises:
        UnreadableFileError: It has no table, or is far too large.
    """
    return _as_sheets(_grids_of_page(content), content.file, name, "html", known_headers)


def _as_sheets(
    grids: Sequence[Grid], file: str, name: str, kind: str, known_headers: Set[str]
) -> list[Sheet]:
    """The tables of web pages as sheets, without those that only arrange the page.

    Raises:
        UnreadableFileError: None is left.
    """
    tables = [grid for grid in _with_their_headers(grids, known_headers) if _is_table(grid)]
    if not tables:
        raise UnreadableFileError(f"{file}：这是网页（HTML），其中没有表格，没有导入。{ADVICE}")
    titles = [name] if len(tables) == 1 else [f"{name}/表格 {number}" for number in range(1, len(tables) + 1)]
    return [
        Sheet(file, title.lstrip("/"), kind, partial(iter, grid.rows), len(grid.rows), grid.merged)
        for title, grid in zip(titles, tables, strict=True)
    ]


def _grids_of_page(content: Content) -> list[Grid]:
    """All tables of a page, including those that only arrange it.

    Raises:
        UnreadableFileError: It is far too large, or not text.
    """
    if content.size > _MOST_BYTES:
        raise UnreadableFileError(
            f"{content.file}：这是网页（HTML），有 {content.size // 1_000_000} MB，太大，没有打开。{ADVICE}"
        )
    page = b"".join(text for text, _ in texts(content, encoding_of(content)))
    parser = lxml.html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False
    )
    try:
        root = lxml.html.document_fromstring(page, parser=parser, ensure_head_body=False)
    except etree.LxmlError:
        return []
    if any("XML_PARSE_HUGE" in entry.message or "depth" in entry.message for entry in parser.error_log):
        raise UnreadableFileError(f"{content.file}：这个网页（HTML）嵌套得不寻常，没有打开。{ADVICE}")
    return [_grid(table, content.file) for table in root.iter("table")]


def _grid(table: etree._Element, file: str) -> Grid:
    """The cells of a table, without those of tables nested in it."""
    grid, cells = Grid(), 0
    occupied: dict[int, int] = {}
    for line in table.iter("tr"):
        if next(line.iterancestors("table")) is not table:
            continue
        number = len(grid.rows)
        row: list[str] = []
        for cell in line.iterchildren("td", "th"):
            while occupied.get(len(row), 0) > number:
                row.append("")
            right, below = _span(cell, "colspan"), _span(cell, "rowspan")
            if right > 1 or below > 1:
                place = len(row)
                grid.merged.append(((number, place), (number + below - 1, place + right - 1)))
                occupied |= dict.fromkeys(range(place, place + right), number + below)
            row += [_text(cell), *[""] * (right - 1)]
        while occupied.get(len(row), 0) > number:
            row.append("")
        cells += len(row)
        if cells > _MOST_CELLS:
            raise UnreadableFileError(f"{file}：这个网页（HTML）里的表格大得不寻常，没有打开。{ADVICE}")
        grid.rows.append(row)
    last = len(grid.rows) - 1
    grid.merged = [(first, (min(bottom, last), right)) for first, (bottom, right) in grid.merged]
    return grid


def _span(cell: etree._Element, name: str) -> int:
    digits = cell.get(name, "1").strip()
    return min(max(int(digits), 1), _MOST_SPAN) if digits.isascii() and digits.isdecimal() else 1


def _text(cell: etree._Element) -> str:
    """The visible text of a cell, line by line."""
    lines = "".join(_words(cell)).split("\n")
    cleaned = [" ".join(filter(None, line.replace("\t", " ").split(" "))) for line in lines]
    return "\n".join(line for line in cleaned if line)


def _words(element: etree._Element) -> Iterator[str]:
    yield _in_one_line(element.text)
    for child in element:
        if child.tag in _LINES:
            yield "\n"
        if child.tag not in _UNSEEN:
            yield from _words(child)
        yield _in_one_line(child.tail)


def _in_one_line(text: str | None) -> str:
    return (text or "").replace("\r", " ").replace("\n", " ")


def _with_their_headers(grids: Sequence[Grid], known_headers: Set[str]) -> list[Grid]:
    """The tables; one that is only a header is put on top of the next one if both have the same width."""
    tables: list[Grid] = []
    for grid in grids:
        above = tables[-1] if tables else Grid()
        if (
            len(above.rows) == 1
            and is_header(above.rows[0], known_headers)
            and grid.rows
            and len(grid.rows[0]) == len(above.rows[0])
            and not is_header(grid.rows[0], known_headers)
        ):
            moved = [((t + 1, left), (b + 1, right)) for (t, left), (b, right) in grid.merged]
            tables[-1] = Grid([*above.rows, *grid.rows], [*above.merged, *moved])
        else:
            tables.append(grid)
    return tables


def _is_table(grid: Grid) -> bool:
    """Whether a table has at least two rows, and one of them at least two filled cells."""
    return len(grid.rows) > 1 and any(sum(bool(cell.strip()) for cell in row) > 1 for row in grid.rows)


def sheets_of_web_archive(content: Content, name: str, known_headers: Set[str]) -> list[Sheet]:
    """The tables of the pages in a web archive, as sheets.

    Args:
        content: The bytes.
        name: Name of the archive member; empty for a file of its own.
        known_headers: Normalised headers of all ledgers.

    Raises:
        UnreadableFileError: It has no table, or is far too large.
    """
    if content.size > _MOST_ARCHIVE_BYTES:
        raise UnreadableFileError(f"{content.file}：这是单个文件的网页（MHTML），太大，没有打开。{ADVICE}")
    with content.open() as stream:
        raw = stream.read()
    grids = []
    with damage_as_unreadable(f"{content.file}：单个文件的网页（MHTML）已损坏，没有导入。{ADVICE}"):
        parts = message_from_bytes(raw).walk()
        pages = [_page(part, content.file) for part in parts if part.get_content_type() == "text/html"]
    for page in pages:
        grids += _grids_of_page(page)
    return _as_sheets(grids, content.file, name, "mhtml", known_headers)


def _page(part: Message, file: str) -> Content:
    page = part.get_payload(decode=True)
    text = page if isinstance(page, bytes) else b""
    return Content(file, lambda: io.BytesIO(text), len(text))

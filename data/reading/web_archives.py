"""Reads the tables of all pages in a web archive (MHTML), as Excel and browsers save them."""

from __future__ import annotations

import io
from collections.abc import Set
from email import message_from_bytes
from email.message import Message

from data.content import Content
from data.errors import UnreadableFileError
from data.reading.damage import damage_as_unreadable
from data.reading.file_kinds import ADVICE
from data.reading.sheets import Sheet
from data.reading.web_pages import as_sheets, grids_of_page

_MOST_BYTES = 150_000_000


def sheets_of_web_archive(content: Content, name: str, known: Set[str]) -> list[Sheet]:
    """The tables of the pages in a web archive, as sheets.

    Args:
        content: The bytes.
        name: Name of the archive member; empty for a file of its own.
        known: Normalised headers of all ledgers.

    Raises:
        UnreadableFileError: It has no table, or is far too large.
    """
    if content.size > _MOST_BYTES:
        raise UnreadableFileError(f"{content.file}：这是单个文件的网页（MHTML），太大，没有打开。{ADVICE}")
    with content.open() as stream:
        raw = stream.read()
    grids = []
    with damage_as_unreadable(f"{content.file}：单个文件的网页（MHTML）已损坏，没有导入。{ADVICE}"):
        parts = message_from_bytes(raw).walk()
        pages = [_page(part, content.file) for part in parts if part.get_content_type() == "text/html"]
    for page in pages:
        grids += grids_of_page(page)
    return as_sheets(grids, content.file, name, "mhtml", known)


def _page(part: Message, file: str) -> Content:
    page = part.get_payload(decode=True)
    text = page if isinstance(page, bytes) else b""
    return Content(file, lambda: io.BytesIO(text), len(text))

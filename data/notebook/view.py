"""What a saved view is: a page with its scope and its settings, under a name of the office."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime

from data.notebook.database import NotebookError
from data.notebook.texts import one_line

#: Most characters of a name: it stands in a list and in the sentence of a page.
LONGEST_NAME, LONGEST_WRITER = 30, 20
#: Most characters of an address: browsers and proxies of an office take no longer ones.
LONGEST_QUERY = 4_000
MOST_VIEWS = 200
_PAGE = re.compile(r"[a-z_]{1,40}")


class ViewError(NotebookError):
    """The view cannot be saved, renamed, deleted or opened; the message says in Chinese why."""


@dataclass(frozen=True, slots=True)
class SavedView:
    """A saved view.

    Attributes:
        name: Its name, which no other view has.
        page: Address of its page.
        scope: Its scope as the query of an address, without dates where ``period`` gives them.
        settings: What the page has besides its scope, likewise: measures and chart, the other side.
        period: Name of a window counted from the day of the data (上周), so that it moves on; empty where
            the scope has fixed dates.
        snapshot: Id of the snapshot whose numbers it shows; empty for those of the day it is opened.
        is_default: Whether its page opens with it.
        written_by: Who saved it.
        written_at: When; None before it is saved.
        id: Its number, which no other view ever gets; 0 before it is saved.
    """

    name: str
    page: str
    scope: str = ""
    settings: str = ""
    period: str = ""
    snapshot: str = ""
    is_default: bool = False
    written_by: str = ""
    written_at: datetime | None = None
    id: int = 0


def valid_view(view: SavedView) -> SavedView:
    """The view with its texts on one line.

    Raises:
        ViewError: A part of it is missing or too long.
    """
    if not _PAGE.fullmatch(view.page):
        raise ViewError(f"“{one_line(view.page)}”不是页面的地址，还没有保存。")
    length = len(view.scope) + len(view.settings)
    if length > LONGEST_QUERY:
        raise ViewError(
            f"这个视图的条件太多（地址有 {length} 个字符，最多 {LONGEST_QUERY} 个），"
            "还没有保存；请去掉几个条件。"
        )
    return replace(view, name=valid_name(view.name), written_by=valid_writer(view.written_by))


def valid_name(name: str) -> str:
    """The name on one line.

    Raises:
        ViewError: It is empty or too long.
    """
    line = one_line(name)
    if not line:
        raise ViewError("请给视图起一个名称，还没有保存。")
    if len(line) > LONGEST_NAME:
        raise ViewError(f"视图的名称有 {len(line)} 字，最多 {LONGEST_NAME} 字，还没有保存。")
    return line


def valid_writer(name: str) -> str:
    """The name of who writes, on one line.

    Raises:
        ViewError: It is too long.
    """
    line = one_line(name)
    if len(line) > LONGEST_WRITER:
        raise ViewError(f"填写人有 {len(line)} 字，最多 {LONGEST_WRITER} 字，还没有保存。")
    return line

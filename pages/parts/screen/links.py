"""Links that the browser handles: the files of a form or desk, and the copied address of a view."""

from __future__ import annotations

import base64
import uuid
from collections.abc import Mapping
from dataclasses import asdict, dataclass

import streamlit as st

from pages.parts.asking.browser_history import steps
from pages.parts.screen.figures import component
from pages.parts.words.language import _

_FOOT = component("foot", '<div class="foot-links" data-part></div>')
_LINK = component("link", '<button type="button" class="copy-link" data-part aria-live="polite"></button>')
_COPY = component("copy", '<button type="button" class="copy-link" data-part aria-live="polite"></button>')


@dataclass(frozen=True, slots=True)
class Picture:
    """The texts around the figure of a block in a saved picture.

    Attributes:
        filename: Name of the file, with its suffix.
        title: Above the figure, in bold.
        subtitle: Below the title.
        caption: Below the figure: scope, 数据截至, 演示数据.
    """

    filename: str
    title: str
    subtitle: str
    caption: str


@dataclass(frozen=True, slots=True)
class File:
    """A file that the browser saves.

    Attributes:
        name: Name with its suffix.
        mime: Its media type.
        content: Its bytes.
    """

    name: str
    mime: str
    content: bytes


def clicked_link(key: str) -> str:
    """Name of the link or tool of that block whose click caused this run; empty when none did."""
    return str(st.session_state.pop(click_key(key), ""))


def clicked_orders(key: str) -> tuple[str, ...] | None:
    """The orders of tables in the address when that tool was clicked; None when none was.

    A click on a head changes the address without the server, which reads it in a whole run only.
    """
    found = st.session_state.pop(orders_key(key), None)
    return None if found is None else tuple(map(str, found))


def foot_links(key: str, links: Mapping[str, str], *, file: File | None = None) -> None:
    """Draw a row of links as one component.

    Args:
        key: Unique on the page.
        links: Name -> label, in order; ``clicked_link`` returns the name of the one that was clicked.
        file: A file that the browser saves at once.
    """

    def keep_click() -> None:
        name, *orders = st.session_state[_id(key)].get("asked") or [""]
        st.session_state[click_key(key)], st.session_state[orders_key(key)] = name, orders

    data: dict[str, object] = {"key": key, "failed": "", "links": list(links.items())}
    data["file"] = None if file is None else file_message(file)
    _FOOT(key=_id(key), data=data, on_asked_change=keep_click)


def copy_link(query: str, *, page: str, shown: str = "") -> None:
    """Draw the button 复制链接, and write the query of this view into the address bar.

    A change of the scope by the user becomes an entry of the browser's history, what only completes an
    address does not.

    Args:
        query: ``?from=…``, the query to copy.
        page: Address of the current page: after a change of page the address bar is written again.
        shown: The query of the address bar, where it differs from the copied one (截图模式).
    """
    data: dict[str, object] = {
        "query": shown or query,
        "copied": query,
        "page": page,
        "label": _("复制链接"),
        "failed": "",
    }
    data |= asdict(steps())
    _LINK(key="copy-link", data=data, width="content")


def copied_text(text: str, *, key: str) -> None:
    """Draw the button 复制, which copies a text."""
    _COPY(key=key, data={"text": text, "label": _("复制全文"), "failed": ""}, width="content")


def _id(key: str) -> str:
    return f"foot-{key}"


def click_key(key: str) -> str:
    """Where the session remembers the click on a link or tool of that key."""
    return f"asked-{key}"


def orders_key(key: str) -> str:
    """Where it remembers the orders of tables that the address said at that click."""
    return f"orders-{key}"


def file_message(file: File) -> dict[str, str]:
    """A file as the browser is told of it."""
    # The browser may get the same data twice; by the number it skips a file that it has saved.
    content = base64.b64encode(file.content).decode()
    return {"number": uuid.uuid4().hex, "name": file.name, "mime": file.mime, "content": content}

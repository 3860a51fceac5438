"""Links that the browser acts on: those under a block in one piece, and the copied address of a view."""

from __future__ import annotations

import base64
import uuid
from collections.abc import Mapping
from dataclasses import asdict, dataclass

import streamlit as st

from pages.parts.screen.figures import component
from pages.parts.words.language import _

_FOOT = component("foot", '<div class="foot-links" data-part></div>')
_LINK = component("link", '<button type="button" class="copy-link" data-part aria-live="polite"></button>')
_COPY = component("copy", '<button type="button" class="copy-link" data-part aria-live="polite"></button>')
#: The foot link that the browser serves by itself.
PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class Picture:
    """What is written around the figure of a block when it is saved as a picture.

    Attributes:
        filename: Name of the file, with its ending.
        title: Written above the figure, in bold.
        subtitle: Written under the title.
        caption: Written below the figure: scope, 数据截至, 演示数据.
    """

    filename: str
    title: str
    subtitle: str
    caption: str


@dataclass(frozen=True, slots=True)
class File:
    """A file for the reader to keep.

    Attributes:
        name: Name with its ending.
        mime: Its media type.
        content: Its bytes.
    """

    name: str
    mime: str
    content: bytes


def clicked_link(key: str) -> str:
    """Name of the foot link under that block whose click caused this run; empty when none did."""
    return str(st.session_state.pop(_click_key(key), ""))


def foot_links(
    key: str, links: Mapping[str, str], *, picture: Picture | None = None, file: File | None = None
) -> None:
    """Draw the links under a block, all in one piece: a page has some fifty of them.

    Args:
        key: Key of the block, and of its figure.
        links: Name -> label, in order; ``picture`` saves the figure, the others are told by ``asked``.
        picture: What is written around the figure when it is saved.
        file: Handed to the reader at once.
    """

    def keep_click() -> None:
        sent = st.session_state[_id(key)]
        st.session_state[_click_key(key)] = sent.get("asked") or ""

    data: dict[str, object] = {"key": key, "failed": "", "links": list(links.items())}
    data["picture"] = None if picture is None else {"figure": key, **asdict(picture)}
    data["file"] = None if file is None else _file_message(file)
    _FOOT(key=_id(key), data=data, on_asked_change=keep_click)


def copy_link(query: str, *, page: str, shown: str = "") -> None:
    """Draw the button 复制链接, and put the query of this view into the address bar.

    Args:
        query: ``?from=…``, as it is copied.
        page: Address of the page being shown: on another page the address bar is written anew.
        shown: The query of the address bar, where it is not the one that is copied (截图模式).
    """
    data = {"query": shown or query, "copied": query, "page": page, "label": _("复制链接"), "failed": ""}
    _LINK(key="copy-link", data=data, width="content")


def copied_text(text: str, *, key: str) -> None:
    """Draw the button 复制 of a text."""
    _COPY(key=key, data={"text": text, "label": _("复制全文"), "failed": ""}, width="content")


def _id(key: str) -> str:
    return f"foot-{key}"


def _click_key(key: str) -> str:
    return f"asked-{key}"


def _file_message(file: File) -> dict[str, str]:
    # The browser may be given the same data twice; by the number it knows what it has saved already.
    content = base64.b64encode(file.content).decode()
    return {"number": uuid.uuid4().hex, "name": file.name, "mime": file.mime, "content": content}

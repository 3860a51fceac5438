"""The toolbar of a block: one component, however many views, menus and files it offers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

import streamlit as st

from pages.parts.screen.figures import component
from pages.parts.screen.links import File, Picture, click_key, file_message, orders_key

_TOOLBAR = component("toolbar", '<div class="tools" role="toolbar" data-part></div>')
#: The two views of a block.
FIGURE, TABLE = "figure", "table"
#: What the browser does by itself: a picture in two formats, the copied address, the text of the kind.
PNG, SVG, LINK, GUIDE = "png", "svg", "link", "guide"


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a menu.

    Attributes:
        name: What ``clicked_link`` returns after a click.
        label: What it says.
        note: What stands at the right of it in grey, as the format of a file.
        is_off: Whether it only tells something and cannot be chosen.
        is_apart: Whether a rule stands above it.
    """

    name: str
    label: str
    note: str = ""
    is_off: bool = False
    is_apart: bool = False


@dataclass(frozen=True, slots=True)
class Tool:
    """One part of the toolbar: a button, or with items one that opens a menu."""

    name: str
    label: str
    items: tuple[Item, ...] = ()
    title: str = ""


def toolbar(
    key: str,
    tools: Sequence[Tool],
    *,
    label: str,
    shown: str = "",
    picture: Picture | None = None,
    file: File | None = None,
    guide: Sequence[str] = (),
) -> None:
    """Draw the toolbar of a block; what is clicked comes back by ``clicked_link``.

    Args:
        key: Key of the block, and of its figure.
        tools: Its parts, in order.
        label: What it is, for screen readers.
        shown: The view that is shown; empty where there is one only.
        picture: Texts around the figure in the saved picture.
        file: A file that the browser saves at once.
        guide: How to read this kind of figure: a heading, then its lines.
    """
    name = f"tools-{key}"

    def keep_click() -> None:
        clicked, *orders = st.session_state[name].get("asked") or [""]
        st.session_state[click_key(key)], st.session_state[orders_key(key)] = clicked, orders

    data: dict[str, object] = {"key": key, "failed": "", "label": label, "view": shown}
    data["tools"] = [asdict(tool) for tool in tools]
    data["picture"] = None if picture is None else {"figure": key, **asdict(picture)}
    data["file"] = None if file is None else file_message(file)
    data["guide"] = list(guide)
    _TOOLBAR(key=name, data=data, on_asked_change=keep_click)

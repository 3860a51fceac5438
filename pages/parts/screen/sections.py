"""The sections of a long page: their headings, and the links to them above the charts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import streamlit as st

from pages.parts.asking.block import Block
from pages.parts.html.section_links import section_head, section_links
from pages.parts.words.language import _

#: A page of fewer sections needs no links to them.
_LEAST = 2


class Sections:
    """Draws the heading of each section before its first row, and in the end the links to all of them."""

    def __init__(self) -> None:
        """Begin with no section."""
        self._names: list[str] = []

    def with_headings(self, rows: Iterable[Sequence[Block]]) -> Iterator[Sequence[Block]]:
        """The rows, each section's heading drawn before the first of its rows is drawn."""
        for row in rows:
            name = row[0].section if row else ""
            if name and name not in self._names:
                if not self._names:
                    self._place = st.empty()  # the links come when there are two, above the first heading
                self._names.append(name)
                self._show_links()
                st.html(section_head(name, len(self._names) - 1))
            yield row

    def _show_links(self) -> None:
        if len(self._names) >= _LEAST:
            self._place.html(section_links(self._names, _("本页内容")))

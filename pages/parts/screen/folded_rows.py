"""The rows of charts below the first ones: folded under a list of their findings until one is wanted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import streamlit as st

from pages.parts.asking.block import Block
from pages.parts.screen.figures import component
from pages.parts.words.language import _

_FOLD = component("fold", '<div class="fold-list" data-part></div>')


class FoldedRows:
    """Draws the first rows of a page openly and the others in a fold, with their findings above it.

    They are drawn and can be printed, linked to and asked for all the same: only the room they take is saved.
    """

    def __init__(self, open_rows: int | None) -> None:
        """Begin a page of which that many rows are open; all of them when None."""
        self._open_rows = open_rows
        self._is_begun = False
        self._findings: list[list[str]] = []

    @contextmanager
    def around(self, number: int, row: Sequence[Block]) -> Iterator[None]:
        """Make the places of a row where it belongs, by its number on the page."""
        if self._open_rows is None or number < self._open_rows:
            yield
            return
        if not self._is_begun:
            self._is_begun = True
            self._list, self._room = st.container(), st.container(key="folded")
        self._findings += [[block.key, block.heading or block.reading.title] for block in row]
        with self._room:
            yield

    def tell(self) -> None:
        """Draw the list of findings of the folded blocks; each opens the fold at its block."""
        if self._is_begun:
            more = _("其余 {n} 张图表").format(n=len(self._findings))
            with self._list:
                _FOLD(key="fold", data={"findings": self._findings, "more": more, "failed": ""})

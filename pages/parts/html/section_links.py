"""HTML of the sections of a long page: the links to them, and their headings."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape


def section_links(names: Sequence[str], label: str) -> str:
    """The links to the sections of a page; ``sections.js`` moves to a section and says which one is read."""
    links = "".join(
        f'<button type="button" data-section="{number}">{escape(name)}</button>'
        for number, name in enumerate(names)
    )
    return f'<nav class="sections" aria-label="{escape(label)}">{links}</nav>'


def section_head(name: str, number: int) -> str:
    """The heading of a section; the links of ``section_links`` lead to it by its number."""
    return f'<h2 class="section-head" tabindex="-1" data-section-head="{number}">{escape(name)}</h2>'

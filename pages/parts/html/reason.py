"""HTML of the tag beside the title of a block: a button that opens why it is so."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from pages.parts.html.markup import TAGS, emphasis_html
from pages.parts.words.language import _


def reason(word: str, rows: Sequence[tuple[str, str]]) -> str:
    """A status tag that opens its reasons; ``toolbar.js`` closes them and follows the link to 口径.

    Args:
        word: The tag, as a message key.
        rows: Label and text of each reason, with ``**bold**`` parts.
    """
    text = _(word)
    why = _("为什么是{word}").format(word=text)
    body = "".join(f"<dt>{escape(label)}</dt><dd>{emphasis_html(told)}</dd>" for label, told in rows)
    link = f'<button type="button" data-open="definition">{escape(_("看口径"))}</button>'
    return (
        f'<details class="reason"><summary class="tag t-{TAGS.get(word, "flat")}" title="{escape(why)}">'
        f'{escape(text)}</summary><div role="group" aria-label="{escape(why)}"><b>{escape(why)}</b>'
        f"<dl>{body}</dl><footer>{link}</footer></div></details>"
    )

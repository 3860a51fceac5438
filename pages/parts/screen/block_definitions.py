"""口径 of a block: what its measures count, its numbers as a statistician draws them, and the command."""

from __future__ import annotations

import shlex
from html import escape

import streamlit as st

from pages.parts.asking.block import Block, View
from pages.parts.asking.scope_state import speak
from pages.parts.screen import figures
from pages.parts.words.column_names import ASK, definition
from pages.parts.words.language import _
from pages.parts.words.literal import literal
from queries import Scope


def show_definitions(block: Block, view: View) -> None:
    """Open the dialog."""

    @st.dialog(_("口径"), width="medium")
    def definitions() -> None:
        speak()
        lines = [f"**{literal(label)}**　{literal(text)}" for label, text in map(definition, block.measures)]
        if block.limits:
            lines.append(f"**{literal(_('上下限'))}**　{literal(block.limits)}")
        st.markdown("\n\n".join(lines))
        if block.method is not None:
            alt = block.reading.title
            figures.show(
                block.method, key=f"{block.key}-method", alt=alt, height=int(block.method.layout.height)
            )
        with st.expander(_("供分析员核对")):
            st.caption(_("在命令行取同样的数"))
            html = escape(command(block.question, view.scope))
            st.html(f'<pre class="command" translate="no">{html}</pre>')  # browsers must not translate names

    definitions()


def command(question: str, scope: Scope) -> str:
    """The shell command that runs a question, or asks a free one, for a scope."""
    query = scope.to_query()
    if question.startswith(ASK):
        del query["grain"]  # it would cut a free question by period; the question says so where it does
    further = {condition.key for condition in scope.conditions}
    options = [
        f"--where {shlex.quote(f'{name}={value}')}" if name in further else f"--{name} {shlex.quote(value)}"
        for name, values in query.items()
        for value in values
    ]
    asked = question if question.startswith(ASK) else f"run {question}"
    return " ".join(["python -m queries", asked, *options])

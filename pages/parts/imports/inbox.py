"""The inbox: a folder whose files are imported when the server starts, and here on demand."""

from __future__ import annotations

from html import escape

import streamlit as st

from data.errors import StoreError
from data.importing.inbox import FileOutcome, read_inbox
from data.snapshots.store import Snapshot
from pages.parts.asking.fetch import renew_snapshot
from pages.parts.html import markup
from pages.parts.imports import importing
from pages.parts.imports.importing import follow
from pages.parts.words.language import _
from pages.parts.words.literal import literal

_DONE = "inbox_done"


def inbox(served: Snapshot) -> None:
    """Draw the text about the inbox, the button that imports it, and the outcome for each file."""
    st.html(
        markup.block_head(
            _("收件箱：放进去就会导入"),
            _(
                "把导出文件放进台账目录下的 inbox 文件夹（在哪里请问系统管理员），看板启动时、点“读取收件箱”"
                "时导入，然后连同报告移到它的子文件夹"
            ),
        )
    )
    if st.button(_("读取收件箱"), key="inbox-read"):
        _read(served)
    handled: tuple[FileOutcome, ...] | None = st.session_state.get(_DONE)
    if handled is not None:
        st.html(_outcome_list(handled))


def _read(served: Snapshot) -> None:
    try:
        with st.spinner(_("正在读取收件箱，先等文件拷贝完…")):
            handled = read_inbox()
    except (StoreError, OSError) as error:
        st.error(literal(error))
        return
    st.session_state[_DONE] = handled
    if any(one.accepted for one in handled):
        importing.forget()
        after = renew_snapshot()
        follow(served, after, after.freshness)
    st.rerun()


def _outcome_list(handled: tuple[FileOutcome, ...]) -> str:
    if not handled:
        return markup.reading(_("收件箱里没有文件。"))
    return f'<ul class="told">{"".join(map(_line, handled))}</ul>'


def _line(one: FileOutcome) -> str:
    state, colour = (_("已导入"), "good") if one.accepted else (_("没有导入"), "red")
    # The line shows the file name before the message already.
    message = one.message.removeprefix(one.file).removeprefix("：").removeprefix(" → ")
    return (
        f'<li><span class="c-{colour}">{escape(state)}</span> <b>{escape(one.file)}</b> '
        f"{escape(message)}</li>"
    )

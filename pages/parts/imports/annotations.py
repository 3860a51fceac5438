"""The annotations on 台账管理: a form, the list with changes and deletions, and what was changed."""

from __future__ import annotations

from html import escape

import streamlit as st

from data.errors import StoreError
from data.ledgers import LEDGERS
from data.notebook.annotation import Annotation
from data.notebook.annotations import Earlier, all_annotations, delete, history, write
from data.notebook.annotations import change as save_change
from data.snapshots.store import Snapshot
from pages.parts.asking.annotated import in_words
from pages.parts.asking.scope_state import speak
from pages.parts.html import markup
from pages.parts.imports.annotation_form import annotation_form
from pages.parts.screen.notebook_change import done_line, is_done
from pages.parts.words.dates import day, moment
from pages.parts.words.language import _, mark, sentences
from pages.parts.words.literal import literal
from pages.parts.words.numbers import DASH

_TOLD = "annotation_told"
#: Counts the annotations written in this session: each gets an empty form.
_WRITTEN = "annotations_written"
_ACTIONS = {"changed": mark("修改前"), "deleted": mark("删除前")}


def annotation_room(served: Snapshot) -> None:
    """Draw the form of a new annotation, the list of all, and the contents that were changed or deleted."""
    try:
        written, earlier = all_annotations(served.home), history(served.home)
    except StoreError as error:
        st.error(literal(error))
        return
    st.html(markup.block_head(_title(len(written)), _purpose()))
    if message := st.session_state.pop(_TOLD, ""):
        st.html(done_line(message))
    number = st.session_state.get(_WRITTEN, 0)
    with st.expander(_("写一条标注")):
        new = annotation_form(f"annotation-new-{number}")
        if new is not None and is_done(
            lambda: write(served.home, new), _TOLD, _("标注已保存，各页的图上都有了。")
        ):
            st.session_state[_WRITTEN] = number + 1
            st.rerun()
    for one in reversed(written):
        _row(one, served)
    if earlier:
        with st.expander(_("改动和删除的记录 {n} 条").format(n=len(earlier))):
            st.html("".join(map(_earlier_html, earlier)))


def _title(count: int) -> str:
    return _("图上的标注 {n} 条").format(n=count) if count else _("图上还没有标注")


def _purpose() -> str:
    return _(
        "写下哪天发生了什么（渠道合并、换物业、口径变了），按时间画的图上用 ①②③ 标出；"
        "做法变了的，勾选从这天起重新计算上下限；不要写居民的姓名和电话"
    )


def _row(one: Annotation, served: Snapshot) -> None:
    """Draw one annotation with its buttons."""
    with st.container(horizontal=True, vertical_alignment="center", key=f"alias-row-annotation-{one.id}"):
        ledger = _(LEDGERS[one.ledger].title) if one.ledger else _("全部台账")
        written = "" if one.written_at is None else day(one.written_at)
        who = sentences(_("第 {n} 号").format(n=one.id), ledger, one.written_by, written)
        st.html(
            f'<div class="alias"><b>{escape(in_words(one))}</b><span class="m">{escape(who)}</span></div>',
            width="stretch",
        )
        if st.button(_("修改"), type="tertiary", key=f"annotation-change-{one.id}"):
            _ask_change(one, served)
        if st.button(_("删除"), type="tertiary", key=f"annotation-delete-{one.id}"):
            _ask_delete(one, served)


def _ask_change(one: Annotation, served: Snapshot) -> None:
    @st.dialog(_("修改标注"))
    def form() -> None:
        speak()
        new = annotation_form(f"annotation-old-{one.id}", one)
        if new is not None and is_done(lambda: save_change(served.home, new), _TOLD, _("标注已修改。")):
            st.rerun()

    form()


def _ask_delete(one: Annotation, served: Snapshot) -> None:
    @st.dialog(_("删除标注"))
    def confirm() -> None:
        speak()
        st.html(markup.as_written(in_words(one)))
        if one.starts_new_limits:
            st.caption(_("删除之后，上下限又按这天前后全部各期计算。"))
        st.caption(_("原来的内容留在改动和删除的记录里。"))
        if st.button(_("删除"), type="primary", key="annotation-confirm") and is_done(
            lambda: delete(served.home, one.id), _TOLD, _("标注已删除。")
        ):
            st.rerun()

    confirm()


def _earlier_html(one: Earlier) -> str:
    note = sentences(moment(one.done_at), one.done_by or DASH, _(_ACTIONS[one.action]))
    text = in_words(one.annotation)
    return f'<div class="alias"><span class="m">{escape(note)}</span>{escape(text)}</div>'

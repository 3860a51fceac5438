"""Upload of files: each is checked before anything is stored; one button imports all good ones."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from data.errors import StoreError
from data.snapshots.store import Snapshot
from pages.parts.html import markup
from pages.parts.imports import importing
from pages.parts.imports.file_check import CheckedFile, file_head, first_rows, look, look_again, table_facts
from pages.parts.imports.mapping_form import forget_mapping, mapping_form
from pages.parts.imports.uploads import drop_zone, put_aside
from pages.parts.words.language import _
from pages.parts.words.literal import literal

#: Most files whose first rows are shown open; with more files, the user opens those that matter.
_OPEN_FILES = 3


def drop(served: Snapshot) -> None:
    """Draw the drop zone, the contents of the files, and the button that imports them."""
    st.html(
        markup.block_head(
            _("拖入导出的台账，看过再导入"),
            _("可一次拖入多个；先看认作什么、各列读成什么；点“导入”之前什么也不存入看板"),
        )
    )
    if importing.is_running():
        importing.finish()
    try:
        kept = drop_zone(_("拖入导出的台账"))
    except (OSError, StoreError) as error:
        st.error(_("文件没有收下：{reason}").format(reason=literal(error)))
        return
    if failure := importing.failure():
        st.error(literal(_(failure)))
    files = [look(one) for one in kept]
    if files:
        _actions(files, served)
    for number, one in enumerate(files):
        _file(one, number, is_open=len(files) <= _OPEN_FILES)


def _actions(files: Sequence[CheckedFile], served: Snapshot) -> None:
    good = [one.upload for one in files if one.is_good]
    sure = [one.upload for one in files if one.is_good and not one.is_doubtful]
    with st.container(horizontal=True, vertical_alignment="center", key="ledger-actions"):
        label = _("导入 {n} 个文件").format(n=len(sure))
        if sure and st.button(label, type="primary", key="ledger-import"):
            importing.begin(sure, served)
            st.rerun()
        anyway = _("连同表头不认识的 {n} 个一起导入").format(n=len(good) - len(sure))
        if len(sure) < len(good) and st.button(anyway, key="ledger-import-anyway"):
            importing.begin(good, served)
            st.rerun()
        if st.button(_("不导入，清空"), type="tertiary", key="ledger-clear"):
            put_aside()
            look_again()
            st.rerun()
        if good and served.is_demonstration:
            st.html(
                f'<p class="rd">{markup.emphasis_html(_("导入后**演示数据整体退出**，只看本街道的台账"))}</p>'
            )


def _file(file: CheckedFile, number: int, *, is_open: bool) -> None:
    st.html(file_head(file))
    for place, table in enumerate(file.tables):
        key = f"{file.upload.id}-{place}"
        facts = table_facts(table, comes_alone=not file.is_good)
        rows = first_rows(table, is_open=is_open and (bool(table.ledger) or file.needs_mapping))
        if table.missing:  # the form first: the rest is of little use without a mapping
            st.html(facts)
            mapping_form(file, table, key)
            st.html(rows)
        else:
            st.html(facts + rows)
            if table.unknown:
                mapping_form(file, table, key)
        if table.mapping:
            forget_mapping(table, key)

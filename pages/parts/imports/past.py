"""The imports so far, newest first, and the way back to an earlier state."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

import streamlit as st

from data.entries import Entry
from data.history import history, restore, undo
from data.ledgers import LEDGERS
from data.store import NoSnapshot, Snapshot, StoreError
from pages.parts import markup
from pages.parts.dates import moment
from pages.parts.fetch import renew_snapshot, snapshot
from pages.parts.imports import importing
from pages.parts.imports.follow import follow
from pages.parts.imports.last import last_report
from pages.parts.imports.report import done_line, report
from pages.parts.markup import Cell, Heading, Table
from pages.parts.numbers import count, plain, signed
from pages.parts.scope_state import speak
from pages.parts.wording import _, listing, mark

_ROWS = mark("行")
_TOLD = "history_told"
#: So many names of files stand in a row; of more, how many there are.
_NAMED = 3
#: So many of them stand in the question that is asked first.
_LISTED = 10


def past(served: Snapshot) -> None:
    """Draw the table of the states that are still there, and the buttons that go back to one."""
    try:
        entries = history()
    except StoreError as error:
        st.error(str(error))
        return
    st.html(
        markup.block_head(
            _title(entries), _("留着最近几次的结果；撤销只换回那时的数据，什么也不删，随时可以再换回来")
        )
    )
    if told := st.session_state.pop(_TOLD, ""):
        st.html(done_line(told))
    st.html(markup.unit_table(_table(entries)))
    _last(served)
    _ways_back(entries)


def _ways_back(entries: Sequence[Entry]) -> None:
    """The buttons: one takes the last import back, the other goes to a state of choice."""
    others = [one for one in entries if not one.is_current]
    now = next((one for one in entries if one.is_current), None)
    if not others or now is None:
        return
    with st.container(horizontal=True, vertical_alignment="bottom", key="ledger-history"):
        if st.button(
            _("撤销最近一次导入"), key="history-undo", disabled=now.is_demonstration or not now.before
        ):
            _ask_undo(now, entries)
        chosen = st.selectbox(
            _("换回某一次的结果"),
            others,
            index=None,
            format_func=_name,
            placeholder=_("选一次导入"),
            label_visibility="collapsed",
            key="history-choice",
        )
        if st.button(_("换回这一次"), key="history-restore", disabled=chosen is None) and chosen:
            _ask_restore(now, chosen, entries)


def _last(served: Snapshot) -> None:
    """The report of the last import, unless this session has it on the page already."""
    if importing.report() is not None:
        return
    try:
        done = last_report(served)
    except (NoSnapshot, StoreError) as error:
        st.error(str(error))
        return
    if done.files:
        with st.expander(_("最近一次导入的报告和问题清单")):
            report(done)


def _title(entries: Sequence[Entry]) -> str:
    now = next((one for one in entries if one.is_current), None)
    if now is None or now.is_demonstration:
        return _("当前使用演示数据，还没有导入过台账") if len(entries) < 2 else _("当前使用演示数据")
    return _("当前使用 {at} 导入后的数据").format(at=moment(now.imported_at))


def _table(entries: Sequence[Entry]) -> Table:
    headings = (
        Heading(_("导入时间"), True),
        Heading(_("导入文件"), True, wraps=True),
        Heading(_("导入后总行数")),
    )
    shown = f'<br><span class="m">{escape(_("当前使用"))}</span>'
    rows = tuple(
        (
            Cell(moment(one.imported_at), bold=one.is_current, html=shown if one.is_current else ""),
            Cell(_files(one)),
            Cell(count(sum(one.row_counts.values()), _ROWS)),
        )
        for one in entries
    )
    return Table(headings, rows)


def _files(one: Entry) -> str:
    if one.is_demonstration:
        return _("演示数据") if one.files else _("演示数据（重新匹配）")
    if not one.files:
        return _("没有新文件（重新匹配或重新生成）")
    named = listing(one.files[:_NAMED])
    more = len(one.files) - _NAMED
    return _("{names}等 {n} 个").format(names=named, n=len(one.files)) if more > 0 else named


def _name(one: Entry) -> str:
    """Time and files; states of one moment, made by matching again, are numbered."""
    number = one.id.split("-")[2:]
    return f"{moment(one.imported_at)} · {_files(one)}{''.join(f' · {part}' for part in number)}"


def _ask_undo(now: Entry, entries: Sequence[Entry]) -> None:
    """Ask before the last import is taken back: its files are counted no more."""
    lines = [_("撤销 **{at}** 的导入，回到它之前的数据。").format(at=moment(now.imported_at))]
    if now.files:
        lines.append(_("不再算在内：{files}").format(files=_bold(now.files)))
    lines += [_change(now, one) for one in entries if one.id == now.before]
    _ask(_("撤销最近一次导入"), lines, undo)


def _ask_restore(now: Entry, target: Entry, entries: Sequence[Entry]) -> None:
    """Ask before another state comes back: what came after it is counted no more."""
    later = [one for one in entries if target.imported_at < one.imported_at <= now.imported_at]
    gone = tuple(dict.fromkeys(file for one in later for file in one.files))
    lines = [_("换回 **{name}** 时的数据。").format(name=_name(target))]
    if gone:
        lines.append(_("不再算在内：{files}").format(files=_bold(gone)))
    lines.append(_change(now, target))
    _ask(_("换回另一次的数据"), lines, lambda: restore(target.id))


def _ask(title: str, lines: Sequence[str], act: Callable[[], object]) -> None:
    @st.dialog(title)
    def confirm() -> None:
        speak()
        st.markdown("\n\n".join(lines))
        st.caption(_("文件和各次的数据都留着，可以用同样的办法再换回来。"))
        if st.button(_("换回"), type="primary", key="history-confirm"):
            _go(act)

    confirm()


def _bold(files: Sequence[str]) -> str:
    shown = listing(f"**{name}**" for name in files[:_LISTED])
    return shown if len(files) <= _LISTED else _("{names}等 {n} 个").format(names=shown, n=len(files))


def _change(now: Entry, target: Entry) -> str:
    """The ledgers that have other numbers of rows then."""
    if target.is_demonstration:
        rows = count(sum(now.row_counts.values()), _ROWS)
        return _("各页改为演示数据，本街道的 {rows}暂时不显示。").format(rows=rows)
    lines = []
    for name, ledger in LEDGERS.items():
        then, here = target.row_counts.get(name, 0), now.row_counts.get(name, 0)
        if then != here:
            lines.append(f"- {_(ledger.title)}　{plain(here)} → {plain(then)}（{signed(then - here)}）")
    return "\n".join(lines) or _("各台账的行数不变。")


def _go(act: Callable[[], object]) -> None:
    before = snapshot()
    try:
        act()
    except (StoreError, NoSnapshot) as error:
        st.error(str(error))
        return
    importing.forget()
    after = renew_snapshot()
    follow(before, after, after.freshness)
    st.session_state[_TOLD] = _("已换回，各页现在看的就是那时的数据。")
    st.rerun()

"""The history of imports, newest first, and the buttons that restore an earlier state."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from data.errors import NoSnapshot, StoreError
from data.importing.reports import FileReport, ImportReport
from data.ledgers import LEDGERS
from data.merging.changes import OverwrittenRecords
from data.notation.spelling import without_emphasis
from data.schema import Finding, Severity
from data.settings import settings
from data.snapshots.chain import Standing
from data.snapshots.entries import Entry, UndoResult, next_undo
from data.snapshots.history import history, restore, undo
from data.snapshots.manifest_files import current_manifest
from data.snapshots.store import Snapshot, home
from pages.parts.asking.fetch import renew_snapshot, snapshot
from pages.parts.asking.scope_state import speak
from pages.parts.html import markup
from pages.parts.html.markup import Cell, Heading, Table
from pages.parts.imports import importing
from pages.parts.imports.history_texts import step
from pages.parts.imports.importing import follow
from pages.parts.imports.report import report
from pages.parts.screen.notebook_change import done_line
from pages.parts.screen.table_orders import show_table
from pages.parts.words.dates import moment
from pages.parts.words.language import _, listing, mark
from pages.parts.words.literal import literal
from pages.parts.words.numbers import DASH, count, plain, signed_number

_ROWS = mark("行")
_TOLD = "history_told"
_STANDINGS = {Standing.UNDONE: mark("已撤销"), Standing.REPLACED: mark("已由换回的结果取代")}
#: Most names of files in the question before an undo.
_LISTED = 10


def past(served: Snapshot) -> None:
    """Draw the table of the states that can be restored, and the buttons that restore one."""
    try:
        entries = history()
    except StoreError as error:
        st.error(literal(error))
        return
    n = settings().kept_imports
    st.html(
        markup.block_head(
            _title(entries),
            _("留着最近 {n} 次导入和其间的各步；撤销一步步退回，什么也不删，随时可以再换回来").format(n=n),
        )
    )
    if message := st.session_state.pop(_TOLD, ""):
        st.html(done_line(message))
    show_table(_table(entries), "history")
    _last(served)
    _ways_back(entries)


def _ways_back(entries: Sequence[Entry]) -> None:
    """Draw the buttons: one undoes the step in its label, the other restores a selected state."""
    others = [one for one in entries if not one.is_current and not one.is_damaged]
    back = next_undo(entries)
    now = next((one for one in entries if one.is_current), None)
    if not others or now is None:
        return
    with st.container(horizontal=True, vertical_alignment="bottom", key="ledger-history"):
        # The label names the last step that changed rows, not a later rebuild that changed none.
        what = literal(step(back.undone[-1], is_short=True)) if back else ""
        named = _("撤销：{what}").format(what=what) if back else _("撤销")
        if st.button(named, key="history-undo", disabled=back is None) and back:
            _ask_undo(now, back)
        chosen = st.selectbox(
            _("换回某一次的结果"),
            others,
            index=None,
            format_func=_name,
            placeholder=_("选一次"),
            label_visibility="collapsed",
            key="history-choice",
        )
        if st.button(_("换回这一次"), key="history-restore", disabled=chosen is None) and chosen:
            _ask_restore(now, chosen, entries)


def _last(served: Snapshot) -> None:
    """Draw the report of the last import, unless the page of this session shows it already."""
    if importing.report() is not None:
        return
    try:
        done = last_report(served)
    except (NoSnapshot, StoreError) as error:
        st.error(literal(error))
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
        Heading(_("何时"), True, column="made_at"),
        Heading(_("做了什么"), True, wraps=True, column="step"),
        Heading(_("经手"), True, column="who"),
        Heading(_("改变的行"), column="changed"),
        Heading(_("之后的总行数"), column="rows"),
    )
    rows = tuple(
        (
            Cell(moment(one.made_at), bold=one.is_current, html=_standing(one)),
            Cell(step(one)),
            Cell(one.who or DASH),
            Cell(DASH if one.changed is None else count(one.changed, _ROWS)),
            Cell(DASH if one.is_damaged else count(sum(one.row_counts.values()), _ROWS)),
        )
        for one in entries
    )
    return Table(headings, rows, frame=_values(entries))


def _values(entries: Sequence[Entry]) -> pd.DataFrame:
    """The values by which the history is sorted; what is not known comes last."""
    rows = [(one.made_at, step(one), one.who or None, one.changed, _total_rows(one)) for one in entries]
    frame = pd.DataFrame(rows, columns=["made_at", "step", "who", "changed", "rows"])
    return frame.astype({"changed": float, "rows": float})


def _total_rows(one: Entry) -> int | None:
    return None if one.is_damaged else sum(one.row_counts.values())


def _standing(one: Entry) -> str:
    """Text below the time of a step: whether it is the current one, or no longer part of the data."""
    text = _("当前使用") if one.is_current else _(_STANDINGS[one.standing]) if one.standing else ""
    return f'<br><span class="m">{escape(text)}</span>' if text else ""


def _name(one: Entry) -> str:
    return f"{moment(one.made_at)} · {step(one, is_short=True)}"


def _ask_undo(now: Entry, back: UndoResult) -> None:
    """Ask for confirmation before an undo, naming the steps."""
    lines = [_("撤销这一步，回到它之前的数据：")]
    lines += [f"**{moment(one.made_at)}**　{step(one)}" for one in back.undone]
    lines += _change(now, back.now)
    _ask(_("撤销"), lines, undo)


def _ask_restore(now: Entry, target: Entry, entries: Sequence[Entry]) -> None:
    """Ask for confirmation before a restore: the later steps are not counted after it."""
    there = {one.id: one for one in entries}
    led = [now]
    while led[-1].before in there and led[-1].id != target.id and len(led) <= len(entries):
        led.append(there[led[-1].before])
    gone = dict.fromkeys(file for one in led[:-1] for file in one.files) if led[-1] is target else {}
    lines = [_("换回 **{name}** 时的数据。").format(name=_name(target))]
    if gone:
        lines.append(_("不再算在内：{files}").format(files=_file_names(tuple(gone))))
    lines += _change(now, target)
    _ask(_("换回另一次的数据"), lines, lambda: restore(target.id))


def _ask(title: str, lines: Sequence[str], act: Callable[[], object]) -> None:
    @st.dialog(literal(title))
    def confirm() -> None:
        speak()
        st.html("".join(map(markup.reading, lines)))
        st.caption(_("文件和各次的数据都留着，可以用同样的办法再换回来。"))
        if st.button(_("换回"), type="primary", key="history-confirm"):
            _go(act)

    confirm()


def _file_names(files: Sequence[str]) -> str:
    shown = listing(map(without_emphasis, files[:_LISTED]))
    return shown if len(files) <= _LISTED else _("{names}等 {n} 个").format(names=shown, n=len(files))


def _change(now: Entry, target: Entry) -> list[str]:
    """Lines with the ledgers whose number of rows would change."""
    if target.is_demonstration:
        rows = count(sum(now.row_counts.values()), _ROWS)
        return [_("各页改为演示数据，本街道的 {rows}暂时不显示。").format(rows=rows)]
    lines = []
    for name, ledger in LEDGERS.items():
        then, here = target.row_counts.get(name, 0), now.row_counts.get(name, 0)
        if then != here:
            lines.append(f"{_(ledger.title)}　{plain(here)} → {plain(then)}（{signed_number(then - here)}）")
    return lines or [_("各台账的行数不变。")]


def _go(act: Callable[[], object]) -> None:
    before = snapshot()
    try:
        act()
    except (StoreError, NoSnapshot) as error:
        st.error(literal(error))
        return
    importing.forget()
    after = renew_snapshot()
    follow(before, after, after.freshness)
    st.session_state[_TOLD] = _("已换回，各页现在看的就是那时的数据。")
    st.rerun()


def last_report(served: Snapshot) -> ImportReport:
    """The report of the last import of any user; without files for the samples, or for an outdated snapshot.

    Raises:
        NoSnapshot: Nothing has been imported yet.
        StoreError: The record of the snapshot cannot be read.
    """
    manifest = current_manifest(home())
    if manifest.id != served.id or manifest.is_demonstration:
        return ImportReport(served.id, ())
    files = [_file(manifest.reports[number]) for number in manifest.last_brought]
    return ImportReport(manifest.id, tuple(files))


def _file(stored: dict[str, Any]) -> FileReport:
    """The report from its stored form; that of an older version of the program lacks the newer parts."""
    known = {name: stored[name] for name in FileReport.__dataclass_fields__ if name in stored}
    findings = tuple(Finding(**{**one, "severity": Severity(one["severity"])}) for one in stored["findings"])
    read = {
        "findings": findings,
        "unmatched": tuple(stored.get("unmatched", (0, 0))),
        "overwritten": tuple(map(OverwrittenRecords.read, stored.get("overwritten", ()))),
    }
    return FileReport(**{**known, **read})

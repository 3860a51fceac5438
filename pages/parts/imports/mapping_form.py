"""The form that maps unknown headers to columns; saved under a name, and used automatically next time."""

from __future__ import annotations

from pathlib import PurePath
from typing import Literal

import streamlit as st

from data.errors import StoreError, UnreadableFileError
from data.importing.mapping_steps import remove, save
from data.importing.preview import TablePreview, preview
from data.ledgers import LEDGERS
from data.mapping_file import compose, parse_mapping
from data.notation.header_text import normalise
from data.schema import Column, Ledger, Type
from pages.parts.imports.file_check import CheckedFile, look_again
from pages.parts.words.language import _, listing, mark
from pages.parts.words.literal import literal

#: Date formats on offer, besides those that are recognised automatically.
_FORMATS = {
    "": mark("自动识别"),
    "%d/%m/%Y": mark("日/月/年，如 31/12/2026"),
    "%m/%d/%Y": mark("月/日/年，如 12/31/2026"),
    "%d/%m/%Y %H:%M": mark("日/月/年 时:分"),
    "%m/%d/%Y %H:%M": mark("月/日/年 时:分"),
    "%Y%m%d%H%M%S": mark("连写，如 20261231093000"),
}
_LONGEST_NAME = 60


def mapping_form(file: CheckedFile, table: TablePreview, key: str) -> None:
    """Draw the form of one table; collapsed if the file can be imported without it."""
    unknown = _("{n} 个表头不认得：需要就对应到列").format(n=len(table.unknown))
    label = unknown if table.ledger else _("把表头对应到列")
    with st.expander(label, expanded=file.needs_mapping or bool(table.missing), key=f"mapping-{key}"):
        ledger = _ledger(table, key)
        if ledger is None:
            return
        pairs, formats = _columns(table, ledger, key)
        _save(file, table, ledger, pairs, formats, key)


def forget_mapping(table: TablePreview, key: str) -> None:
    """Draw the button that removes the saved mapping by which a table was read."""
    if st.button(
        _("不再使用映射“{name}”").format(name=literal(table.mapping)), type="tertiary", key=f"forget-{key}"
    ):
        try:
            remove(table.mapping)
        except StoreError as error:
            st.error(literal(error))
            return
        look_again()
        st.rerun()


def _ledger(table: TablePreview, key: str) -> Ledger | None:
    """The ledger of the table; the form asks for it only when it is not recognised."""
    if table.ledger:
        return LEDGERS[table.ledger]
    chosen = st.selectbox(
        _("这是哪一种台账"),
        list(LEDGERS),
        index=None,
        format_func=lambda name: _(LEDGERS[name].title),
        placeholder=_("请选择台账"),
        key=f"ledger-{key}",
    )
    return LEDGERS[chosen] if chosen else None


def _columns(table: TablePreview, ledger: Ledger, key: str) -> tuple[list[tuple[str, str]], dict[str, str]]:
    """The user's pairs of (our column, their header), and column -> date format where one is needed."""
    free = {column.name: column for column in ledger.columns if column.name not in table.columns}
    must = [_(one.label) for one in free.values() if one.required]
    if must:
        st.caption(_("必须有：{columns}").format(columns=literal(listing(must))))
    pairs: list[tuple[str, str]] = []
    formats: dict[str, str] = {}
    with st.container(key=f"row-mapping-{key}"):
        sides = st.columns(2, gap="large")
        for place, header in enumerate(table.unknown):
            at = f"{key}-{ledger.name}-{place}"
            with sides[2 * place >= len(table.unknown)]:
                name = _column(header, free, at)
                if name is None:
                    continue
                pairs.append((name, header))
                if free[name].type in (Type.DATE, Type.DATETIME):
                    formats[name] = _format(free[name], at)
    return pairs, {name: chosen for name, chosen in formats.items() if chosen}


def _column(header: str, free: dict[str, Column], key: str) -> str | None:
    names = list(free)
    known = [name for name in names if normalise(header) in map(normalise, _spellings(free[name]))]
    return st.selectbox(
        literal(header),
        names,
        index=names.index(known[0]) if known else None,
        format_func=lambda name: _(free[name].label),
        placeholder=_("不导入"),
        key=f"column-{key}",
    )


def _spellings(column: Column) -> tuple[str, ...]:
    return (column.label, *column.synonyms)


def _format(column: Column, key: str) -> str:
    return st.selectbox(
        _("{column}的写法").format(column=literal(_(column.label))),
        list(_FORMATS),
        format_func=lambda name: _(_FORMATS[name]),
        key=f"format-{key}",
    )


def _save(
    file: CheckedFile,
    table: TablePreview,
    ledger: Ledger,
    pairs: list[tuple[str, str]],
    formats: dict[str, str],
    key: str,
) -> None:
    """Draw the field of the name and the button; a click saves the mapping."""
    stem = PurePath(file.upload.name).stem[:_LONGEST_NAME]
    name = st.text_input(
        _("映射的名称"), value=table.mapping or stem, max_chars=_LONGEST_NAME, key=f"name-{key}"
    )
    refused = st.session_state.pop(f"refused-{key}", "")
    if refused:
        st.error(literal(refused))
    replaces = bool(table.mapping)
    if refused or st.session_state.get(f"replace-{key}"):
        replaces |= st.checkbox(_("替换原来的映射"), key=f"replace-{key}")
    kind: Literal["primary", "secondary"] = "secondary" if table.ledger else "primary"
    if not st.button(_("保存映射"), key=f"save-{key}", type=kind):
        return
    if message := _keep(name.strip(), file, table, ledger, pairs, formats, replaces=replaces):
        st.session_state[f"refused-{key}"] = message
    else:
        look_again()
    st.rerun()


def _keep(
    name: str,
    file: CheckedFile,
    table: TablePreview,
    ledger: Ledger,
    pairs: list[tuple[str, str]],
    formats: dict[str, str],
    *,
    replaces: bool,
) -> str:
    """Save the mapping; returns why it cannot be saved, or an empty text."""
    columns = dict(pairs)
    if len(columns) < len(pairs):
        twice = [column for column in columns if [one for one, _header in pairs].count(column) > 1]
        labels = listing(_(ledger.column(column).label) for column in twice)
        return _("{columns}被选了两次，一列只能对应一个表头。").format(columns=labels)
    written = {column: [chosen] for column, chosen in formats.items()}
    try:
        text = compose(ledger.name, columns, table.headers, formats=written)
        read = preview(file.upload.path, file=name, mapping=parse_mapping(text, name))
        if any(one.problem for one in read if one.sheet == table.sheet):
            must = listing(_(one.label) for one in ledger.columns if one.required)
            return _("这样对应后仍不能导入：{ledger}必须有{columns}。").format(
                ledger=_(ledger.title), columns=must
            )
        save(name, text, replace=replaces)
    except (UnreadableFileError, StoreError) as error:
        return str(error)
    return ""

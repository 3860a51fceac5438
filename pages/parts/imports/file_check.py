"""Checks uploaded files before anything is stored, and shows what is recognised in them.

Each file is checked once, not on every click. Of a table its ledger, columns and first rows are shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

import streamlit as st

from data.errors import StoreError, UnreadableFileError
from data.importing.preview import NOT_SHOWN, TablePreview, preview
from data.ledgers import LEDGERS
from data.notation.persons import hide_persons
from pages.parts.imports.uploads import KeptFile
from pages.parts.words.language import _, listing
from pages.parts.words.numbers import NBSP, plain

_LOOKED = "uploads_looked"
_REFUSED = "uploads_refused"
#: Encoding -> its usual spelling; kinds of workbooks have no encoding.
_NAMES = {"utf-8": "UTF-8", "utf-8-sig": "UTF-8", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16"}
_KB = 1000
#: Most empty columns that are named; the others are counted.
_NAMED = 6


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """An uploaded file and its contents.

    Attributes:
        upload: The file.
        tables: Its tables; none when it cannot be read at all.
        problem: Why nothing of it can be imported, in Chinese; empty when something can.
    """

    upload: KeptFile
    tables: tuple[TablePreview, ...] = ()
    problem: str = ""

    @property
    def is_good(self) -> bool:
        """Whether the file can be imported as it is."""
        return not self.problem

    @property
    def is_doubtful(self) -> bool:
        """Whether it can be imported, but hardly any header of a table is known: it needs a mapping first."""
        return self.is_good and any(table.missing for table in self.tables)

    @property
    def needs_mapping(self) -> bool:
        """Whether it has a table but no matching ledger: a mapping may help."""
        return bool(self.problem) and any(table.headers for table in self.tables)


def look(upload: KeptFile) -> CheckedFile:
    """The contents of a file; for a file that an import has refused, the reason."""
    seen: dict[str, CheckedFile] = st.session_state.setdefault(_LOOKED, {})
    if upload.id not in seen:
        seen[upload.id] = _look(upload)
    refused = st.session_state.get(_REFUSED, {}).get(upload.id)
    return CheckedFile(upload, (), refused) if refused else seen[upload.id]


def refuse(upload: KeptFile, reason: str) -> None:
    """Record that an import refused the file, and why."""
    st.session_state.setdefault(_REFUSED, {})[upload.id] = hide_persons(reason)


def look_again() -> None:
    """Discard the results of earlier checks, after a mapping was saved or removed."""
    st.session_state.pop(_LOOKED, None)
    st.session_state.pop(_REFUSED, None)


def _look(upload: KeptFile) -> CheckedFile:
    try:
        tables = preview(upload.path, file=upload.name)
    except (UnreadableFileError, StoreError) as error:
        # A message quotes headers, and in a file without headers these are personal data.
        return CheckedFile(upload, (), hide_persons(str(error)))
    problems = [table.problem for table in tables if table.problem]
    return CheckedFile(upload, tables, hide_persons(problems[0]) if len(problems) == len(tables) else "")


def size(octets: int) -> str:
    """The size of a file: ``441 B``, ``12.3 KB``, ``86.0 MB``."""
    if octets < _KB:
        return f"{plain(octets)}{NBSP}B"
    if octets < _KB * _KB:
        return f"{octets / _KB:,.1f}{NBSP}KB"
    return f"{octets / _KB**2:,.1f}{NBSP}MB"


def file_head(file: CheckedFile) -> str:
    """HTML: name and size of an uploaded file, and whether it can be imported; if not, the reason."""
    if file.is_doubtful:
        state = f'<span class="c-amber">{escape(_("大半表头不认识，建议先对应"))}</span>'
    elif file.is_good:
        state = f'<span class="c-good">{escape(_("可以导入"))}</span>'
    elif file.needs_mapping:
        state = f'<span class="c-amber">{escape(_("要先对应表头"))}</span>'
    else:
        state = f'<span class="c-red">{escape(_("不能导入"))}</span>'
    name = escape(file.upload.name)
    head = f'<div class="up-file"><b>{name}</b><span class="m">{size(file.upload.size)}</span>{state}</div>'
    if file.is_doubtful:
        missing = [name for table in file.tables for name in table.missing]
        template = _("照现在的表头导入，{columns}都会是空的。先在下面把表头对应到列，再导入。")
        return f'{head}<p class="rd" role="alert">{escape(template.format(columns=_some(missing)))}</p>'
    if file.is_good:
        return head
    return f'{head}<p class="rd" role="alert">{escape(_reason(file))}</p>'


def _some(labels: list[str]) -> str:
    """The names of the first columns, and the number of all."""
    named = listing(_(label) for label in labels[:_NAMED])
    return named if len(labels) <= _NAMED else _("{names}等 {n} 列").format(names=named, n=len(labels))


def _reason(file: CheckedFile) -> str:
    if file.needs_mapping:
        return _("认不出是哪一种台账：请在下面选台账，把表头对应到列；保存后，下次同样的表头自动照此读入。")
    # The file name is shown above already.
    return file.problem.removeprefix(f"{file.upload.name}：")


def table_facts(table: TablePreview, *, comes_alone: bool) -> str:
    """HTML of what was recognised in a table: ledger, encoding, header row, known columns, mapping.

    Args:
        table: The table.
        comes_alone: Whether the file has no other table that can be imported.
    """
    unknown = _("未认出") if comes_alone else _("未认出，这张表不导入")
    ledger = _(LEDGERS[table.ledger].title) if table.ledger else unknown
    known = len([header for header in table.headers if header.strip()]) - len(table.unknown)
    facts = [
        (_("表"), table.sheet),
        (_("认作"), ledger),
        (_("编码"), _NAMES.get(table.encoding, table.encoding.upper())),
        (_("表头"), _("第 {n} 行").format(n=table.header_row)),
        (_("认得的列"), f"{known}{NBSP}/{NBSP}{known + len(table.unknown)}"),
        (_("按映射"), table.mapping),
    ]
    html = "".join(
        f"<span>{escape(name)} <b>{escape(hide_persons(text))}</b></span>" for name, text in facts if text
    )
    return f'<div class="facts">{html}</div>'


def first_rows(table: TablePreview, *, is_open: bool) -> str:
    """HTML of the first rows with their headers, each with its column; collapsed unless ``is_open``."""
    summary = _("前 {n} 行，及各个表头认作哪一列").format(n=len(table.rows))
    heads = "".join(_head(header, place, table) for place, header in enumerate(table.headers))
    rows = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in table.rows)
    return (
        f'<details class="fold"{" open" if is_open else ""}><summary>{escape(summary)}</summary>'
        f'<div class="scroll" tabindex="0"><table class="tb pv"><thead><tr>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div></details>"
    )


def _head(header: str, place: int, table: TablePreview) -> str:
    header, colour = header.strip(), ""
    read = [_label(table.ledger, name) for name, theirs in table.columns.items() if _names(theirs, header)]
    hidden = any(row[place] == NOT_SHOWN for row in table.rows)
    if read and header:
        text = "→ " + _("、").join(dict.fromkeys(read))
    elif header in table.unknown:
        text, colour = _("不认得，不导入"), ' class="c-amber"'
    else:
        text = _("不存入") if hidden else ""
    name = escape(hide_persons(header)) or "—"
    return f'<th class="s" scope="col"><b>{name}</b><br><span{colour}>{escape(text) or "&nbsp;"}</span></th>'


def _names(theirs: str, header: str) -> bool:
    """Whether a header is among those of a column, which are joined by ``+`` where there are several."""
    return header == theirs or header in theirs.split("+")


def _label(ledger: str, name: str) -> str:
    return _(LEDGERS[ledger].column(name).label)


def _cell(text: str) -> str:
    if text == NOT_SHOWN:
        return f'<td class="s m">{escape(_("不显示"))}</td>'
    return f'<td class="s">{escape(text)}</td>'

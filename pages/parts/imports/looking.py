"""Check of uploaded files before anything is stored; each file is checked once, not on every click."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from data.errors import StoreError, UnreadableFileError
from data.importing.preview import TablePreview, preview
from data.notation.persons import hide_persons
from pages.parts.imports.uploads import KeptFile

_LOOKED = "uploads_looked"
_REFUSED = "uploads_refused"


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

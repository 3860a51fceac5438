"""The list of findings that is sent back to whoever made the export: whole, and without a person."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from data.importing.importer import import_files
from data.notation.file_names import display_name
from pages.parts.imports.findings_file import findings_file
from tests import personal_ledgers


def test_the_workbook_lists_the_findings_and_names_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("LEDGER_HOME", str(tmp_path / "home"))
    (tmp_path / "files").mkdir()
    paths, secrets = personal_ledgers.write(tmp_path / "files")
    done = import_files(paths)
    book = openpyxl.load_workbook(io.BytesIO(findings_file(done).content))
    cells = [str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell]
    assert len(cells) > len(paths)
    assert all(any(display_name(path.name) in cell for cell in cells) for path in paths)
    assert secrets.found_in("\n".join(cells)) == []

"""A briefing names nobody: ledgers full of persons, every format, every byte that can be read."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from data.importing.importer import import_files
from pages.__main__ import main
from tests import personal_ledgers


def readable(path: Path) -> str:
    """The text of a file; of an archive the texts of its members, workbooks inside slides too."""
    if not zipfile.is_zipfile(path):
        return path.read_text(encoding="utf-8")
    return "\n".join(members(path.read_bytes()))


def members(content: bytes) -> list[str]:
    found: list[str] = []
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            inner = archive.read(name)
            found += members(inner) if name.endswith(".xlsx") else [inner.decode("utf-8", errors="replace")]
    return found


def test_no_format_names_a_person(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("LEDGER_HOME", str(tmp_path / "home"))
    (tmp_path / "files").mkdir()
    paths, secrets = personal_ledgers.write(tmp_path / "files")
    import_files(paths)
    out = tmp_path / "out"
    years = ("--from", "2000-01-01", "--to", "2030-01-01")
    assert main(["export", "briefing", *years, "--community", "all", "--out", str(out)]) == 0
    written = [path for path in out.iterdir() if path.suffix in (".txt", ".json", ".docx", ".pptx")]
    assert {path.suffix for path in written} == {".txt", ".json", ".docx", ".pptx"}
    for path in written:
        assert secrets.found_in(readable(path)) == [], path.name

"""What the tests of the data share: a store of their own, files written on the spot, rows read back."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from data.importing.importer import import_files
from data.importing.reports import FileReport
from data.ledgers import LEDGERS
from tests.conftest import ROOT
from tests.data.stored_rows import stored_rows

FIXTURES = Path(__file__).parent / "fixtures"
SAMPLES = ROOT / "data" / "samples"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty store, which is also the configured one."""
    home = tmp_path / "home"
    monkeypatch.setenv("LEDGER_HOME", str(home))
    return home


@pytest.fixture(scope="session")
def one_export(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store into which one export has gone, made once: to be looked at, and to be copied."""
    home = tmp_path_factory.mktemp("one-export") / "home"
    import_files([FIXTURES / "exports" / "utf8.csv"], home=home)
    return home


@pytest.fixture
def begun(store: Path, one_export: Path) -> Path:
    """The configured store with something in it."""
    return Path(shutil.copytree(one_export, store))


@pytest.fixture
def written(tmp_path: Path) -> Callable[..., Path]:
    """Write lines into a CSV file; its path."""

    def write(*lines: str, name: str = "export.csv", encoding: str = "utf-8") -> Path:
        path = tmp_path / name
        path.write_text("\n".join(lines) + "\n", encoding=encoding, newline="")
        return path

    return write


@pytest.fixture
def rows(store: Path) -> Callable[..., list[tuple[Any, ...]]]:
    """Rows of the current snapshot by a statement."""

    def read(statement: str) -> list[tuple[Any, ...]]:
        return stored_rows(store, statement)

    return read


@pytest.fixture
def imported(store: Path) -> Callable[..., FileReport]:
    """Import one file into the store; its report, which always adds up."""

    def run(path: Path, **options: Any) -> FileReport:
        (report,) = import_files([path], home=store, **options).files
        assert (
            report.rows == report.added + report.updated + report.unchanged + report.rejected + report.folded
        )
        return report

    return run


@pytest.fixture(scope="session")
def ledgers() -> dict[str, pd.DataFrame]:
    """Every demonstration ledger under the names of its declaration; cells are texts, empty ones empty."""
    return {
        name: pd.read_csv(
            SAMPLES / f"{name}.csv", dtype=str, keep_default_na=False, encoding="utf-8-sig"
        ).rename(columns={column.label: column.name for column in ledger.columns})
        for name, ledger in LEDGERS.items()
    }

"""The kept engine: whoever takes it finds nothing of those before, and has it alone."""

from __future__ import annotations

import os
from pathlib import Path

import duckdb
import pytest

from data import engine

TABLES = "select database_name, table_name from duckdb_tables()"


@pytest.fixture
def fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """No engine is kept yet."""
    monkeypatch.setattr(engine, "_idle", [])


@pytest.mark.usefixtures("fresh")
def test_the_next_one_finds_an_empty_database(tmp_path: Path):
    other = tmp_path / "other.duckdb"
    with engine.working_database(tmp_path) as first:
        first.execute("create table request as select 1 as number")
        first.execute(f"attach '{other}' as snapshot")
        first.execute("create table snapshot.main.visit as select 2 as number")
    with engine.working_database() as second:
        assert second is first
        assert second.execute(TABLES).fetchall() == []
        assert second.execute("select current_setting('temp_directory')").fetchall() == [("",)]
    os.rename(other, tmp_path / "moved.duckdb")  # noqa: PTH104 - as an import moves it


@pytest.mark.usefixtures("fresh")
def test_two_at_once_have_one_each():
    with engine.working_database() as first, engine.working_database() as second:
        first.execute("create table request as select 1 as number")
        assert second.execute(TABLES).fetchall() == []


@pytest.mark.usefixtures("fresh")
def test_after_an_error_it_is_not_used_again():
    with pytest.raises(duckdb.Error), engine.working_database() as first:
        first.execute("select nothing")
    with engine.working_database() as second:
        assert second is not first


@pytest.mark.usefixtures("fresh")
def test_one_that_wrote_to_the_disk_is_not_used_again(tmp_path: Path):
    with engine.working_database(tmp_path) as first:
        first.execute("set memory_limit = '20MB'")
        first.execute("create table request as select md5(range::VARCHAR) as number from range(1_000_000)")
        assert list(tmp_path.iterdir())
    assert list(tmp_path.iterdir()) == []
    with engine.working_database() as second:
        assert second is not first
        assert second.execute("select current_setting('memory_limit')").fetchall() != [("19.0 MiB",)]

"""Snapshots that lack columns of today: told as one state with its cure, and brought up to date."""

from __future__ import annotations

from datetime import date

import duckdb
import pytest

from data.__main__ import main
from data.errors import Damage, UnavailableError
from data.importing.demonstration import current_or_demonstration
from data.importing.importer import import_files
from data.ledgers import LEDGERS
from data.merging.identity import IDENTITY
from data.snapshots.purge import purge_originals
from data.snapshots.store import current, current_manifest
from data.tables import snapshot_columns
from queries import Scope, run
from queries.__main__ import main as ask_queries
from tests.earlier_version import write_as_earlier_version

BUILDINGS = ("楼栋编号,社区,小区,楼栋长", "B1,南门社区,汽运小区,王小明")
REQUESTS = ("工单编号,受理时间,社区", "A1,2026-03-02,南门社区")
LOST = ["alter table building drop head_number", "drop table commitment"]


@pytest.fixture
def filled(written, store):
    """A store of one building and one request."""
    files = [written(*BUILDINGS, name="1.csv"), written(*REQUESTS, name="2.csv")]
    import_files(files, home=store)
    return store


def test_a_snapshot_of_today_has_the_columns_that_are_looked_for(filled, rows):
    there = set(rows("select table_name, column_name from duckdb_columns() where not internal"))
    assert there == {(one.name, name) for one in LEDGERS.values() for name in snapshot_columns(one)}


@pytest.mark.parametrize("lost", LOST)
def test_every_command_names_the_cure_in_one_line(filled, capsys, lost):
    write_as_earlier_version(filled, lost)
    with pytest.raises(UnavailableError) as told:
        current_or_demonstration(filled)
    assert told.value.damage is Damage.OUTDATED
    for ask, arguments in (
        (main, ["status"]),
        (main, ["unmatched"]),
        (ask_queries, ["run", "organisation/building_holders"]),
    ):
        assert ask(arguments) == 2
        assert capsys.readouterr().err.removeprefix("错误：") == f"{UnavailableError(Damage.OUTDATED)}\n"
    assert "python -m data rebuild" in Damage.OUTDATED.advice
    assert (main(["repair"]), main(["verify"])) == (2, 2)
    assert capsys.readouterr().out.count(Damage.OUTDATED) == 2


@pytest.mark.parametrize("lost", LOST)
@pytest.mark.parametrize("is_purged", [False, True])
def test_a_rebuild_brings_it_up_to_date(filled, rows, lost, is_purged):
    if is_purged:
        purge_originals(date(2100, 1, 1), filled)
    write_as_earlier_version(filled, lost)
    assert main(["rebuild"]) == 0
    assert rows("select head_number, head_token is not null from building") == [(1, True)]
    assert rows("select request_id from service_request") == [("A1",)]
    assert rows("select count(*) from commitment") == [(0,)]


@pytest.mark.parametrize("identity", [1, IDENTITY])
@pytest.mark.parametrize("is_purged", [False, True])
def test_an_import_does_too_though_it_brings_no_row(filled, written, rows, identity, is_purged):
    if is_purged:
        purge_originals(date(2100, 1, 1), filled)
    write_as_earlier_version(filled, identity=identity)
    report = import_files([written(*REQUESTS, name="3.csv")], home=filled)
    assert (report.files[0].unchanged, report.snapshot) == (1, current(filled).id)
    assert rows("select head_number from building") == [(1,)]
    again = import_files([written(*REQUESTS, name="4.csv")], home=filled)
    assert again.snapshot == report.snapshot


def test_a_demonstration_is_made_anew_by_itself(written, store, capsys):
    import_files([written(*BUILDINGS)], home=store, demonstration=True)
    write_as_earlier_version(store)
    served = current_or_demonstration(store)
    assert "演示数据是旧版本生成的" in capsys.readouterr().err
    assert (served.is_demonstration, served.row_counts["building"]) == (True, 1)
    assert current_manifest(store).identity == IDENTITY
    assert not run("organisation/buildings_by_compound", Scope(), snapshot=served).empty


def test_a_database_that_cannot_be_opened_is_damaged(filled):
    write_as_earlier_version(filled, "select 1")
    path = current(filled).path
    path.write_bytes(path.read_bytes()[:12] + bytes(5000))
    with pytest.raises(UnavailableError, match="已损坏"):
        current(filled)
    with pytest.raises(duckdb.Error), duckdb.connect(str(path)):
        pass

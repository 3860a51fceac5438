"""The same file read another way replaces what it brought before: each record is there once."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.importing.importer import import_files, rebuild
from data.snapshots.history import undo
from data.snapshots.purge import PurgedError, purge_originals
from data.snapshots.store import current
from tests.data.stored_rows import stored_rows

STRANGE = (
    "来电时间,案卷号,片区,事由,经办,进度",
    "2026-03-02,A1,南门社区,噪声,城管,办结",
    "2026-03-03,A2,南门社区,停水,水务,在办",
)
MAPPING = """
ledger = "service_request"
[columns]
request_id = "案卷号"
community = "片区"
status = "进度"
"""


@pytest.fixture
def strange(written) -> Path:
    return written(*STRANGE)


@pytest.fixture
def mapping(tmp_path: Path) -> Path:
    path = tmp_path / "mapping.toml"
    path.write_text(MAPPING, encoding="utf-8")
    return path


def requests(home: Path) -> list[tuple]:
    return stored_rows(
        home, "select request_id, cast(community as varchar) from service_request order by request_id"
    )


MAPPED = [("A1", "南门社区"), ("A2", "南门社区")]


def test_a_file_and_then_its_mapping_give_each_record_once(strange: Path, mapping: Path, store: Path):
    import_files([strange], home=store)
    assert [community for _number, community in requests(store)] == ["未填写", "未填写"]
    (report,) = import_files([strange], mapping=mapping, home=store).files
    assert requests(store) == MAPPED
    assert (report.added, report.finding_counts["read_another_way"]) == (2, 1)
    rebuild(store)
    assert requests(store) == MAPPED
    assert current(store).row_counts["service_request"] == 2


def test_the_file_alone_after_its_mapping_is_read_by_it_again(strange: Path, mapping: Path, store: Path):
    import_files([strange], mapping=mapping, home=store)
    (report,) = import_files([strange], home=store).files
    assert (report.unchanged, report.added) == (2, 0)
    assert requests(store) == MAPPED


def test_the_way_back_leads_to_the_first_reading(strange: Path, mapping: Path, store: Path):
    import_files([strange], home=store)
    import_files([strange], mapping=mapping, home=store)
    undo(store)
    assert [community for _number, community in requests(store)] == ["未填写", "未填写"]


def test_other_files_stay(strange: Path, mapping: Path, store: Path, tmp_path: Path):
    other = tmp_path / "other.csv"
    other.write_text("工单编号,来电时间,社区\nB1,2026-04-01,白龙社区\n", encoding="utf-8")
    import_files([strange], home=store)
    import_files([other], home=store)
    import_files([strange], mapping=mapping, home=store)
    assert requests(store) == [*MAPPED, ("B1", "白龙社区")]


def test_what_cannot_be_read_again_is_said_and_nothing_changes(
    strange: Path, mapping: Path, store: Path, tmp_path: Path
):
    other = tmp_path / "other.csv"
    other.write_text("工单编号,来电时间,社区\nB1,2026-04-01,白龙社区\n", encoding="utf-8")
    import_files([strange], home=store)
    import_files([other], home=store)
    before = current(store).id
    purge_originals(current(store).imported_at.date().replace(year=2100), store)
    with pytest.raises(PurgedError):
        import_files([strange], mapping=mapping, home=store)
    assert current(store).id == before

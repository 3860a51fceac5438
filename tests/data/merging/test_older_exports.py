"""Exports in the wrong order: the newer values stay, and it is said."""

from __future__ import annotations

import zipfile

import pytest

from data.importing.importer import import_files, rebuild

HEADER = "工单编号,受理时间,社区,工单状态,办结时间"
OCTOBER = (
    "GD1,2025-09-20,南门社区,已办结,2025-10-03",
    "GD2,2025-09-21,南门社区,已办结,2025-10-04",
    "GD3,2025-10-09,南门社区,办理中,",
)
SEPTEMBER = ("GD1,2025-09-20,南门社区,办理中,", "GD2,2025-09-21,南门社区,办理中,")
CLOSED = "select count(*), count(closed_at) from service_request"


def test_an_older_export_does_not_open_what_is_closed(written, imported, rows, store):
    imported(written(HEADER, *OCTOBER))
    report = imported(written(HEADER, *SEPTEMBER, name="september.csv"))
    assert (report.updated, report.unchanged, report.finding_counts) == (0, 2, {"older_export": 1})
    message = report.findings[0].message
    assert [part for part in ("2025-09-21", "2025-10-09", "2 件已有较新的内容") if part not in message] == []
    assert rows(CLOSED) == [(3, 2)]
    rebuild(store)
    assert rows(CLOSED) == [(3, 2)]


@pytest.mark.parametrize("container", ["one command", "archive"])
def test_in_one_command_and_in_an_archive(container, written, store, rows, tmp_path):
    paths = [written(HEADER, *OCTOBER, name="1.csv"), written(HEADER, *SEPTEMBER, name="2.csv")]
    if container == "archive":
        archive = tmp_path / "x.zip"
        with zipfile.ZipFile(archive, "w") as packed:
            for path in paths:
                packed.write(path, path.name)
        paths = [archive]
    report = import_files(paths, home=store)
    assert report.files[1].finding_counts == {"older_export": 1}
    assert rows(CLOSED) == [(3, 2)]


def test_a_status_alone_does_not_go_back(written, imported, rows):
    header = "工单编号,受理时间,社区,工单状态"
    imported(written(header, "GD1,2025-09-20,南门社区,已办结", "GD3,2025-10-09,南门社区,办理中"))
    report = imported(written(header, "GD1,2025-09-20,南门社区,办理中", name="2.csv"))
    assert (report.unchanged, report.finding_counts) == (1, {"older_export": 1})
    assert rows("select status::varchar from service_request order by request_id") == [
        ("已办结",),
        ("办理中",),
    ]


def test_what_an_older_export_knows_more_of_is_filled_in(written, imported, rows):
    imported(written(HEADER, *OCTOBER))
    header = "工单编号,受理时间,社区,工单状态,问题分类"
    report = imported(written(header, "GD1,2025-09-20,南门社区,办理中,噪声", name="2.csv"))
    assert report.updated == 1
    found = rows("select status::varchar, category::varchar from service_request where request_id = 'GD1'")
    assert found == [("已办结", "噪声")]


def test_september_exported_anew_in_november_goes_before(written, imported, rows):
    imported(written(HEADER, *SEPTEMBER))
    imported(written(HEADER, OCTOBER[2], name="october.csv"))
    report = imported(written(HEADER, SEPTEMBER[0].replace("办理中,", "已办结,2025-11-05"), name="again.csv"))
    assert (report.updated, report.finding_counts) == (1, {})
    assert rows(CLOSED) == [(3, 1)]


def test_what_an_older_export_overwrites_is_said(written, imported):
    header = "工单编号,受理时间,社区,问题分类"
    imported(written(header, "GD1,2025-09-20,南门社区,噪声", "GD3,2025-10-09,南门社区,停车"))
    report = imported(written(header, "GD1,2025-09-20,南门社区,卫生", name="2.csv"))
    assert report.finding_counts == {"older_export": 1}
    assert "1 件按它改写了" in report.findings[0].message

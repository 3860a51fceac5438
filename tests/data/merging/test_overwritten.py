"""What an import changed in records that were there, as its report says it."""

from __future__ import annotations

import json

from data.command_line.printing import import_text
from data.importing.importer import import_files
from data.merging.changes import OverwrittenRecords

HEADER = "工单编号,受理时间,社区,联系电话,标题,工单状态,办结时间"


def test_records_columns_and_cells_before_and_after(written, store):
    lines = [f"GD{n:02},2026-03-05 09:00,南门社区,1380000{n:04},停水,办理中," for n in range(12)]
    import_files([written(HEADER, *lines)], home=store)
    later = [line.replace("办理中,", "已办结,2026-03-07") for line in lines[:11]]
    later[0] = later[0].replace("停水", "停电").replace("1380000", "1390000")
    report = import_files([written(HEADER, *later, lines[11], name="later.csv")], home=store)
    (changes,) = report.files[0].overwritten
    assert (changes.ledger, changes.records) == ("service_request", 11)
    assert changes.columns == {"来电人电话": 1, "标题": 1, "工单状态": 11, "办结时间": 11}
    first = [(one.row, one.number, one.column, one.before, one.after) for one in changes.first]
    assert first[:3] == [
        (2, "GD00", "标题", "停水", "停电"),
        (2, "GD00", "办结时间", "", "2026-03-07"),
        (2, "GD00", "工单状态", "办理中", "已办结"),
    ]
    assert {one.row for one in changes.first} == set(range(2, 12))
    told = json.loads(report.to_json())["files"][0]["overwritten"][0]
    assert OverwrittenRecords.read(told) == changes
    text = import_text(report, dry_run=False)
    assert "改写：诉求工单 11 件（标题 1、来电人电话 1、办结时间 11、工单状态 11）" in text
    assert "第 2 行 GD00“办结时间”：（空） → 2026-03-07" in text
    assert "还有 1 件" in text


def test_nothing_is_told_where_nothing_changed(written, imported):
    path = written(HEADER, "GD1,2026-03-05,南门社区,,停水,办理中,")
    assert imported(path).overwritten == ()
    assert imported(path).overwritten == ()


def test_call_backs_are_told_beside_their_requests(written, imported):
    header = "工单编号,受理时间,社区,办结时间,满意度"
    imported(written(header, "GD1,2026-03-05,南门社区,2026-03-06,满意"), ledger="service_request")
    path = written(header, "GD1,2026-03-05,南门社区,2026-03-06,不满意", name="later.csv")
    (changes,) = imported(path, ledger="service_request").overwritten
    assert (changes.ledger, changes.columns) == ("satisfaction_response", {"满意度": 1})

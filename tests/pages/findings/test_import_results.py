"""What an import did, in words."""

from __future__ import annotations

from dataclasses import replace

from data.importing.reports import FileReport, ImportReport
from data.merging.changes import OverwrittenRecords
from pages.parts.findings.import_results import changes_title, findings_title, import_reading

FILE = FileReport("a.csv", "service_request", "utf-8", 1, 3, 3, 0, 0, 0, {}, ())


def done(*files: FileReport) -> ImportReport:
    return ImportReport("20261125T100000-00000000", files)


def test_all_rows_are_new():
    reading = import_reading(done(FILE))
    assert reading.title == "导入完成：新增 3\u00a0行"
    assert "**每一行都已计入**" in reading.reading
    assert "演示数据" not in reading.reading


def test_the_samples_have_given_way():
    assert "演示数据已整体退出" in import_reading(done(FILE), ends_demonstration=True).reading


def test_rows_of_all_files_and_of_what_they_feed_are_added_up():
    also = {"satisfaction_response": {"rows": 2, "added": 2, "updated": 0, "unchanged": 0, "rejected": 0}}
    other = replace(FILE, file="b.csv", rows=5, added=1, updated=2, unchanged=1, rejected=1, also=also)
    reading = import_reading(done(FILE, other))
    # 3 + 1 + 2 added
    assert reading.title == "导入完成：新增 6\u00a0行、更新 2\u00a0行、拒收 1\u00a0行"
    assert "**拒收的 1\u00a0行不计数**" in reading.reading
    assert "随工单一并导入了满意度回访" in reading.reading


def test_nothing_new():
    again = replace(FILE, added=0, unchanged=3)
    assert import_reading(done(again)).title == "没有新内容：这些行都已在看板里"
    assert import_reading(done(replace(again, unchanged=2, rejected=1))).title == "没有一行新内容进来"


def test_places_that_no_text_told():
    assert "2 行没有匹配到小区" in import_reading(done(replace(FILE, unmatched=(2, 3)))).reading


def test_findings_that_ask_for_nothing_are_told_apart():
    assert findings_title(done(replace(FILE, finding_counts={"bad_date": 2}))) == "查出 2\u00a0处"
    assert findings_title(done(replace(FILE, finding_counts={"notes_row": 1}))) == "查出 1\u00a0处，都不用改"
    both = replace(FILE, finding_counts={"bad_date": 2, "notes_row": 1})
    assert findings_title(done(both)) == "查出 3\u00a0处，其中 1\u00a0处不用改"


def test_what_was_told_apart_is_said():
    found = {"number_reused": 3, "several_rows": 2, "older_export": 1}
    text = import_reading(done(replace(FILE, finding_counts=found))).reading
    assert "3 行与别的件同号" in text
    assert "2 个编号各有几行" in text
    assert "1 个文件像是较早的导出" in text


def test_what_was_overwritten_is_said():
    one = OverwrittenRecords("service_request", 2, {"工单状态": 2}, ())
    other = OverwrittenRecords("mediation_case", 3, {"调解结果": 3, "工单状态": 1}, ())
    assert changes_title([one]) == "改写了 2\u00a0条记录：工单状态 2 处"
    assert changes_title([one, other]).startswith("改写了 5\u00a0条记录")

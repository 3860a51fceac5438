"""A file whose headers are hardly known is told to be one, with the columns it would leave empty."""

from __future__ import annotations

import pytest

from data.importing.importer import import_files
from data.importing.preview import preview
from data.recognising.columns import few_headers, missing_columns
from data.recognising.headers import recognise

STRANGE = ("来电时间", "案卷号", "所属片区", "事由", "经办", "进度", "结束", "备用一")


def matched(*headers: str):
    return recognise(headers, "a.csv", ledger="service_request")


def test_one_header_of_eight_is_doubtful():
    missing = missing_columns(matched(*STRANGE), STRANGE)
    assert {"工单编号", "社区", "工单状态"} <= set(missing)
    assert "来电时间" not in missing
    assert not {"诉求人", "联系电话"} & set(missing)
    (finding,) = few_headers(matched(*STRANGE), STRANGE)
    assert "8 个表头只认得 1 个" in finding.message
    assert "工单编号" in finding.message


@pytest.mark.parametrize(
    "headers",
    [
        ("工单编号", "来电时间"),
        ("工单编号", "来电时间", "备用一", "备用二"),  # half of them
        ("来电时间", ""),  # a blank header is none
    ],
)
def test_half_of_the_headers_is_enough(headers):
    assert missing_columns(matched(*headers), headers) == ()
    assert few_headers(matched(*headers), headers) == []


def test_preview_and_report_say_it_unless_a_mapping_speaks(written, store):
    export = written(",".join(STRANGE), "2026-03-02,A1,南门,噪声,城管,办结,2026-03-03,")
    (table,) = preview(export)
    assert table.problem == ""
    assert "社区" in table.missing
    (report,) = import_files([export], home=store).files
    assert report.finding_counts["few_headers"] == 1
    mapping = export.with_suffix(".toml")
    mapping.write_text('ledger = "service_request"\n[columns]\nrequest_id = "案卷号"\n', encoding="utf-8")
    (report,) = import_files([export], mapping=mapping, home=store, dry_run=True).files
    assert "few_headers" not in report.finding_counts

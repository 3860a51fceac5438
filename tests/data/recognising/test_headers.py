"""Which ledger a file is, by its headers."""

from __future__ import annotations

import pytest

from data.errors import UnreadableFileError
from data.ledgers import LEDGERS
from data.mapping_file import parse_mapping
from data.recognising.headers import normalise, recognise
from tests.cases import each


@each(
    ("header", "plain"),
    [
        ("*受理时间", "受理时间"),
        (" 受理 时间：", "受理时间"),
        ("受理时间\n", "受理时间"),
        ("户数（户）", "户数"),
        ("占地面积(㎡)", "占地面积"),
        ("村／社区", "村/社区"),
        ("\ufeff工单编号", "工单编号"),
        ("（无）", "(无)"),
        ("①工单编号", "工单编号"),
        ("⑷ 工单编号", "工单编号"),
        ("㈡社区", "社区"),
        ("1.工单编号", "工单编号"),
        ("（4）问题分类", "问题分类"),
        ("二、受理时间", "受理时间"),
        ("03-社区", "社区"),
        ("2 社区", "社区"),
        ("【受理时间】", "受理时间"),
        ("「受理时间」", "受理时间"),
        ("（受理时间）", "受理时间"),
        ("社区▼", "社区"),
        ("社区↓", "社区"),
        ("★社区（必填）", "社区"),
        ("【必填】社区", "社区"),
        ("工单状态；", "工单状态"),
        ("工单编号*", "工单编号"),
        ('"受理时间"(yyyy-mm-dd)', "受理时间"),
        ("户数[户]", "户数"),
        ("受\u200b理时间\u202c", "受理时间"),
        ("12345工单编号", "12345工单编号"),
        ("（首次）满意度", "(首次)满意度"),
    ],
)
def test_normalise(header: str, plain: str):
    assert normalise(header) == plain


@each("ledger", LEDGERS.values(), ids=LEDGERS)
def test_each_ledger_is_known_by_its_own_labels(ledger):
    matching = recognise([column.label for column in ledger.columns], "x")
    assert matching.ledger is ledger
    assert set(matching.positions) == {column.name for column in ledger.columns}
    assert matching.unknown == ()


def test_synonyms_and_english_names():
    matching = recognise(["工单号", "来电时间", "村／社区", "status"], "x")
    assert matching.ledger.name == "service_request"
    assert matching.positions == {"request_id": 0, "requested_at": 1, "community": 2, "status": 3}


def test_unknown_header_is_a_finding_of_the_file():
    (finding,) = recognise(["工单编号", "受理时间", "天气"], "x").findings()
    assert (finding.row, finding.column, finding.rule, finding.severity.value) == (
        0,
        "天气",
        "unknown_header",
        "warn",
    )


def test_of_two_headers_of_one_column_the_first_declared_is_read_and_the_other_is_told():
    matching = recognise(["工单编号", "来电时间", "受理时间"], "x")
    assert matching.positions["requested_at"] == 2
    assert [(one.column, one.rule) for one in matching.findings()] == [("来电时间", "second_header")]
    message = matching.findings()[0].message
    assert message.startswith("第 2 列“来电时间”与第 3 列“受理时间”")
    assert "只导入了第 3 列" in message


def test_two_headers_of_one_name_are_told_apart_by_their_columns():
    (finding,) = recognise(["工单编号", "受理时间", "社区", "标题", "社区"], "x").findings()
    assert finding.message.startswith("第 5 列“社区”与第 3 列“社区”")


def test_a_mapping_decides_between_two_headers():
    mapping = parse_mapping('ledger = "service_request"\n[columns]\nrequested_at = "受理时间"', "m")
    assert (
        recognise(["工单编号", "来电时间", "受理时间"], "x", mapping=mapping).positions["requested_at"] == 2
    )


def test_nothing_fits_says_what_was_seen_and_what_to_do():
    with pytest.raises(UnreadableFileError, match="认不出是哪一种台账。文件的表头是：甲、乙。.*--mapping"):
        recognise(["甲", "乙"], "x.csv")


def test_a_tie_is_refused():
    # 满意度回访 and 诉求工单 both know 社区, and each its own date.
    with pytest.raises(UnreadableFileError, match="同时符合.*--ledger"):
        recognise(["受理时间", "回访时间", "社区"], "x.csv")


def test_named_ledger_needs_its_date():
    with pytest.raises(UnreadableFileError, match="必须有“受理时间”一列"):
        recognise(["工单编号", "社区"], "x.csv", ledger="service_request")


def test_ledger_by_title_and_unknown_ledger():
    assert recognise(["受理时间"], "x.csv", ledger="诉求工单").ledger.name == "service_request"
    with pytest.raises(UnreadableFileError, match="没有名为“nothing”的台账"):
        recognise(["受理时间"], "x.csv", ledger="nothing")


def test_two_headers_that_make_one_moment_are_both_read():
    headers = ["工单编号", "受理日期", "受理时间", "社区", "问题类别", "工单状态"]
    assert recognise(headers, "x.csv").findings() == []

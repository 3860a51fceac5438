"""What a cell of a coded column says."""

from __future__ import annotations

import pytest

from data.cleaning.code_values import code_reader
from data.ledgers import LEDGERS
from tests.cases import each


def read(ledger: str, column: str, *texts: str) -> list[tuple[str | None, bool]]:
    """Values of the texts that a column of a file holds, and whether they were understood."""
    reader = code_reader(LEDGERS[ledger].column(column), {}, texts)
    return [reader(text) for text in texts]


WITH_STATUS = ("service_request", "deliberation", "service_order", "commitment", "public_work")


@each("ledger", WITH_STATUS)
@each(
    "text",
    [
        "撤回", "已撤回", "撤单", "已撤单", "取消", "已取消", "作废", "已作废", "废除", "已废除", "撤销",
        "撤诉", "注销",
        "已作废（重复）", "[作废]", "【已作废】", "已取消。", "“撤单”", "来电人撤诉", "市民主动撤回",
        "工单已取消", "取消订单",
        "撤单-重复", "作废：误录", "重复，作废", "5.已作废", "同意撤单", "ＶＯＩＤ 作废",
    ],
)  # fmt: skip
def test_what_was_taken_back_is_void(ledger: str, text: str) -> None:
    if text.startswith("ＶＯＩＤ"):
        assert read(ledger, "status", text) == [("VOID作废", False)]
    else:
        assert read(ledger, "status", text) == [("已作废", True)]


@each("text", ["申请撤单", "撤单审核中", "不予撤销", "拟撤销", "待作废", "未撤单", "撤销失败", "撤销中"])
def test_what_is_not_taken_back_yet_is_not_void(text: str) -> None:
    assert read("service_request", "status", text) == [(text, False)]


def test_a_dispute_that_was_taken_back_has_an_outcome_of_its_own() -> None:
    texts = ("撤回", "当事人撤诉", "撤回调解申请", "已作废", "双方撤案。")
    assert read("mediation_case", "outcome", *texts) == [("撤回", True)] * len(texts)


@each(
    ("text", "code"),
    [
        ("已办结。", "已办结"),
        ("“已办结”", "已办结"),
        ("【已办结】", "已办结"),
        ("1.已办结", "已办结"),
        ("①已办结", "已办结"),
        ("(3)办理中", "办理中"),
        ("A、待办", "待办"),
        ("已办结★", "已办结"),
        ("已 办 结", "已办结"),
        ("已办结（群众不满意）", "已办结"),
        ("已办结-满意", "已办结"),
        ("挂账/延期", "挂账"),
        ("（空）", None),
        ("#N/A", None),
        ("暂无", None),
    ],
)
def test_a_code_with_something_around_it(text: str, code: str | None) -> None:
    assert read("service_request", "status", text) == [(code, True)]


def test_every_declared_code_is_read_with_anything_around_it() -> None:
    for ledger in LEDGERS.values():
        for column in ledger.columns:
            for code in column.allowed:
                plain = read(ledger.name, column.name, code)
                for shape in ("{}。", "“{}”", "【{}】", " {} ", "2.{}")[: -1 if code.isdigit() else None]:
                    assert read(ledger.name, column.name, shape.format(code)) == plain, (column.name, code)


@pytest.mark.parametrize("text", ["待办/已办结", "已关闭", "跟进"])
def test_an_unknown_code_is_kept_and_told(text: str) -> None:
    assert read("service_request", "status", text) == [(text, False)]


@each(
    "text",
    ["是", "是。", "“是”", "√", "✓", "✔", "☑", "✅", "是√", "√是", "有", "已", "Y", "yes", "T", "True",
     "ON", "1", "1.0", "ｙ",
     "是（电话）", "☑是 □否", "是☑ 否□"],
)  # fmt: skip
def test_yes(text: str) -> None:
    assert read("satisfaction_response", "is_resolved", text) == [("true", True)]


@each(
    "text",
    ["否", "否。", "×", "✗", "✘", "✖", "✕", "╳", "☐", "□", "❌", "未", "没有", "N", "no", "F", "false",
     "off", "0", "0.0",
     "未解决（重办）", "□是 ☑否", "是□否☑"],
)  # fmt: skip
def test_no(text: str) -> None:
    assert read("satisfaction_response", "is_resolved", text) == [("false", True)]


@each("text", ["☒", "是（部分）", "是/否", "差不多", "2", "-1", "基本解决", "☑是 ☑否", "解决（未完全）"])
def test_a_flag_that_is_not_understood_is_empty_and_told(text: str) -> None:
    assert read("satisfaction_response", "is_resolved", text) == [(None, False)]


def test_nothing_is_an_answer_only_beside_its_opposite() -> None:
    assert read("satisfaction_response", "is_resolved", "有", "无") == [("true", True), ("false", True)]
    assert read("satisfaction_response", "is_resolved", "是", "无") == [("true", True), (None, True)]
    assert read("visit", "has_file", "是", "无") == [("true", True), ("false", True)]
    assert read("compound", "management", "无") == [("无物业", True)]


def test_a_name_has_one_spelling_and_no_person_in_it() -> None:
    assert read("service_request", "responsible_unit", "城管中队(一)", "联系人王女士", "暂无") == [
        ("城管中队（一）", True),
        ("联系人***", True),
        (None, True),
    ]


def test_a_cell_with_several_codes_says_each_once() -> None:
    told = {
        "环境卫生、车辆乱停": ("卫生+车辆", True),
        "卫生；垃圾": ("卫生", True),
        "1.卫生 2.门前三包": ("卫生+门前五包", True),
        "1、卫生 2、乱停车": ("卫生+车辆", True),
        "店外经营（门前五包、卫生）": ("门前五包", True),
        "卫生/油烟": ("卫生+油烟", False),
        "门前卫生": ("门前五包", True),
        "非机动车占道停放": ("车辆", True),
        "未发现问题": ("无问题", True),
        "无": ("无问题", True),
        "/": (None, True),
    }
    assert dict(zip(told, read("visit", "finding_kinds", *told), strict=True)) == told


@each(
    ("text", "code"),
    [
        ("23票同意，2票反对，表决通过", "通过"),
        ("经全体业主同意", "通过"),
        ("同意加装电梯", "通过"),
        ("原则通过，费用另算", "通过"),
        ("未能通过", "未通过"),
        ("投票没有通过", "未通过"),
        ("同意暂缓", "暂缓"),
        ("是", "通过"),
        ("未达成一致", "另议"),
    ],
)
def test_what_a_meeting_decided(text: str, code: str) -> None:
    assert read("deliberation", "resolution", text) == [(code, True)]


@each("text", ["12票同意，15票反对", "见会议纪要", "不同意见较多"])
def test_a_result_that_is_not_understood_is_told(text: str) -> None:
    assert read("deliberation", "resolution", text)[0][1] is False

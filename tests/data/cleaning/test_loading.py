"""Cells on their way in: blanks, errors of formulas, signs that nobody sees, one spelling."""

from __future__ import annotations

import pytest

from data.ledgers import LEDGERS
from data.schema import Column, Ledger, Type

NOTHING = ("NaT", "(null)", "（空）", "暂无", "无", "—", "/", "#DIV/0!", "<NA>", "待补充", "None", "？？")
NAMES = "select request_id, community::varchar, category::varchar from service_request order by request_id"


def names_of(ledger: Ledger) -> tuple[Column, list[Column]]:
    """The column without which no row counts, and those that hold names of which there is no list."""
    key = ledger.column(ledger.date_column or ledger.key[-1])
    return key, [
        one for one in ledger.stored_columns if one.type is Type.CATEGORY and not one.allowed and one != key
    ]


def test_errors_of_formulas_are_empty_and_told(written, imported, rows):
    report = imported(
        written(
            "工单编号,受理时间,社区,问题分类,工单状态,办结时间",
            "GD1,2026-03-05,#N/A,噪声扰民,已办结,#VALUE!",
            "GD2,2026-03-05,南门社区,#REF!,#n/a,########",
            "GD3,2026-03-05,南门社区,#3栋,办理中,",
        )
    )
    assert rows(NAMES) == [
        ("GD1", "未填写", "噪声扰民"),
        ("GD2", "南门社区", None),
        ("GD3", "南门社区", "#3栋"),
    ]
    assert rows("select count(closed_at), count(status) from service_request") == [(0, 2)]
    told = [(one.row, one.column, one.value) for one in report.findings if one.rule == "excel_error"]
    assert sorted(told) == [
        (2, "办结时间", "#VALUE!"),
        (2, "社区", "#N/A"),
        (3, "办结时间", "########"),
        (3, "工单状态", "#n/a"),
        (3, "问题分类", "#REF!"),
    ]


def test_an_error_that_is_read_twice_is_told_once(written, imported):
    report = imported(
        written("工单编号,受理时间,社区,满意度", "GD1,2026-03-05,#REF!,满意", "GD2,2026-03-05,甲,#N/A")
    )
    assert report.also["satisfaction_response"]["rows"] == 1
    assert report.finding_counts == {"excel_error": 2, "callback_without_time": 1, "no_ending": 1}


@pytest.mark.parametrize("ledger", LEDGERS.values(), ids=LEDGERS)
def test_words_for_nothing_are_empty_in_every_ledger(ledger, written, imported, rows):
    key, names = names_of(ledger)
    lines = [
        ",".join(["2026-03-05" if ledger.is_event else f"{number}处", *[nothing] * len(names)])
        for number, nothing in enumerate(NOTHING)
    ]
    imported(written(",".join([key.label, *(one.label for one in names)]), *lines), ledger=ledger.name)
    for column in names:
        found = {text for (text,) in rows(f"select {column.name}::varchar from {ledger.name}")}
        assert found <= {None, "未填写"}, column.name


def test_signs_that_nobody_sees_part_no_names(written, imported, rows):
    imported(
        written(
            "工单编号,受理时间,社区,问题分类",
            "GD1,2026-03-05,南门社区,噪声扰民",
            "GD2,2026-03-05,南门\u200b社区,噪声\u00ad扰民",
            "GD3,2026-03-05,\u200e南门社区,噪声扰民\u2060",
            "GD4,2026-03-05,\u202a南门社区\u202c,\u3000噪声扰民",
            'GD5,2026-03-05,"南门\n社区\u00a0","噪声\r\n扰民"',
            "GD6,2026-03-05,南门 社区；,【噪声扰民】",
            "GD7,2026-03-05,南门社区。,噪声扰民：",
        )
    )
    assert {row[1:] for row in rows(NAMES)} == {("南门社区", "噪声扰民")}


@pytest.mark.parametrize("ledger", LEDGERS.values(), ids=LEDGERS)
def test_a_name_of_two_widths_is_one_in_every_ledger(ledger, written, imported, rows):
    key, names = names_of(ledger)
    first, second = ("2026-03-05", "2026-03-06") if ledger.is_event else ("甲处", "乙处")
    lines = [
        ",".join([first, *["ＡＴＭ（北）"] * len(names)]),
        ",".join([second, *["ATM(北)。"] * len(names)]),
    ]
    imported(written(",".join([key.label, *(one.label for one in names)]), *lines), ledger=ledger.name)
    for column in names:
        found = {text for (text,) in rows(f"select {column.name}::varchar from {ledger.name}")}
        assert found == {"ATM（北）"}, column.name


def test_free_texts_that_are_counted_by_have_one_spelling(written, imported, rows):
    imported(
        written(
            "议题编号,会议时间,议题",
            "Y1,2026-03-05,加装电梯（费用）",
            "Y2,2026-03-06,加装电梯(费用)。",
            "Y3,2026-03-07,加装电梯 (费用)",
        )
    )
    assert rows("select distinct topic from deliberation") == [("加装电梯（费用）",)]

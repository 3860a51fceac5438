"""A number without what Excel needed around it."""

from __future__ import annotations

import duckdb

from data.notation.personal_numbers import MAYBE_GUARDED, bare_number
from tests.cases import each

GUARDED = {
    "'0260305001": "0260305001",
    "`0260305001": "0260305001",
    "‘0260305001’": "0260305001",
    "0260305001'": "0260305001",
    '="0260305001"': "0260305001",
    "=0260305001": "0260305001",
    '"0260305001"': "0260305001",
    "260305001.0": "260305001",
    "260305001.00": "260305001",
    "0260\u200b305001": "0260305001",
    "\u202d0260305001\u202c": "0260305001",
    "0260305001\u200e": "0260305001",
    "\ufeff0260305001": "0260305001",
    "０２６０３０５００１": "0260305001",
    "ＧＤ－１": "GD-1",
    "\u00a00260305001\u00a0": "0260305001",
}


@each(("text", "bare"), GUARDED.items())
def test_guards_are_taken_off_and_the_database_sees_them(text: str, bare: str):
    assert bare_number(text) == bare
    assert duckdb.execute(
        f"select {MAYBE_GUARDED.format(cell='?')}".replace("?", "$1"), [text]
    ).fetchall() == [(True,)]


@each("text", ["热线-260402-062267", "GD1", "1.5", "A.0B", "〔2026〕3号", "0260305001"])
def test_numbers_as_they_are_stay(text: str):
    assert bare_number(text) == text
    assert duckdb.execute(f"select {MAYBE_GUARDED.format(cell='$1')}", [text]).fetchall() == [(False,)]


def test_guarded_and_plain_are_one_record(written, imported, rows):
    header = "工单编号,受理时间,社区,工单状态"
    forms = ["'01", "`02", '"=""03"""', "4.0", "0\u200b5", "\u202d06\u202c", "０７"]
    imported(written(header, *(f"{form},2026-03-05,南门社区,办理中" for form in forms)))
    plain = ["01", "02", "03", "4", "05", "06", "07"]
    later = written(header, *(f"{one},2026-03-05,南门社区,已办结" for one in plain), name="later.csv")
    assert imported(later).updated == 7
    assert [one for (one,) in rows("select request_id from service_request order by 1")] == sorted(plain)


def test_links_are_compared_without_guards_too(written, imported, rows):
    header = "回访编号,关联事件编号,回访时间,社区,满意度"
    imported(written(header, "H1,260305005.0,2026-03-08,南门社区,满意", "H2,'26A,2026-03-08,南门社区,满意"))
    assert rows("select event_id from satisfaction_response order by response_id") == [
        ("260305005",),
        ("26A",),
    ]

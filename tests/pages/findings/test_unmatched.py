"""Rows without a compound, in words."""

from __future__ import annotations

from pages.parts.findings.import_results import unmatched_reading


def test_share_of_all_and_of_the_worst():
    reading = unmatched_reading({"service_request": (90, 100), "mediation_case": (30, 60)}, [12, 5])
    # 10 + 30 of 160 rows; 30 of 60
    assert reading.title == "25% 的行没有小区，矛盾调解最多，50%"
    assert "列出的名称合计 17\u00a0行，**选对小区、点一下就归位**" in reading.reading


def test_no_name_occurs_twice():
    assert "**其余的行大多没有写明地点**" in unmatched_reading({"visit": (1, 2)}, []).reading


def test_nothing_to_match_and_nothing_at_all():
    assert unmatched_reading({"visit": (2, 2)}, []).title == "每一行都有小区"
    assert "**暂不作判断**" in unmatched_reading({}, []).reading

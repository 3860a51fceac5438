"""Names longer than sense are cut on the way in, and it is said where."""

from __future__ import annotations

from data.cleaning.long_names import LONGEST_NAME

HEADER = "工单编号,受理时间,社区,小区,问题分类,标题"


def test_a_long_name_is_cut_and_said_with_its_row_and_column(written, imported, rows):
    place, kind, title = "甲" * 3_000, "停水" * 60, "标题" * 200
    report = imported(
        written(
            HEADER,
            f"A1,2026-03-02,南门社区,{place},{kind},{title}",
            f"A2,2026-03-02,{'乙' * LONGEST_NAME},汽运小区,噪声,电话13912345678",
        )
    )
    kept = rows("select community, compound, category, title from service_request order by request_id")
    assert kept[0] == ("南门社区", "甲" * 100, "停水" * 50, title)
    assert kept[1][0] == "乙" * LONGEST_NAME
    found = [one for one in report.findings if one.rule == "long_name"]
    assert {(one.row, one.column) for one in found} == {(2, "小区"), (2, "问题分类")}
    assert any("有 3000 个字" in one.message for one in found)
    assert all(len(one.message) < 100 for one in found)


def test_a_long_name_tells_nobody(written, imported):
    report = imported(written(HEADER, f"A1,2026-03-02,南门社区,联系人王秀英13912345678{'甲' * 200},停水,"))
    (found,) = [one for one in report.findings if one.rule == "long_name"]
    assert "1391" not in found.message + found.value
    assert "王秀英" not in found.message + found.value

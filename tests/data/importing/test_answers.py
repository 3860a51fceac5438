"""Answers of call-backs as files hold them: what is valid, what is rated, and what is said of the rest."""

from __future__ import annotations

import pytest

HEADER = "回访编号,回访时间,是否有效回访,是否联系,是否解决,满意度"
STORED = (
    "select response_id, is_valid, was_contacted, is_resolved, rating::varchar"
    " from satisfaction_response order by response_id"
)


@pytest.fixture
def said(written, imported):
    """Import call-backs; rule -> the messages of the whole file."""

    def run(*lines: str, header: str = HEADER) -> dict[str, str]:
        report = imported(written(header, *lines))
        return {one.rule: one.message for one in report.findings if one.row == 0}

    return run


def test_nobody_answered(said, rows):
    found = said(
        "H1,2026-03-05,,是,是,满意",
        "H2,2026-03-05,,是,,无人接听",
        "H3,2026-03-05,是,未接通,,",
        "H4,2026-03-05,,,空号。,",
        "H5,2026-03-05,关机,,,",
    )
    assert rows(STORED) == [
        ("H1", None, True, True, "满意"),
        ("H2", False, True, None, None),
        ("H3", False, None, None, None),
        ("H4", False, None, None, None),
        ("H5", False, None, None, None),
    ]
    assert "“无人接听” 1 条" in found["not_reached"]


def test_what_is_no_rating_is_told_with_the_commonest_first(said, rows):
    found = said(
        "H1,2026-03-05,,,,已评价", "H2,2026-03-05,,,,A", "H3,2026-03-05,,,,已评价", "H4,2026-03-05,,,,满意"
    )
    assert [row[4] for row in rows(STORED)] == [None, None, None, "满意"]
    assert "“已评价” 2 条、“A” 1 条" in found["not_a_rating"]


def test_marks_are_told_with_their_scale(said, rows):
    found = said("H1,2026-03-05,,,,95", "H2,2026-03-05,,,,60分", "H3,2026-03-05,,,,满意")
    assert [row[4] for row in rows(STORED)] == ["非常满意", "基本满意", "满意"]
    assert "100 分制" in found["marks_as_ratings"]
    assert "rating_bounds" in found["marks_as_ratings"]
    assert "not_a_rating" not in found


def test_a_file_in_order_says_nothing(said):
    assert said("H1,2026-03-05,是,是,是,满意") == {}


def test_the_header_of_a_result_holds_a_rating_or_whether_a_call_was_made(said, rows):
    found = said(
        "H1,2026-03-05,已回访",
        "H2,2026-03-05,回访成功",
        "H3,2026-03-05,非常满意",
        header="回访编号,回访时间,回访结果",
    )
    assert [row[4] for row in rows(STORED)] == [None, None, "非常满意"]
    assert "不是满意度" in found["not_a_rating"]


def test_beside_a_request_too(written, imported, rows):
    report = imported(
        written(
            "工单编号,受理时间,工单状态,办结时间,满意度",
            "GD1,2026-03-05,已办结,2026-03-06,满意。",
            "GD2,2026-03-05,已办结,2026-03-06,无人接听",
            "GD3,2026-03-05,已办结,2026-03-06,（空）",
        )
    )
    assert [row[::4] for row in rows(STORED)] == [("回访-GD1", "满意"), ("回访-GD2", None)]
    assert rows("select is_valid from satisfaction_response order by response_id") == [(None,), (False,)]
    assert report.finding_counts["not_reached"] == 1

"""What the page of grids says with no grid, one grid, two grids."""

from __future__ import annotations

import pandas as pd

from pages.parts.subjects.grids.readings import (
    gaps_reading,
    grids_headline,
    roll_reading,
    shares_reading,
    table_reading,
    with_interval,
)


def shares(*rows):
    return pd.DataFrame(rows, columns=["grid", "part", "whole"])


def read_shares(*rows):
    return shares_reading(shares(*rows), "part", "whole", told="先发现", neutral="占比", small_sample=30)


def loads(*rows):
    names = ["request_count", "visit_count", "households", "requests_per_member"]
    return pd.DataFrame(rows, columns=names)


def gaps(*rows):
    names = ["community", "request_row_count", "request_empty_count", "request_unplaced_count"]
    return pd.DataFrame(rows, columns=names)


def checked(*rows):
    return pd.DataFrame(rows, columns=["grid", "is_on_roll", "row_count"]).astype({"is_on_roll": bool})


def test_the_headline_with_no_request_few_grids_and_most_of_them():
    def headline(requests, with_grid, found):
        row = {"request_count": requests, "gridded_count": with_grid, "found_first_count": found}
        return grids_headline(row, "2026年")

    assert "没有诉求" in headline(0, 0, 0)
    assert "先把网格补上" in headline(100, 49, 10)
    assert "网格先发现" in headline(100, 50, 10)


def test_no_share_and_one_grid_are_not_compared():
    assert read_shares().title == "占比"
    assert "只有一个网格" in read_shares(("甲第一网格", 10, 50)).reading


def test_two_grids_differ_beyond_chance_or_are_not_ranked():
    apart = read_shares(("甲第一网格", 90, 100), ("甲第二网格", 10, 100))
    assert apart.is_finding
    assert "甲第一网格高于其余网格" in apart.reading
    assert "甲第二网格低于其余网格" in apart.reading
    alike = read_shares(("甲第一网格", 50, 100), ("甲第二网格", 51, 100))
    assert not alike.is_finding
    assert "不排名" in alike.reading


def test_two_grids_of_few_cases_are_not_judged():
    told = read_shares(("甲第一网格", 5, 5), ("甲第二网格", 0, 5))
    assert not told.is_finding
    assert "样本少" in told.reading


def test_the_interval_of_a_share_holds_it():
    one = with_interval(shares(("甲第一网格", 5, 10)), "part", "whole").iloc[0]
    assert 0.2 < one["low"] < 0.5 < one["high"] < 0.8


def test_all_grids_none_one_and_two():
    assert table_reading(loads()).title == "各网格一览"
    one = table_reading(loads((4, 2, 100, 2.0)))
    assert one.title.startswith("1 个网格")
    assert "每名网格员对应 2 件" in one.reading
    two = table_reading(loads((4, 2, 100, 2.0), (9, 0, None, 3.0)))
    assert "2 至 3 件" in two.reading
    assert "1 个网格的楼没有写全户数" in two.reading


def test_members_are_not_divided_where_none_is_known_or_the_grid_is_not_whole():
    assert "名册没有写网格员" in table_reading(loads((4, 2, 100, None))).reading
    assert "只看所选小区" in table_reading(loads((4, 2, 100, 2.0)), is_whole=False).reading


def test_rows_without_grid_none_one_and_two_communities():
    assert "范围内没有诉求" in gaps_reading(gaps(), []).reading
    assert gaps_reading(gaps(("甲社区", 40, 0, 0)), []).title == "诉求都写了网格"
    one = gaps_reading(gaps(("甲社区", 40, 10, 0)), [])
    assert "最多" not in one.reading
    two = gaps_reading(gaps(("甲社区", 40, 30, 0), ("乙社区", 40, 10, 2)), ["活动"], small_sample=30)
    assert "甲社区最多" in two.reading
    assert "写了网格没写社区" in two.reading
    assert "活动一行也没写网格" in two.reading


def test_a_community_of_few_requests_is_not_named_worst():
    told = gaps_reading(gaps(("甲社区", 5, 5, 0), ("乙社区", 40, 10, 0)), [], small_sample=30)
    assert "甲" not in told.reading


def test_the_check_without_register_without_difference_and_with_both():
    assert roll_reading(checked(), 0).title == "没有网格名册可核对"
    assert roll_reading(checked(), 3).title == "网格与名册对得上"
    both = roll_reading(checked(("甲第九网格", False, 4), ("乙第一网格", True, 0)), 3)
    assert "1 个网格名册里没有" in both.title
    assert "名册里没有：甲第九网格" in both.reading
    assert "没有记录：乙第一网格" in both.reading

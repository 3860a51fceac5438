"""Repeats: how many of how many, where, and what is open."""

from __future__ import annotations

import pandas as pd

from pages.parts.subjects.signals.readings import place, repeats_reading


def repeats(*rows: tuple[str, str, int, int]) -> pd.DataFrame:
    columns = ["community", "compound", "repeat_count", "open_repeat_count"]
    return pd.DataFrame(rows, columns=columns).assign(subcategory="夜间施工", category="噪声扰民")


def test_open_ones_are_said_first():
    told = repeats_reading(
        repeats(("甲社区", "东苑", 4, 2), ("甲社区", "西苑", 1, 0)), repeat_count=5, judged_count=80
    )
    assert told.title == "重复诉求 5\u00a0/\u00a080 件，2\u00a0件未办结"
    assert (
        told.reading
        == "1 处重复 3 件及以上；排在最前的是东苑夜间施工，4\u00a0件中 2 件还没办结，**先办这些**。"
    )


def test_closed_is_not_solved():
    told = repeats_reading(repeats(("甲社区", "未匹配", 2, 0)), repeat_count=2, judged_count=80)
    assert told.title == "重复诉求 2\u00a0/\u00a080 件，都已办结"
    assert told.reading == (
        "没有一处重复到 3 件；排在最前的是甲社区夜间施工（2\u00a0件），**办结不等于解决，先回访**。"
    )


def test_none():
    assert (
        repeats_reading(repeats(), repeat_count=0, judged_count=80).title
        == "80\u00a0件可判断的诉求中没有重复"
    )
    assert "**无法判断重复**" in repeats_reading(repeats(), repeat_count=0, judged_count=0).reading


def test_place_is_the_narrowest_known():
    assert place(pd.Series({"community": "甲社区", "compound": "东苑"})) == "东苑"
    assert place(pd.Series({"community": "甲社区", "compound": "未匹配"})) == "甲社区"
    assert place(pd.Series({"community": "未填写", "compound": "未填写"})) == "未填写"

"""The icicle: one root, boxes that can be read, a click that stays in the browser."""

from __future__ import annotations

import pandas as pd

from pages.parts.charts.icicle import icicle
from pages.parts.charts.theme import BLUE, BLUE2, LINE
from tests.pages.charts.conftest import assert_house_style, words

LEVELS = [("党委", "党委", BLUE), ("支部", "支部", BLUE2), ("小组", "小组", LINE)]


def nodes() -> pd.DataFrame:
    rows = [
        ("a", "", "甲党委", "党委", 9.0),
        ("b", "a", "一支部", "支部", 20.0),
        ("c", "a", "二支部", "支部", None),
        ("d", "b", "第1组", "小组", 4.0),
        ("e", "b", "第<b>2组", "小组", 6.0),
        ("f", "d", "某", "小组", None),
        ("g", "d", "名字长得一行放不下的那个组", "小组", None),
    ]
    frame = pd.DataFrame(rows, columns=["id", "parent", "name", "level", "member_count"])
    return frame.assign(short=frame["name"], place="")


def test_style_and_key():
    figure = icicle(nodes(), levels=LEVELS, unit="人")
    assert_house_style(figure)
    assert "党委" in words(figure)[0]
    assert figure.layout.uniformtext.minsize == 12
    assert figure.data[0].leaf.opacity == 1


def test_what_is_in_the_last_column_is_equally_high():
    drawn = icicle(nodes(), levels=LEVELS).data[0]
    # below 一支部 two boxes; 二支部 ends before the last column and is as high as one of them
    assert drawn.branchvalues == "remainder"
    assert dict(zip(drawn.ids, drawn["values"], strict=True)) == {
        "a": 0, "b": 0, "c": 1, "d": 0, "e": 1, "f": 0.5, "g": 0.5,
    }  # fmt: skip
    assert drawn.maxdepth == 3


def test_names_are_safe_short_and_have_their_members():
    drawn = icicle(nodes(), levels=LEVELS, unit="人").data[0]
    assert list(drawn.labels)[:4] == ["甲党委 9人", "一支部 20人", "二支部", "第1组 4人"]
    assert "&lt;b&gt;" in drawn.labels[4]
    assert drawn.labels[6].endswith("…")
    assert drawn.hovertext[1] == "一支部<br>支部<br>20 人<br>直接下级 2 个"
    assert drawn.hovertext[6].startswith("名字长得一行放不下的那个组")


def test_the_root_sums_up_when_a_phone_has_room():
    assert icicle(nodes(), levels=LEVELS, summary="2 个支部").data[0].labels[0].endswith("<br>2 个支部")
    long = icicle(nodes(), levels=LEVELS, summary="二十八个很长很长的网格党支部").data[0]
    assert long.labels[0] == "甲党委 9人"


def test_height_by_the_boxes_and_nothing_of_nothing():
    assert (
        icicle(nodes(), levels=LEVELS).layout.height
        < icicle(nodes(), levels=LEVELS, height=900).layout.height
    )
    assert "暂无数据" in words(icicle(nodes().iloc[0:0], levels=LEVELS))[0]

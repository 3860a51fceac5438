"""Short names, enumerations and the width of titles."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from pages.parts.findings.reading import Reading, capital, fit, is_named, nothing, short, some, width, word
from pages.parts.words.language import set_language
from tests.cases import each


@pytest.fixture
def english() -> Iterator[None]:
    set_language("en")
    yield
    set_language("zh")


@each(
    ("name", "expected"),
    [("南门社区", "南门"), ("新社区", "新社区"), ("BRONX", "BRONX"), ("未匹配", "未匹配")],
)
def test_short(name, expected):
    assert short(name) == expected


def test_some_counts_what_it_leaves_out():
    assert some(["南门社区", "新城社区"]) == "南门、新城"
    assert some(["南门社区", "新城社区", "信江社区"]) == "南门、新城等 3 个"


def test_placeholders_are_no_names():
    assert not any(is_named(name) for name in ("未填写", "未匹配", "其他"))
    assert is_named("南门社区")


def test_latin_letters_are_half_as_wide():
    assert width("南门 85%") == 4
    assert fit("一二三四五", "一二三", most=3) == "一二三"
    assert fit("一二三四五", "一二三四", most=3) == "一二三四", "the last one stands when none fits"


def test_nothing_keeps_the_neutral_title():
    assert nothing("评价分布") == Reading("评价分布", "所选范围内没有记录，**暂不作判断**。")


@pytest.mark.usefixtures("english")
def test_english_begins_with_a_capital():
    assert Reading("none", "**the** end") == Reading("None", "**The** end")
    assert capital("") == ""
    assert word("满意率") == "satisfaction"
    assert short("未匹配") == "Unmatched"
    assert short("南门社区") == "南门社区", "names of the ledger stay as written"

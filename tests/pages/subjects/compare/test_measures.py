"""The measures of both sides are the answers of the questions, and what can be said of them."""

from __future__ import annotations

from datetime import date

import pytest

from pages.parts.findings.two_sides import Word
from pages.parts.subjects.compare.amounts import amount_text, gap_text, label_note, label_of
from pages.parts.subjects.compare.categories import categories_block
from pages.parts.subjects.compare.course import course_block
from pages.parts.subjects.compare.measures import measure_pairs, reason_to_leave_out
from pages.parts.subjects.compare.sides import pair_of
from pages.parts.subjects.compare.table import measures_block
from tests.pages.subjects.compare.conftest import EAST, NORTH


def test_both_sides_by_hand(served):
    # 东苑: three requests of 200 households are 15 a thousand, one closed late; 北苑: two of 100 are 20
    pair = pair_of(EAST, NORTH, served)
    found = {each.name: each for each in measure_pairs(pair, served)}
    requests, on_time = found["request_count"], found["on_time_rate"]
    assert (requests.a.value, requests.b.value) == (3, 2)
    assert (on_time.a.part, on_time.a.whole, on_time.b.part, on_time.b.whole) == (2, 3, 1, 1)
    shown = amount_text("request_count", requests.a, pair.a, pair)
    assert (shown.value, shown.below.replace("\u00a0", " ")) == ("15.0", "3 件 / 200 户")
    assert (label_of("request_count", pair), label_note("request_count", pair)) == ("千户诉求量", "件/千户")
    assert {each.word for each in found.values()} == {Word.SMALL}
    assert gap_text(requests.gap).value == "不计算"
    assert found["on_time_rate"].why == "两边都不足 30 件，不比较"


def test_windows_of_unlike_length_are_told_by_day(served):
    a = EAST.replace(date_to=date(2026, 1, 7))
    pair = pair_of(a, EAST.replace(date_from=date(2026, 1, 7)), served)
    amounts = measure_pairs(pair, served)[0]
    assert [amount_text("request_count", amounts.a, pair.a, pair).value, label_of("request_count", pair)] == [
        "1.0", "日均诉求量",
    ]  # fmt: skip
    assert amount_text("request_count", amounts.b, pair.b, pair).value == "0.1"  # one in twelve days


def test_what_is_not_compared_says_why(served):
    pair = pair_of(EAST.replace(channels=("12345",)), EAST.replace(channels=("来访",)), served)
    assert reason_to_leave_out("case_count", pair, served) == "还没有导入矛盾调解"
    assert reason_to_leave_out("satisfaction_rate", pair, served) == "两边的满意度回访是同样的行"
    assert reason_to_leave_out("request_count", pair, served) == ""
    early = pair_of(EAST, EAST.replace(date_from=date(2025, 1, 5), date_to=date(2025, 1, 19)), served)
    assert reason_to_leave_out("request_count", early, served) == "B 开始时还没有诉求工单"


def test_the_table_has_one_row_a_measure_and_its_lists_their_rows(served):
    pair = pair_of(EAST, NORTH, served)
    pairs = measure_pairs(pair, served)
    block = measures_block(pairs, pair, served)
    assert len(block.table) == len(pairs) == block.html.count('class="s name"')
    assert [(one.label, one.count) for one in block.rows] == [("A 的 3\u00a0件", 3), ("B 的 2\u00a0件", 2)]
    assert block.reading.title == "没有能比的指标"
    assert "还没有导入矛盾调解" in block.reading.reading


def test_the_course_of_both_sides(served):
    block = course_block(pair_of(EAST, NORTH, served))
    # fourteen days: 东苑 on 5, 6 and 14 January, 北苑 on 7 and 17 January
    assert list(block.table["A 的件数"]) == [1, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0]
    assert list(block.table["B 的件数"]) == [0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0]
    assert block.table["时段"].iloc[0] == "01-05"
    assert block.reading.title == "差最大在01-07：A 0、B 10 件/千户"


def test_windows_of_a_week_are_laid_over_each_other_by_weekday(served):
    a = EAST.replace(date_from=date(2026, 1, 12))
    table = course_block(pair_of(a, EAST.replace(date_to=date(2026, 1, 12)), served)).table
    assert list(table["时段"]) == ["周一", "周二", "周三", "周四", "周五", "周六", "周日"]
    assert list(table["A 的件数"]) == [0, 0, 1, 0, 0, 0, 0]
    assert list(table["B 的件数"]) == [1, 1, 0, 0, 0, 0, 0]


def test_categories_by_the_size_of_their_gap(served):
    block = categories_block(pair_of(EAST, NORTH, served), 372)
    rows = block.table.set_index("类别")
    # a thousand households: noise 10 and 0, parking 5 and 10, others 0 and 10
    assert rows["差 A − B"].to_dict() == {"噪声扰民": 10.0, "其他": -10.0, "停车管理": -5.0}
    assert block.reading.title == "各类诉求的差"  # too few of each to be judged
    names = list(block.figure.layout.yaxis.categoryarray)
    assert names == ["噪声扰民", "停车管理", "其他"]


def test_a_side_without_rows_is_nothing_to_judge(served):
    empty = EAST.replace(date_from=date(2026, 1, 7), date_to=date(2026, 1, 9))
    pair = pair_of(empty, empty.replace(date_from=date(2026, 1, 10), date_to=date(2026, 1, 12)), served)
    assert {each.word for each in measure_pairs(pair, served)} == {Word.SMALL}
    assert not course_block(pair).reading.is_finding
    assert categories_block(pair, 372).table.empty


@pytest.mark.parametrize("name", ["request_count", "on_time_rate", "half_closed_days"])
def test_swapped_sides_have_swapped_amounts(served, name):
    own = {each.name: each for each in measure_pairs(pair_of(EAST, NORTH, served), served)}[name]
    other = {each.name: each for each in measure_pairs(pair_of(NORTH, EAST, served), served)}[name]
    assert (own.a.part, own.b.part) == (other.b.part, other.a.part)

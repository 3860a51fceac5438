"""Dots with intervals, bars against the last period, and ranked bars."""

from __future__ import annotations

import pandas as pd

from pages.parts.charts.ranking import bars_with_last, dots_with_intervals, ranked_bars
from pages.parts.charts.theme import AMBER, AMBER_FILL, BLUE, BLUE2, INK, INK3, LINE, MUTE, PAPER, RED
from tests.pages.charts.conftest import assert_house_style, words

COLUMNS = {
    "name": "community",
    "value": "rate",
    "low": "low",
    "high": "high",
    "numerator": "n",
    "denominator": "total",
}


def dots(frame, **more):
    return dots_with_intervals(frame, **COLUMNS, value_label="满意率", count_label="满意/评价", **more)


#: What a test of all of them finds.
SIDES = {"甲社区": 1, "乙社区": -1}


def test_ranked_by_rate_small_samples_last_coloured_where_found(rates):
    figure = dots(rates, target=0.85, sides=SIDES)
    assert_house_style(figure)
    marks = figure.data[-1]
    assert list(marks.y) == ["甲社区", "丙社区", "乙社区", "丁社区"]
    assert list(marks.customdata) == ["甲社区", "丙社区", "乙社区", "丁社区"]
    assert list(marks.marker.line.color) == [BLUE, BLUE2, RED, MUTE]
    assert list(marks.marker.color) == [BLUE, BLUE2, RED, PAPER]


def test_ticks_stand_apart_on_a_phone(rates):
    long = {"value_label": "Satisfaction rate", "count_label": "satisfied of all rated"}
    axes = [dots(rates).layout.xaxis, dots_with_intervals(rates, **COLUMNS, **long).layout.xaxis]
    assert axes[1].dtick == 2 * axes[0].dtick


def test_less_is_better_turns_the_colours_round(rates):
    marks = dots(rates, target=0.85, sides=SIDES, polarity=-1).data[-1]
    colours = dict(zip(marks.y, marks.marker.line.color, strict=True))
    assert colours == {"甲社区": RED, "乙社区": BLUE, "丙社区": BLUE2, "丁社区": MUTE}
    assert list(marks.y) == ["乙社区", "丙社区", "甲社区", "丁社区"]


def test_what_is_not_found_has_no_colour_wherever_its_interval_lies(rates):
    assert (rates["high"] < 0.85).any()
    assert RED not in dots(rates, target=0.85).to_json()


def test_without_a_target_nothing_is_red(rates):
    assert RED not in dots(rates).to_json()
    assert dots(rates).layout.shapes == ()


def test_values_and_fractions_are_printed(rates):
    said = words(dots(rates, target=0.85))
    assert said[:5] == ["满意率", "90.0%", "86.0%", "77.0%", "95.0%"]
    assert said[5:] == ["满意/评价", "180/200", "150/175", "118/153", "19/20（样本少）", "目标 85%"]


def test_below_ten_only_the_fraction_and_unknown_places_last(rates):
    more = pd.DataFrame(
        [["未匹配", 0.99, 0.95, 1.0, 297, 300], ["戊社区", 6 / 7, 0.49, 0.97, 6, 7]], columns=rates.columns
    )
    figure = dots(pd.concat([rates, more]), target=0.85)
    assert list(figure.data[-1].y)[-1] == "未匹配"
    assert {"—", "6/7（样本少）"} <= set(words(figure))


def test_null_rates_are_listed_without_a_dot(rates):
    rates.loc[0, ["rate", "low", "high"]] = None
    rates.loc[0, ["n", "total"]] = 0
    figure = dots(rates)
    assert "甲社区" not in list(figure.data[-1].y)
    assert "甲社区" in list(figure.layout.yaxis.tickvals)


def test_one_name_twice_keeps_two_rows(rates):
    figure = dots(pd.concat([rates, rates.head(1)]))
    assert len(set(figure.layout.yaxis.tickvals)) == 5
    assert list(figure.data[-1].customdata).count("甲社区") == 2


def categories() -> pd.DataFrame:
    names = ["停车管理", "其他", "噪声扰民", "未填写", "电梯故障"]
    return pd.DataFrame({"category": names, "now": [58, 31, 78, 4, 24], "last": [55, 32, 61, None, 24]})


def test_bars_are_sorted_with_other_and_unfilled_grey_at_the_end():
    figure = bars_with_last(categories(), name="category", value="now", last="last", signal={"噪声扰民"})
    assert_house_style(figure)
    assert list(figure.data[0].y) == ["噪声扰民", "停车管理", "电梯故障", "其他", "未填写"]
    assert list(figure.data[0].marker.color) == [AMBER_FILL, BLUE2, BLUE2, LINE, LINE]
    assert figure.layout.xaxis.range[0] == 0


def test_last_period_is_a_black_tick_and_the_difference_is_printed():
    figure = bars_with_last(categories(), name="category", value="now", last="last", signal={"噪声扰民"})
    assert figure.data[1].marker.symbol == "line-ns"
    assert figure.data[1].marker.line.color == INK
    assert words(figure) == ["本期", "78", "58", "24", "31", "4", "较上期", "+17", "+3", "0", "−1", "—"]
    tones = {note.text: note.font.color for note in figure.layout.annotations}
    assert (tones["+17"], tones["+3"]) == (AMBER, INK3)


def test_no_comparison_no_tick():
    figure = bars_with_last(categories(), name="category", value="now")
    assert len(figure.data) == 1
    assert "较上期" not in words(figure)


def test_what_is_cut_off_is_added_to_other():
    figure = bars_with_last(categories(), name="category", value="now", last="last", top=1)
    assert dict(zip(figure.data[0].y, figure.data[0].x, strict=True)) == {
        "噪声扰民": 78,
        "其他": 113,
        "未填写": 4,
    }


def test_ranked_rates_are_cut_off_and_counted_not_added():
    frame = pd.DataFrame(
        {"compound": list("甲乙丙丁"), "rate": [10.0, 40.0, None, 30.0], "requests": [5, 9, 2, 4]}
    )
    figure = ranked_bars(
        frame, name="compound", value="rate", detail="requests", value_label="千户",
        decimals=1, additive=False,
        top=2, signal={"乙"}, chosen={"丁"}, reference=20.0, reference_label="全街道 20",
    )  # fmt: skip
    assert_house_style(figure)
    assert list(figure.data[0].y) == ["乙", "丁"]
    assert list(figure.data[0].marker.color) == [AMBER_FILL, BLUE]
    assert {"千户", "40.0", "30.0", "9", "4", "另有 2 个未列出", "全街道 20"} <= set(words(figure))


def test_ranked_counts_keep_their_sum():
    frame = pd.DataFrame({"compound": list("甲乙丙丁"), "requests": [10, 40, 20, 30]})
    figure = ranked_bars(frame, name="compound", value="requests", top=2)
    assert dict(zip(figure.data[0].y, figure.data[0].x, strict=True)) == {"乙": 40, "丁": 30, "其他": 30}


def test_empty_frames_and_unchanged_input(rates):
    assert words(dots(rates.iloc[:0])) == ["暂无数据"]
    assert words(bars_with_last(categories().iloc[:0], name="category", value="now")) == ["暂无数据"]
    assert words(ranked_bars(categories().iloc[:0], name="category", value="now")) == ["暂无数据"]
    frame, before = categories(), categories()
    bars_with_last(frame, name="category", value="now", last="last", top=1)
    pd.testing.assert_frame_equal(frame, before)
    copy = rates.copy(deep=True)
    dots(rates, target=0.85)
    pd.testing.assert_frame_equal(rates, copy)


def test_an_interval_that_goes_on_beyond_the_plot_is_marked_at_its_edge(rates):
    wide = rates.copy()
    wide.loc[wide["total"] < 30, "low"] = 0.05
    figure = dots(wide)
    cut = [trace for trace in figure.data if trace.name == "cut"]
    assert [list(trace.y) for trace in cut] == [["丁社区"]]
    assert cut[0].x[0] == figure.layout.xaxis.range[0]
    whole = rates.assign(low=rates["rate"], high=rates["rate"])
    assert [trace for trace in dots(whole).data if trace.name == "cut"] == []

"""Parts of a whole, and outcomes."""

from __future__ import annotations

import pandas as pd
import pytest

from pages.parts.charts.outcomes import outcome_bars
from pages.parts.charts.parts import Share, stacked_share
from pages.parts.charts.theme import BLUE, PAPER, SATISFACTION_SCALE
from tests.pages.charts.conftest import assert_house_style, words

PARTS = [Share("good", "满意", SATISFACTION_SCALE[0]), Share("bad", "不满意", SATISFACTION_SCALE[4])]


def answers() -> pd.DataFrame:
    return pd.DataFrame({"period": ["上半年", "下半年", "本月"], "good": [80, 45, 3], "bad": [20, 15, 1]})


def test_shares_fill_the_bar_and_are_printed():
    figure = stacked_share(answers(), name="period", parts=PARTS, total_label="评价数")
    assert_house_style(figure)
    assert [trace.name for trace in figure.data] == ["满意", "不满意"]
    assert [
        sum(lengths) for lengths in zip(*(trace.x for trace in figure.data), strict=True)
    ] == pytest.approx([1, 1, 1])
    assert list(figure.data[0].text) == ["80%", "75%", "3"]
    assert figure.data[0].insidetextfont.color[0] == PAPER
    assert figure.layout.uniformtext.minsize == 12


def test_totals_at_the_right_and_the_key_over_the_plot():
    said = words(stacked_share(answers(), name="period", parts=PARTS, total_label="评价数"))
    assert said[1:] == ["评价数", "100", "60", "4（样本少）"]
    assert "满意" in said[0]
    assert SATISFACTION_SCALE[4] in said[0]


def test_rows_keep_their_order_unless_sorted():
    kept = stacked_share(answers(), name="period", parts=PARTS)
    assert list(kept.data[0].y) == ["上半年", "下半年", "本月"]
    by_bad = stacked_share(answers(), name="period", parts=PARTS, sort_by="bad")
    assert list(by_bad.data[0].y) == ["下半年", "本月", "上半年"]


def test_a_row_without_answers_keeps_its_place():
    figure = stacked_share(answers().assign(good=[80, 0, 3], bad=[20, 0, 1]), name="period", parts=PARTS)
    assert list(figure.data[0].x) == [0.8, 0.0, 0.75]


def cases() -> pd.DataFrame:
    rows = [("邻里纠纷", 40, 10), ("其他", 50, 30), ("物业纠纷", 20, 5), ("劳动争议", 4, 1)]
    frame = pd.DataFrame(rows, columns=["dispute_type", "done", "open"])
    return frame.assign(cases=frame["done"] + frame["open"])


def outcomes(frame: pd.DataFrame, **more: object):
    parts = [("done", "调解成功", BLUE), ("open", "在办", "#E4E6E8")]
    return outcome_bars(
        frame,
        name="dispute_type",
        parts=parts,
        numerator="done",
        denominator="cases",
        rate_label="成功率",
        **more,
    )


def test_outcomes_are_counts_with_their_rate():
    figure = outcomes(cases())
    assert_house_style(figure)
    assert list(figure.data[0].y) == ["邻里纠纷", "物业纠纷", "劳动争议", "其他"]
    assert list(figure.data[0].x) == [40, 20, 4, 50]
    assert words(figure)[1:] == [
        "成功率",
        "80.0%",
        "80.0%",
        "—",
        "62.5%",
        "40/50",
        "20/25（样本少）",
        "4/5（样本少）",
        "50/80",
    ]


def test_outcomes_cut_off_are_added_to_other():
    figure = outcomes(cases(), top=1)
    assert dict(zip(figure.data[0].y, figure.data[0].x, strict=True)) == {"邻里纠纷": 40, "其他": 74}


def test_empty_frames_and_unchanged_input():
    assert words(stacked_share(answers().iloc[:0], name="period", parts=PARTS)) == ["暂无数据"]
    assert words(outcomes(cases().iloc[:0])) == ["暂无数据"]
    frame = cases()
    outcomes(frame, top=1)
    pd.testing.assert_frame_equal(frame, cases())
    frame = answers()
    stacked_share(frame, name="period", parts=PARTS, sort_by="bad")
    pd.testing.assert_frame_equal(frame, answers())


def test_a_height_too_low_for_the_numbers_is_not_kept():
    bar = 23.5  # px that Plotly needs for a number of 12 px inside a bar
    figure = stacked_share(answers(), name="period", parts=PARTS, height=90)
    plot = figure.layout.height - figure.layout.margin.t - figure.layout.margin.b
    assert plot / len(figure.data[0].y) * (1 - figure.layout.bargap) >= bar

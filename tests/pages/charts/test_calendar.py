"""Cells of places and periods."""

from __future__ import annotations

from datetime import date

import pandas as pd

from pages.parts.charts.calendar import calendar, cell_text
from pages.parts.charts.theme import INK3, PAPER
from tests.pages.charts.conftest import assert_house_style, words

MONTHS = [date(2025, 12, 1), date(2026, 1, 1), date(2026, 2, 1)]


def visits() -> pd.DataFrame:
    rows = [("甲", MONTHS[0], 8.0), ("甲", MONTHS[2], 0.5), ("乙", MONTHS[1], None)]
    return pd.DataFrame(rows, columns=["unit", "period_start", "rate"])


def drawn(frame: pd.DataFrame, **more: object):
    return calendar(
        frame,
        name="unit",
        period="period_start",
        value="rate",
        names=("甲", "乙"),
        periods=more.pop("periods", MONTHS),
        grain="month",
        **more,
    )


def test_every_cell_is_printed():
    figure = drawn(visits())
    assert_house_style(figure)
    printed = {
        (y, x): (text, trace.textfont.color)
        for trace in figure.data[1:]
        for y, x, text in zip(trace.y, trace.x, trace.text, strict=True)
    }
    assert len(printed) == 6
    assert printed["甲", 0] == ("8", PAPER)
    assert printed["甲", 1] == ("0", INK3)
    assert printed["甲", 2][0] == "0.5"
    assert printed["乙", 1] == ("—", INK3)


def test_the_first_month_of_a_year_says_so():
    assert list(drawn(visits()).layout.xaxis.ticktext) == ["12月<br>2025", "1月<br>2026", "2月<br>\u00a0"]


def test_twelve_months_name_every_other_one():
    months = [date(2025 + (at > 1), (at + 10) % 12 + 1, 1) for at in range(12)]  # 11月 2025 to 10月 2026
    texts = list(drawn(visits(), periods=months).layout.xaxis.ticktext)
    assert [text.split("<br>")[0] for text in texts] == [
        "11月", "", "1月", "", "3月", "", "5月", "", "7月", "", "9月", "",
    ]  # fmt: skip


def test_totals_at_the_right():
    assert words(drawn(visits(), totals={"甲": "8.5", "乙": "—"}, total_label="合计")) == ["合计", "8.5", "—"]


def test_as_a_cell_has_room_for_it():
    assert [cell_text(value) for value in (0, 0.25, 3, 12.4, None)] == ["0", "0.2", "3", "12", "—"]


def test_nothing_to_draw():
    assert words(drawn(visits().iloc[:0])) == ["暂无数据"]

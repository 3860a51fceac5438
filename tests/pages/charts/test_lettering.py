"""Widths, breaks, rows of labels and numbers."""

from __future__ import annotations

import pytest

from pages.parts.charts.lettering import change, fold, fraction, label_rows, move_apart, number, percent, safe
from tests.cases import each


@each(
    ("name", "folded"),
    [
        ("桑园社区", "桑园社区"),
        ("宁江新城一期二区", "宁江新城<br>一期二区"),
        ("STATEN ISLAND EAST", "STATEN<br>ISLAND…"),
        ("MANHATTAN", "MANHATTAN"),
        ("三公街九号至四十三号院落群", "三公街九号至<br>四十三号院…"),
    ],
)
def test_fold_breaks_names_where_they_read_well(name: str, folded: str):
    assert fold(name, ems=6) == folded


def test_markup_in_a_name_stays_text():
    assert safe("<b>甲</b>") == "&lt;b&gt;甲&lt;/b&gt;"
    assert "<b>" not in fold("<b>甲", ems=6)


def test_spread_moves_neighbours_apart_and_keeps_their_order():
    moved = move_apart([10.0, 11.0, 30.0], gap=5)
    assert moved == pytest.approx([8.0, 13.0, 30.0])
    assert move_apart([30.0, 10.0], gap=5) == [30.0, 10.0]


def test_labels_that_touch_go_to_a_second_row_and_then_away():
    assert label_rows([(0.5, "国庆"), (0.52, "中秋"), (0.51, "春节"), (0.9, "元旦")]) == [0, 1, -1, 0]


def test_numbers():
    assert number(4712) == "4,712"
    assert number(None) == "—"
    assert percent(0.8667) == "86.7%"
    assert [change(17), change(-3), change(0), change(None)] == ["+17", "−3", "0", "—"]
    assert fraction(97.0, 104) == "97/104"
    assert fraction(96.6, 104) == "96.6/104"

"""Units as cells and headers write them."""

from __future__ import annotations

from decimal import Decimal

from data.notation import units
from tests.cases import each


@each(
    ("unit", "spelling", "factor"),
    [
        ("元", "元", 1),
        ("元", "千元", 1000),
        ("元", "万", 10_000),
        ("元", "亿元", 100_000_000),
        ("平方米", "㎡", 1),
        ("平方米", "万 平方米", 10_000),
        ("平方米", "公顷", 10_000),
        ("人次", "万人次", 10_000),
        ("件", "起", 1),
        ("分", "十分制", 10),
        ("", "万", 10_000),
        ("", "％", Decimal("0.01")),
    ],
)
def test_how_many_of_the_columns_unit_one_is(unit: str, spelling: str, factor: Decimal | int):
    assert units.factor(unit, spelling) == factor


@each(("unit", "spelling"), [("元", "户"), ("户", "%"), ("星", "分"), ("星", "百分制")])
def test_what_is_no_unit_of_the_column(unit: str, spelling: str):
    assert units.factor(unit, spelling) is None


@each(
    ("unit", "header", "factor"),
    [
        ("平方米", "占地面积(万平方米)", 10_000),
        ("平方米", "占地面积【公顷】", 10_000),
        ("平方米", "占地面积", 1),
        ("元", "投入资金（千元）", 1000),
        ("元", "投入资金[单位：万元]", 10_000),
        ("元", "金额（万元，含税）", 10_000),
        ("元", "总投资万元", 10_000),
        ("元", "金额/亿元", 100_000_000),
        ("户", "联系群众户数", 1),
        ("户", "户数（含商户）（百户）", 100),
        ("户", "户数（含商户）", None),
        ("元", "【投入资金】", 1),
        ("元", "*投入资金（必填，万元）", 10_000),
        ("元", "(必填)投入资金", 1),
        ("元", "投入资金(必填)", 1),
        ("", "绿地率％", Decimal("0.01")),
        ("人次", "参与人次", 1),
    ],
)
def test_the_unit_of_a_header(unit: str, header: str, factor: Decimal | int | None):
    assert units.header_unit(unit, header)[1] == factor


def test_a_row_of_units_below_the_header_is_told_by_all_its_cells():
    headers = ["社区", "户数", "投入资金"]
    assert units.with_units(headers, ["", "户", "（万元）"]) == (
        ["社区", "户数(户)", "投入资金(（万元）)"],
        True,
    )
    assert units.with_units(headers, ["", "万户"]) == (["社区", "户数(万户)", "投入资金"], True)
    for below in (["", "", ""], ["南门社区", "120", ""], ["南门社区", "户", "万元"], []):
        assert units.with_units(headers, below) == (headers, False)

"""Help by kind, each in its own unit, never fewer than five."""

from __future__ import annotations

import pandas as pd

from pages.parts.findings.assistance import help_reading, helped, places_reading, told


def acts(*rows) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["community", "kind", "counted_as", "act_count", "household_count"])


HELP = acts(
    ("甲社区", "医疗救助", "次", 27, 20),
    ("甲社区", "低保", "户", 16, 15),
    ("乙社区", "低保", "户", 6, 6),
    ("甲社区", "残疾人保险", "名", 24, 22),
    ("甲社区", "助学", "户", 3, 3),
    ("甲社区", "公益岗位", "户", 4, 4),
)


def test_households_are_counted_in_households_the_rest_in_acts():
    frame = helped(HELP)
    assert list(frame["kind"]) == ["低保", "公益岗位", "助学", "残疾人保险", "医疗救助"]
    assert list(frame["helped_count"]) == [21, 4, 3, 24, 27]
    assert list(frame["household_count"]) == [21, 4, 3, 22, 20]


def test_those_too_few_are_in_the_order_of_their_names():
    """The order of their numbers would tell which is the larger."""
    few = helped(acts(("甲", "丙", "户", 1, 1), ("甲", "乙", "户", 2, 2), ("甲", "甲", "户", 3, 3)))
    assert list(few["kind"]) == sorted(few["kind"])


def test_the_most_of_each_unit_and_how_many_are_too_few():
    found = help_reading(helped(HELP))
    assert found.title == "低保最多，21\u00a0户"
    assert "残疾人保险，24\u00a0名" in found.reading
    assert "医疗救助，27\u00a0次" in found.reading
    assert "2 类不足 5 户" in found.reading
    assert "公益岗位" not in found.title + found.reading


def test_units_are_not_added_when_all_is_told():
    assert "**单位不同的数不相加、不比较**" in help_reading(helped(HELP.head(4))).reading


def test_all_too_few():
    found = help_reading(helped(HELP.tail(2)))
    assert found.title == "各类都不足 5 户"
    assert "助学" not in found.title + found.reading


def test_no_help():
    assert "**暂不作判断**" in help_reading(helped(acts())).reading
    assert "**暂不作判断**" in places_reading(helped(acts(), ("kind", "counted_as", "community"))).reading


def test_places_count_the_cells_too_few():
    found = places_reading(helped(HELP, ("kind", "counted_as", "community")))
    assert found.title == "2 个社区有帮扶，5 类"
    assert found.reading.startswith("2 格不足 5 户")
    assert places_reading(helped(HELP.head(4), ("kind", "counted_as", "community"))).reading.startswith(
        "没有不足 5 户的"
    )


def test_told():
    assert told(15, "户", 15) == "15\u00a0户"
    assert told(4, "户", 4) == "<5\u00a0户"
    assert told(4, "户", 4, sees_few=True) == "4\u00a0户"


def test_kinds_that_are_level_one_kind_and_one_that_is_kept_back():
    level = helped(acts(("甲", "低保", "户", 9, 9), ("甲", "助学", "户", 9, 9), ("甲", "慰问", "户", 6, 6)))
    assert help_reading(level).title == "低保、助学并列最多，各 9\u00a0户"
    assert help_reading(helped(acts(("甲", "低保", "户", 9, 9)))).title == "低保，9\u00a0户"
    # 30 acts for 4 households are not told, nor that they are more than the 27
    hidden = helped(acts(("甲", "医疗救助", "次", 27, 20), ("甲", "慰问", "次", 30, 4)))
    assert help_reading(hidden).title == "医疗救助，27\u00a0次"

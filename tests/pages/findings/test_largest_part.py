import pandas as pd

from pages.parts.findings.extremes import composition_reading

PARTS = pd.DataFrame(
    {"category": ["噪声", "停车", "电梯", "环境", "未填写"], "request_count": [50, 30, 10, 5, 5]}
)


def test_the_largest_part_and_what_cannot_be_said():
    found = composition_reading(PARTS, "category", "类别")
    assert found.title.replace("\u00a0", " ") == "噪声最多，50 件，占 50.0%"
    assert "前 3 项合计占 90.0%" in found.reading
    assert "**没有可比的时段，不能说增减**" in found.reading
    assert "另有 5" in found.reading
    assert found.is_finding


def test_without_a_comparison_that_was_chosen_no_window_is_missing():
    found = composition_reading(PARTS, "category", "类别", asks_comparison=False)
    assert "没有可比的时段" not in found.reading
    assert "**没有选比较，不说增减**" in found.reading


def test_what_is_level_is_said_to_be_level():
    two = composition_reading(PARTS.assign(request_count=[40, 40, 10, 5, 5]), "category", "类别")
    assert two.title.replace("\u00a0", " ") == "噪声、停车并列最多，各 40 件，各占 40.0%"


def test_a_single_part_is_not_the_largest_of_any():
    one = composition_reading(PARTS.head(1), "category", "类别")
    assert one.title.replace("\u00a0", " ") == "噪声 50 件"
    assert "合计占" not in one.reading


def test_few_are_not_judged():
    few = composition_reading(PARTS.assign(request_count=[3, 1, 0, 0, 0]), "category", "类别")
    assert few.title.replace("\u00a0", " ") == "噪声最多，3 件"
    assert "样本少不作判断" in few.reading


def test_nothing_to_name():
    assert not composition_reading(PARTS.iloc[0:0], "category", "类别").is_finding
    assert not composition_reading(PARTS.iloc[4:], "category", "类别").is_finding

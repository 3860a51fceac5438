"""What the two sides say, in words."""

from __future__ import annotations

import math

from pages.parts.findings.two_sides import Gap, Scale, Word
from pages.parts.subjects.compare.readings import (
    CategoryPair,
    LabelledGap,
    PeriodPair,
    categories_reading,
    course_reading,
    measures_headline,
    measures_reading,
)
from tests.cases import each

NAMES = ("东苑", "西苑")
LESS = LabelledGap("千户诉求量", Gap(Scale.RATIO, 0.5, 0.3, 0.8, 0.001), Word.DIFFERENT)
EVEN = LabelledGap("千户诉求量", Gap(Scale.RATIO, 0.9, 0.7, 1.2, 0.4), Word.CHANCE)
REPEAT = LabelledGap("重复诉求率", Gap(Scale.POINTS, -0.148, -0.23, -0.037, 0.011), Word.DIFFERENT)
SLOW = LabelledGap("办理时长中位数", Gap(Scale.DAYS, 1.5, 0.4, 2.4, 0.002), Word.DIFFERENT)
FEW = LabelledGap("满意率", Gap(Scale.POINTS), Word.SMALL)


@each(
    ("told", "headline"),
    [
        ([LESS, REPEAT], "西苑千户诉求量是东苑的 2.0 倍；共 2 项有差别"),
        ([EVEN, REPEAT], "西苑重复诉求率比东苑高 14.8 个百分点；千户诉求量的差距还不能排除偶然"),
        ([EVEN, SLOW], "东苑办理时长中位数比西苑长 1.5 天；千户诉求量的差距还不能排除偶然"),
        ([EVEN, FEW], "东苑与西苑：1 项能比，都还不能排除偶然"),
        ([FEW], "东苑与西苑：没有能比的指标"),
        (
            [LabelledGap("千户投诉量", Gap(Scale.RATIO, math.inf, 3, math.inf, 0.001), Word.DIFFERENT)],
            "只有东苑有千户投诉量，西苑没有",
        ),
    ],
)
def test_the_headline_is_the_clearest_difference(told: list[LabelledGap], headline: str):
    assert measures_headline(told, NAMES).replace("\u00a0", " ") == headline


def test_the_title_counts_what_can_be_compared():
    found = measures_reading([EVEN, REPEAT, SLOW, FEW], ["还没有导入矛盾调解"])
    assert found.title == "3 项能比，2 项有差别"
    assert found.reading == (
        "有差别的是重复诉求率、办理时长中位数；**千户诉求量的高低还不能排除偶然**；"
        "判断已按 3 项一起校正；没有比的：还没有导入矛盾调解。"
    )
    assert measures_reading([EVEN, FEW], []).title == "1 项能比，都还不能排除偶然"
    assert measures_reading([FEW], []).title == "没有能比的指标"


def test_the_course_names_its_widest_gap_and_judges_none():
    found = course_reading([PeriodPair("9月", 20.0, 8.0), PeriodPair("10月", 42.0, 148.5)], "件/千户")
    assert found.title == "差最大在10月：A 42.0、B 148.5 件/千户"
    assert "2 期中 A 有 1 期更高" in found.reading
    assert not found.is_finding
    assert course_reading([], "件").title == "两边各期的诉求"


def test_a_category_is_named_only_where_the_sides_differ():
    noise = CategoryPair("噪声扰民", (5, 84), -143.1, Word.DIFFERENT)
    other = CategoryPair("停车管理", (12, 19), 13.3, Word.CHANCE)
    few = CategoryPair("消防通道", (5, 1), 19.0, Word.SMALL)
    found = categories_reading([noise, few, other], "件/千户")
    assert found.title == "差在噪声扰民：A 少 143.1 件/千户"
    assert "2 类够得上比" in found.reading
    assert categories_reading([few, other], "件/千户").title == "各类的差都还不能排除偶然"
    assert categories_reading([few], "件/千户").reading == "每一类的件数都太少，**不作判断**。"

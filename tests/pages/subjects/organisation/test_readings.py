"""What the registers lack."""

from __future__ import annotations

import pandas as pd

from pages.parts.subjects.organisation.readings import (
    buildings_reading,
    by_place,
    centres_reading,
    gaps_reading,
    headline,
    with_gaps,
    with_linked_per_centre,
)
from pages.parts.words.language import set_language
from pages.parts.words.numbers import NBSP
from tests.cases import each

COLUMNS = [
    "community", "compound", "management", "households", "branch_count", "group_count",
    "self_governing_count", "building_count", "headed_count", "contacted_count", "uncovered_count",
]  # fmt: skip
HAS = {"organisation", "compound", "building"}


def compounds(*rows) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=COLUMNS)


EAST = ("甲社区", "东苑", "自管", 100, 1, 2, 1, 4, 4, 4, 0)
WEST = ("甲社区", "西苑", "自管", 100, 0, 0, 1, 4, 1, 1, 2)
NORTH = ("甲社区", "北苑", "自管", 100, 1, 1, 0, 4, 2, 4, 0)


def test_those_that_lack_most_come_first():
    found = with_gaps(compounds(EAST, NORTH, WEST))
    assert list(found["compound"]) == ["西苑", "北苑", "东苑"]
    assert list(found["gap_count"]) == [2, 1, 0]
    assert list(found["headless_count"]) == [3, 2, 0]


def test_without_a_register_nothing_is_missing_in_it():
    found = with_gaps(compounds(EAST, WEST), has_units=False)
    assert list(found["gap_count"]) == [1, 0]
    assert list(with_gaps(compounds(WEST), has_buildings=False)["gap_count"]) == [1]
    told = gaps_reading(found, has_units=False)
    assert told.title == "2 栋楼无人联系"


def test_the_missing_group_is_the_first_thing_to_do():
    found = gaps_reading(with_gaps(compounds(EAST, NORTH, WEST)))
    assert found.title == "1 个小区没有党小组，2 栋楼无人联系"
    assert found.reading == "**先给西苑建党小组**；没有业委会或自管组织的是北苑。"


def test_only_buildings_or_only_bodies_are_missing():
    lonely = ("甲社区", "南苑", "自管", 100, 1, 1, 1, 4, 2, 2, 2)
    assert (
        "南苑最多，2\u00a0栋，**先给这些楼定人**" in gaps_reading(with_gaps(compounds(EAST, lonely))).reading
    )
    assert gaps_reading(with_gaps(compounds(EAST, NORTH))).title == "1 个小区没有业委会或自管组织"


def test_nothing_is_missing_and_nothing_is_known():
    assert not gaps_reading(with_gaps(compounds(EAST))).is_finding
    assert "暂不作判断" in gaps_reading(with_gaps(compounds())).reading


def summary(**more) -> dict[str, float]:
    empty = dict.fromkeys(
        (
            "compound_count", "grouped_compound_count", "building_count", "headed_building_count",
            "uncovered_building_count", "unit_count",
        ),
        0.0,
    )  # fmt: skip
    return {**empty, **more}


def test_headline_says_what_is_missing():
    row = summary(
        compound_count=53.0, grouped_compound_count=51.0, building_count=358.0, headed_building_count=282.0,
        uncovered_building_count=30.0,
    )  # fmt: skip
    said = headline(row, HAS, 0)
    assert (
        said.replace(NBSP, " ") == "2 个小区没有党小组，76 栋楼没有楼栋长，其中 30 栋既无楼栋长、也无联络人"
    )
    assert " " not in said


@each(
    ("row", "has", "said"),
    [
        ({"compound_count": 1.0, "grouped_compound_count": 1.0, "building_count": 5.0,
          "headed_building_count": 5.0}, HAS, "1 个小区的党小组、5 栋楼的楼栋长没有缺项"),
        ({"building_count": 5.0, "headed_building_count": 5.0}, {"building"}, "5 栋楼的楼栋长没有缺项"),
        ({"compound_count": 3.0, "unit_count": 1291.0}, {"organisation"}, "名册里有 1,291 个组织"),
        ({"compound_count": 3.0}, {"role_holder", "compound"}, "7 名骨干在册"),
    ],
)  # fmt: skip
def test_headline_of_what_has_no_register(row, has, said):
    assert headline(summary(**row), has, 7) == said


def buildings(*rows) -> pd.DataFrame:
    names = ["community", "compound", "building_count", "both_count", "uncovered_count"]
    return pd.DataFrame(rows, columns=names)


def test_buildings_with_nobody():
    frame = by_place(
        buildings(("甲社区", "东苑", 30, 20, 2), ("甲社区", "西苑", 20, 5, 3), ("乙社区", "东苑", 50, 40, 0)),
        "community",
    )
    assert dict(zip(frame["community"], frame["uncovered_count"], strict=True)) == {"甲社区": 5, "乙社区": 0}
    found = buildings_reading(frame, "community")
    assert found.title == "5 栋楼无人联系，占 5.0%"
    assert found.reading.startswith("甲社区最多，5\u00a0栋，**逐栋")
    assert "两者均有的占 65.0%" in found.reading


def test_no_building_with_anybody_may_be_a_register_without_the_columns():
    found = buildings_reading(buildings(("甲社区", "东苑", 9, 0, 9)), "compound")
    assert found.title == "9 栋楼都没写楼栋长和联络人"
    assert found.reading.startswith("**先看名册里有没有这两列**")
    assert (
        buildings_reading(buildings(("甲社区", "东苑", 1, 0, 1)), "compound").title
        == "1 栋楼没写楼栋长和联络人"
    )


def test_all_buildings_have_somebody():
    found = buildings_reading(buildings(("甲社区", "东苑", 30, 20, 0)), "compound")
    assert not found.is_finding
    assert found.title == "30 栋楼都有人联系"
    assert "暂不作判断" in buildings_reading(buildings(), "compound").reading


def centres(*rows) -> pd.DataFrame:
    names = ["community", "centre_count", "judged_centre_count", "linked_households", "below_line_count"]
    return pd.DataFrame(rows, columns=names)


def test_homes_against_the_line():
    # 20 + 8 households by 3 homes: 9.3; of 280 households 10 %
    frame = with_linked_per_centre(
        centres(("甲社区", 2, 2, 20, 0), ("乙社区", 2, 1, 8, 1), ("丙社区", 1, 0, None, 0))
    )
    assert list(frame["linked_per_centre"].fillna(-1)) == [10, 8, -1]
    found = centres_reading(frame, 280)
    assert found.title == "平均每个中心户联系 9.3 户，1 个不足 10 户"
    assert found.reading.startswith(
        "合计联系 28\u00a0户，占全部 280\u00a0户的 10.0%；其余住户未登记中心户联系；"
    )
    assert "**先补足不足 10 户的中心户**" in found.reading


def test_homes_that_reach_most_and_homes_of_unknown_places():
    frame = centres(("甲社区", 2, 2, 20, 0))
    assert centres_reading(frame, 30).title == "平均每个中心户联系 10.0 户"
    assert "**每季核对一次即可**" in centres_reading(frame, 30).reading
    assert "2 个中心户里 0 个不足 10 户" in centres_reading(frame, 0).reading
    assert "暂不作判断" in centres_reading(centres(), 0).reading


def test_english():
    set_language("en")
    try:
        assert gaps_reading(with_gaps(compounds(WEST))).title.startswith("Compounds without a party group: 1")
        assert " " in headline(summary(building_count=5.0), HAS, 0)
    finally:
        set_language("zh")


def test_what_is_level_is_not_most_and_what_is_not_listed_is_said():
    lacking = [("甲社区", name, "自管", 100, 1, 1, 1, 4, 2, 2, 2) for name in ("东苑", "西苑", "南苑")]
    found = gaps_reading(with_gaps(compounds(*lacking)), shown=2)
    assert "东苑、西苑、南苑相同，各 2\u00a0栋" in found.reading
    assert "南苑未列出，见数据表" in found.reading
    assert gaps_reading(with_gaps(compounds(EAST))).title == "1 个小区没有缺项"

"""Help by kind, each in its own unit, never fewer than five."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pages.parts.findings.few_persons import FEW, KEPT_BACK
from pages.parts.subjects.assistance.readings import (
    help_by_community,
    help_reading,
    helped_by_kind,
    households_told,
    places_reading,
)


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


def by_kind(frame, *communities):
    told = helped_by_kind(frame, communities or None)
    return dict(zip(told["kind"], told["told"], strict=True))


def by_place(frame):
    return {(row.kind, row.community): row.told for row in help_by_community(frame).itertuples()}


def test_households_are_counted_in_households_the_rest_in_acts():
    frame = helped_by_kind(HELP)
    assert list(frame["kind"]) == ["低保", "公益岗位", "助学", "残疾人保险", "医疗救助"]
    assert list(frame["told"]) == ["21", FEW, FEW, "24", "27"]
    assert frame["helped_count"].isna().sum() == 2, "what is not told is in no frame"


def test_those_too_few_are_in_the_order_of_their_names():
    """The order of their numbers would tell which is the larger."""
    few = helped_by_kind(acts(("甲", "丙", "户", 1, 1), ("甲", "乙", "户", 2, 2), ("甲", "甲", "户", 3, 3)))
    assert list(few["kind"]) == sorted(few["kind"])


def test_a_choice_of_communities_tells_nothing_that_its_communities_do_not():
    """Of 28 in all, 20 + 4 of two communities would leave the third with 4."""
    frame = acts(("甲", "低保", "户", 4, 4), ("乙", "低保", "户", 4, 4), ("丙", "低保", "户", 20, 20))
    assert by_kind(frame) == {"低保": "28"}
    assert by_place(frame) == {("低保", "丙"): KEPT_BACK, ("低保", "乙"): FEW, ("低保", "甲"): FEW}
    assert by_kind(frame, "甲") == {"低保": FEW}
    assert by_kind(frame, "丙") == {"低保": KEPT_BACK}
    assert by_kind(frame, "甲", "丙") == {"低保": KEPT_BACK}
    told = acts(("甲", "低保", "户", 9, 9), ("乙", "低保", "户", 6, 6), ("丙", "低保", "户", 7, 7))
    assert by_kind(told, "甲", "丙") == {"低保": "16"}


@pytest.mark.long
@given(
    st.lists(
        st.tuples(st.sampled_from("甲乙丙丁"), st.sampled_from(["低保", "助学", "慰问"]), st.integers(1, 12)),
        min_size=1,
        max_size=12,
        unique_by=lambda row: row[:2],
    )
)
@settings(max_examples=60, deadline=None)
def test_no_choice_of_kinds_and_communities_gives_a_hidden_cell_back(rows):
    """All that can be chosen, as equations over the cells: none of them alone is a combination of these."""
    frame = acts(*((place, kind, "户", n, n) for place, kind, n in rows))
    cells = [(place, kind) for place, kind, _n in rows]
    told = []
    for size in range(5):
        for chosen in combinations("甲乙丙丁", size):
            for kind, text in by_kind(frame, *chosen).items():
                if text.isdigit():
                    told.append([own == kind and (not size or place in chosen) for place, own in cells])
    rank = np.linalg.matrix_rank(np.array(told, dtype=float)) if told else 0
    for at, (place, kind, n) in enumerate(rows):
        if n < 5:
            alone = [float(at == other) for other in range(len(rows))]
            assert np.linalg.matrix_rank(np.array([*told, alone], dtype=float)) > rank, (place, kind)


def test_households_of_all_kinds_are_not_told_where_they_tell_of_a_hidden_kind():
    """24 in the told kind and 28 different ones: four at least had the hidden help, and it is below five."""
    frame = acts(("甲", "低保", "户", 24, 24), ("甲", "助学", "户", 4, 4))
    assert households_told(28, frame) == KEPT_BACK
    assert households_told(25, frame) == "25\u00a0户", (
        "one at least had it: that is known of every hidden kind"
    )
    assert households_told(3, acts(("甲", "助学", "户", 3, 3))) == f"{FEW}\u00a0户"
    assert households_told(8, acts(("甲", "助学", "户", 4, 4), ("甲", "低保", "户", 4, 4))) == KEPT_BACK


def test_the_most_of_each_unit_and_how_many_are_too_few():
    found = help_reading(helped_by_kind(HELP))
    assert found.title == "低保最多，21\u00a0户"
    assert "残疾人保险，24\u00a0名" in found.reading
    assert "医疗救助，27\u00a0次" in found.reading
    assert "2 类不足 5 户" in found.reading
    assert "公益岗位" not in found.title + found.reading


def test_units_are_not_added_when_all_is_told():
    assert "**单位不同的数不相加、不比较**" in help_reading(helped_by_kind(HELP.head(4))).reading


def test_all_too_few():
    found = help_reading(helped_by_kind(HELP.tail(2)))
    assert found.title == "各类都不足 5 户"
    assert "助学" not in found.title + found.reading
    kept = acts(("甲", "低保", "户", 4, 4), ("乙", "低保", "户", 4, 4))
    assert help_reading(helped_by_kind(kept)).title == "各类人数太少，不单列"


def test_no_help():
    assert "**暂不作判断**" in help_reading(helped_by_kind(acts())).reading
    assert "**暂不作判断**" in places_reading(help_by_community(acts())).reading


def test_places_count_the_cells_too_few():
    found = places_reading(help_by_community(HELP))
    assert found.title == "2 个社区有帮扶，5 类"
    assert found.reading.startswith("2 格不足 5 户")
    assert places_reading(help_by_community(HELP.head(4))).reading.startswith("没有不足 5 户的")


def test_kinds_that_are_level_one_kind_and_one_that_is_kept_back():
    level = acts(("甲", "低保", "户", 9, 9), ("甲", "助学", "户", 9, 9), ("甲", "慰问", "户", 6, 6))
    assert help_reading(helped_by_kind(level)).title == "低保、助学并列最多，各 9\u00a0户"
    assert help_reading(helped_by_kind(acts(("甲", "低保", "户", 9, 9)))).title == "低保，9\u00a0户"
    # 30 acts for 4 households are not told, nor that they are more than the 27
    hidden = acts(("甲", "医疗救助", "次", 27, 20), ("甲", "慰问", "次", 30, 4))
    assert help_reading(helped_by_kind(hidden)).title == "医疗救助，27\u00a0次"

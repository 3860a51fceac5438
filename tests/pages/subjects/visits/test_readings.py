"""Homes visited, streets patrolled, family files, coverage."""

from __future__ import annotations

import pandas as pd

from pages.parts.subjects.visits.readings import (
    coverage_reading,
    files_reading,
    patrols_reading,
    with_file_interval,
)


def kinds(*rows) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["kind", "visit_count", "household_count", "found_count"])


def files(*rows) -> pd.DataFrame:
    return with_file_interval(pd.DataFrame(rows, columns=["community", "filed_count", "file_known_count"]))


def homes(*rows) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["community", "household_count", "households"])


def test_day_and_night():
    found = patrols_reading(kinds(("敲门行动", 60, 800, 90), ("夜间巡逻", 40, 0, 10)))
    assert found.title == "走访巡查 100\u00a0次，入户 800\u00a0户次"
    assert (
        found.reading == "夜间巡逻 40\u00a0次，占 40.0%；共发现问题 100\u00a0件，**逐件核对是否转为工单**。"
    )


def test_no_night_patrols():
    assert "**先核对是否漏记**" in patrols_reading(kinds(("敲门行动", 60, 800, 90))).reading
    assert not patrols_reading(kinds()).is_finding


def test_a_community_below_the_whole():
    # 80 of 100 and 10 of 40: 90 of 140 = 64.3 %
    found = files_reading(files(("南门社区", 80, 100), ("信江社区", 10, 40)))
    assert found.title == "建档走访占 64.3%（90\u00a0/\u00a0140）"
    assert "信江 25.0%，低于总体 64.3%，**先补它的家庭档案**" in found.reading


def test_files_alike_or_few():
    assert files_reading(files(("甲", 80, 100), ("乙", 31, 40))).reading == (
        "各社区与总体 79.3% 的差别还不能排除偶然，**不排名**。"
    )
    # 24 of 40 ends at 73.7 %, below the 75.4 % of all; against the 77.4 % of the rest the exact p is .03, of
    # six that asks for .008
    six = files_reading(files(("甲", 24, 40), *((f"社区{n}", 48, 62) for n in range(5))))
    assert "还不能排除偶然" in six.reading
    few = files_reading(files(("甲", 3, 4)))
    assert few.title == "建档走访 3\u00a0/\u00a04"
    assert "**样本少不作判断**" in few.reading
    assert not files_reading(files(("甲", 0, 0))).is_finding


def test_coverage_names_least_and_most():
    # 200 of 1,000 and 50 of 1,000 households: 12.5 for each hundred
    found = coverage_reading(homes(("南门社区", 200, 1000), ("信江社区", 50, 1000)), 12)
    assert found.title == "每百户走访 12.5 户次，信江最少 5.0"
    assert found.reading.startswith("南门最多 20.0，**先排信江的走访**；灰格")


def test_coverage_of_one_community_or_without_households():
    assert "**不等于入户率**" in coverage_reading(homes(("南门社区", 200, 1000)), 12).reading
    assert not coverage_reading(homes(("南门社区", 200, None)), 12).is_finding


def test_the_least_visited_is_not_named_where_chance_may_have_made_it_so():
    # 45 of 1,000 against 110 of 2,000, where 51.7 are expected: 1.1 standard deviations
    counts = (("南门社区", 60, 1000), ("信江社区", 45, 1000), ("新城社区", 50, 1000))
    found = coverage_reading(homes(*counts), 12)
    assert (found.title, found.is_finding) == ("每百户走访 5.2 户次", False)
    assert (
        found.reading
        == "各社区 4.5 至 6.0 户次；差别还不能排除偶然，**不排先后**；户次可重复，不等于入户率。"
    )


def test_communities_that_are_level():
    level = coverage_reading(homes(("南门社区", 200, 1000), ("信江社区", 100, 500)), 12)
    assert level.title == "每百户走访 20.0 户次，南门、信江均为 20.0"
    assert level.reading == "户次可重复，**不等于入户率**。"
    tied = coverage_reading(homes(("南门社区", 200, 1000), ("信江社区", 50, 1000), ("新城社区", 50, 1000)), 9)
    assert "信江、新城并列最少 各 5.0" in tied.title
    assert "**先排信江、新城的走访**" in tied.reading
    two = files_reading(files(("南门社区", 10, 100), ("信江社区", 10, 100), ("新城社区", 300, 300)))
    assert "南门、信江低于总体 64.0%" in two.reading

"""What is said of households, care groups, diaries, teams and routes."""

from __future__ import annotations

import pandas as pd

from pages.parts.subjects.visits.care import _masked
from pages.parts.subjects.visits.care_readings import care_reading, diaries_reading
from pages.parts.subjects.visits.household_readings import family_files_reading, households_reading
from pages.parts.subjects.visits.team_readings import routes_reading, teams_reading


def homes(*rows) -> pd.DataFrame:
    return pd.DataFrame(
        rows,
        columns=[
            "community", "compound", "households", "home_visit_count", "named_visit_count",
            "visited_household_count", "filed_household_count",
        ],
    )  # fmt: skip


def test_households_are_at_least_so_many_where_some_visits_name_none():
    found = households_reading(
        homes(("甲", "东苑", 200, 60, 50, 40, 30), ("甲", "西苑", 900, 5, 0, None, None))
    )
    assert found.title == "入户走到 40\u00a0户，占这些小区的 20.0%"
    assert "建了家庭档案 30\u00a0户，占这些小区的 15.0%" in found.reading
    assert "写了户号的走访 50\u00a0/\u00a065" in found.reading
    assert "**走到率和建档率都是至少**" in found.reading


def test_every_visit_names_its_household_and_no_register_knows_how_many_there_are():
    every = households_reading(homes(("甲", "东苑", 200, 50, 50, 40, 30)))
    assert "**没走到的户按名册排下一轮**" in every.reading
    unknown = households_reading(homes(("甲", "东苑", None, 50, 50, 40, 30)))
    assert unknown.title == "入户走到 40\u00a0户"
    assert "**先补小区名册的户数**" in unknown.reading


def care(*rows) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["community", "care_group", "visit_count", "household_count"])


def test_fewer_than_five_households_are_hidden_and_cannot_be_subtracted():
    """The third is hidden with the second: the whole of a group less the others would reveal it."""
    answer = care(
        ("甲", "独居", 3, 3), ("乙", "独居", 20, 9), ("丙", "独居", 30, 12), ("甲", "残疾", 9, 4),
    )  # fmt: skip
    shown = _masked(answer)
    told = {(row.community, row.care_group): row.visit_count for row in shown.itertuples()}
    assert told[("甲", "独居")] == "<5"
    assert "不单列" in (told[("乙", "独居")], told[("丙", "独居")])
    assert told[("甲", "残疾")] == "不单列"  # nine visits, to four households only
    assert "household_count" not in shown


def test_care_names_groups_and_places_but_no_sum():
    found = care_reading(_masked(care(("甲", "独居", 30, 20), ("甲", "残疾", 9, 4))))
    assert found.title == "走访了 2\u00a0类关爱对象"
    assert "**空着不等于没有走访**" in found.reading
    assert not any(sign.isdigit() for sign in found.reading)


def test_diaries_all_some_and_few():
    some = diaries_reading(pd.DataFrame({"diary_count": [30], "diary_known_count": [40]}))
    assert some.title == "民情日记 30\u00a0篇，占写明的 75.0%"
    assert "走访后没记的 10\u00a0次" in some.reading
    few = diaries_reading(pd.DataFrame({"diary_count": [3], "diary_known_count": [3]}))
    assert few.title == "民情日记 3\u00a0/\u00a03"
    assert "写明的走访都记了" in few.reading


def test_a_team_that_did_not_go_out_comes_first():
    found = teams_reading(["夜巡队", "白班队"], pd.Series({"夜巡队": 24}), 12)
    assert found.title == "白班队近 12 周没有巡逻记录"
    both = teams_reading(["夜巡队", "白班队"], pd.Series({"夜巡队": 24, "白班队": 12}), 12)
    assert both.title == "2\u00a0支队伍近 12 周巡逻 36\u00a0次"
    assert "平均每队每周 1.5 次" in both.reading


def test_routes_not_walked_for_more_days_than_the_setting():
    frame = pd.DataFrame({"route": ["南线", "北线", "东线"], "days_since": [30, 8, 7]})
    found = routes_reading(frame, 7)
    assert found.title == "2\u00a0条路线超过 7 天没走"
    assert "最久的南线已隔 30\u00a0天，**本周先走它**" in found.reading
    assert routes_reading(frame.tail(1), 7).title == "1\u00a0条路线都在 7 天内走过"


def files(*rows) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["compound", "households", "filed_households"])


def test_family_files_name_the_lowest_and_what_cannot_be():
    found = family_files_reading(files(("西苑", 40, 10), ("东苑", 60, 70), ("河苑", None, 5)))
    assert found.title == "建了家庭档案 80\u00a0户，占 80.0%"
    assert "西苑最低，25.0%（10\u00a0/\u00a040）" in found.reading
    assert "1 个小区的建档户数多于户数，请核对" in found.reading
    assert "没有户数的 1 个小区不在内" in found.reading
    assert "**先补户数才能算建档率**" in family_files_reading(files(("河苑", None, 5))).reading
    one = family_files_reading(files(("西苑", 40, 10)))
    assert "还有 30\u00a0户没有档案，**逐户补齐**" in one.reading
    assert "**户户有档" in family_files_reading(files(("西苑", 40, 40))).reading

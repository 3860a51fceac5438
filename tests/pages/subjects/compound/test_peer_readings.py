"""What the standings of a compound say."""

from __future__ import annotations

from pages.parts.subjects.compound.peer_ranks import Standing
from pages.parts.subjects.compound.peer_readings import peers_reading, theme_names
from queries.measures import MEASURES


def standing(name: str, rank: int, ranked: int = 20, level: int = 0, side: int = 0) -> Standing:
    return Standing(
        MEASURES[name], 0.8, 4, 5, is_small=not rank, rank=rank, ranked=ranked, level=level, side=side
    )


def test_ahead_and_behind():
    found = peers_reading(
        [
            standing("on_time_rate", 2, side=1),
            standing("repeat_rate", 18, side=-1),
            standing("satisfaction_rate", 10),
        ]
    )
    assert found.title == "3 项指标：1 项在前四分之一，1 项在后四分之一"
    assert found.reading == "**先看重复诉求率**，第 18 / 20。"
    assert found.is_finding


def test_a_place_that_chance_may_have_given_is_no_quarter():
    """Second and eighteenth of twenty: somebody always is."""
    found = peers_reading([standing("on_time_rate", 2), standing("repeat_rate", 18)])
    assert found.title == "2 项指标的名次都还不能排除偶然"
    assert found.reading == "**还不能说哪一项落后**，最靠后的是重复诉求率（第 18 / 20）。"
    assert not found.is_finding
    alone = peers_reading([standing("repeat_rate", 18)])
    assert alone.title == "1 项指标的名次还不能排除偶然"
    assert alone.reading == "**还不能说重复诉求率落后**（第 18 / 20）。"


def test_of_several_places_those_that_stand_are_told_and_the_others_as_what_they_are():
    found = peers_reading(
        [standing("on_time_rate", 2, side=1), standing("repeat_rate", 3), standing("satisfaction_rate", 17)]
    )
    assert found.title == "3 项指标中 1 项在前四分之一"
    assert "**先看" not in found.reading
    assert "另有 2 项也排在前后四分之一，还不能排除偶然" in found.reading
    low = peers_reading([standing("on_time_rate", 17, side=-1), standing("repeat_rate", 19)])
    assert low.title == "2 项指标中 1 项在后四分之一"
    assert low.reading == "**先看按期办结率**，第 17 / 20；另有 1 项也排在前后四分之一，还不能排除偶然。"


def test_in_the_middle():
    found = peers_reading([standing("on_time_rate", 8), standing("repeat_rate", 9)])
    assert found.title == "2 项指标都在中间一半"
    assert "每一项都在前一半" not in found.reading
    assert not found.is_finding
    sure = peers_reading([standing("on_time_rate", 8, side=1), standing("repeat_rate", 9, side=1)])
    assert sure.reading.startswith("**每一项都在前一半**，最靠后的是重复诉求率")


def test_the_theme_has_its_measure_and_the_few_are_not_ranked():
    found = peers_reading([standing("on_time_rate", 2), standing("settlement_rate", 0)], theme="法治")
    assert "主题“法治”看化解率，4\u00a0/\u00a05" in found.reading
    assert found.reading.endswith("化解率样本少，不排名。")
    ranked = peers_reading([standing("settlement_rate", 3)], theme="法治")
    assert "主题“法治”看化解率，第 3 / 20" in ranked.reading
    assert theme_names("养老") == ["老年服务单"]
    assert theme_names("") == theme_names("共享") == []
    other = peers_reading([standing("on_time_rate", 2)], theme="养老").reading
    assert "主题“养老”的指标（老年服务单）另列" in other
    assert "设置中没有主题“共享”的指标" in peers_reading([standing("on_time_rate", 2)], theme="共享").reading


def test_all_level_is_not_ahead():
    found = peers_reading([standing("on_time_rate", 1, 5, level=4), standing("repeat_rate", 3, 5)])
    assert found.title == "2 项指标都在中间一半"


def test_five_that_are_equal_are_nowhere_ahead():
    alone = peers_reading([standing("on_time_rate", 1, 5, level=4)])
    assert alone.title == "1 项指标在中间一半"
    assert alone.reading == "各小区都相同，**分不出先后**。"
    assert not alone.is_finding


def test_half_that_are_level_are_not_in_the_front_half():
    found = peers_reading([standing("on_time_rate", 2, 8, level=5), standing("repeat_rate", 1, 8)])
    assert "前一半" not in found.reading
    assert "并列第 2 / 8" in found.reading


def test_two_compounds_have_no_quarters():
    found = peers_reading([standing("on_time_rate", 1, 2), standing("repeat_rate", 2, 2)])
    assert found.title == "与规模相近的小区相比"
    assert "可比的小区不足 4 个，**不排名**" in found.reading


def test_one_measure_is_not_every_measure():
    found = peers_reading([standing("on_time_rate", 8)])
    assert "每一项" not in found.reading
    assert "都" not in found.title


def test_nothing_ranked():
    assert peers_reading([standing("on_time_rate", 0)]).title == "与规模相近的小区相比"

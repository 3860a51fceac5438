"""Watches and visits are as many as the words of the articles say, and no year stands out as a cliff."""

from __future__ import annotations

import pandas as pd

from tests.cases import each


def test_patrols_and_requests_tell_of_the_same_findings(ledgers):
    found = ledgers["visit"].query("kind == '网格巡查'")
    told = ledgers["service_request"].query("channel == '网格巡查'")
    assert found.found_count.astype(int).sum() == len(told)
    assert (found.found_count == "0").any()
    by_grid = found.groupby("grid").found_count.agg(lambda counts: counts.astype(int).sum())
    assert by_grid.to_dict() == told.groupby("grid").size().to_dict()


def test_the_head_of_the_street_walks_it_every_day(ledgers):
    walks = ledgers["visit"].query("kind == '街长巡查'")
    assert set(walks.community) == {"体育场社区"}
    own = walks[walks.compound == "三公街9号至43号"].visited_at.str[:10]
    assert own[own.str[:4] == "2025"].nunique() == 365


def test_nights_are_watched_several_times_a_week(ledgers):
    nights = ledgers["visit"].query("kind == '夜间巡逻'")
    assert set(nights.community) == {"南门社区"}
    assert (nights.visited_at.str[11:13].astype(int) >= 20).all()
    by_year = nights.groupby(nights.visited_at.str[:4]).size()
    assert (by_year["2022":"2025"] > 150).all()


def test_doors_are_knocked_at_where_the_article_says_so(ledgers):
    visits = ledgers["visit"]
    doors = visits[visits.kind.isin(("敲门行动", "入户走访"))]
    assert set(doors[doors.kind == "敲门行动"].community) == {"信江社区"}
    assert set(doors.community) == {"信江社区", "南门社区", "体育场社区"}
    # 南门社区 looks after households one by one, and notes the file of each.
    assert set(visits[visits.has_file != ""].community) == {"信江社区", "南门社区"}
    reached = doors[doors.community == "信江社区"]
    per_year = reached.household_count.astype(int).groupby(reached.visited_at.str[:4]).sum()
    households = int(ledgers["community"].set_index("community").households["信江社区"])
    assert (per_year["2022":"2025"] / households > 0.4).all()


@each(
    ("name", "column", "communities"),
    [
        ("service_order", "ordered_at", {"南门社区", "新城社区", "白龙社区"}),
        ("commitment", "promised_at", {"南门社区"}),
    ],
)
def test_ledgers_of_a_mechanism_are_kept_where_it_is(ledgers, name: str, column: str, communities: set[str]):
    assert set(ledgers[name].community) == communities
    assert ledgers[name][column].str[:4].nunique() >= 5


def activities(ledgers, kind: str) -> pd.Series:
    rows = ledgers["activity"].query("community == '南门社区' and kind == @kind")
    return rows.groupby(rows.held_on.str[:4]).size()


def orders(ledgers, kind: str) -> pd.Series:
    rows = ledgers["service_order"].query("community == '南门社区' and kind == @kind")
    return rows.groupby(rows.ordered_at.str[:4]).size()


def works(ledgers, kind: str) -> pd.Series:
    rows = ledgers["public_work"].query("community == '南门社区' and kind == @kind")
    return rows.quantity.astype(float).groupby(rows.started_on.str[:4]).sum()


def talks(ledgers, kind: str) -> pd.Series:
    rows = ledgers["deliberation"].query("meeting_type == @kind")
    return rows.groupby(rows.met_at.str[:4]).size()


def members(ledgers, kind: str) -> pd.Series:
    rows = ledgers["commitment"]
    return rows.groupby(rows.promised_at.str[:4]).member_token.nunique()


def surveys(ledgers, kind: str) -> pd.Series:
    rows = ledgers["satisfaction_response"].query("instrument == '测评' and compound == @kind")
    return rows.groupby(rows.asked_at.str[:4]).size()


@each(
    ("count", "kind"),
    [
        (activities, "微党课"),
        (activities, "学习"),
        (activities, "公示"),
        (orders, "微心愿"),
        (orders, "事项代办"),
        (works, "垃圾清运"),
        (works, "雨污管道"),
        (works, "路面"),
        (talks, "半月谈"),
        (members, "双诺三评"),
        (surveys, "象城外滩"),
    ],
    ids=str,
)
def test_years_beside_the_published_one_rise_and_fall_plausibly(ledgers, count, kind: str):
    """From 2022 to 2025 no year is less than half of the year before it, or more than twice as much."""
    by_year = count(ledgers, kind)
    ratios = (by_year / by_year.shift())["2023":"2025"]
    assert len(ratios) == 3
    assert ratios.between(0.5, 2).all(), by_year.to_dict()

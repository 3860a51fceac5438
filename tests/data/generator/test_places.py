"""The registers of the demonstration agree with each other and with the years that the articles give."""

from __future__ import annotations

import pandas as pd

from tests.cases import each


@each(("level", "column"), [("小区党支部", "party_branch_year"), ("业委会", "owners_committee_year")])
def test_registers_of_compounds_and_of_bodies_agree(ledgers, level: str, column: str):
    compounds, bodies = ledgers["compound"], ledgers["organisation"]
    assert set(bodies[bodies.level == level].compound) == set(compounds[compounds[column] != ""].compound)


def test_levels_are_those_of_the_article_of_each_community(ledgers):
    levels = ledgers["organisation"].groupby("community")["level"].agg(set)
    assert "小区党支部" not in levels["体育场社区"]
    assert [name for name, found in levels.items() if "网格党支部" in found] == ["体育场社区", "信江社区"]
    assert [name for name, found in levels.items() if "党员中心户" in found] == ["信江社区", "南门社区"]
    assert [name for name, found in levels.items() if "单位联盟" in found] == ["体育场社区"]
    groups = ledgers["organisation"].query("community == '南门社区' and level == '党小组'")
    heads = ledgers["role_holder"].query("community == '南门社区' and role == '单元长'")
    assert len(groups) == len(heads) == 52


def test_every_body_hangs_in_the_tree(ledgers):
    bodies = ledgers["organisation"].set_index("unit_id")
    below = bodies[bodies.parent_id != ""]
    assert set(below.parent_id) <= set(bodies.index)
    assert (below.community == bodies.loc[below.parent_id].community.to_numpy()).all()


def test_one_centre_links_ten_households_where_the_article_says_so(ledgers):
    centres = ledgers["organisation"].query("level == '党员中心户'")
    linked = centres.linked_households.astype(int).groupby(centres.community).mean()
    assert round(linked["信江社区"]) == 10
    assert linked.idxmax() == "信江社区"


def test_nothing_of_a_community_is_older_than_it(ledgers):
    founded = ledgers["community"].set_index("community").established_on
    compounds = ledgers["compound"].query("party_branch_year != ''")
    assert (compounds.party_branch_year >= compounds.community.map(founded).str[:4]).all()
    assert (compounds.party_branch_year >= compounds.built_year).all()
    own = ledgers["property_contract"]
    own = own[own.company.str.contains("红管家")]
    assert (own.started_on >= own.community.map(founded)).all()
    stations = ledgers["service_station"]
    assert (stations.opened_on >= stations.community.map(founded)).all()


def test_years_that_articles_give(ledgers):
    compounds = ledgers["compound"].set_index("compound")
    years = ["built_year", "owners_committee_year", "party_branch_year"]
    assert list(compounds.loc["象城外滩", years]) == ["2011", "2012", "2013"]
    assert compounds.loc["清音路小区", "party_branch_year"] > "2019"  # after its firm had left
    assert compounds.loc["清音路小区", "owners_committee_year"] == ""
    stations = ledgers["service_station"].query("kind == '暖锋驿站'")
    assert (stations.opened_on > "2023-03-21").all()  # "soon" on that day
    works = ledgers["public_work"].query("compound == '清音路小区'")
    assert {"雨污管道", "绿化", "停车"} <= set(works.kind)
    assert (works.started_on > "2022-12-31").all()  # only surveyed by then


def test_a_change_of_firm_brings_another_firm(ledgers):
    contracts = ledgers["property_contract"].sort_values(["compound", "started_on"])
    before = contracts.groupby("compound").company.shift()
    assert (contracts.company != before).all()
    assert before.notna().sum() >= 20


def test_some_firms_of_the_told_compound_leave_while_requests_are_recorded(ledgers):
    own = ledgers["property_contract"].query("compound == '象城外滩' and ended_on != ''")
    assert len(own) == 4
    assert (own.ended_on >= "2021-03-01").sum() == 2


def test_a_firm_or_none_as_the_register_says(ledgers):
    contracts, compounds = ledgers["property_contract"], ledgers["compound"]
    managed = compounds[compounds.management.isin(("红色物业", "市场物业"))]
    assert set(contracts.compound) == set(managed.compound)
    served = contracts[contracts.ended_on == ""].compound
    assert set(served) == set(managed.compound)
    assert served.is_unique


def test_lifts_are_added_to_old_blocks_only(ledgers):
    lifts = ledgers["public_work"].query("kind == '电梯'").merge(ledgers["compound"], on="compound")
    assert len(lifts) > 5
    assert not (lifts.management == "无物业").any()
    old = pd.to_numeric(lifts.built_year) < 2003
    assert (old | (lifts.community_x == "新城社区")).all()  # there lifts are repaired

"""The stages of the demonstration: what the article of 清音路小区 says, and dates that can be."""

from __future__ import annotations

import itertools

import pandas as pd

from data.ledgers import LEDGERS

STAGES = LEDGERS["public_work"].stages


def test_the_renewal_of_the_told_compound_was_no_more_than_surveyed_when_the_article_was_written(ledgers):
    works = ledgers["public_work"].query("compound == '清音路小区'")
    declared = works[works.declared_on != ""]
    assert (declared.surveyed_on <= "2022-12-02").all()
    assert (declared.approved_on > "2022-12-02").all()
    assert (works.started_on > "2022-12-31").all()
    # sewers, pipes in the houses, greenery and its mosquitoes, cables to charge by
    assert {"雨污管道", "楼内管道", "绿化", "充电设施"} <= set(declared.kind)
    assert (declared.accepted_on > declared.finished_on).all()


def test_no_stage_comes_before_the_one_before_it_nor_after_the_export(ledgers):
    works = ledgers["public_work"]
    for earlier, later in itertools.combinations(STAGES, 2):
        both = works[(works[earlier] != "") & (works[later] != "")]
        assert (both[earlier] <= both[later]).all(), (earlier, later)
    assert (works[list(STAGES)].max() <= "2026-10-31").all()


def test_some_projects_have_not_begun_and_some_works_are_late(ledgers):
    works = ledgers["public_work"]
    ahead = works[works.started_on == ""]
    assert len(ahead) >= 5
    assert (ahead.cost_yuan == "").all()
    assert (ahead.planned_start_on[ahead.planned_start_on != ""] < "2026-10-31").any()
    planned = works[(works.planned_finish_on != "") & (works.finished_on != "")]
    assert 0.1 < (planned.finished_on > planned.planned_finish_on).mean() < 0.6


def test_what_works_name_as_their_cause_is_there_in_the_same_place_and_before(ledgers):
    works = ledgers["public_work"]
    for number, ledger, moment in (
        ("event_id", "service_request", "requested_at"), ("item_id", "deliberation", "met_at")
    ):  # fmt: skip
        key = "request_id" if number == "event_id" else number
        cause = ledgers[ledger][[key, "compound", moment]].rename(columns={key: number, "compound": "where"})
        tied = works[works[number] != ""].merge(cause, on=number, how="left")
        assert len(tied) > 1
        assert (tied["where"] == tied.compound).all()
        assert (pd.to_datetime(tied[moment]) < pd.to_datetime(tied.started_on)).all()


def test_the_service_half_of_the_told_project_is_in_its_community(ledgers):
    orders = ledgers["service_order"].query("project == '白龙管家'")
    assert len(orders) >= 10
    assert set(orders.community) == {"白龙社区"}
    assert (orders.compound == "清音路小区").mean() > 0.3
    assert set(ledgers["service_order"].query("community == '白龙社区'").project) == {"白龙管家"}

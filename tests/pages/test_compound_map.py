"""小区图: the tiles of the whole sub-district, of one community, of one compound and of none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

import queries
from data.snapshots.boundaries import Boundaries, Boundary
from data.snapshots.store import Snapshot
from pages import compound_map
from pages.parts.asking.fetch import answer_from
from pages.parts.asking.own_rows import marks_of
from pages.parts.asking.page import blocks_of, page_and_blocks
from pages.parts.findings.compound_states import State
from pages.parts.subjects.compound_map.asked import asked_compounds, registered_compounds
from pages.parts.subjects.compound_map.blocks import tiles
from pages.parts.subjects.compound_map.choice import Form, MapMeasure, read_form, read_measure
from queries import Scope
from tests.pages.conftest import figures
from tests.queries.tables import build, parse

WEEK = Scope(date(2026, 10, 19), date(2026, 10, 26))
JUDGED = tuple(MapMeasure)
REQUESTS = """
| request_id | community | compound | requested_at     | status |
| q1         | 甲社区    | 甲苑     | 2026-01-05 09:00 | 已办结 |
| q2         | 甲社区    | 甲苑     | 2026-01-06 09:00 | 已办结 |
| q3         | 甲社区    | 未匹配   | 2026-01-07 09:00 | 已办结 |
"""
JANUARY = Scope(date(2026, 1, 1), date(2026, 2, 1))


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Callable[..., Snapshot]]:
    """A snapshot of pipe tables."""
    yield lambda **ledgers: build(
        tmp_path / "snapshot", {name: parse(text) for name, text in ledgers.items()}, None
    )
    queries.close()


@pytest.mark.parametrize("measure", JUDGED)
def test_each_compound_of_the_register_is_one_tile(samples: Snapshot, measure: MapMeasure):
    with answer_from(samples):
        found, register = asked_compounds(measure, WEEK, samples), registered_compounds(Scope())
        figure = tiles(found).figure
    ground = figure.data[0]
    assert [name for (name,) in ground.customdata] == list(register["compound"])
    assert len(register) == 53
    assert len(figure.layout.meta["wide"]) == 1
    widths = [*figure.layout.meta["wide"], *figure.layout.meta["narrow"]]
    assert all(len(each["places"][0]["x"]) == len(ground.x) for each in widths)


def test_a_tile_keeps_its_place_whatever_is_measured(samples: Snapshot):
    with answer_from(samples):
        drawn = [tiles(asked_compounds(measure, WEEK, samples)).figure.data[0] for measure in JUDGED]
    assert {tuple(ground.x) for ground in drawn} == {tuple(drawn[0].x)}
    assert {tuple(ground.base) for ground in drawn} == {tuple(drawn[0].base)}


def test_the_numbers_are_those_of_the_table(samples: Snapshot):
    with answer_from(samples):
        found = asked_compounds(MapMeasure.REQUESTS, WEEK, samples)
        block = tiles(found)
    assert (
        block.table["request_count"].sum() == sum(each.part for each in found.judged) == block.rows[0].count
    )
    outside = [each for each in found.judged if each.state.is_outside]
    assert list(block.table["compound"][: len(outside)]) == [each.compound for each in outside]
    assert f"53 个小区中 {len(outside)} 个高于正常" in block.reading.title
    assert (block.table["request_count"][: len(outside)] > block.table["normal_high"][: len(outside)]).all()


def test_a_click_on_a_tile_narrows_to_its_compound(samples: Snapshot):
    with answer_from(samples):
        marks = marks_of(tiles(asked_compounds(MapMeasure.REQUESTS, WEEK, samples)))
    assert (("compound", "青云首府"),) in marks.traces[0]
    assert all(len(mark) == 1 for mark in marks.traces[0])
    assert not any(marks.traces[1])


def test_a_chosen_compound_stays_among_all_and_leads_to_its_page(open_shell):
    app = open_shell("compound_map", compound="青云首府", **{"from": "2026-10-19", "to": "2026-10-26"})
    assert not app.exception
    (figure,) = figures(app).values()
    assert len(figure["data"][0]["customdata"]) == 53
    assert figure["data"][0]["selectedpoints"]
    assert any("青云首府" in link.proto.label for link in app.get("page_link"))


def test_one_community_is_compared_with_itself(samples: Snapshot):
    with answer_from(samples):
        found = asked_compounds(MapMeasure.REQUESTS, WEEK.replace(communities=("南门社区",)), samples)
    assert {each.community for each in found.judged} == {"南门社区"}
    assert len(found.judged) == 9


def test_the_measure_stands_in_the_address(open_shell):
    app = open_shell("compound_map", map="satisfaction", **{"from": "2026-10-19", "to": "2026-10-26"})
    assert set(figures(app)) == {"compound-map-satisfaction"}
    assert read_measure(["overdue"]) is MapMeasure.OVERDUE
    assert read_measure(["nothing"]) is read_measure([]) is MapMeasure.REQUESTS
    assert read_measure(["events"]) is MapMeasure.EVENTS


def test_the_map_of_events_has_their_numbers_on_the_week(samples: Snapshot):
    with answer_from(samples):
        found = asked_compounds(MapMeasure.EVENTS, WEEK.replace(compounds=("象城外滩",)), samples)
        block = tiles(found)
    outside = {each.compound: each.state for each in found.judged if each.state is not State.NORMAL}
    assert outside == {"青云首府": State.ALARM}
    assert [each.name for each in found.events] == [
        "南门社区青云首府夜间施工噪声",
        "体育场社区回访满意率偏低",
    ]
    assert block.reading.title == "53 个小区中 1 个有事件：青云首府"
    assert block.reading.reading == (
        "南门社区青云首府夜间施工噪声 29\u00a0件，正常 0–3，**先看它的明细**；"
        "另有 1 件不在一个小区，见“本周”。"
    )
    assert "2026-10-19 至 10-25 的事件" in block.subtitle
    (hover,) = [text for text in block.figure.data[0].hovertemplate if "青云首府" in text]
    assert "预警" in hover
    assert "1 南门社区青云首府夜间施工噪声，29\u00a0件，正常 0–3" in hover


def test_a_week_without_events_says_so(ledger):
    register = "| community | compound | households |\n| 甲社区 | 甲苑 | 300 |\n| 甲社区 | 乙苑 | 500 |"
    with answer_from(snapshot := ledger(service_request=REQUESTS, compound=register)):
        block = tiles(asked_compounds(MapMeasure.EVENTS, JANUARY, snapshot))
    assert block.reading.title == "2 个小区都没有事件"
    assert block.reading.reading == "最近一整周没有超出正常的事。"


def test_the_briefing_asks_for_any_measure(samples: Snapshot):
    keys = [f"compound-map-{measure}" for measure in JUDGED] + [
        "compound-list-overdue",
        "compound-map-nothing",
    ]
    assert list(blocks_of("compound_map", keys[:1], WEEK, samples)) == keys[:1]
    assert set(blocks_of("compound_map", keys, WEEK, samples)) == set(keys[:-1])


def test_one_compound(ledger):
    snapshot = ledger(
        service_request=REQUESTS, compound="| community | compound | households |\n| 甲社区 | 甲苑 | 300 |"
    )
    page, blocks = page_and_blocks("compound_map", JANUARY, snapshot)
    block = blocks["compound-map-requests"]
    assert page.headline == block.reading.title == "各小区诉求每千户"
    assert block.reading.reading == "只有一个小区登记了户数，**没有可比的**；未匹配 1\u00a0件不在内。"
    assert len(block.figure.data[0].x) == 1


def test_no_compound_is_said(ledger):
    page, blocks = page_and_blocks("compound_map", JANUARY, ledger(service_request=REQUESTS))
    assert page.empty_ledger == "compound"
    assert blocks == {}


def test_without_households_nothing_is_judged(ledger):
    register = "| community | compound |\n| 甲社区 | 甲苑 |\n| 甲社区 | 乙苑 |"
    with answer_from(snapshot := ledger(service_request=REQUESTS, compound=register)):
        (row,) = compound_map.blocks(MapMeasure.REQUESTS, JANUARY, snapshot)
        states = [each.state for each in asked_compounds(MapMeasure.REQUESTS, JANUARY, snapshot).judged]
    assert states == [State.UNKNOWN, State.UNKNOWN]
    assert row[0].reading.reading == "小区都没有登记户数，**不能按户数比较**；未匹配 1\u00a0件不在内。"


def test_the_same_name_in_two_communities_is_two_tiles(ledger):
    register = "| community | compound | households |\n| 甲社区 | 甲苑 | 300 |\n| 乙社区 | 甲苑 | 500 |"
    with answer_from(snapshot := ledger(service_request=REQUESTS, compound=register)):
        block = tiles(asked_compounds(MapMeasure.REQUESTS, JANUARY, snapshot))
    assert [tuple(key) for key in block.figure.data[0].customdata] == [("乙社区", "甲苑"), ("甲社区", "甲苑")]
    assert (("community", "甲社区"), ("compound", "甲苑")) in marks_of(block).traces[0]


def test_boundaries_of_the_office_give_the_true_map(samples: Snapshot):
    ring = ((104.0, 30.0), (104.01, 30.0), (104.01, 30.01), (104.0, 30.0))
    known = Boundaries("边界.geojson", "GCJ-02", (Boundary("南门社区", "青云首府", (ring,)),))
    with answer_from(samples):
        (row,) = compound_map.blocks(MapMeasure.REQUESTS, WEEK, samples, known)
        tiled = tiles(asked_compounds(MapMeasure.REQUESTS, WEEK, samples))
    assert row[0].key == "compound-ground-requests"
    assert "面积为占地，不代表户数；GCJ-02 坐标" in row[0].subtitle
    assert "52 个小区没有边界，见表" in row[0].subtitle
    assert row[0].table.equals(tiled.table)
    assert [tuple(key) for key in row[0].figure.data[0].customdata] == [("青云首府",)]
    assert (("compound", "青云首府"),) in marks_of(row[0]).traces[0]


def test_the_map_is_offered_only_with_boundaries(look_at):
    assert read_form(["ground"], has_boundaries=False) is Form.TILES
    assert read_form(["ground"], has_boundaries=True) is Form.GROUND
    assert read_form([], has_boundaries=True) is Form.TILES
    app = look_at("compound_map", form="ground", **{"from": "2026-10-19", "to": "2026-10-26"})
    assert set(figures(app)) == {"compound-map-requests"}

"""The ready comparisons: what each takes as A and as B."""

from __future__ import annotations

from datetime import date

import streamlit as st

from pages.compare import sentence
from pages.parts.asking.fetch import answer_from
from pages.parts.asking.other_side import other_side
from pages.parts.asking.scope_state import become, current_scope
from pages.parts.subjects.compare.choosing import PRESET, choose_preset, parameters
from pages.parts.subjects.compare.presets import presets
from pages.parts.subjects.compare.sides import pair_of
from queries import Scope
from tests.pages.subjects.compare.conftest import ANSWERS, COMPOUNDS, EAST, FORTNIGHT, REQUESTS

WORKS = """
| work_id | community | compound | kind | started_on | finished_on | status |
| 1 | 甲 | 东苑 | 停车 | 2025-12-01 | 2026-02-10 | 已完工 |
"""
LATER = """
| case_id | community | outcome | accepted_at |
| 1 | 甲 | 调解成功 | 2026-03-31 09:00 |
"""


def offered(scope, served):
    found = {}
    for each in presets(scope, served):
        b, notes = other_side(each.a, each.b, served.as_of)
        assert notes == []
        found[each.name] = each.a, b
    return found


def test_the_largest_places_and_channels_are_the_two_sides(served):
    found = offered(FORTNIGHT, served)
    a, b = found["two-compound"]
    assert (a.compounds, b.compounds) == (("东苑",), ("北苑",))  # three requests, and two
    a, b = found["two-channel"]
    assert (a.channels, b.channels) == (("来访",), ("12345",))  # three, and two
    assert [each.communities for each in found["two-community"]] == [("甲",), ("乙",)]


def test_a_click_takes_the_comparison_of_the_scope_of_now(served):
    st.session_state.clear()
    become(FORTNIGHT.replace(date_from=date(2026, 1, 12)))  # chosen while that of two weeks is still drawn
    st.session_state[PRESET] = "two-compound"
    choose_preset(served)
    assert current_scope().compounds == ("东苑",)
    assert current_scope().bounds == (date(2026, 1, 12), date(2026, 1, 19))
    assert parameters() == {"b_compound": ["北苑"]}


def test_the_place_that_is_chosen_is_side_a(served):
    a, b = offered(FORTNIGHT.replace(compounds=("北苑",)), served)["two-compound"]
    assert (a.compounds, b.compounds) == (("北苑",), ("东苑",))


def test_earlier_windows(served):
    found = offered(EAST, served)
    assert found["previous"][1].bounds == (date(2025, 12, 22), date(2026, 1, 5))
    assert found["year"][1].bounds == (date(2025, 1, 6), date(2025, 1, 20))


def test_kinds_of_days(served):
    a, b = offered(EAST, served)["days"]
    assert (a.condition("day_kind").values, b.condition("day_kind").values) == (("法定节假日",), ("工作日",))


def test_before_and_after_an_event_of_the_one_compound(ledger):
    served = ledger(
        service_request=REQUESTS, compound=COMPOUNDS, satisfaction_response=ANSWERS,
        public_work=WORKS, mediation_case=LATER, as_of="2026-03-31 12:00",
    )  # fmt: skip
    with answer_from(served):
        found = offered(EAST, served)
        a, b = found["event-2026-02-10"]
        # the ledger begins on 5 January, 36 days before: as many days on both sides
        assert a.bounds == (date(2026, 2, 10), date(2026, 3, 18))
        assert b.bounds == (date(2026, 1, 5), date(2026, 2, 10))
        assert not [name for name in offered(FORTNIGHT, served) if name.startswith("event")]


def test_two_grids_are_two_places(samples):
    with answer_from(samples):
        a, b = offered(Scope(date(2026, 8, 3), date(2026, 10, 26)), samples)["two-grid"]
        pair = pair_of(a, b, samples)
        told = sentence(a, pair, samples)
    assert pair.differs == ("grid",)
    assert told[0] == f"**A {pair.a.name}** 与 **B {pair.b.name}**"
    assert not any("全街道" in part or "网格：" in part for part in told)

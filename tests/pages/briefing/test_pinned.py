"""Charts of other pages in the briefing: what a reader sees there is what the briefing asks for."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.notebook.briefing_choices import PRESETS, ChosenChart, change_charts, charts
from pages.parts.asking.pinned_charts import (
    add_chart,
    briefing_charts,
    chosen_chart,
    move_chart,
    scope_of,
    with_briefing_scope,
    with_fixed_scope,
)
from queries import Comparison, Grain, Scope

BRIEFING = Scope(date(2026, 10, 19), date(2026, 10, 26), comparison=Comparison.PREVIOUS)
NAMES = st.lists(st.sampled_from(["南门社区", "a&b=c", "三 单", "50%", "+"]), max_size=2, unique=True).map(
    tuple
)
SCOPES = st.builds(
    Scope,
    st.just(date(2025, 1, 6)),
    st.just(date(2025, 1, 13)),
    st.sampled_from(Grain),
    NAMES,
    NAMES,
    NAMES,
    NAMES,
    st.sampled_from([None, *Comparison]),
)


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("LEDGER_HOME", str(tmp_path))
    return tmp_path


def test_what_is_not_narrowed_down_is_that_of_the_briefing():
    assert chosen_chart("overview", "volume", BRIEFING) == PRESETS[0]


@given(SCOPES)
def test_places_filters_and_grain_stay_and_dates_follow(scope):
    chart = chosen_chart("mediation", "levels", scope)
    assert chart.follows
    assert scope_of(chart) == scope.replace(date_from=None, date_to=None, comparison=None)


@given(SCOPES, SCOPES)
def test_held_it_stays_what_the_briefing_showed(scope, briefing):
    briefing = briefing.replace(grain=Grain.WEEK)
    chart = chosen_chart("mediation", "levels", scope)
    fixed = with_fixed_scope(chart, briefing)
    assert not fixed.follows
    shown = scope if chart.query else briefing
    dates = {name: getattr(briefing, name) for name in ("date_from", "date_to", "comparison")}
    assert scope_of(fixed) == shown.replace(**dates)
    assert with_briefing_scope(with_fixed_scope(PRESETS[0], briefing), briefing) == PRESETS[0]
    again = with_briefing_scope(fixed, briefing)
    assert again.follows
    assert again == chart or again.query == ""


def test_a_chart_that_stands_on_another_page_now_is_shown_from_there(home):
    """Taken in when it stood on the page of compounds: there once, however often it is added."""
    change_charts(
        home, lambda before: [*before, ChosenChart("compound", "complaints-by-month", "grain=month")]
    )
    now = ChosenChart("service_requests", "complaints-by-month", "grain=month")
    assert briefing_charts(home) == (*PRESETS, now)
    add_chart(home, now)
    assert briefing_charts(home) == (*PRESETS, now)


def test_a_chart_is_added_once_and_stays_where_it_is(home):
    chart = chosen_chart("mediation", "levels", BRIEFING.replace(communities=("南门社区",)))
    add_chart(home, chart)
    assert charts(home) == (*PRESETS, chart)
    add_chart(home, chosen_chart("mediation", "levels", BRIEFING))
    add_chart(home, chart)
    add_chart(home, PRESETS[0])
    assert charts(home) == (*PRESETS, chart, ChosenChart("mediation", "levels"))


@given(st.lists(st.integers(), unique=True, min_size=1).map(tuple), st.data())
def test_moving_keeps_every_chart_and_the_order_of_the_others(chosen, data):
    place = data.draw(st.integers(0, len(chosen) - 1))
    steps = data.draw(st.integers(-len(chosen), len(chosen)))
    after = move_chart(chosen, place, steps)
    assert sorted(after) == sorted(chosen)
    assert [one for one in after if one != chosen[place]] == [one for one in chosen if one != chosen[place]]
    assert after.index(chosen[place]) == min(max(place + steps, 0), len(chosen) - 1)

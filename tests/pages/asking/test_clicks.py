from datetime import date

import pytest
import streamlit as st

from pages.parts.asking.clicks import chosen_marks, own_scope, release, take
from pages.parts.asking.marks import PERIOD, Marks
from pages.parts.asking.scope_state import become, current_scope
from queries import Grain, Scope

TWELVE_WEEKS = Scope(date(2026, 8, 3), date(2026, 10, 26))
NOISE, WASTE = (("category", "噪声扰民"),), (("category", "环境卫生"),)
WEEK = ((PERIOD, "2026-08-10/2026-08-17"),)


@pytest.fixture(autouse=True)
def twelve_weeks() -> None:
    st.session_state.clear()
    become(TWELVE_WEEKS)


def test_a_click_narrows_and_a_second_takes_it_off() -> None:
    take(NOISE, is_added=False)
    assert current_scope().categories == ("噪声扰民",)
    take(WASTE, is_added=False)
    assert current_scope().categories == ("环境卫生",)
    take(WASTE, is_added=False)
    assert current_scope() == TWELVE_WEEKS


def test_with_ctrl_a_value_is_added_and_the_second_click_leaves_the_other() -> None:
    take(NOISE, is_added=True)
    take(WASTE, is_added=True)
    assert current_scope().categories == ("噪声扰民", "环境卫生")
    take(NOISE, is_added=False)
    assert current_scope().categories == ("环境卫生",)


def test_a_cell_narrows_both_ways_and_is_taken_off_as_a_whole() -> None:
    cell = (("community", "南门社区"), *NOISE, ("weekday", "周一"))
    take(cell, is_added=False)
    scope = current_scope()
    assert (scope.communities, scope.categories) == (("南门社区",), ("噪声扰民",))
    assert scope.condition("weekday").values == ("周一",)
    take(cell, is_added=False)
    assert current_scope() == TWELVE_WEEKS


def test_the_others_are_chosen_and_taken_off_together() -> None:
    others = (("category", "停车"), ("category", "其他"))
    take(others, is_added=False)
    assert current_scope().categories == ("停车", "其他")
    assert chosen_marks(Marks(((NOISE, others),)), current_scope(), ["category"]) == {others}
    take(NOISE, is_added=True)
    assert current_scope().categories == ("停车", "其他", "噪声扰民")
    take(others, is_added=False)
    assert current_scope().categories == ("噪声扰民",)


def test_a_period_becomes_the_window_and_the_second_click_leads_back_to_the_window_before() -> None:
    take(WEEK, is_added=False)
    assert current_scope().bounds == (date(2026, 8, 10), date(2026, 8, 17))
    take(((PERIOD, "2026-09-07/2026-09-14"),), is_added=False)
    take(((PERIOD, "2026-09-07/2026-09-14"),), is_added=False)
    assert current_scope() == TWELVE_WEEKS


def test_with_ctrl_the_window_reaches_from_one_period_to_the_other() -> None:
    take(WEEK, is_added=False)
    take(((PERIOD, "2026-09-07/2026-09-14"),), is_added=True)
    assert current_scope().bounds == (date(2026, 8, 10), date(2026, 9, 14))
    assert own_scope(current_scope(), [PERIOD]) == TWELVE_WEEKS


def test_a_month_is_looked_at_by_weeks() -> None:
    become(TWELVE_WEEKS.replace(grain=Grain.MONTH))
    take(((PERIOD, "2026-09-01/2026-10-01"),), is_added=False)
    assert current_scope().grain is Grain.WEEK
    take(((PERIOD, "2026-09-01/2026-10-01"),), is_added=False)
    assert current_scope() == TWELVE_WEEKS.replace(grain=Grain.MONTH)


def test_a_period_that_was_not_clicked_is_taken_off_towards_twelve_weeks() -> None:
    become(Scope(date(2026, 10, 19), date(2026, 10, 26)))
    take(((PERIOD, "2026-10-19/2026-10-26"),), is_added=False)
    assert current_scope() == TWELVE_WEEKS


def test_a_chart_ignores_the_conditions_on_its_own_marks_and_no_others() -> None:
    take((("community", "南门社区"), *NOISE), is_added=False)
    assert own_scope(current_scope(), ["category"]) == TWELVE_WEEKS.replace(communities=("南门社区",))
    release(["category", "community"])
    assert current_scope() == TWELVE_WEEKS


def test_chosen_are_the_marks_that_all_chosen_keys_agree_on() -> None:
    gate, town = ("community", "南门社区"), ("community", "新城社区")
    cells = Marks((((gate, *NOISE), (town, *NOISE), (gate,)),), (3,))
    take((gate, *NOISE), is_added=False)
    assert chosen_marks(cells, current_scope(), ["community", "category"]) == {(gate, *NOISE)}
    assert chosen_marks(cells, current_scope(), ["category"]) == {(gate, *NOISE), (town, *NOISE)}

"""Conditions in sidebar, chips and address are one state."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from data.snapshots.store import Snapshot
from pages.parts.asking.choices import dimension_values
from pages.parts.asking.scope_state import choose, clear_conditions, latest_condition, read
from pages.parts.screen.condition_bar import remaining
from queries import Scope, run
from queries.dimensions import DIMENSIONS
from tests.pages.conftest import address

OpenShell = Callable[..., AppTest]


def row_of_chips(app: AppTest) -> dict[str, Any]:
    """What the row of chips shows; empty without one."""
    sent = [json.loads(part.proto.json) for part in app.get("bidi_component")]
    return next((data for data in sent if "chips" in data), {})


def test_a_condition_of_the_address_stands_in_sidebar_chips_and_numbers(
    open_shell: OpenShell, samples: Snapshot
) -> None:
    app = open_shell("service_requests", request_type="投诉", not_category="噪声扰民")
    assert app.multiselect(key="scope-request_type").value == ["投诉"]
    assert app.multiselect(key="scope-not_category").label == "类别不含"
    shown = [(chip["name"], chip["not"], chip["values"]) for chip in row_of_chips(app)["chips"]]
    assert shown == [("诉求类型", "", "投诉"), ("类别", "不含", "噪声扰民")]
    scope = app.session_state["scope"]
    counted = int(run("service_requests/summary", scope, snapshot=samples)["request_count"].iloc[0])
    html = "".join(part.proto.body for part in app.main.get("html"))
    assert f'<div class="v">{counted}<small>' in html
    assert "request_type=%E6%8A%95%E8%AF%89" in address(app)


def test_the_list_of_the_sidebar_changes_a_condition_and_takes_it_off(open_shell: OpenShell) -> None:
    app = open_shell("service_requests", request_type="投诉")
    app.multiselect(key="scope-request_type").set_value(["投诉", "求助", "咨询"]).run()
    (chip,) = row_of_chips(app)["chips"]
    assert (chip["values"], chip["isLatest"]) == ("3 个", True)
    app.multiselect(key="scope-request_type").set_value([]).run()
    assert app.session_state["scope"].conditions == ()
    assert row_of_chips(app) == {}


def test_a_condition_is_added_from_the_list_of_dimensions(open_shell: OpenShell) -> None:
    app = open_shell("service_requests")
    app.selectbox(key="scope-more-dimension").set_value("management").run()
    app.multiselect(key="scope-more-values").set_value(["红色物业"]).run()
    app.button(key="scope-more-add").click().run()
    assert app.session_state["scope"].condition("management").values == ("红色物业",)
    assert app.multiselect(key="scope-management").value == ["红色物业"]
    assert app.selectbox(key="scope-more-dimension").value is None


def test_of_a_dimension_with_its_own_list_only_the_exclusion_is_added(open_shell: OpenShell) -> None:
    app = open_shell("service_requests")
    app.selectbox(key="scope-more-dimension").set_value("category").run()
    app.multiselect(key="scope-more-values").set_value(["噪声扰民"]).run()
    app.button(key="scope-more-add").click().run()
    assert app.session_state["scope"].condition("not_category").values == ("噪声扰民",)


def test_a_value_that_no_ledger_has_is_dropped_and_said(open_shell: OpenShell) -> None:
    app = open_shell("service_requests", request_type=["投诉", "闲聊"], weekday="周八")
    assert app.session_state["scope"].condition("request_type").values == ("投诉",)
    assert app.session_state["scope"].condition("weekday") is None
    note = "".join(part.proto.body for part in app.sidebar.get("html"))
    assert "闲聊、周八 不在台账或所选社区中，已从筛选中去掉。" in note


def test_an_address_says_conditions_in_its_own_order() -> None:
    scope, remarks = read({"weekday": ["周一"], "request_type": ["投诉"], "grain": ["day"]}, Scope())
    assert [each.key for each in scope.conditions] == ["weekday", "request_type"]
    assert remarks == []


def test_what_remains_comes_group_by_group_without_what_is_chosen() -> None:
    left = remaining(Scope().with_condition("not_status", ("已办结",)))
    assert "status" not in left
    assert len(left) == len(DIMENSIONS) - 1
    groups = [DIMENSIONS[name].group for name in left]
    assert groups == sorted(groups, key=list(dict.fromkeys(groups)).index)


def test_values_are_offered_most_frequent_first_or_as_declared(samples: Snapshot) -> None:
    assert dimension_values("request_type")[0] == "投诉"
    assert dimension_values("weekday")[:2] == ("周一", "周二")


@pytest.mark.usefixtures("samples")
def test_the_condition_that_the_last_change_set_is_the_latest() -> None:
    choose("request_type", ("投诉", "求助"))
    assert latest_condition() == "request_type"
    choose("not_weekday", ("周日",))
    assert latest_condition() == "not_weekday"
    clear_conditions()
    assert latest_condition() == ""

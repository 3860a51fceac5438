from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from data.snapshots.store import Snapshot
from pages.parts.asking.choices import Choices, findable
from pages.parts.asking.scope_state import PARAMETERS, read, without_unknown_names
from pages.parts.screen.scope_bar import freshness
from pages.parts.words.presets import window
from queries import Comparison, Grain, Scope
from tests.cases import each
from tests.pages.conftest import address

OpenShell = Callable[..., AppTest]
LAST_WEEK = Scope(date(2026, 10, 19), date(2026, 10, 26), comparison=Comparison.PREVIOUS)
OFFER = Choices(
    communities=("南门社区", "信江社区"),
    compounds=(("南门社区", "汽运小区"), ("信江社区", "象城外滩"), ("信江社区", "未匹配")),
    categories=("噪声扰民",),
    channels=("12345",),
)


def scope_of(app: AppTest) -> Scope:
    return app.session_state["scope"]


def test_the_default_is_the_last_whole_week_of_the_data(open_shell: OpenShell, samples: Snapshot) -> None:
    app = open_shell()
    scope = scope_of(app)
    assert (scope.date_from, scope.date_to) == window("上周", samples.as_of.date())
    assert scope.comparison is Comparison.PREVIOUS
    assert app.pills(key="scope-presets").value == "上周"
    assert f"from={scope.date_from}&to={scope.date_to}" in address(app)


def test_a_preset_sets_both_dates_and_the_field_of_dates_follows(
    open_shell: OpenShell, samples: Snapshot
) -> None:
    app = open_shell()
    app.pills(key="scope-presets").set_value("上月").run()
    first, after_last = window("上月", samples.as_of.date())
    assert (scope_of(app).date_from, scope_of(app).date_to) == (first, after_last)
    assert app.date_input(key="scope-dates").value[0] == first


def test_free_dates_include_the_last_day(open_shell: OpenShell) -> None:
    app = open_shell()
    app.date_input(key="scope-dates").set_value((date(2026, 5, 4), date(2026, 5, 9))).run()
    assert (scope_of(app).date_from, scope_of(app).date_to) == (date(2026, 5, 4), date(2026, 5, 10))
    assert app.pills(key="scope-presets").value is None


def test_one_day_chosen_waits_for_the_other(open_shell: OpenShell) -> None:
    app = open_shell()
    before = scope_of(app)
    app.date_input(key="scope-dates").set_value((date(2026, 5, 4),)).run()
    assert scope_of(app) == before
    assert app.date_input(key="scope-dates").value == (date(2026, 5, 4),)


def test_compounds_follow_the_communities(open_shell: OpenShell) -> None:
    app = open_shell()
    everywhere = app.multiselect(key="scope-compounds").options
    app.multiselect(key="scope-communities").set_value(["桑园社区"]).run()
    here = app.multiselect(key="scope-compounds").options
    assert findable("象城外滩") in here
    assert set(here) < set(everywhere)
    app.multiselect(key="scope-compounds").set_value(["象城外滩"]).run()
    assert scope_of(app).compounds == ("象城外滩",)
    app.multiselect(key="scope-communities").set_value(["南门社区"]).run()
    assert scope_of(app).compounds is None


def test_an_address_is_read_once_and_written_back(open_shell: OpenShell) -> None:
    app = open_shell(**{"from": "2026-05-04", "to": "2026-05-11", "grain": "day", "community": ["南门社区"]})
    scope = scope_of(app)
    assert scope == Scope(date(2026, 5, 4), date(2026, 5, 11), grain=Grain.DAY, communities=("南门社区",))
    app.multiselect(key="scope-channels").set_value(["12345"]).run()
    assert scope_of(app) == scope.replace(channels=("12345",))


def test_what_an_address_says_wrong_is_left_out_and_said(open_shell: OpenShell) -> None:
    app = open_shell(community=["不存在社区", "南门社区"], grain="moon")
    assert scope_of(app).communities == ("南门社区",)
    said = " ".join(note.proto.body for note in app.sidebar.get("html"))
    assert "不存在社区 不在台账" in said
    assert "grain=moon" in said
    app.pills(key="scope-presets").set_value("上月").run()
    assert "不存在社区" not in " ".join(note.proto.body for note in app.sidebar.get("html"))


def test_clearing_leads_back_to_the_default(open_shell: OpenShell) -> None:
    app = open_shell()
    first = scope_of(app)
    app.multiselect(key="scope-communities").set_value(["信江社区"]).run()
    app.segmented_control(key="scope-comparison").set_value("none").run()
    assert scope_of(app).comparison is None
    app.button(key="scope-clear").click().run()
    assert scope_of(app) == first
    assert app.multiselect(key="scope-communities").value == []


@each(
    "query",
    [
        {"from": ["2026-13-01"], "to": ["2026-11-01"]},
        {"from": ["2026-11-01"], "to": ["2026-10-01"]},
        {"from": ["2026-10-01"], "to": ["2026-10-01"]},
        {"from": ["2026-10-01"]},
    ],
)
def test_dates_that_make_no_window_are_replaced_whole(query: dict[str, list[str]]) -> None:
    scope, said = read(query, LAST_WEEK)
    assert scope == LAST_WEEK
    assert len(said) == 1


def test_dates_out_of_all_sense_are_replaced_with_a_note() -> None:
    for first, end in (("0001-01-01", "2026-01-01"), ("2026-01-01", "9999-12-31")):
        scope, (said,) = read({"from": [first], "to": [end], "compare": ["year"]}, LAST_WEEK)
        assert scope == LAST_WEEK.replace(comparison=scope.comparison)
        assert "不在 1900 至 2100 年之间" in said


EDGES = st.sampled_from(
    [
        "0001-01-01",
        "1899-12-31",
        "1900-01-01",
        "2024-02-29",
        "2100-12-31",
        "2101-01-01",
        "9999-12-31",
        "20261-1",
    ]
)
WRITTEN = st.lists(EDGES | st.dates().map(str) | st.text(max_size=12), max_size=2)


@given(
    query=st.fixed_dictionaries({}, optional=dict.fromkeys(PARAMETERS, WRITTEN)),
    as_of=st.datetimes(datetime(1990, 1, 1), datetime(2060, 1, 1)),
)
def test_no_address_takes_a_window_out_of_the_calendar(query: dict[str, list[str]], as_of: datetime) -> None:
    scope, said = read(query, LAST_WEEK)
    assert scope.date_from < scope.date_to
    assert said or [str(scope.date_from), str(scope.date_to)] == [
        query[name][-1] if name in query else str(day)
        for name, day in (("from", LAST_WEEK.date_from), ("to", LAST_WEEK.date_to))
    ]
    for comparison in Comparison:
        before = scope.compared(as_of, comparison)
        assert before.date_from <= before.date_to
        assert before.date_from < scope.date_from
        assert before.date_from.year > 1600
    assert scope.elapsed(as_of).date_to <= scope.date_to


def test_an_address_with_dates_is_complete() -> None:
    asked = Scope(date(2026, 1, 1), date(2026, 2, 1), grain=Grain.MONTH, compounds=("象城外滩",))
    assert read(asked.to_query(), LAST_WEEK) == (asked, [])
    assert read({"community": ["南门社区"]}, LAST_WEEK) == (LAST_WEEK.replace(communities=("南门社区",)), [])


def test_names_that_do_not_occur_are_dropped() -> None:
    asked = LAST_WEEK.replace(communities=("南门社区",), compounds=("象城外滩", "汽运小区", "未匹配"))
    scope, dropped = without_unknown_names(asked, OFFER)
    assert scope.compounds == ("汽运小区", "未匹配")
    assert dropped == ["象城外滩"]


def test_places_that_were_not_found_come_last() -> None:
    assert OFFER.names_for("communities") == ("南门社区", "信江社区", "未填写")
    assert OFFER.names_for("compounds", ("信江社区",)) == ("象城外滩", "未匹配", "未填写")
    assert OFFER.names_for("channels") == ("12345",)


@pytest.mark.parametrize(("name", "label"), [("象城外滩", "象城外滩 · xcwt"), ("12345", "12345")])
def test_an_option_is_found_by_initials(name: str, label: str) -> None:
    assert findable(name) == label


def test_a_late_ledger_is_told_apart() -> None:
    reaches = {
        "service_request": datetime(2026, 10, 31, 18),
        "mediation_case": datetime(2026, 10, 26, 9),
    }
    newest = datetime(2026, 10, 31, 18)
    snapshot = Snapshot("s", Path("s.duckdb"), newest, reaches, {}, False, newest, {})
    lines = freshness(snapshot)
    assert "<div>诉求工单<span>10-31</span></div>" in lines
    assert '<div class="late">矛盾调解<span>10-26 · 迟 5 天</span></div>' in lines
    assert "<div>满意度回访<span>没有记录</span></div>" in lines
    assert "节假日" not in lines
    later = datetime(2031, 10, 31, 18)
    unknown = freshness(replace(snapshot, as_of=later))
    assert '<div class="late">节假日<span>2031 年未填齐</span></div>' in unknown


def test_a_reversed_range_is_not_put_in_order_without_a_word(open_shell: OpenShell) -> None:
    app = open_shell(**{"from": "2026-10-19", "to": "2026-10-26"})
    assert "按先后取为" not in " ".join(html.proto.body for html in app.get("html"))
    # what the field reports when its end is set to 09-25
    app.date_input(key="scope-dates").set_value((date(2026, 9, 25), date(2026, 10, 19))).run()
    assert (scope_of(app).date_from, scope_of(app).date_to) == (date(2026, 9, 25), date(2026, 10, 20))
    assert "起止日期按先后取为 2026-09-25 至 10-19" in " ".join(html.proto.body for html in app.get("html"))


def test_a_link_with_reversed_dates_says_so() -> None:
    scope, said = read({"from": ["2026-10-25"], "to": ["2026-10-01"]}, LAST_WEEK)
    assert scope == LAST_WEEK
    assert said == ["链接中的开始日期须早于结束日期，已换成上周。"]

"""Conditions on further dimensions: bound, through the scoped relations alone, in every question."""

import re
from datetime import date

import pytest

from data.ledgers import LEDGERS
from data.schema import Pii
from queries import Condition, Scope, ScopeError, names, row_count, rows, run, statement
from queries.derived_relations import DERIVED, source_of
from queries.dimensions import DIMENSIONS
from queries.relations import RELATIONS
from queries.runner import counted_ledgers, scoped
from tests.cases import each
from tests.queries.closed_loop import test_steps as steps
from tests.queries.messy import MESSY
from tests.queries.tables import expect

REQUESTS = """
| request_id | community | compound | category | request_type | responsible_unit | status | requested_at     | closed_at        | due_at           |
| a          | 甲        | 东苑     | 噪声     | 投诉         | 城管             | 已办结 | 2026-02-13 23:30 | 2026-02-14 09:00 | 2026-02-16 09:00 |
| b          | 甲        | 东苑     | 停车     | 求助         | 物业             | 办理中 | 2026-02-14 09:00 |                  | 2026-02-16 09:00 |
| c          | 甲        | 西苑     | 噪声     | 投诉         | 城管             | 已办结 | 2026-02-16 12:00 | 2026-02-20 09:00 | 2026-02-18 09:00 |
| d          | 乙        | 未匹配   | 噪声     | 咨询         |                  | 已办结 | 2026-02-21 00:00 | 2026-02-22 09:00 | 2026-02-24 09:00 |
| e          | 乙        | 北苑     | 停车     | 投诉         | 物业             | 已办结 | 2026-02-28 18:00 | 2026-03-01 09:00 | 2026-03-02 09:00 |
"""
COMPOUNDS = """
| community | compound | households | management | party_branch_year | built_year |
| 甲        | 东苑     | 200        | 红色物业   | 2019              | 1998       |
| 甲        | 西苑     | 300        | 无物业     |                   | 2000       |
| 乙        | 北苑     | 1200       |            |                   |            |
"""
COMMUNITIES = """
| community | households |
| 甲        | 500        |
| 乙        | 2000       |
"""
CONTRACTS = """
| contract_id | community | compound | company | started_on | ended_on   |
| 1           | 甲        | 东苑     | 旧物业  | 2020-01-01 | 2025-12-31 |
| 2           | 甲        | 东苑     | 新物业  | 2026-01-01 |            |
| 3           | 甲        | 西苑     | 走了的  | 2020-01-01 | 2025-12-31 |
"""
SUMMARY = "service_requests/summary"


@pytest.fixture(scope="module")
def office(ledger):
    return ledger(
        service_request=REQUESTS,
        compound=COMPOUNDS,
        community=COMMUNITIES,
        property_contract=CONTRACTS,
        as_of="2026-03-05 12:00",
    )


def ids(snapshot, **conditions):
    """The requests that are left, by their letters."""
    scope = Scope()
    for key, values in conditions.items():
        scope = scope.with_condition(key, values.split("、"))
    return "".join(sorted(rows("service_requests/rows", scope, snapshot=snapshot)["request_id"]))


@each(
    ("key", "values", "left"),
    [
        ("request_type", "投诉", "ace"),
        ("request_type", "投诉、咨询", "acde"),
        ("not_request_type", "投诉", "bd"),
        ("responsible_unit", "未填写", "d"),
        ("not_category", "噪声", "be"),
        ("status", "办理中", "b"),
        ("management", "红色物业", "ab"),
        ("management", "未填写", "de"),  # not filled in; and a compound that nobody could tell
        ("not_management", "红色物业", "cde"),
        ("property_company", "新物业", "ab"),
        ("property_company", "走了的", ""),  # its contract has ended
        ("party_branch", "没有党支部", "ce"),
        ("size_band", "不足 300 户", "ab"),
        ("size_band", "300 至 499 户", "c"),
        ("size_band", "1000 户及以上", "e"),
        ("built_decade", "1990 年代", "ab"),
        ("weekday", "周六", "bde"),
        ("time_of_day", "夜间", "a"),
        ("time_of_day", "工作时间", "bc"),
        ("time_of_day", "未写时刻", "d"),
        ("time_of_day", "其余时间", "e"),
        ("day_kind", "法定节假日", "cd"),  # 2026: 春节 is free from the 15th to the 23rd of February
        ("day_kind", "工作日", "abe"),  # the Saturdays 14th and 28th are worked for it
        ("day_kind", "周末", ""),
    ],
)
def test_each_dimension_narrows_the_requests(office, key, values, left):
    assert ids(office, **{key: values}) == left


def test_several_conditions_hold_together(office):
    assert ids(office, request_type="投诉", management="红色物业") == "a"
    assert ids(office, not_request_type="投诉", not_weekday="周六") == ""


def test_derived_relations_are_narrowed_and_by_the_day_of_receipt(office):
    scope = Scope().with_condition("responsible_unit", ("城管",))
    summary = run(SUMMARY, scope, snapshot=office).iloc[0]
    assert (summary["request_count"], summary["due_count"], summary["closed_on_time_count"]) == (2, 2, 1)
    night = run(SUMMARY, Scope().with_condition("time_of_day", ("夜间",)), snapshot=office).iloc[0]
    assert (night["due_count"], night["closed_on_time_count"]) == (1, 1)


def test_a_condition_on_compounds_narrows_the_households_of_a_rate_too(office):
    scope = Scope().with_condition("management", ("红色物业",))
    summary = run(SUMMARY, scope, snapshot=office).iloc[0]
    assert (summary["request_count"], summary["households"]) == (2, 200)
    expect(
        run("service_requests/volume_by_community", scope, snapshot=office),
        """
| community | request_count | households | per_thousand_households |
| 甲        | 2             | 200        | 10                      |
""",
    )


def test_dates_and_places_hold_beside_the_condition(office):
    scope = Scope(date(2026, 2, 14), date(2026, 3, 1), communities=("甲",)).with_condition(
        "request_type", ("投诉",)
    )
    assert list(rows("service_requests/rows", scope, snapshot=office)["request_id"]) == ["c"]


def test_a_list_counts_what_it_lists(office):
    scope = Scope().with_condition("request_type", ("投诉",))
    assert row_count("service_requests/rows", scope, snapshot=office) == 3


@pytest.mark.parametrize("name", names())
def test_every_question_can_be_asked_under_every_condition_of_its_ledgers(name, messy):
    """One statement with all dimensions: it binds, runs, and has the columns it always has."""
    scope = Scope()
    for dimension in DIMENSIONS:
        scope = scope.with_condition(f"not_{dimension}", ("不会有的值",))
    left = run(name, scope, snapshot=messy)
    every = run(name, Scope(), snapshot=messy)
    assert list(left.columns) == list(every.columns)
    assert len(left) == len(every)  # nothing has such a value, so nothing is left out


@pytest.fixture(scope="module")
def messy(ledger):
    return ledger(**MESSY)


def test_values_are_bound_and_never_stand_in_the_statement():
    cruel = "'; drop table ledger.service_request; --"
    asked = statement(SUMMARY, (Condition("request_type", (cruel,)),))
    assert cruel not in asked.sql
    assert "chosen_request_type" in asked.bound


def test_a_cruel_value_finds_nothing_and_harms_nothing(office):
    assert ids(office, request_type="';drop") == ""
    assert ids(office) == "abcde"


@each("dimension", DIMENSIONS.values(), ids=lambda each: each.name)
def test_a_dimension_names_no_person_and_only_relations_that_exist(dimension):
    for relation, expression in dimension.columns.items():
        assert relation in LEDGERS or relation in DERIVED
        ledger = LEDGERS[source_of(relation)]
        personal = {c.stored_name for c in ledger.columns if c.pii is not Pii.NONE}
        assert not personal & set(re.findall(r"\w+", expression))
        assert (RELATIONS / f"{relation}.sql").is_file()


def test_a_ledger_without_the_dimension_is_left_alone():
    plain = scoped("select count(*) as n from visit")
    asked = scoped("select count(*) as n from visit", (Condition("request_type", ("投诉",)),))
    assert plain.sql == asked.sql


def test_a_scope_carries_its_conditions_through_the_address():
    scope = Scope(date(2026, 1, 5), date(2026, 1, 12)).with_condition("request_type", ("投诉", "求助"))
    scope = scope.with_condition("not_status", ("已办结",))
    assert scope.to_query()["request_type"] == ["投诉", "求助"]
    assert scope.to_query()["not_status"] == ["已办结"]
    assert Scope.from_query(scope.to_query()) == scope
    assert scope.describe() == "2026-01-05 至 2026-01-11；全街道；诉求类型：投诉、求助；状态不含：已办结"


def test_a_condition_is_changed_in_its_place_and_taken_off_by_no_values():
    scope = Scope().with_condition("request_type", ("投诉",)).with_condition("status", ("待办",))
    assert [each.values for each in scope.with_condition("request_type", ("求助",)).conditions] == [
        ("求助",),
        ("待办",),
    ]
    assert [each.key for each in scope.with_condition("request_type", ()).conditions] == ["status"]
    assert scope.with_condition("category", ("噪声",)).categories == ("噪声",)


def test_a_condition_nobody_declared_is_refused_by_name():
    with pytest.raises(ScopeError, match="没有“colour”这个条件；可用的有 .*诉求类型|request_type"):
        Scope().with_condition("colour", ("红",))


def test_keys_of_an_address_that_are_no_dimension_are_ignored():
    assert Scope.from_query({"lang": ["en"], "not_lang": ["en"], "request_type": [""]}).conditions == ()


def test_what_is_followed_is_not_narrowed_by_its_own_kind(ledger):
    """An event that was settled and called back has come full circle, by whom and with which rating it was."""
    office = ledger(
        service_request=steps.REQUESTS,
        mediation_case=steps.CASES,
        satisfaction_response=steps.CALLS,
        as_of="2026-02-05 00:00",
    )
    every = run("closed_loop/breaks", Scope(), snapshot=office)
    for key in ("rating", "mediator_team", "dispute_type"):
        asked = Scope().with_condition(key, ("不会有的值",))
        assert run("closed_loop/breaks", asked, snapshot=office).equals(every)
    assert run("mediation_cases/rows", asked, snapshot=office).empty


def test_a_scope_says_its_conditions_in_one_row_and_leaves_those_without_effect():
    scope = (
        Scope(categories=("噪声",)).with_condition("rating", ("满意",)).with_condition("weekday", ("周一",))
    )
    assert [each.key for each in scope.all_conditions] == ["category", "rating", "weekday"]
    left = scope.effective_on(["satisfaction_response"])
    assert [each.key for each in left.all_conditions] == ["rating", "weekday"]
    assert scope.effective_on(["service_request", "satisfaction_response"]) == scope
    assert scope.without_conditions() == Scope()


def test_a_question_counts_the_ledgers_it_does_not_only_follow():
    assert counted_ledgers("satisfaction/rated_rows") == ("satisfaction_response",)
    assert counted_ledgers("closed_loop/matter_rows") == ("deliberation", "mediation_case", "service_request")


def test_the_unit_of_a_request_groups_its_answers_and_chooses_none():
    """The request of an answer is tied to it by number: no choice among requests leaves an answer out."""
    unit = DIMENSIONS["responsible_unit"]
    assert unit.expression("assessed_answer") is not None
    assert not unit.narrows("assessed_answer")
    assert unit.narrows("request_deadline")
    assert DIMENSIONS["subject"].narrows("assessed_answer")

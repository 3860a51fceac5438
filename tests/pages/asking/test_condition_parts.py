"""The scope sentence says every condition, and what a condition does not narrow."""

from __future__ import annotations

import shlex

from data.snapshots.store import Snapshot
from pages.parts.asking.block import View, rows_behind
from pages.parts.asking.condition_parts import condition_parts
from pages.parts.asking.scope_sentence import BESIDE_REQUESTS, list_sentence, scope_sentence
from pages.parts.screen.block_definitions import command
from pages.parts.words.condition_words import condition_in_short
from pages.parts.words.language import speaking
from queries import Condition, Scope

REQUESTS = "service_requests/volume_by_period"
RESPONSES = "satisfaction/rate_by_period"
COMPLAINTS = Condition("request_type", ("投诉",))
NO_NOISE = Condition("category", ("噪声扰民",), is_excluded=True)
PARTY_LED = Condition("management", ("红色物业",))


def test_a_condition_that_narrows_all_is_said_plainly():
    assert condition_parts([COMPLAINTS, NO_NOISE], [REQUESTS]) == [
        "诉求类型：**投诉**",
        "类别不含：**噪声扰民**",
    ]


def test_a_condition_that_narrows_some_ledgers_says_which():
    said = condition_parts([COMPLAINTS, PARTY_LED], [REQUESTS, *BESIDE_REQUESTS])
    assert said == ["诉求类型：**投诉**（只对诉求工单有效）", "管理方式：**红色物业**"]


def test_conditions_that_narrow_nothing_are_said_together():
    assert condition_parts([COMPLAINTS, NO_NOISE, PARTY_LED], [RESPONSES]) == [
        "管理方式：**红色物业**",
        "诉求类型、类别不含筛选只对诉求工单有效，本页不受影响",
    ]


def test_many_values_are_counted():
    many = Condition("subcategory", tuple("甲乙丙丁戊"))
    assert condition_parts([many], [REQUESTS]) == ["小类：**5 项**"]
    assert condition_in_short(many) == "小类5 个"
    assert [condition_in_short(each) for each in (COMPLAINTS, NO_NOISE)] == [
        "诉求类型投诉",
        "类别不含噪声扰民",
    ]


def test_an_english_sentence_says_the_english_and_the_chinese():
    with speaking("en"):
        assert condition_parts([Condition("weekday", ("周一",))], [REQUESTS]) == ["Weekday: **Mon (周一)**"]
        assert condition_parts([Condition("built_decade", ("2010 年代",))], [REQUESTS]) == [
            "Decade built: **2010s (2010 年代)**"
        ]


def test_a_list_has_only_the_conditions_that_narrow_its_rows(samples: Snapshot):
    scope = Scope(categories=("噪声扰民",), conditions=(COMPLAINTS, PARTY_LED))
    (responses,) = rows_behind("satisfaction/rated_rows", scope, 3)
    assert responses.scope == Scope(conditions=(PARTY_LED,))
    (requests,) = rows_behind("service_requests/counted_rows", scope, 3)
    assert requests.scope == scope
    said = list_sentence(responses.scope, samples, responses.question)
    assert "管理方式：**红色物业**" in said


def test_the_sheet_of_filters_and_the_sentence_name_every_condition(samples: Snapshot):
    scope = Scope(channels=("12345",), conditions=(COMPLAINTS, NO_NOISE))
    view = View("诉求量", scope, samples, scope_sentence(scope, samples))
    assert {("渠道", "12345"), ("诉求类型", "投诉"), ("类别不含", "噪声扰民")} <= set(view.filters)
    assert "诉求类型：投诉" in view.caption


def test_the_command_at_a_chart_asks_for_the_same_conditions():
    scope = Scope(categories=("噪声扰民",), conditions=(NO_NOISE, Condition("size_band", ("不足 300 户",))))
    said = command("service_requests/summary", scope)
    options = shlex.split(said)[5:]
    arguments = dict(zip(options[::2], options[1::2], strict=True))
    assert arguments == {"--grain": "week", "--category": "噪声扰民", "--where": "size_band=不足 300 户"}
    assert "not_category=噪声扰民" in options

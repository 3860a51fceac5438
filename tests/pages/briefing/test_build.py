"""A briefing as a whole: its sections, its message, its data."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime

import pytest

from data.snapshots.store import Snapshot
from pages.parts.briefing.build import build
from pages.parts.briefing.formats import MOST, WRITERS
from pages.parts.briefing.model import Briefing
from pages.parts.briefing.periods import last_whole
from pages.parts.briefing.weeks import week_of
from queries import Grain, Scope

KEYS = [
    "overall",
    "places",
    "kinds",
    "handling",
    "disputes",
    "callbacks",
    "hazards",
    "talks",
    "risks",
    "basis",
]


def weekly(week: str, served: Snapshot, community: str | None = None) -> Briefing:
    first, end = week_of(week)
    return build(Scope(date_from=first, date_to=end, communities=community and (community,)), served)


def test_weeks():
    assert week_of("2025-W20") == (date(2025, 5, 12), date(2025, 5, 19))
    for wrong in ("2025-20", "2025-W54", "W20", "2025-W00"):
        with pytest.raises(ValueError, match="周"):
            week_of(wrong)


@pytest.mark.parametrize(
    ("as_of", "first"),
    [
        (datetime(2026, 10, 31, 20, 19), date(2026, 10, 19)),  # a Saturday
        (datetime(2026, 11, 1, 0, 1), date(2026, 10, 26)),  # the Sunday of that week
        (datetime(2026, 11, 2, 9, 0), date(2026, 10, 26)),
    ],
)
def test_the_last_whole_week(as_of, first):
    assert last_whole(as_of, Grain.WEEK)[0] == first


def test_sections_in_order(samples):
    told = weekly("2025-W20", samples)
    assert [section.key for section in told.sections] == KEYS
    assert told.issue == "2025 年第 20 期"
    assert told.compared == ("上期：2025-05-05 至 05-11", "上年同期：2024-05-13 至 05-19")
    assert told.headline == "本期诉求 89\u00a0件，在上下限之内"  # no hazard of the year after
    assert told.request_count == 89


def test_one_community_is_about_its_compounds(samples):
    whole, one = weekly("2026-W43", samples), weekly("2026-W43", samples, "南门社区")
    assert whole.sections[1].tables[0].headings[1] == "社区"
    assert one.sections[1].tables[0].headings[1] == "小区"
    assert one.place == "南门社区"


def test_a_place_is_named_the_highest_only_beyond_chance(samples):
    # 南门社区 had 42 of 100 requests in the one week, nobody more than its households explain in the other
    told = {week: weekly(week, samples).sections[1].paragraphs for week in ("2026-W43", "2024-W10")}
    said = {week: "".join(each.text for each in paragraphs) for week, paragraphs in told.items()}
    assert "千户诉求量最高的是南门社区" in said["2026-W43"]
    assert "还不能排除偶然，不据此排名" in said["2024-W10"]
    assert all("名次与上期相比的升降还不能排除偶然" in text for text in said.values())


def test_without_a_year_before(samples):
    told = weekly("2021-W01", samples)
    assert "上期、上年同期均无台账可比" in told.sections[0].paragraphs[0].text


def test_ledgers_never_imported_are_left_out(samples):
    counts = samples.row_counts | dict.fromkeys(
        ("mediation_case", "satisfaction_response", "deliberation", "service_order", "safety_hazard"), 0
    )
    told = weekly("2025-W20", replace(samples, row_counts=counts))
    assert [section.key for section in told.sections] == [
        "overall",
        "places",
        "kinds",
        "handling",
        "risks",
        "basis",
    ]
    assert "满意率" not in told.sections[3].paragraphs[0].text


def test_a_window_without_any_request(samples):
    told = build(Scope(date_from=date(2015, 1, 5), date_to=date(2015, 1, 12)), samples)
    message = WRITERS["txt"](told).decode()
    assert "2015-01-05 至 01-11 还没有诉求台账" in message
    assert "nan" not in message.lower()
    WRITERS["json"](told)


@pytest.mark.parametrize("week", ["2021-W01", "2024-W10", "2025-W20", "2026-W43"])
@pytest.mark.parametrize("community", [None, "南门社区"])
def test_the_message_is_short_and_plain(samples, week, community):
    message = WRITERS["txt"](weekly(week, samples, community)).decode()
    assert len(message) < MOST
    assert not any(mark in message for mark in ("**", "#", "`", "\u00a0", "|"))
    assert "\n一、总体情况：" in message
    assert "\n十、口径说明：" in message


def test_a_message_too_long_is_cut_at_clauses(samples):
    told = weekly("2025-W20", samples)
    first = told.sections[0]
    long = replace(first, paragraphs=(replace(first.paragraphs[0], text="甲甲甲甲，" * 400 + "乙。"),))
    message = WRITERS["txt"](replace(told, sections=(long, *told.sections[1:]), advice="丙" * 200)).decode()
    assert len(message) < MOST
    assert "\n十一、下周建议：丙" in message


def test_json_is_the_model(samples):
    told = weekly("2025-W20", samples)
    written = WRITERS["json"](told).decode()
    data = json.loads(written)
    assert data["date_from"] == "2025-05-12"
    assert data["sections"][0]["title"] == "总体情况"
    assert "总体情况" in written
    number = data["sections"][0]["paragraphs"][0]["numbers"][0]
    assert (number["question"], number["column"]) == ("service_requests/summary", "request_count")
    assert number["scope"]["from"] == ["2025-05-12"]
    assert list(data) == sorted(data)


def test_no_paragraph_and_no_cell_is_missing_a_value(samples):
    for week in ("2021-W01", "2025-W20", "2026-W44"):
        told = weekly(week, samples)
        texts = [p.text for s in told.sections for p in s.paragraphs]
        texts += [cell for s in told.sections for t in s.tables for row in t.rows for cell in row]
        assert not [text for text in texts if "nan" in text.lower() or "None" in text or "{" in text]
        for table in (table for section in told.sections for table in section.tables):
            assert all(len(row) == len(table.headings) == len(table.is_number) for row in table.rows)


def test_a_young_ledger_is_not_judged_for_hot_spots(samples):
    told = weekly("2021-W01", samples)
    kinds = next(section for section in told.sections if section.key == "kinds")
    assert any("还不能判断小区热点" in paragraph.text for paragraph in kinds.paragraphs)
    assert not any("没有超出自身平常水平" in paragraph.text for paragraph in kinds.paragraphs)


def test_conditions_are_said_where_the_numbers_are_explained(samples):
    scope = Scope(date(2026, 10, 19), date(2026, 10, 26)).with_condition("request_type", ("投诉",))
    told = build(scope.with_condition("management", ("红色物业",)), samples).sections[-1].paragraphs[0].text
    assert told == "本期简报只统计符合条件的：诉求类型：投诉（只对诉求工单有效）；管理方式：红色物业。"
    plain = build(scope.without_conditions(), samples).sections[-1].paragraphs[0].text
    assert plain.startswith("数据截至")

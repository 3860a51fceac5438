"""The events of the samples: ten weeks up to the last whole one, 2026-10-19 to 10-25."""

import json
from datetime import date, timedelta

import pytest

from pages.__main__ import main
from pages.parts.asking.events import _event_cache, events, scope_of
from pages.parts.findings.comparison import Tag
from pages.parts.findings.event import EventKind, EventState
from pages.parts.words.language import speaking
from queries import Scope, run

END = date(2026, 10, 26)
WEEK = timedelta(weeks=1)
NOISE = "南门社区青云首府夜间施工噪声"


def week(back):
    return Scope(date_from=END - (back + 1) * WEEK, date_to=END - back * WEEK)


@pytest.fixture(scope="module")
def ten_weeks(samples):
    """The events of each of ten weeks, the oldest first."""
    return [events(week(back), samples) for back in reversed(range(10))]


def test_the_same_data_give_the_same_events(samples, ten_weeks):
    _event_cache.cache_clear()
    assert events(week(0), samples) == ten_weeks[-1]


def test_the_noise_of_one_compound_is_one_event_that_lasts(ten_weeks):
    seen = [
        [one for one in found if one.category == "噪声扰民" and one.state is not EventState.OVER]
        for found in ten_weeks
    ]
    assert [len(found) for found in seen] == [0] * 8 + [1, 1]
    first, last = seen[-2][0], seen[-1][0]
    assert first.id == last.id
    assert (first.state, last.state) == (EventState.NEW, EventState.LASTING)
    assert (first.tag, last.tag, last.weeks) == (Tag.WATCH, Tag.ALARM, 2)
    assert (last.name, last.cause, last.since) == (NOISE, "夜间施工噪声", date(2026, 10, 12))
    assert (last.count, last.upper, last.unit) == (29, 3, "件")
    assert {EventKind.FREQUENT, EventKind.MANY_REPORTERS} <= set(last.kinds)
    assert last.values[-3:] == (2, 21, 29)
    assert (len(last.starts), last.end) == (26, END)
    assert ten_weeks[-1][0] == last


def test_an_event_keeps_its_id_from_week_to_week(ten_weeks):
    for before, after in zip(ten_weeks, ten_weeks[1:], strict=False):
        ids = {one.id for one in after}
        lasting = [one for one in before if one.state is not EventState.OVER]
        assert [one.id for one in lasting if one.id not in ids] == []
        for one in after:
            if one.state not in (EventState.NEW, EventState.OVER):
                assert one.id in {each.id for each in before}


def test_no_two_events_of_a_week_are_the_same_thing(ten_weeks):
    for found in ten_weeks:
        places = [(one.community, one.compound, one.category, one.responsible_unit) for one in found]
        assert len(set(places)) == len(places)
        assert len({one.id for one in found}) == len(found)


def test_a_reporter_alone_is_counted_and_has_no_place_below_a_compound(ten_weeks):
    alone = [one for found in ten_weeks for one in found if one.kinds == (EventKind.ONE_REPORTER,)]
    assert alone
    for one in alone:
        assert one.name.startswith(one.community)
        assert one.name in (
            one.community + one.compound + one.cause,
            one.community + one.compound + one.category,
        )


def test_its_numbers_are_those_of_the_rows_behind_it(samples, ten_weeks):
    event = ten_weeks[-1][0]
    asked = scope_of(event, week(0))
    rows = run("service_requests/counted_rows", asked, snapshot=samples)
    assert len(rows) == 21 + 29
    left = run("signals/left_of_requests", asked, snapshot=samples).iloc[0]
    assert (left["open_count"], left["overdue_count"]) == (event.open_count, event.overdue_count)
    assert left["reporter_count"] == event.reporter_count
    assert sum(number for _unit, number in event.handlers) == len(rows)


def test_an_event_is_one_in_every_scope_that_has_its_place(samples):
    whole = {one.id for one in events(week(0), samples) if one.compound == "青云首府"}
    for chosen in (
        {"communities": ("南门社区",)},
        {"compounds": ("青云首府",)},
        {"categories": ("噪声扰民",)},
    ):
        assert {one.id for one in events(week(0).replace(**chosen), samples)} >= whole
    elsewhere = week(0).replace(communities=("白龙社区",))
    assert {one.community for one in events(elsewhere, samples)} <= {"白龙社区"}


def test_before_there_is_a_ledger_nothing_is_an_event(samples):
    assert events(Scope(date_from=date(2021, 1, 4), date_to=date(2021, 1, 11)), samples) == []


def test_in_english_names_and_reasons_are_english(samples):
    with speaking("en"):
        event = events(week(0), samples)[0]
    assert event.name.startswith("Nanmen, Qingyun Shoufu night construction noise")
    assert event.reason.startswith("2 weeks in a row above the limit of 3\xa0cases")


def test_the_command_prints_the_events_of_a_week(samples, capsys, ten_weeks):
    assert main(["events", "--week", "2026-W43", "--format", "json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert [one["id"] for one in printed] == [one.id for one in ten_weeks[-1]]
    assert list(printed[0]) == [
        "id", "name", "kinds", "community", "compound", "category", "since", "state", "weeks", "count",
        "expected", "unit", "open_count", "overdue_count",
    ]  # fmt: skip
    assert printed[0]["kinds"][0] == "高频"
    assert main(["events", "--community", "南门社区", "--format", "csv"]) == 0
    assert NOISE in capsys.readouterr().out


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["--week", "2025-20"], "应写作 2025-W20"),
        (["--week", "2026-W44"], "还没过完"),
        (["--week", "2027-W01"], "没有数据"),
        (["--community", "没有社区"], "没有这个社区"),
    ],
)
def test_a_week_that_cannot_be_says_what_to_write(samples, capsys, asked, said):
    assert main(["events", *asked]) == 2
    assert said in capsys.readouterr().err

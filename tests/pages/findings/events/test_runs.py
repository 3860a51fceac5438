"""How signals of one place and cause become one event, and what becomes of it from week to week."""

from datetime import date

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from pages.parts.findings.comparison import Tag
from pages.parts.findings.event import EventKind, EventState
from pages.parts.findings.events.cells import Cell
from pages.parts.findings.events.joining import cause_of, joined_signals, leading_cause
from pages.parts.findings.events.rules import EventSignal
from pages.parts.findings.events.runs import QUIET_WEEKS, event_id, runs, sort_key
from pages.parts.findings.events.texts import Reporters, name_of, reason_of
from pages.parts.words.language import speaking

COMPOUND = Cell("南门社区", "青云首府", "噪声扰民")
COMMUNITY = Cell("南门社区", "", "噪声扰民")
ALL = Cell(category="噪声扰民")
FREQUENT, RISING = EventKind.FREQUENT, EventKind.RISING


def signal(cell=COMPOUND, kind=FREQUENT, week=0, excess=10.0, weight=5.0, count=12.0):
    return EventSignal(cell, kind, week, count, 1.0, 4.0, excess, weight)


def weeks(*of, cell=COMPOUND, kind=FREQUENT):
    return {week: joined_signals([signal(cell, kind, week)]) for week in of}


def test_the_compound_tells_the_signal_of_its_community_and_of_the_whole():
    found = joined_signals(
        [signal(ALL, excess=11), signal(COMMUNITY, excess=12), signal(), signal(kind=RISING)]
    )
    assert list(found) == [COMPOUND]
    assert [one.kind for one in found[COMPOUND]] == [FREQUENT, RISING]


def test_a_community_whose_compounds_make_little_of_it_has_an_event_of_its_own():
    assert set(joined_signals([signal(COMMUNITY, excess=21), signal(excess=10)])) == {COMMUNITY, COMPOUND}


def test_other_categories_and_other_communities_tell_nothing():
    elsewhere = Cell("新城社区", "翡翠湖", "噪声扰民")
    parking = Cell("南门社区", "青云首府", "停车管理")
    found = joined_signals([signal(COMMUNITY), signal(elsewhere), signal(parking)])
    assert set(found) == {COMMUNITY, elsewhere, parking}


@given(st.permutations(["a", "b", "c", "d"]))
def test_the_order_of_signals_does_not_matter(order):
    of = {
        "a": signal(), "b": signal(kind=RISING), "c": signal(COMMUNITY, excess=12),
        "d": signal(Cell("新城社区", "", "停车管理")),
    }  # fmt: skip
    assert joined_signals([of[name] for name in order]) == joined_signals(of.values())


def test_states_from_week_to_week():
    signals = weeks(-9, -8)
    seen = {now: [run.state for run in runs(signals, now)] for now in range(-10, 1)}
    assert seen[-10] == []
    assert seen[-9] == [EventState.NEW]
    assert seen[-8] == [EventState.LASTING]
    assert seen[-7] == seen[-6] == [EventState.EASING]
    assert seen[-5] == seen[0] == [EventState.OVER]
    assert runs(signals, 1) == []


def test_up_to_two_quiet_weeks_do_not_end_it_and_three_do():
    (one,) = runs(weeks(-5, -2), 0)
    (other,) = runs(weeks(-6, -2), 0)
    assert (one.since, other.since) == (-5, -2)


def test_two_of_three_weeks_beyond_the_limits_are_an_alarm():
    assert [run.tag for run in runs(weeks(0), 0)] == [Tag.WATCH]
    assert [run.tag for run in runs(weeks(-2, 0), 0)] == [Tag.ALARM]
    assert [run.tag for run in runs(weeks(-1, 0, kind=RISING), 0)] == [Tag.WATCH]
    assert [run.tag for run in runs(weeks(-1, 0, kind=EventKind.TARGET_MISSED), 0)] == [Tag.MISSED]
    assert [run.tag for run in runs(weeks(-1), 0)] == [Tag.BETTER]


def test_the_quiet_event_of_a_community_goes_when_its_compound_has_one():
    signals = {-1: joined_signals([signal(COMMUNITY, week=-1)]), 0: joined_signals([signal()])}
    assert [run.cell for run in runs(signals, 0)] == [COMPOUND]
    assert [run.cell for run in runs(signals, -1)] == [COMMUNITY]


@given(st.sets(st.integers(-30, 0), min_size=1), st.integers(-30, 0))
def test_an_event_keeps_its_first_week_as_long_as_it_lasts(of, now):
    signals = weeks(*of)
    for before, after in ((runs(signals, now), runs(signals, now + 1)),):
        for one in before:
            stays = next((each for each in after if each.cell == one.cell), None)
            ended = now + 1 - one.last > QUIET_WEEKS + 1
            assert ended or stays is None or stays.since == one.since or one.state is EventState.OVER


@given(st.lists(st.integers(-8, 0), min_size=1, max_size=6))
def test_later_weeks_do_not_change_what_an_earlier_one_was(of):
    earlier = runs(weeks(*of), -4)
    assert earlier == runs({week: found for week, found in weeks(*of).items() if week <= -4}, -4)


def test_an_event_is_known_by_its_first_week_its_cell_and_its_cause():
    known = event_id(date(2026, 10, 12), COMPOUND, "夜间施工噪声")
    assert known == event_id(date(2026, 10, 12), Cell(*COMPOUND), "夜间施工噪声")
    assert known.startswith("20261012-")
    others = [
        event_id(date(2026, 10, 19), COMPOUND, "夜间施工噪声"), event_id(date(2026, 10, 12), COMMUNITY, ""),
        event_id(date(2026, 10, 12), COMPOUND, ""),
    ]  # fmt: skip
    assert len({known, *others}) == 4


def test_worst_first_then_the_farthest_out_then_by_place():
    low = runs(weeks(0, cell=COMMUNITY), 0) + runs(weeks(-1, 0), 0) + runs(weeks(-1, cell=ALL), 0)
    assert [run.tag for run in sorted(low, key=sort_key)] == [Tag.ALARM, Tag.WATCH, Tag.BETTER]


def test_a_cause_makes_two_thirds_or_the_category_alone_is_told():
    assert leading_cause({"装修噪声": 4, "犬吠噪声": 2}) == "装修噪声"
    assert leading_cause({"装修噪声": 4, "犬吠噪声": 3}) == ""
    assert leading_cause({"未填写": 9}) == ""
    assert leading_cause({}) == ""


def test_the_cause_is_that_of_the_four_weeks_up_to_the_first():
    rows = [("南门社区", "青云首府", "噪声扰民", "装修噪声", back, 3) for back in (1, 4)]
    rows += [
        ("南门社区", "青云首府", "噪声扰民", "犬吠噪声", 0, 9),
        ("南门社区", "青云首府", "噪声扰民", "犬吠噪声", 5, 9),
    ]
    columns = ["community", "compound", "category", "subcategory", "weeks_back", "request_count"]
    frame = pd.DataFrame(rows, columns=columns)
    assert cause_of(frame, COMPOUND, 1) == "装修噪声"
    assert cause_of(frame, COMPOUND, 0) == "犬吠噪声"
    assert cause_of(frame, Cell("南门社区"), 0) == ""


def test_names_and_reasons_in_words():
    (run,) = runs(weeks(-1, 0), 0)
    assert name_of(COMPOUND, "夜间施工噪声", FREQUENT) == "南门社区青云首府夜间施工噪声"
    assert name_of(ALL, "", FREQUENT) == "全街道噪声扰民"
    assert name_of(Cell("体育场社区"), "", EventKind.TARGET_MISSED) == "体育场社区回访满意率偏低"
    assert name_of(Cell(unit="住建所"), "", EventKind.TARGET_MISSED) == "住建所按期办结率偏低"
    told = reason_of(run, 4, 1, Reporters(10, 9))
    assert told == "连续 2 周高于上限 4\xa0件；10\xa0件留有号码，来自 9 人，属多人同诉"
    with speaking("en"):
        english = reason_of(run, 4, 1, Reporters(10, 9)) + name_of(
            Cell(unit="住建所"), "", EventKind.TARGET_MISSED
        )
        assert "周" not in english.replace("住建所", "")


def test_one_reporter_is_only_counted():
    (run,) = runs(weeks(0, kind=EventKind.ONE_REPORTER), 0)
    assert reason_of(run, 1, 0.1, Reporters(3, 1)) == "四周内同一号码反映 12\xa0件"
    assert not Reporters(4, 4).is_many
    assert not Reporters(20, 10).is_many

"""What an annotation applies to, and that everything judged begins anew by it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from data.notebook.annotation import Annotation
from data.notebook.annotations import change, delete, write
from data.notebook.database import notebook_file
from data.snapshots.store import Snapshot
from pages.parts.asking.attention import attention
from pages.parts.asking.cards import judgement_of
from pages.parts.asking.fetch import answer_from
from pages.parts.asking.hot_cells import HOT_SPOTS, hot_cells, hot_spot_scope
from pages.parts.asking.judged_parts import judged_parts
from pages.parts.asking.notebook import annotations_of, new_limits_from, notebook
from pages.parts.asking.office_measures import office
from pages.parts.asking.windows import history
from pages.parts.findings.comparison import Tag
from pages.parts.findings.states import State
from pages.parts.words.numbers import NBSP
from queries import Grain, Scope
from tests.queries.tables import build

VOLUME, PARTS = "service_requests/volume_by_period", "service_requests/volume_by_community_period"
FIRST, WEEK = date(2025, 1, 6), timedelta(weeks=1)
LEVEL = 30  # the week from which 甲社区 has twice as many
CHANGE = FIRST + LEVEL * WEEK
NEW = Annotation(CHANGE, "热线并入网格", starts_new_limits=True, reason="渠道合并")


@pytest.fixture
def served(tmp_path: Path) -> Snapshot:
    """44 weeks of two communities: 9 and 11 requests in turn, in 甲社区 19 and 21 from a day on."""
    rows = [
        {
            "requested_at": f"{FIRST + at * WEEK} 09:00",
            "community": name,
            "compound": f"{name[0]}园",
            "category": "噪声",
        }
        for at in range(44)
        for name in ("甲社区", "乙社区")
        for _request in range(9 + 2 * (at % 2) + 10 * (name == "甲社区" and at >= LEVEL))
    ]
    return build(tmp_path / "s", {"service_request": rows}, f"{FIRST + 44 * WEEK - timedelta(days=1)} 12:00")


def scope_of(number: int = 43, **places: tuple[str, ...]) -> Scope:
    return Scope(FIRST + number * WEEK, FIRST + (number + 1) * WEEK, **places)


PLACES = {
    "office": {},
    "甲": {"communities": ("甲社区",)},
    "乙": {"communities": ("乙社区",)},
    "both": {"communities": ("甲社区", "乙社区")},
    "甲园": {"compounds": ("甲园",)},
    "甲园 in 甲": {"communities": ("甲社区",), "compounds": ("甲园",)},
    "乙园": {"compounds": ("乙园",)},
    "两园": {"compounds": ("甲园", "乙园")},
}


@pytest.mark.parametrize(
    ("place", "where"),
    [
        ({}, set(PLACES)),
        ({"community": "甲社区"}, {"甲", "甲园", "甲园 in 甲"}),
        ({"community": "甲社区", "compound": "甲园"}, {"甲园", "甲园 in 甲"}),
        ({"community": "丙社区"}, set()),
    ],
)
def test_an_annotation_applies_to_its_place_and_the_places_inside_it(served, place, where):
    write(served.home, replace(NEW, **place))
    with answer_from(served):
        found = {
            name
            for name, chosen in PLACES.items()
            if annotations_of("service_request", scope_of(**chosen), served)
        }
    assert found == where


def test_one_of_a_ledger_applies_to_that_ledger_alone(served):
    write(served.home, replace(NEW, ledger="mediation_case"))
    write(served.home, replace(NEW, starts_new_limits=False, reason="", first_day=CHANGE + WEEK))
    assert new_limits_from("service_request", Scope(), served) == ()
    assert new_limits_from("mediation_case", Scope(), served) == (CHANGE,)
    assert len(annotations_of("service_request", Scope(), served)) == 1


def everything(served: Snapshot, community: str = "甲社区") -> tuple[Tag, Tag, State, State, bool]:
    """What card, cause in the table, chart and strip say of one community."""
    scope = scope_of(communities=(community,))
    with answer_from(served):
        card = judgement_of("request_count", *office("request_count", scope, served))
        chart = history(VOLUME, "request_count", scope, served).until(scope.date_to)
        strip = judged_parts(PARTS, "community", scope_of(), served)[1][community]
        rows = attention(scope, served, measures=("request_count",))
    return card.word, strip.word, chart.last_state, strip.control.last_state, bool(rows)


def test_card_chart_strip_and_table_begin_anew_together(served):
    """14 weeks after the day are enough for limits: 19 and 21 are ordinary among themselves."""
    assert everything(served) == (Tag.ALARM, Tag.ALARM, State.ALARM, State.ALARM, True)
    saved = write(served.home, replace(NEW, community="甲社区"))
    assert everything(served) == (Tag.NORMAL, Tag.NORMAL, State.NORMAL, State.NORMAL, False)
    change(served.home, replace(saved, starts_new_limits=False, reason=""))
    assert everything(served)[0] is Tag.ALARM
    delete(served.home, saved.id)
    assert everything(served)[0] is Tag.ALARM
    assert everything(served, "乙社区")[0] is Tag.NORMAL


def test_limits_are_those_of_the_weeks_from_the_day_on_and_the_old_ones_stay(served):
    before = history_of(served).control
    write(served.home, replace(NEW, community="甲社区"))
    after = history_of(served)
    assert [of.mean for of in (after.control.limits[LEVEL - 1], after.control.current)] == [
        pytest.approx(10, abs=0.1),
        pytest.approx(20, abs=0.2),
    ]
    assert after.control.current.point_count == 12  # of 14, two have a holiday
    assert set(after.control.states) == {State.NORMAL, State.EXCLUDED}
    assert before.current.mean > 10
    assert after.new_from(None) == "2025-08-04"
    assert after.new_from(CHANGE) == ""


def history_of(served: Snapshot, **more: object):
    with answer_from(served):
        return history(VOLUME, "request_count", Scope(communities=("甲社区",), **more), served)


def test_with_fewer_than_twelve_weeks_nothing_is_claimed_and_the_reason_says_since_when(served):
    write(served.home, replace(NEW, community="甲社区"))
    scope = scope_of(LEVEL + 10, communities=("甲社区",))  # eleven weeks, two of a holiday
    with answer_from(served):
        found = judgement_of("request_count", *office("request_count", scope, served))
    said = found.reason.replace(NBSP, " ")
    assert found.word is Tag.UNKNOWN
    assert "按标注，2025-08-04 起算新上下限；只有 9 个正常周，画上下限至少要 12 个正常周" in said


def test_a_day_within_a_period_begins_with_the_next_one(served):
    write(served.home, replace(NEW, first_day=CHANGE + timedelta(days=1)))
    assert history_of(served).periods.changes == (LEVEL + 1,)
    assert history_of(served, grain=Grain.MONTH).periods.changes == (8,)  # September


def test_a_day_outside_the_ledger_changes_nothing(served):
    for day in (FIRST - WEEK, FIRST, FIRST + 99 * WEEK):
        write(served.home, replace(NEW, first_day=day))
    assert history_of(served).periods.changes == ()


def test_windows_on_both_sides_of_the_day_are_not_compared(served):
    write(served.home, NEW)
    wide = Scope(CHANGE + 7 * WEEK, CHANGE + 14 * WEEK)
    both = Scope(CHANGE - 7 * WEEK, CHANGE + 14 * WEEK)
    with answer_from(served):
        same, apart = (office("request_count", scope, served)[0] for scope in (wide, both))
    assert same.unlike[0] == ""
    assert (same.is_divided[0], apart.is_divided[0]) == (False, True)
    assert apart.unlike[0] == "2025-08-04 起算新上下限，前后不比"
    with answer_from(served):
        card = judgement_of("request_count", *office("request_count", both, served))
    assert card.word is Tag.UNKNOWN
    assert "2025-08-04 起算新上下限，前后不比" in card.reason


def test_earlier_weeks_of_hot_spots_begin_with_the_day(served):
    saved = write(served.home, replace(NEW, first_day=FIRST + 20 * WEEK))
    with answer_from(served):
        asked, held = hot_spot_scope(scope_of(), served)
        assert (held, asked.date_from) == (11, FIRST + 20 * WEEK)
        assert sorted(hot_cells(HOT_SPOTS, asked, served)["compound"]) == ["乙园", "甲园"]
        change(served.home, replace(saved, community="甲社区"))
        asked, held = hot_spot_scope(scope_of(), served)
        assert held == 26
        assert hot_cells(HOT_SPOTS, asked, served)["compound"].tolist() == ["乙园"]


def test_a_damaged_notebook_has_no_annotations_and_says_why(served):
    write(served.home, NEW)
    assert notebook(served).fault == ""
    notebook_file(served.home).write_bytes(b"broken" * 999)
    found = notebook(served)
    assert found.annotations == ()
    assert "notebook.sqlite 已损坏" in found.fault
    assert history_of(served).periods.changes == ()

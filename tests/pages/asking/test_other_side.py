"""Side B in an address: what is written is read again, and what cannot be read is said."""

from __future__ import annotations

from datetime import date, datetime
from urllib.parse import parse_qs

from hypothesis import given
from hypothesis import strategies as st

from pages.parts.asking.other_side import compare_address, difference, other_side, relative
from pages.parts.words.language import speaking
from queries import Comparison, Scope

AS_OF = datetime(2026, 10, 31, 20, 19)
WEEK = Scope(date(2026, 10, 19), date(2026, 10, 26))
NAMES = {
    "community": ("甲", "乙"),
    "compound": ("东苑", "西苑"),
    "category": ("噪声扰民", "停车管理"),
    "channel": ("12345", "来访"),
    "not_category": ("其他",),
    "day_kind": ("工作日", "周末"),
    "not_status": ("未办结",),
    "management": ("红色物业",),
}


@st.composite
def scopes(draw) -> Scope:
    first, days = draw(st.dates(date(2024, 1, 1), date(2026, 12, 1))), draw(st.integers(1, 400))
    end = date.fromordinal(first.toordinal() + days)
    scope = Scope(first, end)
    for key in draw(st.lists(st.sampled_from(sorted(NAMES)), unique=True)):
        scope = scope.with_condition(
            key, draw(st.lists(st.sampled_from(NAMES[key]), min_size=1, unique=True))
        )
    return scope


def same(one: Scope, other: Scope) -> bool:
    """Whether two scopes count the same, in whichever order their conditions were chosen."""
    return one.replace(conditions=()) == other.replace(conditions=()) and set(one.conditions) == set(
        other.conditions
    )


@given(scopes(), scopes())
def test_what_is_written_is_read_again(a: Scope, b: Scope):
    query = difference(a, b)
    if not query:  # the same twice: nothing stands in the address
        assert same(a, b)
        return
    found, notes = other_side(a, query, AS_OF)
    assert same(found, b)
    assert notes == []


@given(scopes(), scopes())
def test_sides_that_change_places_twice_are_as_before(a: Scope, b: Scope):
    query = difference(b, a)
    if query:
        assert same(other_side(b, query, AS_OF)[0], a)


def test_without_anything_b_is_the_window_before():
    found, notes = other_side(WEEK, {}, AS_OF)
    assert found.bounds == (date(2026, 10, 12), date(2026, 10, 19))
    assert notes == []


def test_b_follows_the_dates_of_a():
    last_year = relative(Comparison.YEAR)
    assert other_side(WEEK, last_year, AS_OF)[0].bounds == (date(2025, 10, 20), date(2025, 10, 27))
    half = Scope(date(2026, 10, 1), date(2026, 11, 15))  # it ends after the day of the data: its elapsed part
    assert other_side(half, last_year, AS_OF)[0].bounds == (date(2025, 10, 1), date(2025, 11, 1))


def test_another_place_takes_the_whole_place():
    a = WEEK.replace(communities=("甲",), compounds=("东苑",))
    assert other_side(a, {"b_community": ["乙"]}, AS_OF)[0] == WEEK.replace(communities=("乙",))
    assert other_side(a, {"b_community": [""]}, AS_OF)[0] == WEEK


def test_what_a_chooses_and_b_does_not_change_holds_for_both():
    a = WEEK.replace(categories=("噪声扰民",), compounds=("东苑",))
    found, _notes = other_side(a, {"b_compound": ["西苑"]}, AS_OF)
    assert found == WEEK.replace(categories=("噪声扰民",), compounds=("西苑",))


def test_what_cannot_be_read_is_said_and_left_out():
    query = {"b_foo": ["x"], "b_from": ["gestern"], "b_to": ["2026-10-01"], "b_channel": ["来访"]}
    found, notes = other_side(WEEK, query, AS_OF)
    assert found == WEEK.replace(channels=("来访",))
    assert notes == [
        "链接中的 b_foo=x 无法识别，已忽略。",
        "链接中的 b_from=gestern 无法识别，已忽略。",
        "链接中的 b_to=2026-10-01 无法识别，已忽略。",
    ]
    assert other_side(WEEK, {"b_compare": ["month"]}, AS_OF)[1] == [
        "链接中的 b_compare=month 无法识别，已忽略。"
    ]
    backwards = {"b_from": ["2026-10-02"], "b_to": ["2026-10-01"]}
    assert len(other_side(WEEK, backwards, AS_OF)[1]) == 2


def test_two_places_of_a_page_become_the_two_sides():
    address = compare_address(WEEK.replace(compounds=("东苑", "西苑")))
    query = parse_qs(address.removeprefix("compare?"))
    assert (query["compound"], query["b_compound"]) == (["东苑"], ["西苑"])
    assert "b_compound" not in compare_address(WEEK.replace(compounds=("东苑",)))
    with speaking("en"):
        assert compare_address(WEEK).endswith("lang=en")

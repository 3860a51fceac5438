"""That the laws look at everything: every page of every store speaks, and nothing is said of nothing."""

from __future__ import annotations

import re

import pytest

from tests.laws.conftest import Seen, each_sight, sight
from tests.laws.sights import STORES
from tests.laws.told import ADDRESSES
from tests.pages.test_pages import CHARTS, TABLES_ALONE, UNSCOPED

#: What stays as it is when no request lies in the scope.
UNDATED = {"organisation", "ledgers"}


@pytest.mark.parametrize("seen", [(store, "all") for store in STORES], ids=STORES, indirect=True)
def test_every_store_is_told_of(seen: Seen):
    assert {one.page for one in seen.told} >= {"overview", "service_requests", "compound"}
    assert all(one.title for one in seen.told)


@sight("samples", "week")
def test_every_chart_of_every_page_is_looked_at(seen: Seen):
    looked = {(one.page, one.key) for one in seen.told}
    assert looked >= {
        (page, key) for page, keys in (CHARTS | UNSCOPED | TABLES_ALONE).items() for key in keys
    }
    assert {(page, "headline") for page in (*CHARTS, *TABLES_ALONE, "briefing")} - looked == set()
    assert {("overview", "card"), ("overview", "signal"), ("briefing", "kinds")} <= looked


@sight("one row", "category")
def test_a_briefing_is_of_the_store_that_it_is_given(seen: Seen):
    first = next(one for one in seen.told if (one.page, one.key) == ("briefing", "overall"))
    assert "受理诉求 1 件，上期、上年同期均无台账可比" in first.text
    assert [number.text for number in first.numbers] == ["1", "1.8"]


@pytest.mark.parametrize("seen", [("one community", "compound"), ("chance", "two")], indirect=True)
def test_what_compounds_have_is_not_said_of_their_community(seen: Seen):
    told = seen.told
    rows = [one.text for one in told if one.key in ("signal", "headline") and one.page != "organisation"]
    chosen = "|".join(seen.scope.compounds or ())  # an event says in which community its compound lies
    assert not [text for text in rows if re.search(rf"社区(?!{chosen})", text)]
    assert {("overview", "compounds")} <= {(one.page, one.key) for one in told}
    keys = {"communities", "community", "settlement", "files", "member-service"}
    assert not keys & {one.key for one in told}
    registers = [one for one in told if one.page in ("organisation", "deliberation_services")]
    assert registers
    assert "coverage" not in {one.key for one in registers}
    assert not [one.text for one in registers if re.search("南门|新城|白龙", one.text)]


@sight("samples", "nothing")
def test_nothing_is_told_of_nothing(seen: Seen):
    told = seen.told
    assert {one.page for one in told if one.page != "briefing"} <= UNDATED
    assert set(ADDRESSES) > UNDATED


@each_sight
def test_what_is_drawn_is_read(seen: Seen):
    """A figure or table has texts, and the names of its bars are among them."""
    for one in seen.told:
        assert one.block is None or one.drawn.strip() or one.table.empty, one

"""Blocks of a page without the page: all there are, for the scope asked, drawn nowhere, and nobody else's."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from data.snapshots.store import Snapshot
from pages.contents import PAGES_OF_BLOCKS
from pages.parts.asking.block import Block, View
from pages.parts.asking.page import Page, _page_cache, _pages, blocks_of
from pages.parts.findings.reading import Reading
from pages.parts.words.language import speaking
from queries import Comparison, Scope
from tests.pages.test_pages import CHARTS, TABLES_ALONE, UNSCOPED

SCOPE = Scope(date(2026, 10, 19), date(2026, 10, 26), comparison=Comparison.PREVIOUS)
SHOWN = CHARTS | UNSCOPED | TABLES_ALONE


@pytest.mark.parametrize("page", SHOWN)
def test_every_block_of_every_page_is_found(samples: Snapshot, page: str):
    found = blocks_of(page, SHOWN[page], SCOPE, samples)
    assert list(found) == list(SHOWN[page])
    assert all(key == block.key for key, block in found.items())
    assert all((block.figure is None) == (page in TABLES_ALONE) for block in found.values())


def test_each_page_of_blocks_is_entered():
    assert set(PAGES_OF_BLOCKS) == set(SHOWN)


def test_it_is_the_block_of_the_scope_asked(samples: Snapshot):
    whole, part = (
        blocks_of("overview", ["categories"], scope, samples)["categories"].table["request_count"].sum()
        for scope in (SCOPE, SCOPE.replace(communities=("南门社区",)))
    )
    assert 0 < part < whole


def test_a_compound_has_the_blocks_of_its_own_page(samples: Snapshot):
    scope = SCOPE.replace(compounds=("象城外滩",))
    assert set(blocks_of("compound", ["time-to-close", "handlers"], scope, samples)) == {"time-to-close"}


@pytest.mark.parametrize("page", ["overview", "nowhere", "briefing", "definitions"])
def test_what_is_unknown_is_absent(samples: Snapshot, page: str):
    assert blocks_of(page, ["nothing"], SCOPE, samples) == {}


@pytest.mark.parametrize("page", CHARTS | TABLES_ALONE)
def test_a_page_without_data_has_no_blocks(samples: Snapshot, page: str):
    assert (
        blocks_of(
            page, SHOWN[page], SCOPE.replace(date_from=date(2015, 1, 5), date_to=date(2015, 1, 12)), samples
        )
        == {}
    )


def looked_for_by_everybody() -> None:
    """A script that asks for a block of every page."""
    from datetime import date

    from data.importing.demonstration import current_or_demonstration
    from pages.parts.asking.page import blocks_of
    from queries import Scope
    from tests.pages.test_pages import CHARTS, TABLES_ALONE, UNSCOPED

    scope = Scope(date(2026, 10, 19), date(2026, 10, 26))
    for page, keys in (CHARTS | UNSCOPED | TABLES_ALONE).items():
        assert blocks_of(page, keys, scope, current_or_demonstration())
        assert not blocks_of(page, ["nothing"], scope, current_or_demonstration())


def test_nothing_is_drawn_and_nothing_is_chosen(samples: Snapshot):
    app = AppTest.from_function(looked_for_by_everybody, default_timeout=120).run()
    assert not app.exception
    assert not app.main.children
    assert not app.sidebar.children
    assert not any(key in app.session_state for key in ("scope", "compound-chooser", "pinned_snapshot"))


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> str:
    """A page of which the second row fails."""
    monkeypatch.setitem(_pages, "made", made)
    _page_cache.cache_clear()
    return "made"


def made(scope: Scope, served: Snapshot) -> Page:
    """The made page."""

    def block(key: str) -> Block:
        return Block(key, Reading(f"{scope.communities}", ""), "", None, "")

    def rows() -> Iterator[list[Block]]:
        yield [block("a"), block("b")]
        raise ZeroDivisionError

    return Page(View("", scope, served, ()), rows=rows)


def test_what_was_computed_is_remembered(samples: Snapshot, monkeypatch: pytest.MonkeyPatch):
    first = blocks_of("overview", ["volume"], SCOPE, samples)["volume"]
    nothing = blocks_of("mediation", ["nothing"], SCOPE, samples)
    monkeypatch.setattr(
        "pages.parts.asking.page._compute", lambda *page: pytest.fail("the page was made again")
    )
    assert blocks_of("overview", ["satisfaction", "volume"], SCOPE, samples)["volume"] is first
    assert blocks_of("mediation", ["nothing"], SCOPE, samples) == nothing == {}


def test_each_language_has_its_own(samples: Snapshot):
    chinese = blocks_of("overview", ["volume"], SCOPE, samples)["volume"]
    with speaking("en"):
        english = blocks_of("overview", ["volume"], SCOPE, samples)["volume"]
    assert chinese.subtitle != english.subtitle


def test_a_block_that_fails_is_raised_only_when_it_is_asked_for(samples: Snapshot, page: str):
    assert set(blocks_of(page, ["b"], SCOPE, samples)) == {"b"}
    with pytest.raises(ZeroDivisionError):
        blocks_of(page, ["a", "c"], SCOPE, samples)


def test_readers_who_ask_at_once_get_their_own(samples: Snapshot, page: str):
    names = [f"社区{n}" for n in range(8)]
    told: dict[str, set[str]] = {name: set() for name in names}
    start = threading.Barrier(len(names))

    def ask(name: str) -> None:
        start.wait()
        for time in range(20):
            _page_cache.cache_clear()
            days = date(2026, 1, 1), date(2026, 2, 1 + time)
            scope = SCOPE.replace(communities=(name,), date_from=days[0], date_to=days[1])
            found = blocks_of(page, ["a"], scope, samples)
            told[name].add(found["a"].reading.title)

    readers = [threading.Thread(target=ask, args=(name,)) for name in names]
    for one in readers:
        one.start()
    for one in readers:
        one.join()
    assert told == {name: {f"('{name}',)"} for name in names}

"""看明细 lists what a block counts: as many rows as its number, on every page and for every kind of scope."""

from __future__ import annotations

from datetime import date

import pytest

from data.snapshots.store import Snapshot
from pages.contents import PAGES_OF_BLOCKS
from pages.parts.asking.block import Block, View, rows_behind
from pages.parts.asking.notebook import notebook
from pages.parts.asking.page import _page_cache, blocks_of
from pages.parts.screen.row_list import ChosenRows
from pages.parts.words.declared_names import LISTS, list_name, number_of
from queries import WHOLE, Comparison, Grain, Scope, row_count

WEEK = Scope(date(2026, 10, 19), date(2026, 10, 26), comparison=Comparison.PREVIOUS)
QUARTER = Scope(date(2026, 7, 1), date(2026, 10, 1), Grain.MONTH, comparison=Comparison.YEAR)
SCOPES = {
    "a week": WEEK,
    "a quarter": QUARTER,
    "everything": Scope(grain=Grain.QUARTER),
    "one community": QUARTER.replace(communities=("南门社区",)),
    "one compound": WEEK.replace(compounds=("象城外滩",)),
    "two compounds": QUARTER.replace(compounds=("象城外滩", "汽运小区")),
    "one category": QUARTER.replace(categories=("噪声扰民",)),
    "an unfinished month": Scope(date(2026, 10, 1), date(2026, 11, 1), Grain.DAY),
}
PAGES = list(PAGES_OF_BLOCKS)
#: Block -> why no list of rows stands behind it.
WITHOUT_ROWS = {
    "ledgers/coverage": "it looks for weeks in which rows are missing: what is missing cannot be listed",
    "works_assistance/help": "fewer than five households are hidden: a list would give them back",
    "works_assistance/help-communities": "fewer than five households are hidden: a list would give them back",
    "deliberation_services/scores": "means, hidden below five members: the scores of a row are one member's",
}


def blocks(page: str, scope: Scope, served: Snapshot) -> dict[str, Block]:
    """All blocks of a page: none bears the name that is waited for."""
    blocks_of(page, ["the last one"], scope, served)
    return _page_cache(page, scope, served.id, "zh", notebook(served)).blocks


@pytest.mark.parametrize("scope", SCOPES.values(), ids=SCOPES)
@pytest.mark.parametrize("address", PAGES)
def test_a_list_is_as_long_as_the_block_counts(samples: Snapshot, address: str, scope: Scope):
    found = {
        f"{key}: {one.question} {one.label}": (
            one.count,
            row_count(one.question, one.scope, one.part, snapshot=samples),
        )
        for key, block in blocks(address, scope, samples).items()
        for one in block.rows
    }
    assert {name: counts for name, counts in found.items() if counts[0] != counts[1]} == {}


@pytest.mark.parametrize("address", PAGES)
def test_every_block_has_its_list_or_is_known_to_have_none(samples: Snapshot, address: str):
    # A table without rows shows nothing that could be listed.
    shown = {key: one for key, one in blocks(address, QUARTER, samples).items() if len(one.table)}
    made = {f"{address}/{key}": bool(block.rows) for key, block in shown.items()}
    known = {name for name in WITHOUT_ROWS if name.startswith(f"{address}/")}
    assert {name for name, has_rows in made.items() if not has_rows} == known


def test_a_list_names_no_filter_that_it_does_not_obey():
    scope = QUARTER.replace(categories=("噪声扰民",), channels=("12345",))
    (answers,) = rows_behind("satisfaction/rated_rows", scope, 3)
    assert answers.scope == QUARTER
    (requests,) = rows_behind("service_requests/counted_rows", scope, 3)
    assert requests.scope == scope


def test_every_list_has_a_name_and_a_unit(samples: Snapshot):
    asked = {
        one.question
        for address in PAGES
        for block in blocks(address, QUARTER, samples).values()
        for one in block.rows
    }
    assert asked <= LISTS.keys()
    assert all(list_name(question) and number_of(1234, question).startswith("1,234") for question in asked)


def test_the_list_that_opens_is_what_the_title_is_about(samples: Snapshot):
    found = blocks("closed_loop", QUARTER, samples)["suggestions"].rows
    assert [one.only.cells[0] for one in found] == [("未填写",), ("联办",)]


def test_a_list_of_a_register_says_the_window_of_what_it_counts_beside(samples: Snapshot):
    found = blocks("organisation", QUARTER, samples)
    view = View("组织体系", QUARTER, samples, ())
    stations, holders = (
        ChosenRows(found[key], view, found[key].rows[0], WHOLE) for key in ("stations", "holders")
    )
    assert "活动看 2025-11-01 至 2026-10-31" in stations.own_view.sentence
    assert not [part for part in holders.own_view.sentence if "看" in part]

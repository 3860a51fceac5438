"""看明细 lists what a block counts: as many rows as its number, on every page and for every kind of scope."""

from __future__ import annotations

from datetime import date

import pytest

from data.snapshots.store import Snapshot
from pages.contents import PAGES_OF_BLOCKS
from pages.parts.asking.block import Block, View, rows_behind
from pages.parts.asking.counted_cells import cell_marks, counted_columns
from pages.parts.asking.notebook import notebook
from pages.parts.asking.page import _askers, _page_cache, blocks_of, page_and_blocks
from pages.parts.asking.rows_address import RowsAddress
from pages.parts.asking.rows_list import list_of_rows
from pages.parts.screen.row_list import ChosenRows
from pages.parts.words.declared_names import LISTS, list_name, number_of
from queries import WHOLE, Comparison, Grain, Scope, row_count
from tests.cases import each
from tests.laws.row_lists import lists_of_another_length

QUARTER = Scope(date(2026, 7, 1), date(2026, 10, 1), Grain.MONTH, comparison=Comparison.YEAR)
#: Scopes that the laws over all sights do not have: ``tests/laws/test_row_lists.py`` looks at the others.
SCOPES = {
    "a quarter": QUARTER,
    "an unfinished month": Scope(date(2026, 10, 1), date(2026, 11, 1), Grain.DAY),
}
PAGES = list(PAGES_OF_BLOCKS)
#: Block -> why no list of rows stands behind it.
WITHOUT_ROWS = {
    "ledgers/coverage": "it looks for weeks in which rows are missing: what is missing cannot be listed",
    "works_assistance/help": "fewer than five households are hidden: a list would give them back",
    "works_assistance/help-communities": "fewer than five households are hidden: a list would give them back",
    "deliberation_services/scores": "means, hidden below five members: the scores of a row are one member's",
    "deliberation_services/care": "fewer than five households are hidden: a list would give them back",
    "deliberation_services/family-files": "the register counts the files of a compound: no row is one",
    "organisation/missing-centres": "it counts centres that are not there: what is missing cannot be listed",
    "deliberation_services/quiet-weeks": "it looks for weeks without a row: what is missing cannot be listed",
    "organisation/building-requests": "the number of a building is found in an address, which is not kept",
    "compound/handovers": "each change has months of its own before and after it: no list has them all",
}
#: Pages whose tables count nothing that is listed row by row.
WITHOUT_CELLS = ("compare", "ledgers", "works_assistance")


def blocks(page: str, scope: Scope, served: Snapshot) -> dict[str, Block]:
    """All blocks of a page: none bears the name that is waited for; some are asked by key."""
    if page in _askers:
        return page_and_blocks(page, scope, served)[1]
    blocks_of(page, ["the last one"], scope, served)
    return _page_cache(page, scope, served.id, "zh", notebook(served)).blocks


@pytest.mark.parametrize("scope", SCOPES.values(), ids=SCOPES)
@pytest.mark.parametrize("address", PAGES)
def test_a_list_is_as_long_as_the_block_counts(samples: Snapshot, address: str, scope: Scope):
    assert lists_of_another_length(blocks(address, scope, samples), samples) == {}


@each("address", PAGES)
def test_every_block_has_its_list_or_is_known_to_have_none(samples: Snapshot, address: str):
    # A table without rows shows nothing that could be listed.
    shown = {key: one for key, one in blocks(address, QUARTER, samples).items() if len(one.table)}
    made = {f"{address}/{key}": bool(block.rows) for key, block in shown.items()}
    known = {name for name in WITHOUT_ROWS if name.startswith(f"{address}/")}
    assert {name for name, has_rows in made.items() if not has_rows} == known


@each("address", PAGES)
def test_a_cell_of_a_table_opens_as_many_rows_as_it_says(samples: Snapshot, address: str):
    """Of each column that can be clicked the last row that stands for something."""
    found = {}
    for key, block in blocks(address, QUARTER, samples).items():
        marks = cell_marks(block)
        for column, number in counted_columns(block).items():
            for mark in [mark for mark in marks if mark][-1:]:
                asked = RowsAddress(f"{address}/{key}", number, column, mark)
                one = list_of_rows(asked, QUARTER, samples)
                rows = row_count(one.rows.question, one.rows.scope, one.rows.part, snapshot=samples)
                found[key, column] = (one.count, rows)
    assert {name: counts for name, counts in found.items() if counts[0] != counts[1]} == {}
    assert found or address in WITHOUT_CELLS


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
    assert "使用看 2025-11-01 至 2026-10-31" in stations.own_view.sentence
    assert not [part for part in holders.own_view.sentence if "看" in part]

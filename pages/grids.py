"""网格: what falls to each grid, what it finds and settles itself, and which rows bear none."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from data.snapshots.store import Snapshot
from pages.parts.asking.block import Block, View
from pages.parts.asking.cards import card
from pages.parts.asking.fetch import fetch
from pages.parts.asking.page import Page
from pages.parts.asking.scope_sentence import scope_sentence
from pages.parts.asking.windows import windows
from pages.parts.screen.frame import is_empty, never_imported, show, sources
from pages.parts.subjects.grids import blocks as grids
from pages.parts.subjects.grids import tables
from pages.parts.subjects.grids.readings import grids_headline
from pages.parts.words.dates import dates
from pages.parts.words.language import _
from queries import Scope
from queries.subjects import ledgers_read_on
from queries.windows import YEAR_OF_MONTHS

READ = ledgers_read_on("grids")
CARDS = ("grid_filled_rate", "found_first_rate", "within_grid_rate")


def a_year(scope: Scope, served: Snapshot) -> Scope:
    """The scope over at least twelve months: a week has a handful of requests in a grid."""
    return scope.at_least_months(YEAR_OF_MONTHS, served.as_of).replace(comparison=None)


def blocks(year: Scope, grid_count: float) -> Iterator[list[Block]]:
    """The blocks of the page, row by row, without those that have no rows."""
    rows: tuple[Callable[[], list[Block | None]], ...] = (
        lambda: [grids.load(year), grids.found_first(year)],
        lambda: [tables.all_grids(year)],
        lambda: [grids.on_time(year), grids.settled(year)],
        lambda: [tables.gaps(year), tables.roll(year, grid_count)],
    )
    for row in rows:
        if drawn := [block for block in row() if block is not None]:
            yield drawn


def page(scope: Scope, served: Snapshot) -> Page:
    """The page for a scope."""
    year = a_year(scope, served)
    row = fetch(tables.SUMMARY, year).iloc[0].to_dict()
    view = View(_("网格"), scope, served, scope_sentence(scope, served, beside=("visits/rows",)))
    if is_empty(row):
        return Page(view, empty_ledger="service_request")
    found = windows(tables.SUMMARY, scope, served)
    present = [name for name in READ if served.row_counts.get(name)]
    return Page(
        view,
        headline=grids_headline(row, dates(year.date_from, year.date_to)),
        cards=[card(name, found) for name in CARDS],
        rows=lambda: blocks(year, float(row["grid_count"])),
        sources=[*sources(served, present), *never_imported(served, READ)],
    )


if __name__ == "__main__":  # Streamlit runs the file of a page as the main module
    show(page)

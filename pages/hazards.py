"""安全隐患: which hazards are still there, how dangerous, where, and were the others rectified in time?"""

from __future__ import annotations

from collections.abc import Iterator

from data.snapshots.store import Snapshot
from pages.parts.asking.block import Block, View
from pages.parts.asking.cards import Row, Windows, card
from pages.parts.asking.fetch import fetch
from pages.parts.asking.page import Page
from pages.parts.asking.scope_sentence import scope_sentence
from pages.parts.asking.windows import history, windows
from pages.parts.html.markup import Card
from pages.parts.screen.frame import is_empty, show, sources
from pages.parts.shared_blocks import rates_over_time, trends
from pages.parts.subjects.hazards import blocks as hazards
from pages.parts.subjects.hazards.readings import headline
from pages.parts.words.dates import period_name
from pages.parts.words.language import _
from queries import Grain, Scope
from queries.measures import MEASURES
from queries.subjects import ledgers_read_on
from queries.windows import YEAR_OF_WEEKS


def cards(scope: Scope, served: Snapshot, found: Windows, standing: Row) -> list[Card]:
    """The measures of the page; what is still there is of all hazards up to the end of the window."""
    left = Windows(standing, None, None, scope.date_from, scope.date_to, is_compared=False)
    return [
        *(
            card(name, found, history(hazards.PERIODS, name, scope, served))
            for name in ("hazard_count", "rectified_on_time_rate", "recheck_rate")
        ),
        *(
            card(
                name,
                left,
                note=_("含以前发现的"),
                label=_("{label} · 数据截至").format(label=_(MEASURES[name].label)),
            )
            for name in ("open_hazard_count", "overdue_hazard_count")
        ),
    ]


def blocks(scope: Scope, served: Snapshot) -> Iterator[list[Block]]:
    """The charts of the page, row by row; hazards are few in a week, and looked at over a year."""
    wide = scope.at_least(YEAR_OF_WEEKS).replace(comparison=None)
    monthly = scope if scope.grain in (Grain.QUARTER, Grain.YEAR) else scope.replace(grain=Grain.MONTH)
    yield [hazards.open_hazards(scope)]
    yield [
        trends.volume(monthly, served, question=hazards.PERIODS, measure="hazard_count", key="hazards"),
        rates_over_time.over_time(
            monthly, served, question=hazards.PERIODS, measure="rectified_on_time_rate",
            key="hazards-on-time", rows="hazards/due_rows",
        ),
    ]  # fmt: skip
    yield [hazards.kinds(wide), hazards.sources(wide)]
    yield [hazards.where_found(wide)]


def page(scope: Scope, served: Snapshot) -> Page:
    """The page for a scope."""
    found = windows(hazards.SUMMARY, scope, served)
    standing = fetch(hazards.SUMMARY, scope.history()).iloc[0].to_dict()
    so_far = fetch(hazards.SUMMARY, scope.replace(date_from=None, comparison=None)).iloc[0].to_dict()
    view = View(_("安全隐患"), scope, served, scope_sentence(scope, served, question=hazards.PERIODS))
    if is_empty(so_far):
        return Page(view, empty_ledger="safety_hazard")
    return Page(
        view,
        headline=headline(period_name(scope.date_from, scope.date_to, served.as_of), found.now, standing),
        cards=cards(scope, served, found, standing),
        rows=lambda: blocks(scope, served),
        sources=sources(served, ledgers_read_on("hazards")),
    )


if __name__ == "__main__":  # Streamlit runs the file of a page as the main module
    show(page)

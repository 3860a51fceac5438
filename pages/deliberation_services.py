"""议事与服务: items that residents raise, orders, promises of members, activities held, and visits."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from data.ledgers import LEDGERS as DECLARED
from data.snapshots.store import Snapshot
from pages.parts.asking.block import Block, View
from pages.parts.asking.cards import Windows, card
from pages.parts.asking.fetch import fetch
from pages.parts.asking.page import Page, in_section
from pages.parts.asking.scope_sentence import scope_sentence
from pages.parts.asking.windows import history, windows
from pages.parts.html.markup import Card
from pages.parts.screen.frame import is_empty, show, sources
from pages.parts.subjects.activities import blocks as activities
from pages.parts.subjects.activities import blocks as activity_tables
from pages.parts.subjects.activities import volunteers, weeks
from pages.parts.subjects.commitments import blocks as commitments
from pages.parts.subjects.deliberation import blocks as deliberation
from pages.parts.subjects.deliberation import partners
from pages.parts.subjects.deliberation.decisions import decisions
from pages.parts.subjects.deliberation.readings import services_headline
from pages.parts.subjects.service_orders import blocks as service_orders
from pages.parts.subjects.service_orders.projects import projects
from pages.parts.subjects.visits.rows import visit_rows
from pages.parts.words.dates import period_name
from pages.parts.words.language import _, listing
from queries import Scope
from queries.subjects import SUBJECT_OF, ledgers_of
from queries.windows import YEAR_OF_MONTHS

LEDGERS = ledgers_of("deliberation_services")
#: Ledger -> its cards; promises are made for a year, and have none.
CARDS = {
    "deliberation": ("item_count", "settled_rate"),
    "service_order": ("order_count", "done_rate"),
    "activity": ("participant_count",),
    "visit": ("household_count",),
}
#: The question of the periods of each of these ledgers.
PERIODS = tuple(SUBJECT_OF[ledger].kept_since for ledger in CARDS)


def cards(scope: Scope, served: Snapshot, summaries: Mapping[str, Windows]) -> list[Card]:
    """The measures of the page, without those of a ledger that was never imported.

    Args:
        scope: Scope of the page.
        served: Snapshot that answers.
        summaries: Ledger -> its summary in the window and the windows of comparison.
    """
    return [
        card(name, summaries[ledger], history(SUBJECT_OF[ledger].kept_since, name, scope, served))
        for ledger, names in CARDS.items()
        for name in names
        if served.row_counts.get(ledger)
    ]


def counts_of(row: Mapping[str, Any], *names: str) -> tuple[float, ...]:
    """The counts of a summary row in the order of ``names``."""
    return tuple(float(row[name]) for name in names)


def blocks(year: Scope, served: Snapshot) -> Iterator[list[Block]]:
    """The charts of the page, row by row, without blocks that have no rows."""
    for name, rows in _sections(year, served).items():
        yield from in_section(name, (row() for row in rows))


def _sections(year: Scope, served: Snapshot) -> dict[str, tuple[Callable[[], list[Block | None]], ...]]:
    """Name of a section -> its rows, each computed on demand."""
    return {
        _("议事协商"): (
            lambda: [deliberation.fortnights(year, served)],
            lambda: [deliberation.agreement_block(year), deliberation.topics(year)],
            lambda: [decisions(year), partners.item_partners(year)],
        ),
        _("三单服务与承诺"): (
            lambda: [service_orders.funnel(year), service_orders.kinds(year)],
            lambda: [projects(year)],
            lambda: [service_orders.fulfilled_orders(year, served)],
            lambda: [commitments.fulfilment(year), commitments.scores(year)],
        ),
        _("社区活动"): (
            lambda: [activities.calendar(year)],
            lambda: [weeks.weeks(year)],
            lambda: [weeks.quiet_weeks(year), weeks.compound_weeks(year)],
            lambda: [activity_tables.stars(year)],
            lambda: [activities.issues(year), activity_tables.service(year)],
        ),
        _("志愿与报到"): (
            lambda: [volunteers.teams(year), volunteers.units(year)],
            lambda: [volunteers.advice(year)],
        ),
        _("走访巡查"): visit_rows(year),
    }


def _missing(served: Snapshot) -> list[str]:
    """The part of the source line with the ledgers that were never imported."""
    titles = listing(_(DECLARED[name].title) for name in LEDGERS if not served.row_counts.get(name))
    return [_("未导入：{titles}，其图表不列，模板在台账管理页").format(titles=titles)] if titles else []


def a_year(scope: Scope, served: Snapshot) -> Scope:
    """The scope over at least twelve months: meetings, orders and visits are rare, commitments yearly."""
    return scope.at_least_months(YEAR_OF_MONTHS, served.as_of).replace(comparison=None)


def page(scope: Scope, served: Snapshot) -> Page:
    """The page for a scope."""
    year = a_year(scope, served)
    present = [name for name in LEDGERS if served.row_counts.get(name)]
    summaries = {name: windows(SUBJECT_OF[name].summary, scope, served) for name in CARDS}
    sentence = scope_sentence(scope, served, question=PERIODS[0], beside=PERIODS[1:])
    view = View(_("议事与服务"), scope, served, sentence)
    if is_empty(*(fetch(SUBJECT_OF[name].summary, year).iloc[0].to_dict() for name in LEDGERS)):
        return Page(view, empty_ledger=present[0] if present else LEDGERS[0])
    items, orders, held = (summaries[name].now for name in ("deliberation", "service_order", "activity"))
    return Page(
        view,
        headline=services_headline(
            period_name(scope.date_from, scope.date_to, served.as_of),
            counts_of(items, "settled_count", "settled_known_count", "item_count"),
            counts_of(orders, "done_count", "done_known_count", "order_count"),
            counts_of(held, "activity_count", "participant_count"),
        ),
        cards=cards(scope, served, summaries),
        rows=lambda: blocks(year, served),
        sources=[*sources(served, present), *_missing(served)],
    )


if __name__ == "__main__":  # Streamlit runs the file of a page as the main module
    show(page)

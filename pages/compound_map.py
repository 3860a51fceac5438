"""小区图: which compounds are outside normal, as tiles in the blocks of their communities."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from data.snapshots.store import Snapshot
from pages.parts.asking.block import Block, View
from pages.parts.asking.fetch import fetch, fetch_all
from pages.parts.asking.page import Page
from pages.parts.asking.scope_sentence import BESIDE_REQUESTS, scope_sentence
from pages.parts.screen.frame import is_empty, show, sources
from pages.parts.subjects.compound_map import blocks as compound_map
from pages.parts.subjects.compound_map.asked import asked, asked_scope, registered
from pages.parts.subjects.compound_map.choice import LABELS, MapMeasure
from pages.parts.subjects.compound_map.controls import current_measure, measure_switch, profile_link
from pages.parts.words.language import _
from queries import Scope

SUMMARIES = ("service_requests/summary", "satisfaction/summary")
LEDGERS = ("service_request", "satisfaction_response", "compound")


def blocks(measure: MapMeasure, scope: Scope, served: Snapshot) -> Iterator[list[Block]]:
    """The map and its table side by side."""
    found = asked(measure, scope, served)
    # the headline says its finding
    yield [replace(compound_map.tiles(found), heading=_(LABELS[measure])), compound_map.listed(found)]


def pinned_block(key: str, scope: Scope, served: Snapshot) -> Block | None:
    """The block with a key that was added to the briefing, whatever measure is shown now."""
    for measure in MapMeasure:
        if key in (f"compound-map-{measure}", f"compound-list-{measure}"):
            found = asked(measure, scope, served)
            return compound_map.tiles(found) if key.startswith("compound-map") else compound_map.listed(found)
    return None


def page(scope: Scope, served: Snapshot) -> Page:
    """The page for a scope."""
    wide = asked_scope(scope)
    excluded = int(fetch(SUMMARIES[0], scope)["excluded_count"].iloc[0])
    sentence = scope_sentence(scope, served, excluded=excluded, beside=BESIDE_REQUESTS)
    view = View(_("小区图"), scope, served, sentence)
    if registered(wide).empty:
        return Page(view, empty_ledger="compound")
    if is_empty(*(answer.iloc[0].to_dict() for answer in fetch_all([(each, wide) for each in SUMMARIES]))):
        return Page(view, empty_ledger="service_request")
    measure = current_measure()
    return Page(
        view,
        headline=compound_map.reading(asked(measure, scope, served)).title,
        rows=lambda: blocks(measure, scope, served),
        widths=[[5, 3]],
        sources=sources(served, LEDGERS),
        below_head=partial(measure_switch, measure),
        below_charts=partial(profile_link, scope),
    )


if __name__ == "__main__":  # Streamlit runs the file of a page as the main module
    show(page)

"""小区图: which compounds are outside normal, as tiles in the blocks of their communities."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from data.errors import StoreError
from data.snapshots.boundaries import Boundaries
from data.snapshots.boundaries import read as read_boundaries
from data.snapshots.store import Snapshot
from pages.parts.asking.block import Block, View
from pages.parts.asking.fetch import fetch, fetch_all
from pages.parts.asking.page import Page
from pages.parts.asking.scope_sentence import BESIDE_REQUESTS, scope_sentence
from pages.parts.screen.frame import is_empty, show, sources
from pages.parts.subjects.compound_map import blocks as compound_map
from pages.parts.subjects.compound_map.asked import asked_compounds, asked_scope, registered_compounds
from pages.parts.subjects.compound_map.choice import LABELS, Form, MapMeasure
from pages.parts.subjects.compound_map.controls import current_form, current_measure, profile_link, switches
from pages.parts.words.language import _
from queries import Scope

SUMMARIES = ("service_requests/summary", "satisfaction/summary")
LEDGERS = ("service_request", "satisfaction_response", "compound")


def blocks(
    measure: MapMeasure, scope: Scope, served: Snapshot, boundaries: Boundaries | None = None
) -> Iterator[list[Block]]:
    """The map and its table side by side; tiles without boundaries."""
    found = asked_compounds(measure, scope, served)
    drawn = compound_map.tiles(found) if boundaries is None else compound_map.ground(found, boundaries)
    yield [
        replace(drawn, heading=_(LABELS[measure])),
        compound_map.listed_compounds(found),
    ]  # the headline says more


def pinned_block(key: str, scope: Scope, served: Snapshot) -> Block | None:
    """The block with a key that was added to the briefing, whatever measure is shown now."""
    kind, _dash, name = key.rpartition("-")
    if name not in set(MapMeasure) or empty_ledger(asked_scope(scope)):
        return None
    found = asked_compounds(MapMeasure(name), scope, served)
    boundaries = stored_boundaries()[0]
    if kind == "compound-ground":
        return None if boundaries is None else compound_map.ground(found, boundaries)
    make = {"compound-map": compound_map.tiles, "compound-list": compound_map.listed_compounds}.get(kind)
    return None if make is None else make(found)


def empty_ledger(wide: Scope) -> str:
    """The ledger without which there is no map: of compounds, or of requests; empty where both have rows."""
    if registered_compounds(wide).empty:
        return "compound"
    answers = fetch_all([(each, wide) for each in SUMMARIES])
    return "service_request" if is_empty(*(answer.iloc[0].to_dict() for answer in answers)) else ""


def stored_boundaries() -> tuple[Boundaries | None, str]:
    """The boundaries of the office, and why those that are there cannot be read."""
    try:
        return read_boundaries(), ""
    except StoreError as error:
        return None, str(error)


def page(scope: Scope, served: Snapshot) -> Page:
    """The page for a scope."""
    wide = asked_scope(scope)
    excluded = int(fetch(SUMMARIES[0], scope)["excluded_count"].iloc[0])
    sentence = scope_sentence(scope, served, excluded=excluded, beside=BESIDE_REQUESTS)
    view = View(_("小区图"), scope, served, sentence)
    if empty := empty_ledger(wide):
        return Page(view, empty_ledger=empty)
    measure, (boundaries, fault) = current_measure(), stored_boundaries()
    has_boundaries = boundaries is not None
    form = current_form(has_boundaries=has_boundaries)
    drawn = boundaries if form is Form.GROUND else None
    return Page(
        view,
        headline=compound_map.reading(asked_compounds(measure, scope, served)).title,
        rows=lambda: blocks(measure, scope, served, drawn),
        widths=[[3, 2]],
        sources=sources(served, LEDGERS),
        below_head=partial(switches, measure, form, has_boundaries=has_boundaries, fault=fault),
        below_charts=partial(profile_link, scope),
    )


if __name__ == "__main__":  # Streamlit runs the file of a page as the main module
    show(page)

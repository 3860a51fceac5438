"""小区画像: what happened in one compound, how does it compare with similar ones; or several side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from data.snapshots.store import Snapshot
from pages.parts.asking.attention import among_all
from pages.parts.asking.block import Block, View
from pages.parts.asking.fetch import fetch, fetch_all
from pages.parts.asking.page import Page
from pages.parts.asking.scope_sentence import BESIDE_REQUESTS, scope_sentence
from pages.parts.screen.frame import is_empty, show, sources
from pages.parts.subjects.closed_loop import blocks as closed_loop
from pages.parts.subjects.compound import before_after, companies, history, timeline
from pages.parts.subjects.compound import peers as compound_peers
from pages.parts.subjects.compound import profile as compound_profile
from pages.parts.subjects.compound.profile import chosen_compound, compound_chooser
from pages.parts.subjects.compounds_compared import blocks as compounds_compared
from pages.parts.subjects.compounds_compared import themes
from pages.parts.words.language import _
from queries import Scope
from queries.subjects import SUBJECT_OF, ledgers_read_on, main_ledgers

SUMMARIES = tuple(SUBJECT_OF[ledger].summary for ledger in main_ledgers())


def blocks(scope: Scope, served: Snapshot, story: history.Story, peers: list[Block]) -> Iterator[list[Block]]:
    """The charts of one compound, row by row; each row is computed on demand."""
    yield [timeline.timeline(story, served)]
    if (chain := companies.companies(story, served)) is not None:
        yield [chain]
    changed, event = before_after.categories(scope, story), before_after.latest_event_block(story)
    if changed is None:
        yield [*peers, event]
    else:
        yield [*peers, changed]
        yield [event]
    year = compound_profile.yearly(scope)
    closing = closed_loop.time_to_close(
        year,
        name=_("本小区"),  # a name of seven characters does not fit beside its numbers at risk
        other=among_all(year),
        other_name=_("全街道"),
        height=before_after.HEIGHT,
    )
    rated = before_after.satisfaction(story, served)
    yield [closing] if rated is None else [closing, rated]
    if (told := themes.themes(year)) is not None and len(told.table):
        yield [told]


def one_compound(view: View, scope: Scope, served: Snapshot, name: str) -> Page:
    """The page of one compound."""
    scope, row = compound_profile.at_home(scope, name)
    year = compound_profile.yearly(scope)
    story = history.story(scope, served)
    found, size, is_like = compound_peers.among(year, row)
    peers = [compound_peers.peers(year, row, found, size, is_like=is_like)] if found else []
    return Page(
        view,
        headline=compound_profile.headline(scope, served, name, row, story),
        cards=compound_profile.cards(scope, served, found),
        facts=compound_profile.facts(row, story),
        rows=lambda: blocks(scope, served, story, peers),
    )


def several_compounds(view: View, scope: Scope, served: Snapshot) -> Page:
    """The page of compounds side by side."""
    return Page(
        view,
        headline=compounds_compared.headline(scope, served),
        cards=compounds_compared.cards(scope, served),
        rows=lambda: compounds_compared.blocks(scope, served),
    )


def page(scope: Scope, served: Snapshot) -> Page:
    """The page for a scope."""
    year = compound_profile.yearly(scope)
    rows = [answer.iloc[0].to_dict() for answer in fetch_all([(summary, year) for summary in SUMMARIES])]
    excluded = int(fetch(SUMMARIES[0], scope)["excluded_count"].iloc[0])
    sentence = scope_sentence(scope, served, excluded=excluded, beside=BESIDE_REQUESTS)
    view, name = View(_("小区画像"), scope, served, sentence), chosen_compound(scope)
    if is_empty(*rows):
        found = Page(view, empty_ledger="service_request")
    else:
        found = one_compound(view, scope, served, name) if name else several_compounds(view, scope, served)
    return replace(
        found, chooser=lambda: compound_chooser(scope), sources=sources(served, ledgers_read_on("compound"))
    )


if __name__ == "__main__":  # Streamlit runs the file of a page as the main module
    show(page)

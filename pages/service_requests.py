"""诉求量: how many requests, is the change beyond chance, where, about what, when, closed how fast?"""

from __future__ import annotations

from collections.abc import Iterator

from data.snapshots.store import Snapshot
from pages.parts.asking.attention import attention
from pages.parts.asking.block import Block, View
from pages.parts.asking.cards import Windows, card
from pages.parts.asking.office_measures import OF_REQUESTS
from pages.parts.asking.page import Page
from pages.parts.asking.scope_sentence import scope_sentence
from pages.parts.asking.windows import history, windows
from pages.parts.html.markup import Card
from pages.parts.screen.frame import is_empty, show, sources
from pages.parts.shared_blocks import trends
from pages.parts.subjects.complaints import blocks as complaints
from pages.parts.subjects.overview import headlines
from pages.parts.subjects.service_requests import blocks as service_requests
from pages.parts.subjects.service_requests import flood_season, holidays, places
from pages.parts.words.language import _
from queries import Scope
from queries.subjects import ledgers_read_on

SUMMARY = "service_requests/summary"
VOLUME = "service_requests/volume_by_period"
#: Height of the holidays and the flood season, in px.
SEASONS = 330


def cards(scope: Scope, served: Snapshot, requests: Windows) -> list[Card]:
    """The measures of the page."""
    on_time = "service_requests/on_time_by_period"
    volume = history(VOLUME, "request_count", scope, served)
    timed = headlines.timed_note(requests.now)
    return [
        card("request_count", requests, volume, note=headlines.excluded_note(requests.now)),
        card("per_thousand_households", requests, volume),
        card("on_time_rate", requests, history(on_time, "on_time_rate", scope, served)),
        card("repeat_rate", requests, history(on_time, "repeat_rate", scope, served)),
        card("half_closed_days", requests, note=timed),
        card("nine_tenths_closed_days", requests, note=timed),
    ]


def blocks(scope: Scope, served: Snapshot) -> Iterator[list[Block]]:
    """The charts of the page, row by row; each row is computed on demand."""
    yield [trends.volume(scope, served, question=VOLUME, measure="request_count", key="volume")]
    yield [places.compounds_for_size(scope), places.where_is_what(scope)]
    categories, channels = (
        service_requests.change_by(
            scope, served, by=by, question=question, noun=noun, key=key, height=service_requests.HEIGHT
        )
        for by, question, noun, key in (
            ("category", "service_requests/volume_by_category", "类别", "categories"),
            ("channel", "service_requests/volume_by_channel", "渠道", "channels"),
        )
    )
    yield [categories, places.per_thousand(scope)]
    if counted := complaints.by_month(scope, served):
        yield counted
    yield [service_requests.durations(scope), service_requests.hours(scope)]
    yield [channels, service_requests.late_units(scope)]
    of_the_year = [
        holidays.holidays(scope, served, height=SEASONS),
        flood_season.flood_season(scope, served, height=SEASONS),
    ]
    if drawn := [block for block in of_the_year if block is not None]:
        yield drawn


def page(scope: Scope, served: Snapshot) -> Page:
    """The page for a scope."""
    requests = windows(SUMMARY, scope, served)
    sentence = scope_sentence(scope, served, excluded=int(requests.now["excluded_count"]))
    view = View(_("诉求量"), scope, served, sentence)
    if is_empty(requests.now):
        return Page(view, empty_ledger="service_request")
    signals = attention(scope, served, measures=OF_REQUESTS)
    return Page(
        view,
        headline=headlines.requests(requests, scope, served, signals, of_requests=True),
        cards=cards(scope, served, requests),
        signals=signals,
        calm=headlines.calm(requests, scope, served),
        rows=lambda: blocks(scope, served),
        sources=sources(served, ledgers_read_on("service_requests")),
    )


if __name__ == "__main__":  # Streamlit runs the file of a page as the main module
    show(page)

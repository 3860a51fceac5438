"""本周: what changed, is it beyond chance, where does it come from, who is responsible?"""

from __future__ import annotations

from collections.abc import Iterator

from data.snapshots.store import Snapshot
from pages.parts.asking.attention import attention
from pages.parts.asking.block import Block, View
from pages.parts.asking.events import events
from pages.parts.asking.office_measures import CASES, REQUESTS, RESPONSES, VOLUME
from pages.parts.asking.page import Page
from pages.parts.asking.scope_sentence import BESIDE_REQUESTS, scope_sentence
from pages.parts.asking.windows import windows
from pages.parts.findings.events.told_rows import event_signals, present_events, rows_not_told
from pages.parts.screen.frame import is_empty, show, sources
from pages.parts.shared_blocks import trends
from pages.parts.subjects.follow_ups import event_cards
from pages.parts.subjects.overview import blocks as overview
from pages.parts.subjects.overview import headlines
from pages.parts.subjects.service_requests import blocks as service_requests
from pages.parts.subjects.signals import blocks as signals_rows
from pages.parts.words.language import _
from queries import Scope
from queries.subjects import main_ledgers

#: Number of events on the page; 督办 has all.
MOST_EVENTS = 3


def blocks(scope: Scope, served: Snapshot) -> Iterator[list[Block]]:
    """The charts of the page, row by row; each row is computed on demand."""
    places, satisfaction = overview.places(scope, served), overview.satisfaction(scope, served)
    is_many = overview.has_many_places(scope)
    height = overview.BESIDE_TABLE if is_many else overview.BESIDE_CHART
    yield [
        trends.volume(
            scope,
            served,
            question=VOLUME,
            measure="request_count",
            key="volume",
            height=height,
        ),
        places if is_many else satisfaction,
    ]
    categories = service_requests.change_by(
        scope,
        served,
        by="category",
        question="service_requests/volume_by_category",
        noun="类别",
        key="categories",
    )
    yield from [[satisfaction, categories]] if is_many else [[places], [categories]]
    yield from signals_rows.rows(scope, served)


def page(scope: Scope, served: Snapshot) -> Page:
    """The page for a scope."""
    requests = windows(REQUESTS, scope, served)
    others = [windows(name, scope, served).now for name in (CASES, RESPONSES)]
    sentence = scope_sentence(
        scope, served, excluded=int(requests.now["excluded_count"]), beside=BESIDE_REQUESTS
    )
    view = View(_("本周"), scope, served, sentence)
    if is_empty(requests.now, *others):
        return Page(view, empty_ledger="service_request")
    happening = events(scope, served)
    found = rows_not_told(attention(scope, served), happening)
    return Page(
        view,
        headline=headlines.requests(requests, scope, served, [*event_signals(happening), *found]),
        cards=overview.cards(scope, served, requests),
        below_cards=lambda: event_cards.draw_events(happening, served, most=MOST_EVENTS),
        # Where all that is out of the ordinary stands on cards, no line says that there is nothing.
        signals=found if found or not present_events(happening) else None,
        calm=headlines.calm(requests, scope, served),
        rows=lambda: blocks(scope, served),
        widths=[[3, 5] if overview.has_many_places(scope) else [3, 2], *[[1, 1]] * 5],
        open_rows=1,
        sources=sources(served, main_ledgers()),
    )


if __name__ == "__main__":  # Streamlit runs the file of a page as the main module
    show(page)

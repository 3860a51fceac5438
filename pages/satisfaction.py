"""满意度: are residents satisfied, with what, does it change, which places are below target?"""

from __future__ import annotations

from collections.abc import Iterator

from data.snapshots.store import Snapshot
from pages.parts.asking.attention import rate_scope
from pages.parts.asking.block import Block, View
from pages.parts.asking.cards import Windows, card
from pages.parts.asking.page import Page
from pages.parts.asking.scope_sentence import scope_sentence
from pages.parts.asking.windows import history, windows
from pages.parts.html.markup import Card
from pages.parts.screen.frame import is_empty, show, sources
from pages.parts.shared_blocks import rates, rates_over_time
from pages.parts.subjects.overview import headlines
from pages.parts.subjects.satisfaction import blocks as satisfaction
from pages.parts.subjects.three_rates import blocks as three_rates
from pages.parts.words.language import _
from queries import Scope
from queries.subjects import ledgers_read_on

SUMMARY = "satisfaction/summary"
PERIODS = "satisfaction/rate_by_period"
HEIGHT = 444


def cards(scope: Scope, served: Snapshot, responses: Windows) -> list[Card]:
    """The measures of the page."""
    return [
        card("satisfaction_rate", responses, history(PERIODS, "satisfaction_rate", scope, served)),
        card("resolution_rate", responses, history(PERIODS, "resolution_rate", scope, served)),
        card("response_rate", responses, history(PERIODS, "response_rate", scope, served)),
        card(
            "response_count",
            responses,
            history(PERIODS, "response_count", scope, served),
            note=headlines.valid_note(responses.now),
        ),
    ]


def blocks(scope: Scope, served: Snapshot) -> Iterator[list[Block]]:
    """The charts of the page, row by row; each row is computed on demand."""
    wide = rate_scope(scope, keeps_comparison=True)
    communities, compounds = (
        rates.standing(
            wide,
            question=question,
            by=by,
            measure="satisfaction_rate",
            noun=noun,
            key=by,
            lists=((satisfaction.ROWS, "rated_count"),),
            height=height,
        )
        for question, by, noun, height in (
            ("satisfaction/rate_by_community", "community", "社区", 300),
            ("satisfaction/rate_by_compound", "compound", "小区", HEIGHT),
        )
    )
    over_time = rates_over_time.over_time(
        scope, served, question=PERIODS, measure="satisfaction_rate", key="rate", rows=satisfaction.ROWS
    )
    # answers from some compounds do not represent the whole community
    yield [over_time, communities] if scope.compounds is None else [over_time]
    yield [compounds, satisfaction.distribution(wide, served, height=HEIGHT)]
    yield [satisfaction.judged(wide), three_rates.by_month(scope, served)]
    yield [three_rates.by_community(wide)]
    yield [three_rates.by_unit(wide)]


def page(scope: Scope, served: Snapshot) -> Page:
    """The page for a scope."""
    responses = windows(SUMMARY, scope, served)
    sentence = scope_sentence(scope, served, question=PERIODS)
    view = View(_("满意度"), scope, served, sentence)
    if is_empty(responses.now):
        return Page(view, empty_ledger="satisfaction_response")
    return Page(
        view,
        headline=headlines.satisfaction(responses, scope, served),
        cards=cards(scope, served, responses),
        rows=lambda: blocks(scope, served),
        widths=[[3, 2], [1, 1], [1, 1], [1], [1]],
        sources=sources(served, ledgers_read_on("satisfaction")),
    )


if __name__ == "__main__":  # Streamlit runs the file of a page as the main module
    show(page)

"""The measures a leader looks at first: the KPI band of 总览 and of the briefing's pictures, its rows."""

from __future__ import annotations

from data.store import Snapshot
from pages.parts import headlines
from pages.parts.attention import widened
from pages.parts.block import Block
from pages.parts.blocks import rates
from pages.parts.cards import Windows, card
from pages.parts.fetch import fetch
from pages.parts.markup import Card
from pages.parts.windows import history, windows
from pages.parts.wording import _
from queries import Grain, Scope

REQUESTS, CASES, RESPONSES = "service_requests/summary", "mediation_cases/summary", "satisfaction/summary"
VOLUME, OUTCOMES = "service_requests/volume_by_period", "mediation_cases/outcome_by_period"
RATED = "satisfaction/rate_by_period"
#: The first two charts of 总览 stand in one row.
_HEIGHT = 300


def cards(scope: Scope, served: Snapshot, requests: Windows) -> list[Card]:
    """The six measures a leader looks at first."""
    cases, responses = windows(CASES, scope, served), windows(RESPONSES, scope, served)
    on_time = "service_requests/on_time_by_period"
    volume = history(VOLUME, "request_count", scope, served)
    overdue = history("service_requests/overdue_by_period", "overdue_open_count", scope, served)
    return [
        card("request_count", requests, volume, note=headlines.per_thousand_note(requests.now)),
        card("on_time_rate", requests, history(on_time, "on_time_rate", scope, served)),
        card("satisfaction_rate", responses, history(RATED, "satisfaction_rate", scope, served)),
        card("settlement_rate", cases, history(OUTCOMES, "settlement_rate", scope, served)),
        card("repeat_rate", requests, history(on_time, "repeat_rate", scope, served)),
        card(
            "overdue_open_count",
            headlines.stock(overdue, scope, served),
            overdue,
            note=_("期末存量"),
            is_stock=True,
        ),
    ]


def satisfaction(scope: Scope, served: Snapshot) -> Block:
    """Satisfaction by community against the target; of one alone over time, for a single row says little."""
    question, measure = "satisfaction/rate_by_community", "satisfaction_rate"
    if len(fetch(question, widened(scope))) <= 1:
        # a compound is rated a few times a month: a quarter holds enough to be drawn
        is_rough = scope.compounds is None or scope.grain in (Grain.QUARTER, Grain.YEAR)
        asked = scope if is_rough else scope.replace(grain=Grain.QUARTER)
        return rates.over_time(
            asked, served, question=RATED, measure=measure, key="satisfaction", rows="satisfaction/rated_rows"
        )
    return rates.standing(
        widened(scope),
        question=question,
        by="community",
        measure=measure,
        noun="社区",
        key="satisfaction",
        picks="communities",
        lists=(("satisfaction/rated_rows", "rated_count"),),
        height=_HEIGHT,
    )


def beside(communities: Block, categories: Block) -> list[list[Block]]:
    """The rows of both: beside each other, but a table of one row leaves a hole beside its categories."""
    if len(communities.table) > 1:
        return [[communities, categories]]
    return [[communities], [categories]]

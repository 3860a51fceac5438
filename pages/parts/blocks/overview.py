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
from pages.parts.office_measures import OFFICE, RATED, STOCKS, label_of, office
from pages.parts.wording import _
from queries import Grain, Scope

#: The first two charts of 总览 stand in one row.
_HEIGHT = 300


def cards(scope: Scope, served: Snapshot, requests: Windows) -> list[Card]:
    """The six measures a leader looks at first."""
    notes = {
        "request_count": headlines.per_thousand_note(requests.now),
        "overdue_open_count": _("含以前受理的"),
    }
    return [
        card(
            name, *office(name, scope, served), note=notes.get(name, ""), is_stock=name in STOCKS,
            label=label_of(name),
        )
        for name in OFFICE
    ]  # fmt: skip


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

"""The first measures a leader looks at: the KPI band and rows of 本周 and of the briefing's pictures."""

from __future__ import annotations

from data.snapshots.store import Snapshot
from pages.parts.asking.attention import rate_scope
from pages.parts.asking.block import Block
from pages.parts.asking.cards import Windows, card
from pages.parts.asking.fetch import fetch
from pages.parts.asking.office_measures import OFFICE, RATED, STOCKS, label_of, office
from pages.parts.html.markup import Card
from pages.parts.shared_blocks import rates, rates_over_time
from pages.parts.subjects.overview import communities, headlines
from pages.parts.subjects.service_requests import blocks as service_requests
from pages.parts.words.language import _
from queries import Grain, Scope

#: Heights of the charts in the first row of 本周, in px: beside the table (as high), and beside each other.
BESIDE_TABLE, BESIDE_CHART = 240, 300


def cards(scope: Scope, served: Snapshot, requests: Windows) -> list[Card]:
    """The six main measures as cards."""
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
    """Satisfaction by community or chosen compound against the target; for a single one over time."""
    by, noun = ("community", "社区") if scope.compounds is None else ("compound", "小区")
    question, measure = f"satisfaction/rate_by_{by}", "satisfaction_rate"
    if len(fetch(question, rate_scope(scope))) <= 1:
        # a compound has a few ratings per month: a quarter has enough to be drawn
        is_rough = scope.compounds is None or scope.grain in (Grain.QUARTER, Grain.YEAR)
        asked = scope if is_rough else scope.replace(grain=Grain.QUARTER)
        return rates_over_time.over_time(
            asked, served, question=RATED, measure=measure, key="satisfaction", rows="satisfaction/rated_rows"
        )
    return rates.standing(
        rate_scope(scope),
        question=question,
        by=by,
        measure=measure,
        noun=noun,
        key="satisfaction",
        lists=(("satisfaction/rated_rows", "rated_count"),),
        height=BESIDE_CHART,
    )


def places(scope: Scope, served: Snapshot) -> Block:
    """The communities, or the chosen compounds, whose counts are not those of a community."""
    if scope.compounds is None:
        return communities.communities(scope, served)
    return service_requests.change_by(
        scope, served, by="compound", question="service_requests/volume_by_compound", noun="小区",
        key="compounds",
    )  # fmt: skip


def has_many_places(scope: Scope) -> bool:
    """Whether ``places`` has more than one row: beside a chart, a table of one row would leave a gap."""
    by = "community" if scope.compounds is None else "compound"
    return len(fetch(f"service_requests/volume_by_{by}", scope)) > 1

"""矛盾调解: how many disputes, how do they end, about what, where and at which level?"""

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
from pages.parts.shared_blocks import rates, trends
from pages.parts.subjects.mediation import blocks as mediation
from pages.parts.subjects.overview import headlines
from pages.parts.words.language import _, mark
from queries import Scope
from queries.subjects import ledgers_read_on

SUMMARY = "mediation_cases/summary"
PERIODS = "mediation_cases/outcome_by_period"
RESOLVED = "mediation_cases/resolved_by_period"
COMMUNITIES = "mediation_cases/outcome_by_community"
#: Breakdowns of the outcomes, row by row: column, noun, and the field of the scope that a click sets.
OUTCOMES = (
    (("dispute_type", mark("纠纷类型")), ("compound", mark("小区"))),
    (("mediator_team", mark("调解组织")), ("venue", mark("调解地点"))),
)


def cards(scope: Scope, served: Snapshot, cases: Windows) -> list[Card]:
    """The measures of the page."""
    succeeded = history(PERIODS, "mediation_success_rate", scope, served)
    return [
        card(
            "case_count",
            cases,
            history(PERIODS, "case_count", scope, served),
            note=headlines.open_note(cases.now),
        ),
        card("settlement_rate", cases, history(PERIODS, "settlement_rate", scope, served)),
        card("mediation_success_rate", cases, succeeded),
        *(
            card(name, cases, history(RESOLVED, name, scope, served))
            for name in ("fulfilment_rate", "within_grid_rate", "within_community_rate")
        ),
    ]


def blocks(scope: Scope, served: Snapshot) -> Iterator[list[Block]]:
    """The charts of the page, row by row; each row is computed on demand."""
    yield [trends.volume(scope, served, question=PERIODS, measure="case_count", key="volume")]
    wide = rate_scope(scope, keeps_comparison=True)
    standing = rates.standing(
        wide,
        question=COMMUNITIES,
        by="community",
        measure="settlement_rate",
        noun="社区",
        key="settlement",
        lists=(
            ("mediation_cases/settled_rows", "succeeded_count"),
            ("mediation_cases/failed_rows", "failed_count"),
        ),
        height=mediation.HEIGHT,
    )
    levels = mediation.levels(wide, served)
    yield [standing, levels] if scope.compounds is None else [levels]
    for row in OUTCOMES:
        yield [
            mediation.outcomes(wide, question=f"mediation_cases/outcome_by_{by}", by=by, noun=noun, key=by)
            for by, noun in row
        ]


def page(scope: Scope, served: Snapshot) -> Page:
    """The page for a scope."""
    cases = windows(SUMMARY, scope, served)
    sentence = scope_sentence(scope, served, question=PERIODS)
    view = View(_("矛盾调解"), scope, served, sentence)
    if is_empty(cases.now):
        return Page(view, empty_ledger="mediation_case")
    return Page(
        view,
        headline=headlines.mediation(cases, scope, served),
        cards=cards(scope, served, cases),
        rows=lambda: blocks(scope, served),
        sources=sources(served, ledgers_read_on("mediation")),
    )


if __name__ == "__main__":  # Streamlit runs the file of a page as the main module
    show(page)

"""自助分析: any declared measure by any dimensions that belong to it, drawn and judged as everywhere else."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs, urlencode

from data.snapshots.store import Snapshot
from pages.parts.asking.block import Block, View
from pages.parts.asking.page import Page
from pages.parts.asking.scope_sentence import scope_sentence
from pages.parts.screen.frame import show, sources
from pages.parts.subjects.explore import screen
from pages.parts.subjects.explore.answers import groups_of, kept_question, ledger_of
from pages.parts.subjects.explore.blocks import result
from pages.parts.subjects.explore.choice import Chart, Choice, read_choice
from pages.parts.subjects.explore.choice_state import current_choice
from pages.parts.subjects.explore.offers import Plan, plan_of
from pages.parts.subjects.explore.questions import question_in_words
from pages.parts.subjects.explore.starts import STARTS
from pages.parts.words.language import _
from queries import Scope

TITLE = "自助分析"


def start_page(scope: Scope, served: Snapshot) -> Page:
    """The page with nothing chosen: questions to begin with, answered for the scope."""
    view = View(_(TITLE), scope, served, scope_sentence(scope, served))
    if groups_of("request_count", (), scope)["value"].sum() == 0:
        return Page(view, empty_ledger="service_request")
    ledgers = {ledger_of(name): None for start in STARTS for name in start.choice.measures}
    return Page(
        view,
        headline=_("想接着问什么？从一个问题开始"),
        below_head=lambda: screen.start_page(view),
        sources=sources(served, tuple(ledgers)),
    )


def sentence(plan: Plan, scope: Scope, served: Snapshot) -> tuple[str, ...]:
    """The scope sentence of the ledger of the first measure."""
    return scope_sentence(scope, served, question=kept_question(plan.measure))


def page(scope: Scope, served: Snapshot) -> Page:
    """The page for a scope and the choice in the address."""
    choice = current_choice()
    if not choice.measures:
        return start_page(scope, served)
    plan = plan_of(choice)
    view = View(_(TITLE), scope, served, sentence(plan, scope, served))
    blocks = [block for row in blocks_page(scope, served).rows() for block in row]
    ledgers = {ledger_of(name): None for name in plan.measures}
    return Page(
        view,
        headline=blocks[0].reading.title,
        below_head=lambda: screen.workspace(choice, plan, view, blocks),
        sources=sources(served, tuple(ledgers)),
    )


def blocks_page(scope: Scope, served: Snapshot) -> Page:
    """The blocks of the choice in the address, or of the starts, as the rows of a page."""
    choice = current_choice()
    if not choice.measures:
        view = View(_(TITLE), scope, served, scope_sentence(scope, served))
        return Page(view, rows=lambda: ([block] for block in screen.previews(view)))
    plan = plan_of(choice)
    view = View(_(TITLE), scope, served, sentence(plan, scope, served))
    first, *further = (replace(block, pin=_pin(choice, block)) for block in result(plan, scope, served))
    blocks = [replace(first, heading=question_in_words(plan)), *further]  # the headline says its finding
    return Page(view, rows=lambda: ([block] for block in blocks))


def _pin(choice: Choice, block: Block) -> str:
    """The key by which the briefing asks for a block again: the choice as the query of an address."""
    drawn = choice if block.figure is not None else choice.replace(chart=Chart.PIVOT)
    return urlencode(drawn.to_query(), doseq=True)


def pinned_block(key: str, scope: Scope, served: Snapshot) -> Block | None:
    """The block of a choice that was added to the briefing; None where it cannot be asked any more."""
    choice, notes = read_choice(parse_qs(key))
    if notes or not choice.measures:
        return None
    return replace(result(plan_of(choice), scope, served)[0], key=key)


if __name__ == "__main__":  # Streamlit runs the file of a page as the main module
    show(page)

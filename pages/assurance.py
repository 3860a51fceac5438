"""达标把握: which main measures changed in which community, and which will meet their targets."""

from __future__ import annotations

from data.snapshots.store import Snapshot
from pages.parts.asking.block import View
from pages.parts.asking.page import Page
from pages.parts.asking.scope_sentence import scope_sentence
from pages.parts.screen.frame import show, sources
from pages.parts.subjects.assurance import blocks
from pages.parts.subjects.assurance.courses import ASKED, ON_TIME
from pages.parts.words.language import _
from queries import Scope
from queries.subjects import subject_of

#: The ledgers of the measures.
LEDGERS = tuple(dict.fromkeys(subject_of(question).ledger for question, _part, _whole in ASKED.values()))


def page(scope: Scope, served: Snapshot) -> Page:
    """The page for a scope: one matrix."""
    view = View(_("达标把握"), scope, served, scope_sentence(scope, served, question=ON_TIME))
    found = blocks.assurance(scope, served)
    if found is None:
        return Page(view, empty_ledger="service_request")
    return Page(
        view,
        headline=found.reading.title,
        rows=lambda: iter([[found]]),
        sources=sources(served, [name for name in LEDGERS if served.row_counts.get(name)]),
    )


if __name__ == "__main__":  # Streamlit runs the file of a page as the main module
    show(page)

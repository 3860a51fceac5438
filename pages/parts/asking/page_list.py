"""The list of a page: the rows of its main ledger that a narrowed scope leaves."""

from __future__ import annotations

from data.snapshots.store import Snapshot
from pages.parts.asking.rows_address import RowsAddress
from pages.parts.words.declared_names import number_of
from queries import Scope, row_count
from queries.runner import counted_ledgers

#: Address of a page -> the question that lists the rows of its main ledger.
LIST_OF_PAGE = {
    "overview": "service_requests/counted_rows",
    "service_requests": "service_requests/counted_rows",
    "closed_loop": "service_requests/due_rows",
    "mediation": "mediation_cases/rows",
    "hazards": "hazards/counted_rows",
    "satisfaction": "satisfaction/rated_rows",
}


def list_of_page(page: str, scope: Scope, served: Snapshot) -> tuple[RowsAddress, str] | None:
    """The address of the list of a page, and how many rows it has in words.

    Args:
        page: Address of the page.
        scope: Its scope.
        served: The snapshot that answers.

    Returns:
        None for a page without such a list, and for a scope without a condition on its ledger.
    """
    question = LIST_OF_PAGE.get(page, "")
    if not question or not any(
        condition.applies_to(ledger)
        for condition in scope.all_conditions
        for ledger in counted_ledgers(question)
    ):
        return None
    count = row_count(question, scope.effective_on(counted_ledgers(question)), snapshot=served)
    return RowsAddress(f"{page}/{question}"), number_of(count, question)

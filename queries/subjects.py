"""The registry of subjects: what is known of each ledger besides its declaration, once.

A ledger is declared in ``data/ledgers/`` and entered here. Windows, pages, pictures, the comparison with
published figures and the briefing read it from here. A page is named by its address.
"""

from __future__ import annotations

from data.ledgers import LEDGERS
from queries.subject import Count, Folder, Subject

#: All subjects, in the order of the ledgers.
SUBJECTS = (
    Subject(
        "service_request",
        page="service_requests",
        folders=(
            Folder("service_requests", "service_requests"),
            Folder("signals", "service_requests"),
            Folder(
                "closed_loop",
                "closed_loop",
                beside=(
                    "service_request",
                    "mediation_case",
                    "safety_hazard",
                    "satisfaction_response",
                    "deliberation",
                ),
            ),
            Folder(
                "grids",
                "grids",
                beside=(
                    "service_request",
                    "mediation_case",
                    "visit",
                    "organisation",
                ),
            ),
            Folder(
                "compounds",
                "compound",
                beside=("service_request", "satisfaction_response", "property_contract", "compound"),
            ),
        ),
        kept_since="service_requests/volume_by_period",
        count=Count("service_requests/summary", "request_count"),
        beside=("excluded_count",),
        is_main=True,
        is_in_briefing=True,
    ),
    Subject(
        "mediation_case",
        page="mediation",
        folders=(Folder("mediation_cases", "mediation"),),
        kept_since="mediation_cases/outcome_by_period",
        count=Count("mediation_cases/summary", "case_count"),
        is_main=True,
        is_in_briefing=True,
    ),
    Subject(
        "satisfaction_response",
        page="satisfaction",
        folders=(Folder("satisfaction", "satisfaction"),),
        kept_since="satisfaction/rate_by_period",
        count=Count("satisfaction/summary", "response_count"),
        is_main=True,
        is_in_briefing=True,
    ),
    Subject(
        "deliberation",
        page="deliberation_services",
        folders=(Folder("deliberation", "deliberation_services"),),
        kept_since="deliberation/items_by_period",
        count=Count("deliberation/summary", "item_count"),
        is_in_briefing=True,
    ),
    Subject(
        "service_order",
        page="deliberation_services",
        folders=(Folder("service_orders", "deliberation_services"),),
        kept_since="service_orders/orders_by_period",
        count=Count("service_orders/summary", "order_count"),
        is_in_briefing=True,
    ),
    Subject(
        "commitment",
        page="deliberation_services",
        folders=(Folder("commitments", "deliberation_services"),),
        kept_since="commitments/fulfilment_by_period",
        count=Count("commitments/summary", "commitment_count"),
    ),
    Subject(
        "public_work",
        page="works_assistance",
        folders=(
            Folder(
                "public_works",
                "works_assistance",
                beside=("service_request", "deliberation", "safety_hazard"),
            ),
        ),
        kept_since="public_works/volume_by_period",
        count=Count("public_works/summary", "work_count"),
    ),
    Subject(
        "assistance",
        page="works_assistance",
        folders=(Folder("assistance", "works_assistance"),),
        kept_since="assistance/volume_by_period",
        # The difference of the numbers of two windows could reveal a single household.
        count=Count("assistance/summary", "act_count", is_told=False),
    ),
    Subject(
        "activity",
        page="deliberation_services",
        folders=(Folder("activities", "deliberation_services"),),
        kept_since="activities/activities_by_period",
        count=Count("activities/summary", "activity_count"),
    ),
    Subject(
        "visit",
        page="deliberation_services",
        folders=(Folder("visits", "deliberation_services"),),
        kept_since="visits/visits_by_period",
        count=Count("visits/summary", "visit_count"),
    ),
    Subject(
        "safety_hazard",
        page="hazards",
        folders=(Folder("hazards", "hazards"),),
        kept_since="hazards/hazards_by_period",
        count=Count("hazards/summary", "hazard_count"),
        beside=("void_count",),
        is_in_briefing=True,
    ),
    Subject(
        "collective_income",
        page="organisation",
        folders=(Folder("collective_income", "organisation"),),
        kept_since="collective_income/income_by_period",
        count=Count("collective_income/summary", "entry_count"),
    ),
    Subject("community", page="organisation", folders=(Folder("places", "organisation"),)),
    Subject(
        "compound",
        page="organisation",
        count=Count("organisation/summary", "compound_count"),
    ),
    Subject("building", page="organisation", count=Count("organisation/summary", "building_count")),
    Subject(
        "organisation",
        page="organisation",
        folders=(Folder("organisation", "organisation"),),
        count=Count("organisation/summary", "unit_count"),
    ),
    Subject("role_holder", page="organisation"),
    Subject("property_contract", page="compound"),
    Subject("service_station", page="organisation"),
    Subject("alliance_member", page="organisation"),
)

#: Folders whose questions are about the ledgers themselves, all of them: they have no subject.
OF_ALL_LEDGERS = (Folder("ledgers", "ledgers"),)
#: Ledger -> its subject.
SUBJECT_OF = {subject.ledger: subject for subject in SUBJECTS}
_SUBJECT_OF_FOLDER = {folder.name: subject for subject in SUBJECTS for folder in subject.folders}
_FOLDERS = (*(folder for subject in SUBJECTS for folder in subject.folders), *OF_ALL_LEDGERS)
_PAGE_OF_FOLDER = {folder.name: folder.page for folder in _FOLDERS}


def subject_of(question: str) -> Subject:
    """The subject whose date puts the rows of a question into a window.

    Raises:
        KeyError: No subject has the folder of the question; a folder of ``OF_ALL_LEDGERS`` has none.
    """
    return _SUBJECT_OF_FOLDER[question.split("/")[0]]


def page_of(question: str) -> str:
    """Address of the page that shows the answer of a question.

    Raises:
        KeyError: There is no such folder of questions.
    """
    return _PAGE_OF_FOLDER[question.split("/")[0]]


def ledgers_of(page: str) -> tuple[str, ...]:
    """The ledgers whose page this is, in the order of the declarations; empty for a page of no ledger.

    Args:
        page: Address of the page.
    """
    return tuple(subject.ledger for subject in SUBJECTS if subject.page == page)


def ledgers_read_on(page: str) -> tuple[str, ...]:
    """The ledgers that the source line of a page names.

    Args:
        page: Address of the page.

    Returns:
        The page's own ledgers of events, then those its questions read besides, then its registers.
    """
    own = ledgers_of(page)
    events = (name for name in own if LEDGERS[name].is_event)
    beside = (name for folder in _FOLDERS if folder.page == page for name in folder.beside)
    return tuple(dict.fromkeys((*events, *beside, *own)))


def main_ledgers() -> tuple[str, ...]:
    """The ledgers whose last day the sidebar shows and whose numbers the overview shows."""
    return tuple(subject.ledger for subject in SUBJECTS if subject.is_main)


def ledgers_in_briefing() -> tuple[str, ...]:
    """The ledgers on which the briefing has a section."""
    return tuple(subject.ledger for subject in SUBJECTS if subject.is_in_briefing)


def event_counts() -> tuple[str, ...]:
    """The columns that count events, in the answers of all ledgers; if all are zero, the window is empty."""
    found = (subject for subject in SUBJECTS if subject.kept_since)
    return tuple(name for each in found if each.count for name in (each.count.column, *each.beside))

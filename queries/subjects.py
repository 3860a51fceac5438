"""The registry of subjects: what is known of each ledger beyond its own declaration, once.

Whoever adds a ledger declares it in ``data/ledgers/`` and enters it here; windows, pictures, pages, the
comparison with published figures and the briefing read it from here. Pages are named by their addresses only.
"""

from __future__ import annotations

from dataclasses import dataclass

from data.ledgers import LEDGERS
from data.schema import Ledger


@dataclass(frozen=True, slots=True)
class Count:
    """Where the number of the rows of a ledger is answered.

    Attributes:
        question: Path name of the question, which answers in one row.
        column: Its column with the number.
        is_told: Whether the number of a window may stand on a picture.
    """

    question: str
    column: str
    is_told: bool = True


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of questions.

    Attributes:
        name: Its name in ``queries/``.
        page: Address of the page that draws its questions.
    """

    name: str
    page: str


@dataclass(frozen=True, slots=True)
class Subject:
    """A ledger and what is asked of it.

    Attributes:
        ledger: Name of the ledger.
        page: Address of the page whose subject it is.
        folders: Folders of the questions that count by the time of this ledger, its own first; every folder
            belongs to one subject.
        kept_since: Question whose first period says since when the ledger is kept; empty for a register,
            which has no time.
        count: Where its rows are counted; None where nothing counts them.
        beside: Columns beside the count that say the ledger has rows here, though they are not counted.
        is_in_briefing: Whether the sections of the briefing tell of it, and so miss it when it ends early.
    """

    ledger: str
    page: str
    folders: tuple[Folder, ...] = ()
    kept_since: str = ""
    count: Count | None = None
    beside: tuple[str, ...] = ()
    is_in_briefing: bool = False

    @property
    def declared(self) -> Ledger:
        """The declaration of the ledger: its title, and the date that puts a row into a window."""
        return LEDGERS[self.ledger]


#: All subjects, in the order of the ledgers.
SUBJECTS = (
    Subject(
        "service_request",
        page="service_requests",
        folders=(
            Folder("service_requests", "service_requests"),
            Folder("signals", "service_requests"),
            Folder("closed_loop", "closed_loop"),
            Folder("compounds", "compound"),
        ),
        kept_since="service_requests/volume_by_period",
        count=Count("service_requests/summary", "request_count"),
        beside=("excluded_count",),
        is_in_briefing=True,
    ),
    Subject(
        "mediation_case",
        page="mediation",
        folders=(Folder("mediation_cases", "mediation"),),
        kept_since="mediation_cases/outcome_by_period",
        count=Count("mediation_cases/summary", "case_count"),
        is_in_briefing=True,
    ),
    Subject(
        "satisfaction_response",
        page="satisfaction",
        folders=(Folder("satisfaction", "satisfaction"),),
        kept_since="satisfaction/rate_by_period",
        count=Count("satisfaction/summary", "response_count"),
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
        folders=(Folder("public_works", "works_assistance"),),
        kept_since="public_works/volume_by_period",
        count=Count("public_works/summary", "work_count"),
    ),
    Subject(
        "assistance",
        page="works_assistance",
        folders=(Folder("assistance", "works_assistance"),),
        kept_since="assistance/volume_by_period",
        # Those of two windows, subtracted, would tell of a single household.
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
    Subject("community", page="organisation", folders=(Folder("places", "organisation"),)),
    Subject(
        "compound",
        page="organisation",
        folders=(Folder("ledgers", "ledgers"),),
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
)

#: Ledger -> its subject.
SUBJECT_OF = {subject.ledger: subject for subject in SUBJECTS}
_BY_FOLDER = {folder.name: (subject, folder) for subject in SUBJECTS for folder in subject.folders}


def subject_of(question: str) -> Subject:
    """The subject by whose time a question counts.

    Raises:
        KeyError: No subject has the folder of the question.
    """
    return _BY_FOLDER[question.split("/")[0]][0]


def page_of(question: str) -> str:
    """Address of the page that draws a question.

    Raises:
        KeyError: No subject has the folder of the question.
    """
    return _BY_FOLDER[question.split("/")[0]][1].page


def event_counts() -> tuple[str, ...]:
    """Columns of the summaries of events; where all of them are zero, nothing happened in the window."""
    found = (subject for subject in SUBJECTS if subject.kept_since)
    return tuple(name for each in found if each.count for name in (each.count.column, *each.beside))

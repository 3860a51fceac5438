"""All measures and all column headers, collected from the ``measures.py`` of each folder of questions."""

from __future__ import annotations

from types import ModuleType

from queries.activities import measures as activities
from queries.assistance import measures as assistance
from queries.closed_loop import measures as closed_loop
from queries.collective_income import measures as collective_income
from queries.commitments import measures as commitments
from queries.compounds import measures as compounds
from queries.deliberation import measures as deliberation
from queries.grids import measures as grids
from queries.hazards import measures as hazards
from queries.ledgers import measures as ledgers
from queries.measure import Aggregate, Measure
from queries.mediation_cases import measures as mediation_cases
from queries.organisation import measures as organisation
from queries.places import measures as places
from queries.public_works import measures as public_works
from queries.satisfaction import measures as satisfaction
from queries.service_orders import measures as service_orders
from queries.service_requests import measures as service_requests
from queries.signals import measures as signals
from queries.visits import measures as visits

#: Folder of questions -> its module ``measures``, in the order in which 口径说明 lists the measures.
DECLARED: dict[str, ModuleType] = {
    "service_requests": service_requests,
    "mediation_cases": mediation_cases,
    "satisfaction": satisfaction,
    "organisation": organisation,
    "closed_loop": closed_loop,
    "grids": grids,
    "deliberation": deliberation,
    "service_orders": service_orders,
    "commitments": commitments,
    "activities": activities,
    "visits": visits,
    "hazards": hazards,
    "collective_income": collective_income,
    "public_works": public_works,
    "assistance": assistance,
    "compounds": compounds,
    "signals": signals,
    "places": places,
    "ledgers": ledgers,
}
#: Measure name -> measure.
MEASURES: dict[str, Measure] = {
    measure.name: measure for module in DECLARED.values() for measure in module.MEASURES
}
#: Measure name -> how it is computed for any group of rows; only these can be asked for freely.
AGGREGATES: dict[str, Aggregate] = {
    name: aggregate
    for module in DECLARED.values()
    for name, aggregate in getattr(module, "AGGREGATES", {}).items()
}
#: Denominator that is a column of no question -> the columns whose sum it is.
SUMS = {"concluded_count": ("succeeded_count", "failed_count")}
#: Folder -> column -> header (a Chinese message key).
DECLARED_LABELS: dict[str, dict[str, str]] = {name: module.LABELS for name, module in DECLARED.items()}
#: Column -> header, for columns that mean the same in every folder.
LABELS: dict[str, str] = {name: text for labels in DECLARED_LABELS.values() for name, text in labels.items()}
#: Folder -> column -> header, for columns that mean something else in other folders.
OWN_LABELS: dict[str, dict[str, str]] = {name: module.OWN for name, module in DECLARED.items()}
#: Folder -> the ledgers whose declared column labels serve as headers too, its own ledger first.
LEDGERS_OF: dict[str, tuple[str, ...]] = {name: module.LEDGERS for name, module in DECLARED.items()}

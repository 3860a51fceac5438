"""The measures and the headers of all questions, gathered from beside the questions."""

from __future__ import annotations

from types import ModuleType

from queries.activities import measures as activities
from queries.assistance import measures as assistance
from queries.closed_loop import measures as closed_loop
from queries.commitments import measures as commitments
from queries.compounds import measures as compounds
from queries.deliberation import measures as deliberation
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

#: Folder of questions -> what is declared beside them, in the order the pages show the measures.
DECLARED: dict[str, ModuleType] = {
    "service_requests": service_requests,
    "mediation_cases": mediation_cases,
    "satisfaction": satisfaction,
    "organisation": organisation,
    "closed_loop": closed_loop,
    "deliberation": deliberation,
    "service_orders": service_orders,
    "commitments": commitments,
    "activities": activities,
    "visits": visits,
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
#: Denominators that no question answers as a column: the columns they are the sum of.
SUMS = {"concluded_count": ("succeeded_count", "failed_count")}
#: Folder -> column -> header, a message key; each name is declared beside the questions it is of.
DECLARED_LABELS: dict[str, dict[str, str]] = {name: module.LABELS for name, module in DECLARED.items()}
#: Column -> header, of names that mean one thing, whichever question answers.
LABELS: dict[str, str] = {name: text for labels in DECLARED_LABELS.values() for name, text in labels.items()}
#: Folder -> column -> header, where the same name counts something else elsewhere.
OWN_LABELS: dict[str, dict[str, str]] = {name: module.OWN for name, module in DECLARED.items()}
#: Folder -> the ledgers whose declared names its columns bear, its own first.
LEDGERS_OF: dict[str, tuple[str, ...]] = {name: module.LEDGERS for name, module in DECLARED.items()}

"""All seventeen ledgers of the demonstration, written to files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from data.generator import mediation, organisation, outreach, place_ledgers, satisfaction, services, works
from data.generator.requests import service_requests
from data.generator.writer import write_ledger
from data.ledgers import LEDGERS

Row = dict[str, Any]


def write_samples(directory: Path) -> list[Path]:
    """Writes the demonstration ledgers, one CSV a ledger, in the order of the declarations.

    The same bytes every time; files of the same names are replaced, others left alone.

    Args:
        directory: Where to write; made when it is not there.

    Returns:
        The files written.

    Raises:
        OSError: A file could not be written.
    """
    directory.mkdir(parents=True, exist_ok=True)
    rows = ledgers()
    return [write_ledger(directory / f"{name}.csv", ledger, rows[name]) for name, ledger in LEDGERS.items()]


def ledgers() -> dict[str, list[Row]]:
    """The rows of every ledger by its name."""
    requests = service_requests()
    cases = mediation.mediation_cases(requests)
    return {
        "service_request": requests,
        "mediation_case": cases,
        "satisfaction_response": satisfaction.satisfaction_responses(requests, cases),
        "deliberation": services.deliberations(),
        "service_order": services.service_orders(),
        "commitment": services.commitments(),
        "public_work": works.public_works(),
        "assistance": works.assistances(),
        "activity": outreach.activities(),
        "visit": outreach.visits(),
        "community": place_ledgers.communities(),
        "compound": place_ledgers.compounds(),
        "building": place_ledgers.buildings(),
        "organisation": organisation.organisations(),
        "role_holder": organisation.role_holders(),
        "property_contract": place_ledgers.property_contracts(),
        "service_station": place_ledgers.service_stations(),
    }

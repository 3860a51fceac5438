"""Writes all demonstration ledgers to CSV files in the format of an export.

Chinese headers, UTF-8 with a byte order mark.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from data.generator import (
    alliances,
    co_handlers,
    family_files,
    hazards,
    income,
    mediation,
    organisation,
    outreach,
    place_ledgers,
    priorities,
    project_orders,
    satisfaction,
    services,
    station_uses,
    visit_details,
    visits,
    volunteers,
    work_stages,
    works,
)
from data.generator.grids import fill_grids
from data.generator.property_charges import with_charges
from data.generator.property_party import part_time_members, property_branches
from data.generator.requests import service_requests
from data.ledgers import LEDGERS
from data.schema import Ledger

Row = dict[str, Any]

#: What no export of the demonstration writes: neither the hotline nor the patrols name a station, and a
#: building stands in addresses.
LEFT_OUT = {"service_request": ("station", "building_number"), "visit": ("station", "building_number")}


def write_samples(directory: Path) -> list[Path]:
    """Write the demonstration ledgers, one CSV per ledger, in the order of the declarations.

    The bytes are always the same; files with the same names are replaced, others are unchanged.

    Args:
        directory: Target folder; created if it does not exist.

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
    priorities.add_priorities(requests)
    co_handlers.add_to_requests(requests)
    cases = mediation.mediation_cases(requests)
    walks = alliances.with_findings(visit_details.with_details(visits.visits(requests)))
    fill_grids("service_request", requests, "requested_at")
    fill_grids("mediation_case", cases, "accepted_at")
    fill_grids("visit", walks, "visited_at")
    at_stations = _of_stations()
    return {
        "service_request": requests,
        "mediation_case": cases,
        "satisfaction_response": satisfaction.satisfaction_responses(requests, cases),
        "commitment": services.commitments(),
        "public_work": work_stages.with_stages(works.public_works(), requests, at_stations["deliberation"]),
        "assistance": works.assistances(),
        "visit": walks,
        "safety_hazard": hazards.safety_hazards(requests),
        "collective_income": income.collective_incomes(),
        **at_stations,
        **_registers(),
    }


def _of_stations() -> dict[str, list[Row]]:
    """The stations, and the ledgers of what is done there."""
    stations, held = place_ledgers.service_stations(), outreach.activities()
    meetings, orders = services.deliberations(), services.service_orders()
    station_uses.add_stations(stations, held, meetings, orders)
    volunteers.add_volunteers(held)
    return {
        "deliberation": co_handlers.with_partners(alliances.with_results(meetings)),
        "service_order": project_orders.with_project(orders),
        "activity": [
            *alliances.with_partners(held),
            *station_uses.rider_uses(stations),
            *volunteers.consultations(),
        ],
        "service_station": stations,
    }


def _registers() -> dict[str, list[Row]]:
    """The registers of places, organisations, persons and contracts."""
    units, holders = organisation.organisations(), organisation.role_holders()
    volunteers.count_services(holders)
    return {
        "community": place_ledgers.communities(),
        "compound": family_files.add_family_files(place_ledgers.compounds()),
        "building": place_ledgers.buildings(),
        "organisation": units + property_branches(units),
        "role_holder": holders + part_time_members(holders),
        "property_contract": with_charges(place_ledgers.property_contracts()),
        "alliance_member": alliances.alliance_members(),
    }


def write_ledger(path: Path, ledger: Ledger, rows: Iterable[Mapping[str, Any]]) -> Path:
    """Write one ledger in the columns and the order of its declaration; missing values stay empty.

    Args:
        path: The file to write; an older one is replaced.
        ledger: The declaration that names the columns.
        rows: Column name -> value; names that start with an underscore are the generator's own.

    Returns:
        ``path``.

    Raises:
        KeyError: A row has a column that the ledger does not declare.
    """
    columns = [column for column in ledger.columns if column.name not in LEFT_OUT.get(ledger.name, ())]
    names = [column.name for column in columns]
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([column.label for column in columns])
        for row in rows:
            _check(ledger, row, names)
            writer.writerow([_text(row.get(name)) for name in names])
    return path


def _check(ledger: Ledger, row: Mapping[str, Any], names: list[str]) -> None:
    unknown = [name for name in row if not name.startswith("_") and name not in names]
    if unknown:
        raise KeyError(f"{ledger.name} has no column {unknown}")


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, date):
        return value.isoformat()
    return str(value)

"""All ledgers, declared once each: events first, then places, organisations and role holders.

The likeliest synonym is the first. A BOOLEAN column's ``allowed`` has the canonical texts
是 and 否.
"""

from __future__ import annotations

from data.ledgers import (
    activity,
    alliance_member,
    assistance,
    building,
    collective_income,
    commitment,
    community,
    compound,
    deliberation,
    mediation_case,
    organisation,
    property_contract,
    public_work,
    role_holder,
    safety_hazard,
    satisfaction_response,
    service_order,
    service_request,
    service_station,
    visit,
)
from data.schema import Ledger

_MODULES = (
    service_request,
    mediation_case,
    satisfaction_response,
    deliberation,
    service_order,
    commitment,
    public_work,
    assistance,
    activity,
    visit,
    safety_hazard,
    collective_income,
    community,
    compound,
    building,
    organisation,
    role_holder,
    property_contract,
    service_station,
    alliance_member,
)

#: Ledger name -> declaration; event ledgers first.
LEDGERS: dict[str, Ledger] = {module.LEDGER.name: module.LEDGER for module in _MODULES}

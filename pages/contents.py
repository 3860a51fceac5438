"""Registers each page that consists of blocks by its address; the briefing takes its charts from them."""

from __future__ import annotations

from pages import (
    closed_loop,
    compare,
    compound,
    compound_map,
    deliberation_services,
    explore,
    grids,
    hazards,
    ledgers,
    mediation,
    organisation,
    overview,
    satisfaction,
    service_requests,
    works_assistance,
)
from pages.parts.asking.page import enter, enter_asker

PAGES_OF_BLOCKS = {
    "overview": overview.page,
    "service_requests": service_requests.page,
    "mediation": mediation.page,
    "satisfaction": satisfaction.page,
    "closed_loop": closed_loop.page,
    "hazards": hazards.page,
    "compound": compound.page,
    "compound_map": compound_map.page,
    "grids": grids.page,
    "organisation": organisation.page,
    "deliberation_services": deliberation_services.page,
    "works_assistance": works_assistance.page,
    "compare": compare.page,
    "ledgers": ledgers.page,
}

enter(PAGES_OF_BLOCKS | {"explore": explore.blocks_page})
enter_asker("explore", explore.pinned_block)
enter_asker("compound_map", compound_map.pinned_block)

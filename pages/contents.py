"""Registers each page that consists of blocks by its address; the briefing takes its charts from them."""

from __future__ import annotations

from pages import (
    closed_loop,
    compound,
    deliberation_services,
    explore,
    ledgers,
    mediation,
    organisation,
    overview,
    satisfaction,
    service_requests,
    works_assistance,
)
from pages.parts.asking import page_blocks

PAGES_OF_BLOCKS = {
    "overview": overview.page,
    "service_requests": service_requests.page,
    "mediation": mediation.page,
    "satisfaction": satisfaction.page,
    "closed_loop": closed_loop.page,
    "compound": compound.page,
    "organisation": organisation.page,
    "deliberation_services": deliberation_services.page,
    "works_assistance": works_assistance.page,
    "ledgers": ledgers.page,
}

page_blocks.enter(PAGES_OF_BLOCKS)
page_blocks.enter_asker("explore", explore.pinned_block)

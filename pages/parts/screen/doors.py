"""The header of every page: its doors, the state of the data, the languages."""

from __future__ import annotations

from data.ledgers import LEDGERS
from data.settings import settings
from data.snapshots.store import Snapshot
from pages.parts.asking.linked_snapshot import shown_earlier
from pages.parts.asking.page_address import door_query, link_query
from pages.parts.html.header import Standing, header_html, language_switch
from pages.parts.screen.figures import component
from pages.parts.words.language import LANGUAGES, _
from queries.subjects import main_ledgers

_DOORS = component("doors", "<i data-part hidden></i>")


def doors(title: str, served: Snapshot | None) -> None:
    """Draw the header, whose doors lead to the other pages in this scope.

    Args:
        title: Name of the page that is open.
        served: The snapshot that is shown; None when there is none: the doors open what they can.
    """
    if served is None:
        query, addresses, standing = "", {code: f"?lang={code}" for code in LANGUAGES}, None
    else:
        query = door_query(snapshot_id=shown_earlier())
        addresses = {code: link_query(code) for code in LANGUAGES}
        standing = Standing(settings().office, served.is_demonstration, served.as_of, _late(served))
    data = {"html": header_html(standing, language_switch(addresses)), "title": title, "query": query}
    _DOORS(key="doors", data={**data, "failed": ""})


def days_late(served: Snapshot, name: str) -> int:
    """How many days a ledger is behind the newest one; 0 while that is no cause to say so."""
    days = (max(served.freshness.values()).date() - served.freshness[name].date()).days
    return days if days >= settings().late_days else 0


def _late(served: Snapshot) -> list[tuple[str, int]]:
    names = [name for name in main_ledgers() if name in served.freshness]
    found = ((name, days_late(served, name)) for name in names)
    return [(_(LEDGERS[name].title), days) for name, days in found if days]

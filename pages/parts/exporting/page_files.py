"""Dashboard pages as files, drawn from a server started for this purpose, or from a running one."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from data.settings import settings
from data.snapshots.store import current
from pages.parts.briefing.build import settings_in_words
from pages.parts.briefing.filing import Item
from pages.parts.exporting.page_order import PageOrder
from pages.parts.pictures.chromium import Chromium
from pages.parts.pictures.drawing import DrawnFiles
from pages.parts.pictures.serve import serving, unused_port
from pages.parts.screen.export import file_name
from pages.parts.words.condition_words import condition_in_short
from pages.parts.words.dates import dates
from pages.parts.words.language import LANGUAGES, _, listing, speaking
from pages.parts.words.navigation import PAGES, TITLES
from queries import Scope, ScopeError


def page_items(orders: Sequence[PageOrder], kinds: Sequence[str]) -> Iterator[Item]:
    """The files of dashboard pages; one new server and one browser draw them all.

    Raises:
        PictureError: The server does not start, or a page cannot be drawn.
    """
    with (
        Chromium() as chromium,
        tempfile.TemporaryDirectory() as folder,
        serving(Path(folder, "log.txt"), unused_port(), LEDGER_BESIDE="1") as server,
    ):
        for order in orders:
            drawn = chromium.page(server + order.path(), kinds=kinds)
            served = current()
            entry = {
                "page": order.page,
                "scope": order.scope.to_query(),
                "language": order.language,
                "snapshot": served.id,
                "as_of": served.as_of.isoformat(),
                "settings": dict(settings_in_words()),
            }
            yield from _items(drawn, settings().office, order, entry)


def address_items(address: str, kinds: Sequence[str]) -> Iterator[Item]:
    """The files of a page of a running dashboard; its office, scope and caption are read from the page.

    Raises:
        PictureError: The page cannot be drawn.
    """
    with Chromium() as chromium:
        drawn = chromium.page(address, kinds=kinds)
    order = _order_of_address(drawn.address or address)
    entry = {
        "page": order.page,
        "address": drawn.address,
        "language": order.language,
        "caption": drawn.caption,
    }
    yield from _items(drawn, drawn.office or urlsplit(address).netloc, order, entry)


def _items(drawn: DrawnFiles, office: str, order: PageOrder, entry: Mapping[str, object]) -> Iterator[Item]:
    with speaking(order.language):
        title = _(TITLES.get(order.page, order.page))
        place, period = place_in_words(order.scope), dates(order.scope.date_from, order.scope.date_to)
    for kind, content in drawn.files.items():
        details = {"format": kind, "office": office, "title": title, "place": place, **entry}
        name = file_name([office, title, place, period.replace(" ", "")], kind)
        yield Item(name, content, details, drawn.failed)


def place_in_words(scope: Scope) -> str:
    """Names of the places, and the conditions, of a scope; the whole sub-district without any."""
    places = scope.compounds or scope.communities or ()
    names = [*places, *map(condition_in_short, scope.all_conditions)]
    return listing(names) or _("全街道")


def _order_of_address(address: str) -> PageOrder:
    """Page, scope and language of an address; defaults for what it lacks or cannot be read."""
    parts = urlsplit(address)
    query = parse_qs(parts.query)
    try:
        scope = Scope.from_query(query)
    except ScopeError:
        scope = Scope()
    page = parts.path.rpartition("/")[2] or PAGES[0][2]
    language = query.get("lang", LANGUAGES)[-1 if "lang" in query else 0]
    return PageOrder(page, scope, language if language in LANGUAGES else LANGUAGES[0])

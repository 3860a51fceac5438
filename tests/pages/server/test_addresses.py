"""An address that a person writes from memory opens the page that is meant, its filters kept."""

import pytest

from pages.parts.server.addresses import CanonicalAddress, canonical
from pages.parts.words.navigation import LISTS_PAGE, PAGES
from tests.cases import each
from tests.conftest import ROOT
from tests.pages.conftest import in_a_loop


def asked(path: str, query: str = "") -> tuple[int, str]:
    """Status and address of the answer; 200 where the request is passed on."""
    sent = []

    async def app(scope, receive, send):
        await send({"type": "http.response.start", "status": 200, "headers": []})

    async def keep(message):
        sent.append(message)

    scope = {"type": "http", "method": "GET", "path": path, "query_string": query.encode(), "headers": []}
    in_a_loop(CanonicalAddress(app)(scope, None, keep))
    headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return sent[0]["status"], headers.get("location", "")


@each("address", [address for _file, _title, address in PAGES[1:]])
def test_every_page_in_capital_letters(address: str):
    assert asked(f"/{address}") == (200, "")
    assert asked(f"/{address.title()}") == (307, f"./{address}")
    assert asked(f"/{address.upper()}/", "from=2026-01-01") == (307, f"../{address}?from=2026-01-01")


@pytest.mark.parametrize(
    ("path", "address"), [("/overview", "./"), ("/Overview", "./"), ("/OVERVIEW/", "../")]
)
def test_the_first_page_by_its_name(path: str, address: str):
    assert asked(path, "lang=en") == (307, f"{address}?lang=en")


@each("path", ["/", "/healthz", "/assets/chart.js", "/_stcore/health", "/nowhere", "/overview/x"])
def test_everything_else_is_left_alone(path: str):
    assert canonical(path) == path
    assert asked(path) == (200, "")


def test_the_navigation_names_every_page_that_can_be_run():
    sources = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "pages").glob("[!_]*.py")}
    files = {name for name, source in sources.items() if 'if __name__ == "__main__":' in source}
    assert files == {file for file, _title, _address in (*PAGES, LISTS_PAGE)}

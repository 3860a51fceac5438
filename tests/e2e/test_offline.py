from collections.abc import Callable
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

from tests.e2e.conftest import Shown, choose, each_page

Visit = Callable[[str], Page]
#: What a page makes itself, without asking anybody.
MADE_HERE = {"blob", "data", "about"}


def outside(asked: list[str]) -> list[str]:
    """The addresses that are not of this machine."""
    return [
        url
        for url in asked
        if urlsplit(url).scheme not in MADE_HERE and urlsplit(url).hostname != "127.0.0.1"
    ]


@each_page
def test_no_request_leaves_the_machine(path: str, look: Visit, shown: Shown) -> None:
    look(f"/{path}").locator("[data-testid=stMain]").hover()
    assert len(shown.asked) > 5
    assert any(url.startswith("ws:") for url in shown.asked)
    assert outside(shown.asked) == []


def test_no_request_leaves_the_machine_when_something_is_taken(visit: Visit, shown: Shown) -> None:
    shown.asked.clear()
    page = visit("/service_requests")
    with page.expect_download():
        choose(page, "volume", "下载", "图片 PNG")
    choose(page, "volume", "表")
    expect(page.locator(".data-table").get_by_role("columnheader").first).to_be_visible()
    assert len(shown.asked) > 5
    assert outside(shown.asked) == []


def test_the_browser_is_told_to_ask_nobody_else(window: Page, server: str) -> None:
    headers = window.request.get(f"{server}/").headers
    policy = headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "http" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"

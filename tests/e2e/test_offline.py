from collections.abc import Callable
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

from tests.e2e.conftest import PAGES

Visit = Callable[[str], Page]
#: What a page makes itself, without asking anybody.
MADE_HERE = {"blob", "data", "about"}


def test_no_request_leaves_the_machine(page: Page, visit: Visit) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("websocket", lambda socket: asked.append(socket.url))
    for path in PAGES:
        visit(f"/{path}")
        page.locator("[data-testid=stMain]").hover()
    visit("/service_requests")
    with page.expect_download():
        page.get_by_role("button", name="图片").first.click()
    page.get_by_role("button", name="数据表").first.click()
    expect(page.get_by_role("dialog").get_by_role("columnheader").first).to_be_visible()
    outside = [
        url
        for url in asked
        if urlsplit(url).scheme not in MADE_HERE and urlsplit(url).hostname != "127.0.0.1"
    ]
    assert len(asked) > 50
    assert outside == []


def test_the_browser_is_told_to_ask_nobody_else(visit: Visit, server: str) -> None:
    page = visit("/")
    headers = page.request.get(f"{server}/").headers
    policy = headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "http" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"

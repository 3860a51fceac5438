from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, expect

from tests.e2e.conftest import ready, settle

Visit = Callable[[str], Page]
JUNE = "/service_requests?from=2026-06-01&to=2026-07-01&grain=week"


def view_of(page: Page) -> tuple[str, str, str]:
    """Page, first day and grain of the address."""
    address = urlsplit(page.url)
    query = parse_qs(address.query)
    return address.path.strip("/"), query["from"][0], query["grain"][0]


def press(page: Page, label: str) -> None:
    settle(page, page.get_by_test_id("stSidebar").get_by_text(label, exact=True).click)


def step(page: Page, direction: str, expected: tuple[str, str, str]) -> None:
    """Go back or forward, and see the page, its address and its sidebar follow."""
    settle(page, lambda: page.evaluate(f"history.{direction}()"))
    assert view_of(page) == expected
    grain = {"week": "周", "month": "月", "day": "日"}[expected[2]]
    expect(page.locator(".st-key-scope-grain [aria-checked=true]")).to_have_text(grain)
    assert (
        page.locator(".ph .eye").text_content()
        == {
            "service_requests": "诉求量",
            "mediation": "矛盾调解",
        }[expected[0]]
    )


def test_back_and_forward_undo_and_redo_every_change(visit: Visit) -> None:
    page = visit(JUNE)
    seen = [view_of(page)]
    press(page, "月")
    seen.append(view_of(page))
    press(page, "近12周")
    seen.append(view_of(page))
    settle(page, page.get_by_role("link", name="矛盾调解").click)
    page.wait_for_function("() => location.search.includes('grain')")
    seen.append(view_of(page))
    press(page, "日")
    seen.append(view_of(page))
    assert len(set(seen)) == len(seen)
    for expected in reversed(seen[:-1]):
        step(page, "back", expected)
    for expected in seen[1:3]:
        step(page, "forward", expected)
    page.reload()
    ready(page)
    assert view_of(page) == seen[2]
    for expected in seen[3:]:
        step(page, "forward", expected)


def test_several_steps_at_once_lose_none(visit: Visit) -> None:
    page = visit(JUNE)
    for label in ("月", "日", "周"):
        press(page, label)
    page.evaluate("() => { history.back(); setTimeout(() => history.back(), 60); }")
    page.wait_for_function("() => location.search.includes('grain=month')")
    ready(page)
    step(page, "forward", ("service_requests", "2026-06-01", "day"))
    step(page, "forward", ("service_requests", "2026-06-01", "week"))


def test_what_only_completes_an_address_is_no_step(visit: Visit, page: Page) -> None:
    address = visit(
        "/service_requests"
    ).url  # the fresh page has a history of its own: a full one grows no more
    page.goto(address)
    ready(page)
    first = page.evaluate("history.length")
    page.reload()
    ready(page)
    assert page.evaluate("history.length") == first
    press(page, "月")
    assert page.evaluate("history.length") == first + 1

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.conftest import becomes, door, query_of, ready, settle

Visit = Callable[[str], Page]
#: Page, first day and grain, view by view as they are chosen.
VIEWS = (
    ("service_requests", "2026-06-01", "week"),
    ("service_requests", "2026-06-01", "month"),
    ("service_requests", "2026-08-03", "month"),
    ("mediation", "2026-08-03", "month"),
    ("mediation", "2026-08-03", "day"),
)
JUNE = "/service_requests?from=2026-06-01&to=2026-07-01&grain=week"


def view_of(page: Page) -> tuple[str, str, str]:
    """Page, first day and grain of the address."""
    path, query = str(page.evaluate("location.pathname")).strip("/"), query_of(page)
    return path, query.get("from", [""])[0], query.get("grain", [""])[0]


def press(page: Page, label: str, expected: tuple[str, str, str]) -> None:
    settle(page, page.get_by_test_id("stSidebar").get_by_text(label, exact=True).click)
    becomes(page, lambda: view_of(page), expected)
    expect_drawn(page, expected)


def step(page: Page, direction: str, expected: tuple[str, str, str]) -> None:
    """Go back or forward, and see the page, its address and its sidebar follow."""
    settle(page, lambda: page.evaluate(f"history.{direction}()"))
    becomes(page, lambda: view_of(page), expected)
    expect_drawn(page, expected)


def expect_drawn(page: Page, view: tuple[str, str, str]) -> None:
    """Wait until the page and its sidebar show that view: the address came first."""
    grain = {"week": "周", "month": "月", "day": "日"}[view[2]]
    expect(page.locator(".st-key-scope-grain [aria-checked=true]")).to_have_text(grain)
    title = {"service_requests": "诉求量", "mediation": "矛盾调解"}[view[0]]
    expect(page.locator(".ph .eye")).to_have_text(title)
    ready(page)


def test_back_and_forward_undo_and_redo_every_change(visit: Visit) -> None:
    page = visit(JUNE)
    becomes(page, lambda: view_of(page), VIEWS[0])
    press(page, "月", VIEWS[1])
    press(page, "近12周", VIEWS[2])
    settle(page, door(page, "矛盾调解").click)
    becomes(page, lambda: view_of(page), VIEWS[3])
    expect_drawn(page, VIEWS[3])
    press(page, "日", VIEWS[4])
    for expected in reversed(VIEWS[:-1]):
        step(page, "back", expected)
    for expected in VIEWS[1:3]:
        step(page, "forward", expected)
    page.reload()
    ready(page)
    becomes(page, lambda: view_of(page), VIEWS[2])
    for expected in VIEWS[3:]:
        step(page, "forward", expected)


def test_a_choice_right_after_a_tab_is_made_on_the_page_of_the_tab(visit: Visit) -> None:
    """Before that page has come, Streamlit takes a choice for one of the page before, and leads back."""
    page = visit(JUNE)
    tab = door(page, "矛盾调解")
    choice = page.get_by_test_id("stSidebar").get_by_text("月", exact=True)
    tab.evaluate("(tab, choice) => { tab.click(); choice.click(); }", choice.element_handle())
    page.wait_for_function("() => location.search.includes('grain=month')")
    ready(page)
    becomes(page, lambda: view_of(page), ("mediation", "2026-06-01", "month"))
    expect(page.locator(".ph .eye")).to_have_text("矛盾调解")


def test_several_steps_at_once_lose_none(visit: Visit) -> None:
    page = visit(JUNE)
    for label, grain in (("月", "month"), ("日", "day"), ("周", "week")):
        press(page, label, ("service_requests", "2026-06-01", grain))
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
    press(page, "月", ("service_requests", view_of(page)[1], "month"))
    assert page.evaluate("history.length") == first + 1

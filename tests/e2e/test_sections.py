"""The sections of a long page: a link moves to its section, and the one that is read is marked."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

Visit = Callable[[str], Page]


def test_a_link_moves_to_its_section_and_the_one_that_is_read_is_marked(visit: Visit) -> None:
    page = visit("/deliberation_services?community=信江社区")
    links, address = page.locator(".sections button"), page.evaluate("location.href")
    last = links.last
    last.click()
    expect(last).to_have_attribute("aria-current", "true")
    expect(page.locator(".section-head").last).to_be_focused()
    expect(page.locator(".section-head").last).to_be_in_viewport()
    expect(last).to_be_in_viewport()  # the links stay above the charts
    links.first.focus()
    page.keyboard.press("Enter")
    expect(links.first).to_have_attribute("aria-current", "true")
    expect(last).not_to_have_attribute("aria-current", "true")
    assert page.evaluate("location.href") == address

"""本周 fits a screen and a half: the findings of its other charts stand in a list, which opens them."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.conftest import ready, settle

Visit = Callable[[str], Page]
WEEK = "from=2026-10-19&to=2026-10-26&grain=week&compare=previous"
#: Most px of the page of a leader, who has five minutes (the window is 1440 px wide).
MOST = 1_700
HEIGHT = "() => document.querySelector('[data-testid=stMain]').scrollHeight"


def folded(page: Page) -> list[str]:
    """Keys of the findings in the list."""
    return [str(each.get_attribute("data-folded")) for each in page.locator("[data-folded]").all()]


def test_the_week_is_told_in_the_height_a_leader_reads(visit: Visit) -> None:
    page = visit(f"/?{WEEK}")
    page.set_viewport_size({"width": 1440, "height": 900})
    ready(page)
    assert page.evaluate(HEIGHT) <= MOST
    seen = page.locator('[class*="st-key-block-"]:visible h2')
    expect(seen).to_have_count(2)
    assert len(folded(page)) > 5
    for key in folded(page):
        expect(page.locator(f".st-key-block-{key}")).to_be_hidden()


def test_a_finding_opens_the_fold_at_its_chart_and_it_stays_open(visit: Visit) -> None:
    page = visit(f"/?{WEEK}")
    head, chart = page.locator(".fold-head"), page.locator(".st-key-block-categories")
    expect(head).to_have_attribute("aria-expanded", "false")
    title = page.locator('[data-folded="categories"]')
    expect(chart.locator("h2")).to_have_text(title.inner_text())
    title.press("Enter")
    expect(chart.locator("h2")).to_be_in_viewport()
    expect(head).to_have_attribute("aria-expanded", "true")
    settle(page, lambda: page.locator(".scroll .pick", has_text="南门").first.click())
    expect(chart).to_be_visible()
    page.reload()
    ready(page)
    expect(chart).to_be_visible()
    head.click()
    expect(chart).to_be_hidden()
    expect(head).to_have_attribute("aria-expanded", "false")


def test_a_link_to_a_folded_block_opens_it(visit: Visit) -> None:
    page = visit(f"/?{WEEK}#repeats")
    expect(page.locator(".st-key-block-repeats h2")).to_be_in_viewport()

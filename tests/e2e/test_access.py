"""Who sees, moves or hears otherwise: no serious finding of axe, all by keyboard, at 200 % and on a phone."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import quote

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.e2e.conftest import PAGES, becomes, each_page, ready, settle, turn_to

Visit = Callable[[str], Page]
#: Figures speak by their name, description and table; their thousands of marks have no role.
LOOKED_AT = {"exclude": [".main-svg"]}
OPTIONS = {"resultTypes": ["violations"]}
#: What reaches beyond the page and is in nothing that scrolls by itself; whether the page scrolls sideways.
CUT = """() => {
  const main = document.querySelector('[data-testid="stMain"]');
  const { left, right } = main.getBoundingClientRect();
  const isScrolled = part => {
    for (let up = part.parentElement; up !== main; up = up.parentElement)
      if (up.matches('svg') || getComputedStyle(up).overflowX !== 'visible') return true;
    return false;
  };
  const isBeyond = ({ left: from, right: to, width }) => width > 1 && (to > right + 1 || from < left - 1);
  const found = [...main.querySelectorAll('*')].filter(part => isBeyond(part.getBoundingClientRect()));
  const cut = found
    .filter(part => part.checkVisibility() && !isScrolled(part)).map(part => part.outerHTML.slice(0, 120));
  return main.scrollWidth > main.clientWidth + 1 ? [...cut, 'the page scrolls sideways'] : cut;
}"""
FOCUSED = "() => document.activeElement.outerHTML.slice(0, 200)"


def problems(page: Page) -> list[str]:
    """What axe finds that is serious or critical; what Streamlit draws is held to it too."""
    found = Axe().run(page, LOOKED_AT, OPTIONS).response["violations"]
    return [
        f"{rule['id']}: {node['html'][:200]}"
        for rule in found
        if rule["impact"] in ("serious", "critical")
        for node in rule["nodes"]
    ]


@each_page
def test_axe_finds_nothing_serious_on_a_page(path: str, look: Visit) -> None:
    assert problems(look(f"/{path}")) == []


def test_english_pages_are_clear_and_whole_at_twice_the_size_and_on_a_phone(visit: Visit) -> None:
    """English words are the longer ones. A window of 1440 at 200 % is as wide as one of 720.

    One session turns the pages, which loads no script anew; what axe finds is told of all pages at once.
    """
    page, found = visit("/definitions?lang=en"), dict[str, list[str]]()
    for path in PAGES:
        turn_to(page, path)
        found[path] = problems(page)
        for width in (720, 390):
            page.set_viewport_size({"width": width, "height": 800})
            ready(page)
            becomes(page, lambda: page.evaluate(CUT), [])
        page.set_viewport_size({"width": 1440, "height": 900})
    assert {at: what for at, what in found.items() if what} == {}


def tab_to(page: Page, selector: str, most: int = 60) -> int:
    """Press Tab until a part has the focus; how often."""
    for times in range(1, most + 1):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return times
    raise AssertionError(f"{selector} is not reached; the last stop was {page.evaluate(FOCUSED)}")


def test_the_keyboard_reaches_the_content_a_table_and_the_choices_of_a_chip(visit: Visit) -> None:
    page = visit(f"/works_assistance?q={quote('9月南门社区噪声投诉')}")
    assert tab_to(page, '[data-testid="stSkipToContent"]') == 1
    page.keyboard.press("Enter")
    tab_to(page, ".ask-change summary", most=6)
    expect(page.locator(".ask-change summary").first).to_have_css("outline-style", "solid")
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".ask-change[open] li button").first).to_be_focused()
    assert problems(page) == []
    page.keyboard.press("Escape")
    expect(page.locator(".ask-change[open]")).to_have_count(0)
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    asked = str(page.locator(".ask-change[open] li button").first.get_attribute("data-ask"))
    settle(page, lambda: page.keyboard.press("Enter"))
    expect(page.locator(".ask-text")).to_have_text(asked)
    ready(page)
    chart = page.locator(".chart-figure").first
    expect(chart).to_have_attribute("aria-description", re.compile("T 看数据表"))
    chart.focus()
    page.keyboard.press("t")
    expect(page.locator(".data-table").get_by_role("columnheader").first).to_be_visible()
    expect(page.get_by_role("button", name="表", exact=True).first).to_be_focused()
    assert problems(page) == []


def test_colours_of_the_user_take_no_mark_and_no_choice_away(visit: Visit) -> None:
    page = visit("/service_requests?category=噪声扰民")
    page.emulate_media(forced_colors="active", color_scheme="dark")
    paper = page.locator(".chart-box").first
    expect(paper).to_have_css("background-color", "rgb(255, 255, 255)")
    preset = page.locator('.st-key-scope-grain [aria-checked="true"]')
    expect(preset).to_have_css("outline-style", "solid")
    page.locator(".chart-figure[tabindex]").first.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    expect(paper.locator(".chart-figure")).to_have_css("outline-style", "solid")
    expect(page.locator(".chip").first).to_have_css("border-top-width", "1px")
    expect(page.locator(".tag").first).to_have_css("border-top-width", "1px")

"""截图模式: what a clerk takes by hand looks the same from every desk."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import PAGES, ready, settle

Visit = Callable[[str], Page]

# What a person could use, and sees.
CONTROLS = """() => {
  const isSeen = part => {
    const { width, height } = part.getBoundingClientRect();
    const isWord = part.matches('a, summary, .pick') && getComputedStyle(part).pointerEvents === 'none';
    const seen = { opacityProperty: true, visibilityProperty: true };
    return width > 1 && height > 1 && !isWord && part.checkVisibility(seen);
  };
  const usable = 'button, input, select, textarea, summary, a, [role=button], [role=combobox]';
  return [...document.querySelectorAll(usable)].filter(isSeen).map(part => part.outerHTML.slice(0, 120));
}"""
# Left and right edge of the page, and what reaches beyond or could be scrolled.
EDGES = """() => {
  const main = document.querySelector('[data-testid="stMain"]');
  const { left, right } = main.getBoundingClientRect();
  const all = [...main.querySelectorAll('*')]
    .filter(part => !part.closest('svg, wbr') && part.checkVisibility());
  const isBeyond = box => box.right > right + 1 || box.left < left - 1;
  const scrollers = [document.scrollingElement, main, ...all.filter(part => part.matches('.scroll'))];
  const said = parts => parts.map(part => part.outerHTML.slice(0, 120));
  return {
    left, right, high: document.documentElement.scrollHeight,
    beyond: said(all.filter(part => isBeyond(part.getBoundingClientRect()))),
    scrolled: said(scrollers.filter(part => part.scrollWidth > part.clientWidth + 1)),
  };
}"""
BOXES = """() => [...document.querySelectorAll('.chart-box')].map(part => {
  const box = part.getBoundingClientRect();
  return [box.left, box.width, box.height].map(Math.round);
})"""
WIDTHS = "[...document.querySelectorAll('.chart-figure')].map(node => node._fullLayout.width)"


def is_on(page: Page) -> bool:
    return page.evaluate("document.documentElement.classList.contains('capturing')")


def leaves(page: Page, act: Callable[[], object]) -> None:
    """Leave the mode by an act, and see that the page is as before."""
    settle(page, act)
    assert not is_on(page)
    assert "capture" not in parse_qs(urlsplit(page.url).query)
    expect(page.locator(".brand")).to_be_visible()
    expect(page.locator(".capture-caption")).to_have_count(0)
    expect(page.locator(".capture-leave")).to_have_count(0)


@pytest.mark.parametrize("path", PAGES)
def test_a_captured_page_is_the_page_and_what_it_rests_on(path: str, visit: Visit) -> None:
    page = visit(f"/{path}?capture=1")
    expect(page.locator(".capture-caption")).to_be_visible()
    assert is_on(page)
    assert page.evaluate(CONTROLS) == []
    for hidden in (".brand", "[data-testid=stTopNavLink]", ".foot-links"):
        expect(page.locator(hidden).filter(visible=True)).to_have_count(0)
    edges = page.evaluate(EDGES)
    assert edges["beyond"] == []
    assert edges["scrolled"] == []
    assert edges["right"] - edges["left"] == 1440  # laid out at 1280, as large as the window
    caption = page.locator(".capture-caption").inner_text()
    for part in ("示例街道办事处", page.locator(".ph .eye").inner_text(), "演示数据", "数据截至", "数据版本"):
        assert part in caption
    assert re.search(r"[\d,]+\s行", caption)
    if path not in ("ledgers", "published", "definitions"):
        assert "计入" in caption
        # The sentence at the head: places, days, days compared with, filters.
        assert "".join(page.locator(".ph .scope").inner_text().split()) in "".join(caption.split())
        assert ("口径：" in caption) == bool(page.locator(".kpi").count())
    bottom = page.locator(".capture-caption").evaluate(
        "node => node.getBoundingClientRect().bottom + scrollY"
    )
    assert edges["high"] - 40 < bottom <= edges["high"], (
        "the caption ends the page, all of which is one document"
    )
    page.set_viewport_size({"width": 390, "height": 900})
    has_layout_of_a_phone(page)


def test_filters_and_the_weight_of_mostly_satisfied_are_named(visit: Visit) -> None:
    page = visit("/?capture=1&community=南门社区&category=噪声扰民&from=2026-06-01&to=2026-07-01")
    caption = page.locator(".capture-caption").inner_text()
    for part in ("南门社区", "噪声扰民", "2026-06-01\u00a0至 06-30", "基本满意按", "诉求工单", "满意度回访"):
        assert part in caption


def test_an_empty_page_names_its_scope_too(visit: Visit) -> None:
    page = visit("/mediation?capture=1&from=2015-01-05&to=2015-01-12")
    caption = page.locator(".capture-caption").inner_text()
    assert "2015-01-05" in caption
    assert re.search(r"矛盾调解 0\s行", caption)


@pytest.mark.parametrize("path", ["", "compound"])
def test_every_desk_has_one_layout(path: str, visit: Visit, window: Page) -> None:
    shapes = set()
    window.set_viewport_size({"width": 1024, "height": 800})
    page = visit(f"/{path}?capture=1")
    for width in (1024, 1366, 1920):
        page.set_viewport_size({"width": width, "height": 800})
        ready(page)
        edges = page.evaluate(EDGES)
        assert edges["beyond"] == edges["scrolled"] == []
        share = width / 1280  # type grows with the window, the layout stays
        assert edges["right"] - edges["left"] == pytest.approx(1280 * share)
        shapes.add((tuple(page.evaluate(WIDTHS)), round(edges["high"] / share / 8)))
    assert len({widths for widths, _high in shapes}) == 1
    assert max(high for _w, high in shapes) - min(high for _w, high in shapes) <= 1


def test_a_phone_has_the_layout_of_a_phone(visit: Visit, window: Page) -> None:
    window.set_viewport_size({"width": 390, "height": 800})
    has_layout_of_a_phone(visit("/published?capture=1"))


def has_layout_of_a_phone(page: Page) -> None:
    """Look at a captured page on a screen of 390 pixels."""
    ready(page)
    edges = page.evaluate(EDGES)
    assert (edges["left"], edges["right"]) == (0, 390)
    assert edges["beyond"] == edges["scrolled"] == []
    assert page.evaluate(CONTROLS) == []


def test_the_switch_and_the_ways_out(visit: Visit) -> None:
    page = visit("/mediation?community=南门社区")
    before = page.url
    for leave in (
        lambda: page.keyboard.press("Escape"),
        lambda: page.get_by_role("button", name="退出截图模式").click(),
    ):
        settle(page, page.get_by_role("button", name="截图模式", exact=True).click)
        assert is_on(page)
        assert parse_qs(urlsplit(page.url).query)["capture"] == ["1"]
        assert "南门社区" in page.locator(".capture-caption").inner_text()
        leaves(page, leave)
        assert page.url == before


def test_the_way_out_shows_at_the_pointer_and_at_the_keyboard_only(visit: Visit) -> None:
    page = visit("/mediation?capture=1")
    link = page.locator(".capture-leave")
    expect(link).to_have_css("opacity", "0")
    page.mouse.move(700, 20)
    expect(link).to_have_css("opacity", "1")
    page.mouse.move(700, 400)
    expect(link).to_have_css("opacity", "0")
    page.keyboard.press("Tab")
    expect(link).to_be_focused()
    expect(link).to_have_css("opacity", "1")
    page.emulate_media(media="print")
    expect(link).to_be_hidden()


def test_the_mode_stays_while_the_session_goes_on_and_is_not_copied(visit: Visit) -> None:
    page = visit("/mediation?capture=1")
    page.reload()
    ready(page)
    assert is_on(page)
    leaves(page, lambda: page.keyboard.press("Escape"))
    page.evaluate("Object.defineProperty(window, 'isSecureContext', { value: false })")
    page.evaluate("document.addEventListener('copy', () => { window.taken = document.activeElement.value; })")
    settle(page, page.get_by_role("button", name="截图模式", exact=True).click)
    page.evaluate("document.querySelector('.st-key-copy-link button').click()")
    page.wait_for_function("window.taken")
    assert "capture" not in page.evaluate("window.taken")
    assert "from=" in page.evaluate("window.taken")


def test_it_is_printed_on_one_sheet_width_with_whole_charts(visit: Visit, window: Page) -> None:
    window.set_viewport_size({"width": 1280, "height": 900})
    page = visit("/mediation?capture=1")
    high, on_screen = page.evaluate("document.documentElement.scrollHeight"), page.evaluate(BOXES)
    paper = page.pdf(width="1280px", height=f"{high + 2}px", print_background=True)
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1, "a sheet as wide as the page holds all of it"
    page.emulate_media(media="print")
    assert page.evaluate(BOXES) == on_screen
    sheet = page.pdf(prefer_css_page_size=True)
    boxes = {
        tuple(float(number) for number in box.split())
        for box in re.findall(rb"/MediaBox\s*\[([^\]]+)\]", sheet)
    }
    assert all(box[2] > box[3] for box in boxes), "sheets lie on their side"

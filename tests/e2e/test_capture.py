"""截图模式: what a clerk takes by hand looks the same from every desk."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from pages.parts.words.navigation import TITLES
from tests.e2e.conftest import PAGES, becomes, expect_query, ready, settle

Visit = Callable[[str], Page]

# What a person could use, and sees.
CONTROLS = """() => {
  const isSeen = part => {
    const { width, height } = part.getBoundingClientRect();
    const isLink = part.matches('a, summary, .pick, th .sort');
    const isWord = isLink && getComputedStyle(part).pointerEvents === 'none';
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
    left, right,
    beyond: said(all.filter(part => isBeyond(part.getBoundingClientRect()))),
    scrolled: said(scrollers.filter(part => part.scrollWidth > part.clientWidth + 1)),
  };
}"""
#: The page is one document, and its caption ends it.
ENDS_WITH_CAPTION = """() => {
  const high = document.documentElement.scrollHeight;
  const bottom = document.querySelector('.capture-caption').getBoundingClientRect().bottom + scrollY;
  return high - 40 < bottom && bottom <= high;
}"""
BOXES = """() => [...document.querySelectorAll('.chart-box')].map(part => {
  const box = part.getBoundingClientRect();
  return [box.left, box.width, box.height].map(Math.round);
})"""
# A line more is as high at least; borders and rows are rounded to the pixels of each screen.
LINE = 12
HEIGHTS = """share => [...document.querySelectorAll('.ct h2, .ct p, .rd, .kpi, .chart-box, tr')]
  .map(part => part.getBoundingClientRect().height / share)"""
WIDTHS = "[...document.querySelectorAll('.chart-figure')].map(node => node._fullLayout.width)"


def expect_on(page: Page) -> None:
    """Wait until the page is laid out for a picture."""
    expect(page.locator("html.capturing")).to_have_count(1)


def expect_caption(page: Page, *parts: str) -> None:
    """Wait until the caption says each of these."""
    for part in parts:
        expect(page.locator(".capture-caption")).to_contain_text(part)


def expect_whole(page: Page, left: float, right: float) -> None:
    """Wait until the page lies between these edges, and nothing reaches beyond them or could be scrolled."""
    names = ("left", "right", "beyond", "scrolled")
    becomes(
        page,
        lambda: [page.evaluate(EDGES)[name] for name in names],
        [pytest.approx(left), pytest.approx(right), [], []],
    )


def turn_back_to(page: Page, path: str) -> None:
    """Go to a page as 后退 does, since the tabs are hidden: in the session that is open."""
    page.evaluate(
        """path => {
            history.pushState({}, "", `/${path}${location.search}`);
            dispatchEvent(new PopStateEvent("popstate"));
        }""",
        path,
    )
    expect(page.locator(".ph .eye")).to_have_text(TITLES[path or "overview"])
    ready(page)


def leaves(page: Page, act: Callable[[], object]) -> None:
    """Leave the mode by an act, and see that the page is as before."""
    settle(page, act)
    expect(page.locator("html.capturing")).to_have_count(0)
    expect_query(page, capture=[])
    expect(page.locator(".brand")).to_be_visible()
    expect(page.locator(".capture-caption")).to_have_count(0)
    expect(page.locator(".capture-leave")).to_have_count(0)


def test_a_captured_page_is_the_page_and_what_it_rests_on(visit: Visit) -> None:
    """The mode stays on while one session turns the pages, which loads no script anew."""
    page = visit("/definitions?capture=1")
    for path in PAGES:
        turn_back_to(page, path)
        is_whole_and_rests_on_what_its_caption_says(page, path)
        page.set_viewport_size({"width": 390, "height": 900})
        has_layout_of_a_phone(page)
        page.set_viewport_size({"width": 1440, "height": 900})


def is_whole_and_rests_on_what_its_caption_says(page: Page, path: str) -> None:
    """Look at a captured page in the window of a desk."""
    expect(page.locator(".capture-caption")).to_be_visible()
    expect_on(page)
    becomes(page, lambda: page.evaluate(CONTROLS), [])
    for hidden in (".brand", "#doors", ".foot-links", ".tools"):
        expect(page.locator(hidden).filter(visible=True)).to_have_count(0)
    expect_whole(page, 0, 1440)  # laid out at 1280, as large as the window
    title = TITLES[path or "overview"]
    expect_caption(page, "示例街道办事处", title, "演示数据", "数据截至", "数据版本")
    caption = page.locator(".capture-caption").inner_text()
    assert re.search(r"[\d,]+\s行", caption)
    if path not in ("ledgers", "follow_ups", "published", "definitions"):
        assert "计入" in caption
        # The sentence at the head: places, days, days compared with, filters.
        assert "".join(page.locator(".ph .scope").inner_text().split()) in "".join(caption.split())
        assert ("口径：" in caption) == bool(page.locator(".kpi").count())
    page.wait_for_function(ENDS_WITH_CAPTION)


def test_filters_and_the_weight_of_mostly_satisfied_are_named(visit: Visit) -> None:
    page = visit("/?capture=1&community=南门社区&category=噪声扰民&from=2026-06-01&to=2026-07-01")
    expect_caption(
        page, "南门社区", "噪声扰民", "2026-06-01\u00a0至 06-30", "基本满意按", "诉求工单", "满意度回访"
    )


def test_an_empty_page_names_its_scope_too(visit: Visit) -> None:
    page = visit("/mediation?capture=1&from=2015-01-05&to=2015-01-12")
    expect_caption(page, "2015-01-05", "矛盾调解 0\u00a0行")


def test_every_desk_has_one_layout(visit: Visit, window: Page) -> None:
    window.set_viewport_size({"width": 1024, "height": 800})
    page = visit("/?capture=1")
    has_one_layout(page, (1024, 1366, 1920))
    turn_back_to(page, "compound")
    has_one_layout(page, (1920, 1366, 1024))


def has_one_layout(page: Page, widths: tuple[int, ...]) -> None:
    """Look at a captured page in windows of these widths: type grows with the window, no line breaks anew."""
    drawn, heights = set(), []
    for width in widths:
        page.set_viewport_size({"width": width, "height": 800})
        ready(page)
        expect_whole(page, 0, width)
        drawn.add(tuple(page.evaluate(WIDTHS)))
        heights.append(page.evaluate(HEIGHTS, width / 1280))
    assert len(drawn) == 1
    assert len({len(each) for each in heights}) == 1
    assert all(max(part) - min(part) < LINE for part in zip(*heights, strict=True))


def test_a_phone_has_the_layout_of_a_phone(visit: Visit, window: Page) -> None:
    window.set_viewport_size({"width": 390, "height": 800})
    has_layout_of_a_phone(visit("/published?capture=1"))


def has_layout_of_a_phone(page: Page) -> None:
    """Look at a captured page on a screen of 390 pixels."""
    ready(page)
    expect_whole(page, 0, 390)
    becomes(page, lambda: page.evaluate(CONTROLS), [])


def test_the_switch_and_the_ways_out(visit: Visit) -> None:
    page = visit("/mediation?community=南门社区")
    before = page.evaluate("location.href")
    for leave in (
        lambda: page.keyboard.press("Escape"),
        lambda: page.get_by_role("button", name="退出截图模式").click(),
    ):
        settle(page, page.get_by_role("button", name="截图模式", exact=True).click)
        expect_on(page)
        expect_query(page, capture=["1"])
        expect_caption(page, "南门社区")
        leaves(page, leave)
        becomes(page, lambda: page.evaluate("location.href"), before)


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
    expect_on(page)
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
    becomes(page, lambda: page.evaluate(BOXES), on_screen)
    sheet = page.pdf(prefer_css_page_size=True)
    boxes = {
        tuple(float(number) for number in box.split())
        for box in re.findall(rb"/MediaBox\s*\[([^\]]+)\]", sheet)
    }
    assert all(box[2] > box[3] for box in boxes), "sheets lie on their side"

"""The doors of the header by mouse and keyboard, the bars of a phone, and the way back."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from pages.parts.words.navigation import DOORS
from tests.e2e.conftest import becomes, door, expect_query, query_of, ready, settle
from tests.e2e.test_access import problems

Visit = Callable[[str], Page]
#: What of the header reaches beyond the window, lies over another part of it, or has more than one line.
CROWDED = """() => {
  const shown = parts => [...parts].filter(part => part.checkVisibility());
  const bar = document.querySelector(".top-bar");
  const boxes = shown(bar.children).map(part => part.getBoundingClientRect());
  const cut = shown(bar.querySelectorAll("*")).filter(part => part.scrollWidth > part.clientWidth + 1);
  const beyond = boxes.filter(box => box.left < 0 || box.right > innerWidth || box.bottom > 50.5);
  const over = boxes.filter((box, at) => at && box.left < boxes[at - 1].right);
  const isBox = part => getComputedStyle(part).display !== "inline";
  return [...cut.filter(isBox).map(part => part.outerHTML), ...beyond, ...over];
}"""
#: What is touched in the bars of a phone and is smaller than a finger.
SMALL = """() => [...document.querySelectorAll("#doors :is(a, button)")]
  .filter(part => part.checkVisibility())
  .filter(part => Math.min(part.offsetHeight, part.offsetWidth) < 36).map(part => part.textContent)"""
MENUS = [each for each in DOORS if each.menu_pages]


def opener(page: Page, name: str) -> Locator:
    return page.locator(f'.doors [aria-controls="door-{name}"]')


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.dataset.door ?? document.activeElement.textContent"))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_axe_finds_nothing_in_open_menus_and_nothing_is_crowded(language: str, visit: Visit) -> None:
    page = visit(f"/definitions?lang={language}")
    for width in (1440, 1024):
        page.set_viewport_size({"width": width, "height": 900})
        becomes(page, lambda: page.evaluate(CROWDED), [])
        for menu in MENUS:
            opener(page, menu.name).click()
            expect(page.locator(f"#door-{menu.name}")).to_be_in_viewport(ratio=1)
        page.keyboard.press("Escape")
    opener(page, "topics").click()
    assert problems(page) == []
    page.set_viewport_size({"width": 390, "height": 844})
    becomes(page, lambda: page.evaluate(CROWDED), [])
    page.locator(".door-bar .opener").click()
    expect(page.locator("#door-sheet")).to_be_visible()
    assert page.evaluate(SMALL) == []
    assert problems(page) == []


def test_a_menu_by_mouse_opens_one_page_and_keeps_the_scope(visit: Visit) -> None:
    page = visit("/definitions?community=南门社区")
    expect_query(page, community=["南门社区"])
    opener(page, "topics").click()
    expect(opener(page, "topics")).to_have_attribute("aria-expanded", "true")
    opener(page, "data").click()
    expect(page.locator("#door-topics")).to_be_hidden()
    page.mouse.click(1430, 600)  # beside the page
    expect(page.locator("#door-data")).to_be_hidden()
    before = query_of(page)
    assert "南门社区" in (door(page, "组织体系").evaluate("link => decodeURIComponent(link.search)"))
    page.evaluate("() => { window.isTheSame = true; }")
    settle(page, door(page, "组织体系").click)
    assert page.evaluate("window.isTheSame"), "the session goes on: nothing is loaded anew"
    becomes(page, lambda: (page.evaluate("location.pathname"), query_of(page)), ("/organisation", before))
    expect(page).to_have_title("组织体系 · 街道治理看板")
    expect(opener(page, "topics")).to_have_class("door opener current")
    settle(page, lambda: page.evaluate("history.back()"))
    expect(page).to_have_title("口径说明 · 街道治理看板")
    expect(opener(page, "data")).to_have_class("door opener current")


def test_a_menu_by_keyboard(visit: Visit) -> None:
    page = visit("/definitions")
    opener(page, "data").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#door-data")).to_be_visible()
    for key, name in (("ArrowDown", "ledgers"), ("ArrowDown", "definitions"), ("End", "published")):
        page.keyboard.press(key)
        assert focused(page) == name
    for key, name in (("ArrowDown", "ledgers"), ("ArrowUp", "published"), ("Home", "ledgers")):
        page.keyboard.press(key)
        assert focused(page) == name
    page.keyboard.press("Escape")
    expect(page.locator("#door-data")).to_be_hidden()
    assert focused(page) == "台账与口径"
    page.keyboard.press("ArrowUp")
    assert focused(page) == "published"
    page.keyboard.press("Tab")
    expect(page.locator("#door-data")).to_be_hidden()
    opener(page, "data").focus()
    page.keyboard.press("ArrowDown")
    page.evaluate("() => { window.isTheSame = true; }")
    settle(page, lambda: page.keyboard.press("Enter"))
    assert page.evaluate("window.isTheSame")
    expect(page.locator(".ph .eye")).to_have_text("台账管理")
    assert focused(page) == "台账与口径"


def test_a_phone_has_the_name_above_and_four_doors_below(visit: Visit) -> None:
    page = visit("/definitions")
    page.set_viewport_size({"width": 390, "height": 844})
    expect(page.locator(".here b")).to_have_text("口径说明")
    expect(page.locator(".here")).to_contain_text("数据截至")
    expect(page.locator(".door-bar > :is(a, button)")).to_have_text(["本周", "小区", "简报", "更多"])
    main, bar = page.get_by_test_id("stMain"), page.locator(".door-bar")
    boxes = main.bounding_box(), bar.bounding_box()
    assert boxes[0] is not None
    assert boxes[1] is not None
    assert (boxes[0]["y"], boxes[0]["y"] + boxes[0]["height"]) == (50, boxes[1]["y"])
    page.locator(".to-ask").click()
    expect(page.locator(".ask-box input")).to_be_focused()
    page.locator(".door-bar .opener").click()
    settle(page, page.locator("#door-sheet").get_by_role("link", name="公开数据对照").click)
    expect(page.locator(".here b")).to_have_text("公开数据对照")
    expect(page.locator("#door-sheet")).to_be_hidden()
    expect(page.locator(".door-bar .opener")).to_have_class("opener current")
    page.emulate_media(media="print")
    expect(page.locator(".door-bar")).to_be_hidden()
    page.emulate_media(media="null")
    page.locator(".door-bar .opener").click()
    page.locator("#door-sheet").get_by_role("link", name="English").click()
    page.wait_for_function("() => document.documentElement.lang === 'en'")
    ready(page)
    expect(page.locator(".here b")).to_have_text("Published figures")

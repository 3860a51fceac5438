"""The toolbar of a block by mouse and keyboard, on a desk and on a phone, and why a block has its tag."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.e2e.conftest import becomes, choose, ready
from tests.e2e.test_access import problems

Visit = Callable[[str], Page]
WEEK = "from=2026-10-19&to=2026-10-26&compare=previous"
FOCUSED = "() => document.activeElement.dataset.tool ?? document.activeElement.dataset.item"


def test_one_menu_is_open_at_a_time_and_escape_gives_the_focus_back(visit: Visit) -> None:
    page = visit(f"/service_requests?{WEEK}")
    choose(page, "volume", "下载")
    expect(page.get_by_role("menuitem")).to_have_text(
        ["图片PNG", "图片SVG", "数据XLSX", "数据CSV", "复制链接"]
    )
    assert problems(page) == []
    choose(page, "volume", "更多")
    expect(page.get_by_role("menu")).to_have_count(1)
    expect(page.get_by_role("menuitem").first).to_have_text("看明细 121 件 →")
    page.keyboard.press("Escape")
    expect(page.get_by_role("menu")).to_have_count(0)
    assert page.evaluate(FOCUSED) == "more"
    choose(page, "volume", "下载")
    page.locator(".ph h1").click()
    expect(page.get_by_role("menu")).to_have_count(0)


def test_arrow_keys_walk_the_tools_and_a_menu(visit: Visit) -> None:
    page = visit(f"/service_requests?{WEEK}")
    page.locator(".st-key-tools-volume [data-tool=figure]").focus()
    for key, focused in (
        ("ArrowRight", "table"), ("ArrowRight", "download"), ("ArrowDown", "png"), ("ArrowDown", "svg"),
        ("End", "link"), ("ArrowDown", "png"), ("Escape", "download"), ("End", "more"),
        ("ArrowRight", "figure"),
    ):  # fmt: skip
        page.keyboard.press(key)
        assert page.evaluate(FOCUSED) == focused
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.st-key-tools-volume')") is None, "one stop a block"


def test_a_table_has_no_figure_to_turn_to_and_no_picture(visit: Visit) -> None:
    page = visit(f"/?{WEEK}")
    tools = page.locator(".st-key-tools-communities [data-tool]")
    expect(tools).to_have_text(["下载", "口径", "⋯"])
    choose(page, "communities", "下载")
    expect(page.get_by_role("menuitem")).to_have_text(["数据XLSX", "数据CSV", "复制链接"])


def test_a_picture_of_drawn_lines_bears_title_and_scope(visit: Visit, tmp_path: Path) -> None:
    page = visit(f"/service_requests?{WEEK}&community=南门社区")
    with page.expect_download() as taken:
        choose(page, "volume", "下载", "图片 SVG")
    assert taken.value.suggested_filename.endswith(".svg")
    taken.value.save_as(tmp_path / "taken.svg")
    root = ET.parse(tmp_path / "taken.svg").getroot()  # noqa: S314 - our own file
    texts = ["".join(text.itertext()) for text in root.findall("{http://www.w3.org/2000/svg}text")]
    assert page.locator(".st-key-block-volume h2").inner_text() in texts
    assert any("南门社区" in text and "2026-10-19" in text for text in texts)
    assert root.find("{http://www.w3.org/2000/svg}svg") is not None


def test_a_copied_link_leads_to_its_block(visit: Visit) -> None:
    page = visit(f"/service_requests?{WEEK}")
    page.evaluate("Object.defineProperty(window, 'isSecureContext', { value: false })")
    page.evaluate("document.addEventListener('copy', () => { window.taken = document.activeElement.value; })")
    choose(page, "channels", "下载", "复制链接")
    page.wait_for_function("window.taken")
    address = str(page.evaluate("window.taken"))
    assert address.endswith("#channels")
    expect(page.locator(".st-key-tools-channels").get_by_role("status")).to_have_text("已复制")
    page.goto("about:blank")
    page.goto(address)
    ready(page)
    expect(page.locator(".st-key-block-channels h2")).to_be_in_viewport()


def test_the_tag_of_a_block_says_why_and_leads_to_its_definition(visit: Visit) -> None:
    page = visit(f"/service_requests?{WEEK}")
    why = page.locator(".st-key-block-volume .reason")
    why.locator("summary").click()
    expect(why.locator("dt")).to_have_text(["规则", "上周", "再上周", "界限", "不含"])
    expect(why.locator("dd").nth(1)).to_contain_text("121 件，正常")
    assert problems(page) == []
    page.keyboard.press("Escape")
    expect(why.locator("dl")).to_be_hidden()
    expect(why.locator("summary")).to_be_focused()
    why.locator("summary").click()
    why.get_by_role("button", name="看口径").click()
    expect(page.get_by_role("dialog")).to_contain_text("诉求量")
    expect(page.get_by_role("dialog")).to_contain_text(
        "按 141 期的趋势与季节预期"
    )  # no formula in the subtitle
    expect(page.locator(".st-key-block-volume .ct p")).not_to_contain_text("标准差")


def test_how_to_read_a_kind_of_chart_opens_in_place(visit: Visit) -> None:
    page = visit(f"/service_requests?{WEEK}")
    choose(page, "volume", "更多", "怎么看这张图")
    note = page.get_by_role("dialog", name="怎么看这张图")
    expect(note.locator("p")).to_have_count(3)
    expect(note).to_be_focused()
    page.keyboard.press("Escape")
    expect(note).to_have_count(0)
    assert page.evaluate(FOCUSED) == "more"


TOOLS = """key => {
  const tools = document.querySelector(`.st-key-tools-${key} .tools`).getBoundingClientRect();
  const block = document.querySelector(`.st-key-block-${key}`);
  const figure = block.querySelector('.chart-figure').getBoundingClientRect();
  const title = block.querySelector('h2').getBoundingClientRect();
  return { above: tools.bottom < figure.top + 4, level: Math.abs(tools.top - title.top) < 6,
           below: tools.top > figure.bottom, height: tools.height,
           right: Math.round(block.getBoundingClientRect().right - tools.right) };
}"""


def test_it_stands_right_of_the_title_and_on_a_phone_under_the_figure(visit: Visit) -> None:
    page = visit(f"/service_requests?{WEEK}")
    becomes(page, lambda: [page.evaluate(TOOLS, "volume")[key] for key in ("level", "above", "right")],
            [True, True, 0])  # fmt: skip
    page.set_viewport_size({"width": 390, "height": 900})
    becomes(page, lambda: [page.evaluate(TOOLS, "volume")[key] for key in ("below", "height")], [True, 32])
    choose(page, "volume", "更多")
    menu = page.get_by_role("menu").bounding_box()
    assert menu is not None
    assert menu["x"] >= 0
    assert menu["x"] + menu["width"] <= 390
    assert problems(page) == []

"""The camera at a chart: what a clerk takes by hand is large, named, and of the chart as it is."""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.e2e.conftest import choose, settle

Visit = Callable[[str], Page]
NAMED = """key => document.querySelector(`[data-key='${key}']`)._context.toImageButtonOptions.filename
  .includes('2026-08')"""


def size(picture: Path) -> tuple[int, int]:
    """Width and height of a PNG."""
    content = picture.read_bytes()
    assert content.startswith(b"\x89PNG")
    return struct.unpack(">II", content[16:24])


def test_the_camera_saves_at_twice_the_size_under_our_name(visit: Visit, tmp_path: Path) -> None:
    page = visit("/mediation?community=南门社区&from=2026-06-01&to=2026-07-01")
    box = page.locator(".chart-box").first
    camera = box.locator(".chart-camera")
    expect(camera).to_have_css("opacity", "0")
    box.hover()
    expect(camera).to_have_css("opacity", "1")
    expect(camera).to_have_attribute("aria-label", "下载图片（2 倍）")
    with page.expect_download() as taken:
        camera.click()
    name = taken.value.suggested_filename
    assert name.startswith("示例街道办事处_矛盾调解_南门社区_2026-06-01至2026-06-30_")
    assert name.endswith(".png")
    taken.value.save_as(tmp_path / name)
    figure = box.locator(".chart-figure")
    width, _height = size(tmp_path / name)
    assert width == 2 * (max(figure.evaluate("node => node.clientWidth"), 720) + 48)
    # The toolbar gives the same file, and Plotly's own camera would be right, too.
    with page.expect_download() as linked:
        choose(page, str(box.locator(".chart-figure").get_attribute("data-key")), "下载", "图片 PNG")
    assert linked.value.suggested_filename == name
    options = figure.evaluate("node => node._context.toImageButtonOptions")
    assert options == {"format": "png", "scale": 2, "filename": name.removesuffix(".png")}
    assert figure.evaluate("node => node._context.locale") == "zh-CN"
    assert figure.evaluate("node => node._context.displayModeBar") is False


def test_the_camera_follows_the_filters_without_building_the_chart_anew(visit: Visit) -> None:
    page = visit("/mediation")
    figure = page.locator(".chart-figure").first
    figure.evaluate("node => { node.querySelector('.main-svg').mark = 'kept'; }")
    settle(page, page.locator(".st-key-scope-presets").get_by_text("近12周", exact=True).click)
    key = figure.get_attribute("data-key")
    page.wait_for_function(NAMED, arg=key)
    assert figure.evaluate("node => node.querySelector('.main-svg').mark") == "kept"


def test_the_camera_is_there_in_full_screen_and_in_english(visit: Visit) -> None:
    page = visit("/mediation?lang=en")
    box = page.locator(".chart-box").first
    box.hover()
    box.get_by_role("button", name="Full screen").click()
    page.wait_for_function("document.fullscreenElement")
    camera = box.get_by_role("button", name="Download picture (2x)")
    expect(camera).to_have_css("opacity", "1")
    with page.expect_download() as taken:
        camera.click()
    assert taken.value.suggested_filename.endswith(".png")

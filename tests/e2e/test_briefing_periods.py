"""The briefing of a month in a browser: 月 is chosen, one step back, and the address holds both."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.e2e.conftest import ready


def test_a_month_is_chosen_and_stepped_back(page: Page, server: str):
    page.goto(f"{server}/briefing")
    ready(page)
    band = page.locator(".st-key-briefing-band")
    expect(band.get_by_role("radio", name="周", exact=True)).to_be_checked()
    band.get_by_role("radio", name="月", exact=True).click()
    expect(page).to_have_url(re.compile("from=2026-10-01&to=2026-11-01&grain=month"))
    band.get_by_role("button", name="‹ 上一期").click()
    expect(page).to_have_url(re.compile("from=2026-09-01&to=2026-10-01&grain=month"))
    expect(page.locator("h1").first).to_contain_text("2026 年 9 月月报已备好")
    paper = page.frame_locator('[class*="st-key-preview-"] iframe')
    expect(paper.locator("html[data-state='ready']")).to_be_attached()
    expect(paper.locator("h1")).to_contain_text("本月诉求 358")
    expect(paper.locator(".fig:has(svg.main-svg)").nth(2)).to_be_attached()
    page.go_back()
    expect(page.locator("h1").first).to_contain_text("2026 年 10 月月报已备好")

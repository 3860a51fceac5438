"""Heads of tables in a real browser: they sort at once, keep the order in the address, and files follow."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Page, expect

from tests.e2e.conftest import becomes, choose, expect_query, ready, settle

Visit = Callable[[str], Page]
SUMMER = "/?from=2026-08-01&to=2026-11-01&grain=month"


def names(page: Page, table: str = "communities") -> list[str]:
    """The first word of each row."""
    return [
        text.split()[0]
        for text in page.locator(f"[data-table={table}] tbody td:first-child").all_inner_texts()
    ]


def test_a_head_sorts_at_once_and_its_order_is_a_step_of_the_history(visit: Visit, tmp_path: Path) -> None:
    page = visit(SUMMER)
    usual = names(page)
    assert usual[-2:] == ["未填写", "合计"]
    rate = page.locator("[data-table=communities]").get_by_role("button", name="按期办结率")
    head = rate.locator("xpath=..")
    rate.focus()
    page.keyboard.press("Enter")  # the worse end first
    expect(head).to_have_attribute("aria-sort", "ascending")
    expect_query(page, sort=["communities.on_time_rate.asc"])
    worst = names(page)
    page.keyboard.press("Enter")
    becomes(page, lambda: names(page), [*reversed(worst[:-2]), "未填写", "合计"])
    page.keyboard.press("Enter")
    becomes(page, lambda: names(page), usual)
    expect_query(page, sort=[])

    settle(page, page.go_back)
    settle(page, page.go_back)
    expect_order(page, worst)
    page.reload()
    ready(page)
    expect_order(page, worst)
    settle(page, page.get_by_test_id("stSidebar").get_by_text("周", exact=True).click)
    expect_query(page, grain=["week"])
    expect(page.locator(".st-key-scope-grain [aria-checked=true]")).to_have_text("周")
    ready(page)
    expect_order(page, worst)
    lines = taken_csv(page, "communities", tmp_path)
    assert [line[0].removesuffix("社区") for line in lines] == worst


def expect_order(page: Page, communities: list[str]) -> None:
    """Wait until the communities stand in that order, the worst rate first, and the address says so."""
    expect_query(page, sort=["communities.on_time_rate.asc"])
    becomes(page, lambda: names(page), communities)


def test_a_long_table_is_searched_by_initials_and_an_unknown_order_is_said(visit: Visit) -> None:
    page = visit("/organisation?sort=stations.nothing.asc")
    expect(page.get_by_text("stations.nothing.asc")).to_be_visible()
    expect(page.locator("[data-table=stations] tbody tr").first).to_be_visible()
    ready(page)
    whole = names(page, "stations")
    page.locator("[data-table=stations]").get_by_role("searchbox", name="拼音首字母").fill("xcwt")
    found = [name for name in whole if name.startswith("象城外滩")]
    expect(page.locator("[data-table=stations] tbody tr:visible")).to_have_count(len(found))
    expect(page.locator("[data-table=stations]").get_by_role("status")).to_have_text(
        f"{len(found)} / {len(whole)} 行"
    )
    page.keyboard.press("Escape")
    expect(page.locator("[data-table=stations] tbody tr:visible")).to_have_count(len(whole))


def taken_csv(page: Page, block: str, folder: Path) -> list[list[str]]:
    """The lines of the CSV of a block, without its header."""
    with page.expect_download() as taken:
        choose(page, block, "下载", "数据 CSV")
    taken.value.save_as(folder / "taken.csv")
    with (folder / "taken.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))[1:]


def test_the_file_of_a_pivot_table_has_the_order_of_its_rows(visit: Visit, tmp_path: Path) -> None:
    asked = "measure=request_count&rows=channel&columns=community&chart=pivot"
    page = visit(f"/explore?from=2025-11-01&to=2026-11-01&{asked}&sort=explore.信江社区.asc")
    shown = names(page, "explore")
    assert shown != sorted(shown)
    found = [line[0] for line in taken_csv(page, "explore", tmp_path)]
    assert list(dict.fromkeys(found)) == shown


def measures(page: Page) -> list[str]:
    """The names of the measures of 对比 as they stand there."""
    named = page.locator("[data-table=compare-measures] tbody tr:not(.axis) td.name")
    return [text.split("\n")[0] for text in named.all_inner_texts()]


def test_the_file_of_a_comparison_has_the_order_of_its_measures(visit: Visit, tmp_path: Path) -> None:
    scope = "from=2025-11-01&to=2026-11-01&compound=象城外滩&b_compound=青云首府"
    page = visit(f"/compare?{scope}&sort=compare-measures.a.asc")
    found = [line[0] for line in taken_csv(page, "compare-measures", tmp_path)]
    becomes(page, lambda: measures(page), found)
    settle(page, page.locator("[data-table=compare-measures] th .sort").first.click)
    expect_query(page, sort=["compare-measures.measure.asc"])
    by_name = [line[0] for line in taken_csv(page, "compare-measures", tmp_path)]  # though no run has read it
    assert by_name != found
    becomes(page, lambda: measures(page), by_name)


def test_on_a_phone_cards_have_heads_that_sort(visit: Visit) -> None:
    page = visit("/")
    page.set_viewport_size({"width": 390, "height": 844})
    what = page.locator("table.att tbody tr td:nth-child(2)")
    usual = what.all_inner_texts()
    head = page.locator("table.att thead").get_by_role("button", name="发生了什么")
    head.click()
    expect_query(page, sort=["signals.what.asc"])
    becomes(page, lambda: what.all_inner_texts() != usual, True)
    assert sorted(what.all_inner_texts()) == sorted(usual)
    box = head.bounding_box()
    assert box is not None
    assert box["height"] >= 40
    page = visit("/compare?from=2025-11-01&to=2026-11-01&compound=象城外滩&b_compound=青云首府")
    page.set_viewport_size({"width": 390, "height": 844})
    page.locator("table.cmp thead .sort").nth(1).click()
    page.wait_for_function("location.search.includes('compare-measures.a.')")
    page.wait_for_function("document.documentElement.scrollWidth <= 390")


def test_tables_of_a_question_of_published_figures_and_of_imports_sort(visit: Visit) -> None:
    page = visit(f"/overview?q={quote('上月各社区诉求同比')}")
    page.locator(".ask-panel th").get_by_role("button", name="相差").click()
    expect_query(page, sort=["question.request_count_change.desc"])
    changes = page.locator(".ask-panel tbody tr:not(:has-text('未填写')) td:last-child").all_inner_texts()
    numbers = [int(text.replace("−", "-")) for text in changes]
    assert numbers == sorted(numbers, reverse=True)
    page = visit("/published?sort=体育场社区.answered.asc")
    shown = page.locator("[data-table=体育场社区] tbody td:nth-child(5)").all_inner_texts()
    plain = [float(text.replace(",", "").replace("−", "-").split("\xa0")[0].rstrip("%")) for text in shown]
    assert len(plain) > 3
    assert plain == sorted(plain)
    expect(page.locator(".order-note")).to_have_count(0)
    page = visit("/ledgers")
    page.locator("[data-table=history] th").get_by_role("button", name="何时").click()
    expect_query(page, sort=["history.made_at.asc"])

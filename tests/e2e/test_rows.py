"""明细 in a real browser: rows counted, paged, searched, sorted, taken away, and one leads to the next."""

import csv
import io
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Locator, Page, expect

from data.snapshots.store import Snapshot
from queries import Part, Scope, row_count, rows, run
from tests.e2e.conftest import becomes, choose, expect_query, query_of, ready, settle

Visit = Callable[[str], Page]
YEAR = Scope(date(2025, 11, 1), date(2026, 11, 1), categories=("噪声扰民",))
DATES = "from=2025-11-01&to=2026-11-01"
NOISE = f"{DATES}&category=噪声扰民"
LIST = "service_requests/counted_rows"
OVERDUE = f"/rows?{DATES}&rows_of=closed_loop/deadlines"

#: The window is that wide, and neither the page nor the record is wider.
IS_WITHIN = """width => {
  const box = document.querySelector('.rec').getBoundingClientRect();
  return innerWidth === width && document.documentElement.scrollWidth <= width
    && box.left >= 0 && box.right <= width;
}"""


def numbers(page: Page) -> Locator:
    """The first column."""
    return page.locator("table.rows tbody tr td:first-child")


def steps_of(page: Page) -> set[str]:
    """The kinds of the steps of the record that is open."""
    return {step.split(" · ")[0] for step in page.locator("ol.way li p b").all_inner_texts()}


def taken(page: Page, kind: str, folder: Path) -> tuple[str, bytes]:
    """Name and content of the file behind a button."""
    with page.expect_download() as waiting:
        page.locator(".st-key-rows-tools").get_by_role("button", name=re.compile(f"^{kind}")).click()
    waiting.value.save_as(folder / "taken")
    return waiting.value.suggested_filename, (folder / "taken").read_bytes()


def read_csv(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def test_a_year_of_noise_is_counted_paged_and_taken(visit: Visit, samples: Snapshot, tmp_path: Path) -> None:
    page = visit(f"/service_requests?{NOISE}")
    settle(page, lambda: choose(page, "channels", "更多", "看明细"))
    counted = int(run("service_requests/summary", YEAR, snapshot=samples)["request_count"].iloc[0])
    assert counted > 500
    expect(page.locator(".rows-first")).to_contain_text(
        f"{counted} 件 诉求量 · 诉求 = {counted} 行 明细，一行不差"
    )
    listed = list(rows(LIST, YEAR, snapshot=samples)["request_id"])
    expect(numbers(page)).to_have_text(listed[:15])
    settle(page, page.locator(".pager .pick", has_text="下一页").click)
    expect(numbers(page)).to_have_text(listed[15:30])
    ready(page)

    name, content = taken(page, "CSV", tmp_path)
    assert name == "示例街道办事处_诉求量_全街道（6-个社区、53-个小区）_2025-11-01至2026-10-31_诉求清单.csv"
    header, *lines = read_csv(content)
    assert [line[0] for line in lines] == listed
    assert header[:4] == ["工单编号", "受理时间", "社区", "小区"]
    assert not {"None", "nan", "NaT"} & {cell for line in lines for cell in line}
    assert all(re.fullmatch(r"2\d{3}-\d\d-\d\d \d\d:\d\d", line[1]) for line in lines)


def test_a_search_is_over_all_rows_and_so_is_its_file(
    visit: Visit, samples: Snapshot, tmp_path: Path
) -> None:
    page = visit(f"/rows?{NOISE}&rows_of=service_requests/channels")
    page.get_by_role("textbox", name="搜索").fill("装修 南门")
    settle(page, lambda: page.keyboard.press("Enter"))
    found = row_count(LIST, YEAR, Part(search="装修 南门"), snapshot=samples)
    assert found > 0
    expect(page.locator(".pager")).to_contain_text(f"共 {found} 行")
    name, content = taken(page, "XLSX", tmp_path)
    assert name.endswith("诉求清单_装修-南门.xlsx")
    (tmp_path / "found.xlsx").write_bytes(content)
    book = openpyxl.load_workbook(tmp_path / "found.xlsx")
    assert book["数据"].max_row == found + 1
    said = {row[0].value: row[1].value for row in book["筛选条件"].iter_rows(min_row=2)}
    assert (said["搜索"], said["类别"]) == ("装修 南门", "噪声扰民")
    page.get_by_role("textbox", name="搜索").fill("13912345678")  # a phone number stays out of the address
    settle(page, lambda: page.keyboard.press("Enter"))
    expect(page.locator(".rows-none")).to_be_visible()
    assert not [value for values in query_of(page).values() for value in values if "139" in value]


def test_a_record_leads_to_the_next_in_the_order_of_the_list_and_back_undoes_each_step(
    visit: Visit, samples: Snapshot
) -> None:
    page = visit(OVERDUE)
    order = Part(sort="status", is_descending=False)
    listed = list(rows("service_requests/overdue_rows", Scope(), order, snapshot=samples)["request_id"])
    settle(page, page.locator("th .sort", has_text="工单状态").click)
    expect(numbers(page)).to_have_text(listed[:15])
    ready(page)
    expect(page.locator("th[aria-sort=ascending]")).to_contain_text("工单状态")
    expect(page.locator("th i.on")).to_have_count(1)  # one sign a head, and one column that sorts
    head = page.locator("th[aria-sort=none] .sort").first
    assert head.evaluate("each => getComputedStyle(each, '::after').content") == "none"
    settle(page, page.locator("tr[data-rows]").nth(14).click)
    expect(page.locator(".rec-title")).to_contain_text(listed[14])
    settle(page, lambda: page.keyboard.press("ArrowRight"))
    expect(page.locator(".rec-title")).to_contain_text(listed[15])
    expect(page.locator(".rec-top")).to_contain_text(f"第 16 / {len(listed)} 件")
    expect(numbers(page)).to_have_text(listed[15:30])  # the table turns its page with the record
    becomes(page, lambda: steps_of(page), {"诉求", "分流", "期限", "调解", "办结", "回访"})
    page.reload()
    ready(page)
    expect(page.locator(".rec-title")).to_contain_text(listed[15])
    for was in ([listed[14]], []):
        settle(page, lambda: page.evaluate("history.back()"))
        expect_query(page, rows_record=was)
        expect(page.locator(".rec-title")).to_have_count(len(was))
        expect(page.locator(".rec-title")).to_contain_text(was)
    ready(page)
    unit = page.locator(".facets .pick").first
    settle(page, unit.click)
    expect(page.locator(".chip")).to_contain_text("承办单位")


def test_what_an_address_asks_for_in_vain_is_said_and_loses_nothing(visit: Visit) -> None:
    page = visit(f"{OVERDUE}&rows_record=GD99999&rows_sort=phone&rows_at=99")
    expect(page.locator(".scope-note")).to_have_count(2)
    expect(page.locator("table.rows tbody tr").first).to_be_visible()
    page = visit("/rows?rows_of=closed_loop/nothing")
    expect(page.locator("h1")).to_have_text("这份明细打不开")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_neither_list_nor_record_sticks_out_and_an_empty_one_is_calm(language: str, visit: Visit) -> None:
    number = numbers(visit(OVERDUE)).first.inner_text()
    page = visit(f"{OVERDUE}&rows_record={number}&lang={language}")
    for width in (390, 1024, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_function(IS_WITHIN, arg=width)
    page = visit(
        f"/rows?from=2026-10-19&to=2026-10-26&compound=象城外滩&rows_of=service_requests/overdue_rows&rows_find=无此词&lang={language}"
    )
    expect(page.locator(".rows-none")).to_be_visible()
    expect(page.locator("table.rows")).to_have_count(0)


def test_columns_are_picked_and_the_address_keeps_them(visit: Visit) -> None:
    page = visit(OVERDUE)
    heads = page.locator("table.rows thead th")
    usual = heads.all_inner_texts()
    page.get_by_role("button", name=re.compile("^选列")).click()
    picker = page.locator("[data-testid=stPopoverBody]")
    settle(page, picker.get_by_role("button", name="标题", exact=True).click)
    expect(page.locator("table.rows thead")).to_contain_text("标题")
    settle(page, picker.get_by_role("button", name="受理时间", exact=True).click)
    expect(page.locator("table.rows thead")).not_to_contain_text("受理时间")
    becomes(page, lambda: "requested_at" in query_of(page).get("rows_columns", []), False)
    assert "title" in query_of(page)["rows_columns"]
    ready(page)
    shown = heads.all_inner_texts()
    page.reload()
    ready(page)
    becomes(page, heads.all_inner_texts, shown)
    page.get_by_role("button", name=re.compile("^选列")).click()
    settle(page, picker.get_by_role("button", name="恢复默认列").click)
    expect_query(page, rows_columns=[])
    becomes(page, heads.all_inner_texts, usual)


def test_an_unknown_column_of_an_address_is_said(visit: Visit) -> None:
    page = visit(f"{OVERDUE}&rows_columns=request_id&rows_columns=planet")
    expect(page.get_by_text("这份明细没有“planet”这一列，没有列出。")).to_be_visible()
    expect(page.locator("table.rows thead th")).to_have_count(1)


def test_a_narrowed_page_leads_to_its_rows_and_they_say_what_brought_them(
    visit: Visit, samples: Snapshot
) -> None:
    page = visit(f"/service_requests?{NOISE}")
    counted = row_count(LIST, YEAR, snapshot=samples)
    button = page.locator(".st-key-head-rows button")
    expect(button).to_have_text(f"看明细 {counted} 件")
    button.click()
    page.wait_for_url("**/rows?**")
    expect(page.locator(".rows-first")).to_contain_text(f"{counted} 行 明细，一行不差")
    expect(page.locator(".brought")).to_contain_text(f"诉求 {counted} 件")
    expect(page.locator(".ph .eye")).to_contain_text("诉求量 › 诉求 › 明细")
    page.get_by_role("link", name="← 返回诉求量").click()
    page.wait_for_url("**/service_requests?**")
    expect_query(page, category=["噪声扰民"])
    page = visit(f"/service_requests?{DATES}")
    expect(page.locator(".st-key-head-rows")).to_have_count(0)

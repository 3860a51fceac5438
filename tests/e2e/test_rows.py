"""看明细 in a real browser: the rows are counted, paged, searched, sorted and taken away, all of them."""

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
from tests.e2e.conftest import ready

Visit = Callable[[str], Page]
YEAR = Scope(date(2025, 11, 1), date(2026, 11, 1), categories=("噪声扰民",))
NOISE = "/service_requests?from=2025-11-01&to=2026-11-01&category=噪声扰民"


def open_rows(page: Page, key: str) -> Locator:
    """The dialog with the rows behind a block."""
    page.locator(f".st-key-foot-{key}").get_by_role("button", name="看明细").click()
    dialog = page.get_by_role("dialog")
    says(dialog, "共 ")
    return dialog


def says(dialog: Locator, text: str) -> None:
    """Wait until the dialog says that of its rows, and until the rows and the buttons below have followed."""
    expect(dialog.locator(".row-count")).to_contain_text(text)
    ready(dialog.page)


def told(dialog: Locator) -> int:
    """The number of rows that the dialog says there are."""
    return int(re.search(r"共 ([\d,]+)", dialog.locator(".row-count").inner_text()).group(1).replace(",", ""))


def numbers(dialog: Locator) -> list[str]:
    """The first column as it stands there."""
    return dialog.locator("tbody tr td:first-child").all_inner_texts()


def taken(page: Page, dialog: Locator, kind: str, folder: Path) -> tuple[str, bytes]:
    """Name and content of the file behind a button."""
    with page.expect_download() as waiting:
        dialog.get_by_role("button", name=f"下载 {kind}").click()
    waiting.value.save_as(folder / "taken")
    return waiting.value.suggested_filename, (folder / "taken").read_bytes()


def read_csv(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def test_a_year_of_noise_is_counted_paged_and_taken(visit: Visit, samples: Snapshot, tmp_path: Path) -> None:
    page = visit(NOISE)
    dialog = open_rows(page, "channels")
    counted = int(run("service_requests/summary", YEAR, snapshot=samples)["request_count"].iloc[0])
    assert told(dialog) == counted > 500
    listed = list(rows("service_requests/counted_rows", YEAR, snapshot=samples)["request_id"])
    assert numbers(dialog) == listed[:100]

    dialog.get_by_role("button", name="第 2 页").click()
    says(dialog, "第 101–200")
    assert numbers(dialog) == listed[100:200]

    name, content = taken(page, dialog, "CSV", tmp_path)
    assert name == "示例街道办事处_诉求量_全街道（6-个社区、53-个小区）_2025-11-01至2026-10-31_诉求清单.csv"
    header, *lines = read_csv(content)
    assert [line[0] for line in lines] == listed
    assert header[:4] == ["工单编号", "受理时间", "社区", "小区"]
    assert not {"None", "nan", "NaT"} & {cell for line in lines for cell in line}
    assert all(re.fullmatch(r"2\d{3}-\d\d-\d\d \d\d:\d\d", line[1]) for line in lines)


def test_a_search_is_over_all_rows_and_so_is_its_file(
    visit: Visit, samples: Snapshot, tmp_path: Path
) -> None:
    page = visit(NOISE)
    dialog = open_rows(page, "channels")
    dialog.get_by_role("textbox", name="搜索").fill("装修 南门")
    page.keyboard.press("Enter")
    found = row_count("service_requests/counted_rows", YEAR, Part(search="装修 南门"), snapshot=samples)
    says(dialog, f"找到 {found} 件")
    assert 0 < found < told(dialog)
    name, content = taken(page, dialog, f"XLSX（{found} 件）", tmp_path)  # the buttons follow the table
    assert name.endswith("诉求清单_装修-南门.xlsx")
    (tmp_path / "found.xlsx").write_bytes(content)
    book = openpyxl.load_workbook(tmp_path / "found.xlsx")
    assert book["数据"].max_row == found + 1
    said = {row[0].value: row[1].value for row in book["筛选条件"].iter_rows(min_row=2)}
    assert said["搜索"] == "装修 南门"
    assert said["类别"] == "噪声扰民"


@pytest.mark.parametrize(
    ("path", "key", "question"),
    [
        ("/closed_loop?from=2026-10-19&to=2026-10-26", "deadlines", "service_requests/overdue_rows"),
        ("/satisfaction?from=2025-11-01&to=2026-11-01", "ratings", "satisfaction/dissatisfied_rows"),
    ],
)
def test_the_lists_of_what_went_wrong_are_whole(
    path: str, key: str, question: str, visit: Visit, samples: Snapshot, tmp_path: Path
) -> None:
    page = visit(path)
    dialog = open_rows(page, key)
    window = Scope() if "overdue" in question else Scope(date(2025, 11, 1), date(2026, 11, 1))
    listed = list(rows(question, window, snapshot=samples).iloc[:, 0])
    assert told(dialog) == len(listed) > 0
    assert numbers(dialog) == listed[:100]
    _name, content = taken(page, dialog, "CSV", tmp_path)
    assert [line[0] for line in read_csv(content)[1:]] == listed


def test_a_compounds_whole_time_is_behind_its_timeline(visit: Visit, tmp_path: Path) -> None:
    page = visit("/compound?compound=象城外滩&from=2026-10-19&to=2026-10-26")
    dialog = open_rows(page, "phases")
    assert told(dialog) == 309
    name, content = taken(page, dialog, "CSV", tmp_path)
    assert "象城外滩" in name
    assert len(read_csv(content)) == 309 + 1


def test_the_order_is_that_of_all_rows(visit: Visit, samples: Snapshot) -> None:
    page = visit(NOISE)
    dialog = open_rows(page, "channels")
    dialog.locator(".st-key-row-wishes").get_by_role("combobox").first.click()
    page.get_by_role("option", name="工单编号").click()
    part = Part(sort="request_id", limit=100)
    first = list(rows("service_requests/counted_rows", YEAR, part, snapshot=samples)["request_id"])
    expect(dialog.locator("tbody tr td:first-child").first).to_have_text(first[0])
    assert numbers(dialog) == first


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_list_sticks_out_and_an_empty_one_is_calm(language: str, visit: Visit) -> None:
    page = visit(f"/service_requests?from=2026-10-19&to=2026-10-26&compound=象城外滩&lang={language}")
    page.set_viewport_size({"width": 390, "height": 900})  # opened on a phone, and wider from there
    page.locator(".st-key-foot-units").get_by_role("button").last.scroll_into_view_if_needed()
    name = "看明细" if language == "zh" else "Rows"
    page.locator(".st-key-foot-units").get_by_role("button", name=name).click()
    dialog = page.get_by_role("dialog")
    for width in (390, 1024, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        assert_inside(page, width)
    dialog.get_by_text(re.compile(r"（0）|\(0\)")).click()
    expect(dialog.locator(".row-count")).to_contain_text(re.compile(r"共 0 件|0 \w+ in all"))
    expect(dialog.locator("table")).to_have_count(0)
    for width in (1440, 1024, 390):
        page.set_viewport_size({"width": width, "height": 900})
        assert_inside(page, width)


def assert_inside(page: Page, width: int) -> None:
    """The dialog is as wide as the window at most, and so is the page."""
    page.wait_for_function("width => innerWidth === width", arg=width)
    box = page.get_by_role("dialog").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert page.evaluate("document.documentElement.scrollWidth") <= width

"""A clerk brings exports in, in a real browser, on a server and a store of its own."""

from __future__ import annotations

import http.client
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, Request, expect

from data.snapshots.store import Snapshot, current
from pages.parts.pictures.drawing import SETTLED
from tests.conftest import ROOT
from tests.e2e.conftest import PATIENCE_SECONDS, becomes, door, ready, serving, settle_run, unused_port

EXPORTS = ROOT / "tests" / "data" / "fixtures" / "exports"
GOOD = EXPORTS / "gb18030_title_and_totals.csv"
LIMIT_MB = 1


@dataclass(frozen=True)
class Desk:
    """A server of its own, its store and its log."""

    address: str
    home: Path
    log: Path


@pytest.fixture(scope="module")
def desk(samples: Snapshot, ledger_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A server that has the samples, and takes files of 1 MB at most."""
    folder = tmp_path_factory.mktemp("desk")
    shutil.copytree(ledger_home, folder / "home")
    settings, log = folder / "settings.toml", folder / "log.txt"
    settings.write_text(f"upload_limit_mb = {LIMIT_MB}\ninbox_wait_seconds = 0.05\n", encoding="utf-8")
    # What a session left behind before the last stop of the server.
    (folder / "home" / "uploads" / "left").mkdir(parents=True)
    variables = {"LEDGER_HOME": str(folder / "home"), "LEDGER_SETTINGS": str(settings)}
    with serving(log, unused_port(), **variables) as address:
        yield Desk(address, folder / "home", log)


@pytest.fixture(scope="module")
def page(desk: Desk, browser: Browser, browser_context_args: dict[str, object]) -> Iterator[Page]:
    """One session of one clerk, from the first file to the last."""
    context = browser.new_context(**browser_context_args)
    page = context.new_page()
    page.set_default_timeout(PATIENCE_SECONDS * 1_000 / 2)
    page.goto(f"{desk.address}/ledgers")
    ready(page)
    yield page
    context.close()


def drop(page: Page, *files: Path) -> None:
    zone = page.locator(".st-key-ledger-drop input[type=file]")
    expect(zone).to_have_count(1)  # the emptied one is gone when the page has run
    zone.set_input_files(files)
    expect(page.locator(".up-file").filter(has_text=files[-1].name)).to_be_visible()
    ready(page)


def bring_in(page: Page) -> None:
    page.locator(".st-key-ledger-import button").click()
    expect(page.locator(".st-key-ledger-import")).to_have_count(0)
    ready(page)


def choose(page: Page, label: str, option: str) -> None:
    """Choose from a list by typing: it draws the options that are in sight only."""
    box = page.get_by_role("combobox", name=label, exact=True)
    box.evaluate("box => box.scrollIntoView({block: 'center'})")
    page.evaluate(SETTLED)  # a list closes when the page scrolls
    box.fill(option)
    settle_run(page, page.get_by_role("option").filter(has_text=option).first.click)
    expect(box).to_have_value(re.compile(re.escape(option)))


def dropped(home: Path) -> list[Path]:
    """The files that wait in the room of the server."""
    return [path for path in (home / "uploads").rglob("*") if path.name == "file"]


def expect_counts(page: Page, *counts: int) -> None:
    """Rows, added, updated, unchanged, rejected and folded of the first line of the report."""
    row = page.locator(".eq tbody tr").first
    for place, count in enumerate(counts, start=2):
        expect(row.locator("td").nth(place)).to_have_text(str(count))


def test_leftovers_of_the_last_server_are_gone(desk: Desk, page: Page) -> None:
    assert not (desk.home / "uploads" / "left").exists()


def test_what_was_dropped_goes_with_the_page_that_is_closed(desk: Desk, page: Page) -> None:
    """Reloaded or closed: the browser says that it goes, and nothing waits for it to come back."""
    other = page.context.new_page()
    for leave in (other.reload, other.close):
        other.goto(f"{desk.address}/ledgers")
        drop(other, GOOD)
        assert len(dropped(desk.home)) == 1
        leave()
        becomes(page, lambda: dropped(desk.home), [])


def test_a_hotline_export_is_on_the_charts_without_a_question(desk: Desk, page: Page) -> None:
    drop(page, GOOD)
    (waiting,) = dropped(desk.home)
    assert waiting.read_bytes() == GOOD.read_bytes()
    assert [path.stat().st_mode & 0o077 for path in (waiting, *waiting.parents[:4])] == [0] * 5
    for word in ("诉求工单", "GB18030", "第 3 行"):
        expect(page.locator(".facts")).to_contain_text(word)
    expect(page.locator("table.pv td").filter(has_text="楼道堆物")).to_be_visible()
    assert current(desk.home).is_demonstration
    bring_in(page)
    expect_counts(page, 3, 3, 0, 0, 0, 0)
    assert not current(desk.home).is_demonstration
    becomes(page, lambda: dropped(desk.home), [])
    page.get_by_role("link", name="看诉求量").click()
    expect(page.locator(".kpi .v").first).to_have_text("3件")
    expect(page.locator(".brand")).not_to_contain_text("演示数据")


def test_foreign_headers_are_matched_once(desk: Desk, page: Page, tmp_path: Path) -> None:
    door(page, "台账管理").click()
    ready(page)
    export = tmp_path / "巡查记录.csv"
    export.write_text("甲号,乙时,丙事\nX1,2026-03-04 09:00,敲门行动\nX2,2026-03-04 10:00,夜间巡逻\n", "utf-8")
    drop(page, export)
    expect(page.get_by_text("要先对应表头")).to_be_visible()
    expect(page.locator(".st-key-ledger-import")).to_have_count(0)
    for label, option in (
        ("这是哪一种台账", "走访巡查"),
        ("甲号", "走访编号"),
        ("乙时", "走访时间"),
        ("丙事", "走访类别"),
    ):
        choose(page, label, option)
    page.get_by_role("button", name="保存映射").click()
    expect(page.get_by_text("可以导入")).to_be_visible()
    ready(page)
    page.locator(".st-key-ledger-clear button").click()
    expect(page.locator(".up-file")).to_have_count(0)
    drop(page, export)  # the same header row again: nothing is asked
    expect(page.locator(".facts b").filter(has_text="巡查记录")).to_be_visible()
    bring_in(page)
    expect_counts(page, 2, 2, 0, 0, 0, 0)
    assert current(desk.home).row_counts["visit"] == 2


def test_a_refused_file_changes_nothing(desk: Desk, page: Page) -> None:
    before = current(desk.home).id
    drop(page, EXPORTS / "bytes_of_no_encoding.csv")
    expect(page.get_by_text("第 3 行不是 UTF-8 编码")).to_be_visible()
    expect(page.locator(".st-key-ledger-import")).to_have_count(0)
    assert current(desk.home).id == before
    page.locator(".st-key-ledger-clear button").click()
    expect(page.locator(".up-file")).to_have_count(0)


def test_findings_go_back_to_whoever_made_the_export(page: Page, tmp_path: Path) -> None:
    drop(page, EXPORTS / "unknown_codes.csv")
    bring_in(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="下载问题清单").click()
    download.value.save_as(tmp_path / "findings.xlsx")
    header, *rows = load_workbook(tmp_path / "findings.xlsx").worksheets[0].iter_rows(values_only=True)
    assert header == ("文件", "行", "列", "值", "问题", "怎么改")
    assert {row[0] for row in rows} == {"unknown_codes.csv"}
    assert all(row[4] and row[5] for row in rows)


def test_an_import_is_taken_back_and_done_again(desk: Desk, page: Page) -> None:
    last = current(desk.home).id
    page.get_by_role("button", name="撤销：导入 unknown_codes.csv").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("unknown_codes.csv")
    assert current(desk.home).id == last
    dialog.get_by_role("button", name="换回").click()
    expect(page.locator(".done")).to_contain_text("已换回")
    ready(page)
    assert current(desk.home).id != last
    choose(page, "换回某一次的结果", "unknown_codes.csv")
    page.get_by_role("button", name="换回这一次").click()
    page.get_by_role("dialog").get_by_role("button", name="换回").click()
    expect(page.locator(".done")).to_contain_text("已换回")
    ready(page)
    assert current(desk.home).id == last


def test_a_file_above_the_limit_is_refused_in_the_browser(page: Page, tmp_path: Path) -> None:
    (tmp_path / "大.csv").write_bytes(b"1,2\n" * 300_000)
    page.locator(".st-key-ledger-drop input[type=file]").set_input_files(tmp_path / "大.csv")
    expect(page.get_by_text("超过上限 1 MB，没有接收").first).to_be_visible()


def test_a_body_above_the_limit_is_refused_by_the_server(desk: Desk, page: Page) -> None:
    """Whatever the browser thinks: by the length it declares, and while it streams without one."""
    with page.expect_request(
        lambda request: "upload_file" in request.url and request.method == "PUT"
    ) as sent:
        drop(page, EXPORTS / "utf8.csv")
    size = (LIMIT_MB + 8) << 20
    assert put(sent.value, page, body=b"x" * size) == 413
    streamed = part(b"x" * size)  # no length is declared
    assert (
        put(sent.value, page, body=iter([streamed[at : at + 65_536] for at in range(0, size, 65_536)])) == 413
    )
    assert put(sent.value, page, body=part(b"a,b\n")) < 300


def part(content: bytes) -> bytes:
    """A file as a browser sends it."""
    return b"\r\n".join(
        [
            b"--edge",
            b'Content-Disposition: form-data; name="file"; filename="a.csv"',
            b"Content-Type: text/csv",
            b"",
            content,
            b"--edge--",
            b"",
        ]
    )


def put(sent: Request, page: Page, body: bytes | Iterator[bytes]) -> int:
    """Send something else to the address of an upload, as its session; the status of the answer."""
    address = urlsplit(sent.url)
    cookies = "; ".join(f"{one['name']}={one['value']}" for one in page.context.cookies())
    headers = {"Content-Type": "multipart/form-data; boundary=edge", "Cookie": cookies}
    headers["X-Xsrftoken"] = sent.all_headers().get("x-xsrftoken", "")
    connection = http.client.HTTPConnection(address.hostname, address.port, timeout=PATIENCE_SECONDS)
    try:
        connection.request("PUT", address.path, body, headers, encode_chunked=not isinstance(body, bytes))
        return connection.getresponse().status
    finally:
        connection.close()

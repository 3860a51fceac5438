"""Persons stay outside: nothing private that is dropped in reaches a page, a message, a log, a download."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from data.ledgers import LEDGERS
from tests import personal_ledgers
from tests.e2e.conftest import PAGES, PATIENCE_SECONDS, choose, ready, serving, settle, turn_to, unused_port
from tests.personal_ledgers import Secrets

WEEK = "from=2026-10-19&to=2026-10-26"
MOST_MESSAGES = 20_000


class Watch:
    """All that the server tells the browser."""

    def __init__(self, page: Page) -> None:
        self.frames: list[bytes] = []
        page.on("websocket", lambda socket: socket.on("framereceived", self._keep))

    def _keep(self, payload: bytes | str) -> None:
        assert len(self.frames) < MOST_MESSAGES
        self.frames.append(payload.encode() if isinstance(payload, str) else payload)

    def said(self) -> str:
        """The messages as one text."""
        return b"\n".join(self.frames).decode("utf-8", errors="replace")


@pytest.fixture(scope="module")
def private(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, list[Path], Secrets, Path]]:
    """A server of its own on an empty store, files to be dropped, what is secret in them, and its log."""
    files, log = tmp_path_factory.mktemp("files"), tmp_path_factory.mktemp("server") / "log.txt"
    paths, secrets = personal_ledgers.write(files)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LEDGER_HOME", str(tmp_path_factory.mktemp("home")))
        with serving(log, unused_port()) as address:
            yield address, paths, secrets, log


def test_nobody_is_told_of_a_person(page: Page, private: tuple[str, list[Path], Secrets, Path]) -> None:
    address, paths, secrets, log = private
    page.set_default_timeout(PATIENCE_SECONDS * 1_000 / 2)
    watch = Watch(page)
    open_page(page, f"{address}/ledgers")
    page.locator("input[type=file]").set_input_files(paths)
    shown = import_all(page)
    open_page(page, f"{address}/definitions?{WEEK}")
    for path in PAGES:
        turn_to(page, path)
        shown += page.content()
        shown += taken_away(page)
    assert "甲社区" in shown
    assert "甲社区" in watch.said()
    assert secrets.found_in(shown) == []
    assert secrets.found_in(watch.said()) == []
    assert secrets.found_in(log.read_text(encoding="utf-8")) == []


def open_page(page: Page, address: str) -> None:
    """Go there and wait until it is drawn."""
    page.goto(address)
    ready(page)


def import_all(page: Page) -> str:
    """Press 导入 … 个文件 and wait for the report; the page before and after."""
    button = page.get_by_role("button", name=f"导入 {len(LEDGERS)} 个文件")
    expect(button).to_be_enabled(timeout=PATIENCE_SECONDS * 1_000)
    ready(page)
    before = without_drop_zone(page)
    button.click()
    expect(page.locator(".demo")).to_have_count(0, timeout=PATIENCE_SECONDS * 1_000)
    ready(page)
    return before + without_drop_zone(page)


def without_drop_zone(page: Page) -> str:
    """The page but for the zone itself: there the browser names to its owner what it was given."""
    return str(
        page.evaluate("""() => {
            const whole = document.documentElement.cloneNode(true)
            whole.querySelectorAll('[data-testid="stFileUploader"]').forEach((zone) => zone.remove())
            return whole.outerHTML
        }""")
    )


def taken_away(page: Page) -> str:
    """What a page hands out: its first CSV, its first table, its first rows and the first record of them."""
    texts = [download(page)] if page.locator(".tools").count() else []
    if page.get_by_role("button", name="表", exact=True).count():
        page.get_by_role("button", name="表", exact=True).first.click()
        expect(page.locator(".data-table").first).to_be_visible()
        ready(page)
        texts.append(page.content())
    if (listed := first_list(page)) is not None:
        settle(page, listed.click)
        expect(page.locator(".ph .eye")).to_contain_text("明细")  # the address may be there before its page
        expect(page.locator("table.rows, .rows-none").first).to_be_visible()
        ready(page)
        texts.append(page.content())
        if page.locator("tr[data-rows]").count():
            settle(page, page.locator("tr[data-rows]").first.click)
            expect(page.locator(".rec-title")).to_be_visible()
            ready(page)
            texts.append(page.content())
    return "\n".join(texts)


def first_list(page: Page) -> Locator | None:
    """The entry 看明细 of the first block of a page that has one, its menu open; None where none has."""
    for more in page.locator('[data-tool="more"]').all():
        more.click()
        found = page.get_by_role("menuitem", name="看明细")
        if found.count():
            return found
        page.keyboard.press("Escape")
    return None


def download(page: Page) -> str:
    """The text of the CSV of the first block."""
    with page.expect_download() as taken:
        choose(page, "", "下载", "数据 CSV")
    return taken.value.path().read_text(encoding="utf-8-sig")

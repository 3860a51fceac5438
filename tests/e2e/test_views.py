"""An official saves a view in a real browser, makes it the default of its page, renames and deletes it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from data.notebook.views import all_views, delete_view, view_history
from data.snapshots.store import Snapshot
from tests.e2e.conftest import PATIENCE_SECONDS, becomes, expect_query, ready, serving, settle, unused_port
from tests.e2e.task_steps import walk

NANMEN = "?from=2026-10-19&to=2026-10-26&grain=week&community=南门社区"


@pytest.fixture(scope="module")
def home(samples: Snapshot, ledger_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of its own with the samples."""
    return Path(shutil.copytree(ledger_home, tmp_path_factory.mktemp("views") / "home"))


@pytest.fixture(scope="module")
def own_server(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server on that store."""
    log = tmp_path_factory.mktemp("server") / "log.txt"
    with serving(log, unused_port(), LEDGER_HOME=str(home)) as address:
        yield address


@pytest.fixture
def page(
    home: Path, own_server: str, browser: Browser, browser_context_args: dict[str, object]
) -> Iterator[Page]:
    """A page of somebody who has never been there; the views that are saved then are deleted in the end."""
    context = browser.new_context(**browser_context_args, base_url=own_server)
    page = context.new_page()
    page.set_default_timeout(PATIENCE_SECONDS * 1_000 / 2)
    yield page
    context.close()
    for view in all_views(home):
        delete_view(home, view.id, "")


def test_saved_opened_by_default_renamed_and_deleted(page: Page, home: Path) -> None:
    page.goto(f"/definitions{NANMEN}")  # the quickest page
    ready(page)
    dialog = page.get_by_role("dialog")
    page.get_by_role("button", name="保存视图").click()
    dialog.get_by_label("名称").fill("街道例会")
    dialog.get_by_text("作为“口径说明”的默认页").click()
    dialog.get_by_role("button", name="保存视图").click()
    expect(page.get_by_role("button", name="视图 1", exact=True)).to_be_visible()
    (saved,) = all_views(home)
    assert (saved.name, saved.page, saved.period) == ("街道例会", "definitions", "上周")
    see_it_open_by_default(page)
    rename_and_delete(page, f"definitions?view={saved.id}")
    assert all_views(home) == ()
    assert [one.action for one in view_history(home)] == ["deleted", "renamed"]


def test_saved_for_the_meeting_and_sent_to_a_colleague(page: Page, home: Path, browser: Browser) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/")
    walk(page, 16)
    expect(page.get_by_role("dialog")).to_have_count(0)
    (saved,) = all_views(home)
    assert (saved.name, saved.page, saved.period) == ("街道例会", "overview", "近12周")
    ready(page)
    page.wait_for_function("async () => (await navigator.clipboard.readText()).includes('?')")
    link = page.evaluate("navigator.clipboard.readText()")
    colleague = browser.new_context(locale="zh-CN", viewport=page.viewport_size)
    theirs = colleague.new_page()
    theirs.set_default_timeout(PATIENCE_SECONDS * 1_000 / 2)
    theirs.goto(link)
    ready(theirs)
    assert "from=2026-08-03&to=2026-10-26" in link
    becomes(theirs, lambda: shown_numbers(theirs), shown_numbers(page))
    expect(theirs.get_by_role("button", name="视图 1", exact=True)).to_be_visible()
    colleague.close()


def shown_numbers(page: Page) -> list[str]:
    """The headline, and every figure of the page with its name."""
    return page.locator("h1, .kpi").all_inner_texts()


def see_it_open_by_default(page: Page) -> None:
    """A bare address opens it; the plain page is one step away, and 后退 leads back."""
    sentence = page.locator(".ph .scope")
    page.goto("/definitions")
    ready(page)
    expect(sentence).to_contain_text("视图“街道例会”，本页默认")
    expect_query(page, community=["南门社区"])
    length = page.evaluate("history.length")
    settle(page, lambda: page.get_by_role("link", name="回到平常的样子").click())
    expect_query(page, community=[])
    becomes(page, lambda: page.evaluate("history.length"), length + 1)
    expect(sentence).not_to_contain_text("街道例会")
    settle(page, page.go_back)
    expect(sentence).to_contain_text("街道例会")


def rename_and_delete(page: Page, address: str) -> None:
    """Give it another name in the list, and delete it; its link stays the same."""
    dialog = page.get_by_role("dialog")
    page.get_by_role("button", name="视图 1", exact=True).click()
    dialog.get_by_role("button", name="改名").click()
    dialog.get_by_label("新的名称").fill("周一例会")
    dialog.locator("form, [data-testid=stForm]").get_by_role("button", name="改名").click()
    link = dialog.get_by_role("link", name="周一例会")
    expect(link).to_have_attribute("href", address)
    dialog.get_by_role("button", name="删除").click()
    dialog.get_by_role("button", name="确定删除“周一例会”").click()
    expect(dialog.get_by_text("还没有保存的视图。")).to_be_visible()

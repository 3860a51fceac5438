"""An official writes an annotation in a real browser, sees it on a chart, changes it and deletes it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from data.notebook.annotations import all_annotations, history
from data.snapshots.store import Snapshot
from tests.e2e.conftest import PATIENCE_SECONDS, ready, serving, unused_port


@pytest.fixture
def home(samples: Snapshot, ledger_home: Path, tmp_path: Path) -> Path:
    """A store of its own with the samples."""
    return Path(shutil.copytree(ledger_home, tmp_path / "home"))


@pytest.fixture
def page(
    home: Path, tmp_path: Path, browser: Browser, browser_context_args: dict[str, object]
) -> Iterator[Page]:
    """台账管理 on a server of its own."""
    with serving(tmp_path / "log.txt", unused_port(), LEDGER_HOME=str(home)) as address:
        context = browser.new_context(**browser_context_args, base_url=address)
        page = context.new_page()
        page.set_default_timeout(PATIENCE_SECONDS * 1_000 / 2)
        page.goto("/ledgers")
        ready(page)
        yield page
        context.close()


def expect_flags(page: Page, numbers: list[str]) -> None:
    """See these numbers on the plots of 本周, whose window ends after the last day of the data."""
    page.goto("/?from=2026-10-26&to=2026-11-02")
    ready(page)
    expect(page.locator(".annotation-text").filter(has_text="①")).to_have_text(numbers)


def test_written_seen_changed_and_deleted(page: Page, home: Path) -> None:
    page.get_by_text("写一条标注").click()
    page.get_by_label("发生了什么").fill("网格件并入热线")
    page.get_by_label("重新计算的理由（勾选上一项时必填）").fill("渠道合并")
    page.get_by_text("从这天起重新计算上下限", exact=True).click()
    expect(page.get_by_role("checkbox", name="从这天起重新计算上下限")).to_be_checked()
    page.get_by_role("button", name="保存标注").click()
    expect(page.get_by_text("标注已保存，各页的图上都有了。")).to_be_visible()
    (one,) = all_annotations(home)
    assert (one.text, one.starts_new_limits, one.reason) == ("网格件并入热线", True, "渠道合并")

    page.get_by_role("button", name="修改").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("发生了什么")).to_have_value("网格件并入热线")
    dialog.get_by_label("发生了什么").fill("汛期排查")
    dialog.get_by_text("从这天起重新计算上下限", exact=True).click()
    expect(dialog.get_by_role("checkbox", name="从这天起重新计算上下限")).not_to_be_checked()
    dialog.get_by_role("button", name="保存标注").click()
    expect(page.get_by_text("标注已修改。")).to_be_visible()
    (two,) = all_annotations(home)
    assert (two.text, two.starts_new_limits, two.first_day) == ("汛期排查", False, one.first_day)
    expect_flags(page, ["①", "①"])  # the trend of the whole, and the strips of the communities

    page.goto("/ledgers")
    ready(page)
    page.get_by_role("button", name="删除").click()
    page.get_by_role("dialog").get_by_role("button", name="删除").click()
    expect(page.get_by_text("标注已删除。")).to_be_visible()
    assert all_annotations(home) == ()
    assert [each.action for each in history(home)] == ["deleted", "changed"]
    expect_flags(page, [])

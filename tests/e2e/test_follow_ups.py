"""An official writes a follow-up in a real browser, finds it after a reload, changes it and closes it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from data.notebook.follow_ups import (
    all_follow_ups,
    change_follow_up,
    delete_follow_up,
    follow_up_history,
    write_follow_up,
)
from data.snapshots.store import Snapshot
from pages.parts.pictures.drawing import SETTLED
from tests.e2e.conftest import PATIENCE_SECONDS, ready, serving, unused_port
from tests.e2e.test_access import CUT, problems
from tests.pages.test_follow_ups_page import NOISE


@pytest.fixture(scope="module")
def home(samples: Snapshot, ledger_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of its own with the samples."""
    return Path(shutil.copytree(ledger_home, tmp_path_factory.mktemp("follow-ups") / "home"))


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
    """A page of the server; what is written there is deleted in the end."""
    context = browser.new_context(**browser_context_args, base_url=own_server)
    page = context.new_page()
    page.set_default_timeout(PATIENCE_SECONDS * 1_000 / 2)
    yield page
    context.close()
    for one in all_follow_ups(home):
        delete_follow_up(home, one)


def choose_event(page: Page, name: str) -> None:
    """Choose in the form what the follow-up is about."""
    event = page.locator(".st-key-follow-up-event input")
    event.scroll_into_view_if_needed()
    page.evaluate(SETTLED)  # a page that still moves closes a list that is open
    event.click()
    page.get_by_role("option", name=name).click()


def test_written_found_after_a_reload_changed_and_closed(page: Page, home: Path) -> None:
    page.goto("/follow_ups")
    ready(page)
    expect(page.get_by_role("heading", name="还没有督办事项")).to_be_visible()
    choose_event(page, "名单以外的事项")
    page.get_by_label("事项（地点和问题").fill("青云首府噪声")
    page.get_by_label("责任单位").fill("城管中队")
    page.get_by_label("决定", exact=True).fill("夜间联合巡查")
    page.get_by_label("填写人").fill("王")
    page.get_by_role("button", name="保存督办").click()
    expect(page.get_by_text("督办已保存")).to_be_visible()
    page.reload()
    ready(page)
    row = page.locator("table.follow-ups tbody tr")
    expect(row).to_contain_text("夜间联合巡查")
    expect(row).to_contain_text("没有写承诺")

    page.get_by_role("button", name="修改").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("决定", exact=True).fill("停工整改")
    dialog.get_by_role("button", name="保存督办").click()
    expect(row).to_contain_text("停工整改")
    expect(dialog).to_have_count(0)  # while it is open, nothing behind it is a button

    page.get_by_role("button", name="销号").click()
    expect(dialog).to_contain_text("件超期，办结后才能销号")  # the whole sub-district has some
    page.keyboard.press("Escape")
    (one,) = all_follow_ups(home)
    assert (one.decision, one.written_by, one.is_open) == ("停工整改", "王", True)
    assert [each.action for each in follow_up_history(home)] == ["changed"]


def test_a_change_by_somebody_else_meanwhile_is_said_and_stays(page: Page, home: Path) -> None:
    seen = write_follow_up(home, NOISE)
    page.goto("/follow_ups")
    ready(page)
    page.get_by_role("button", name="修改").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("决定", exact=True)).to_have_value(seen.decision)
    change_follow_up(home, replace(seen, decision="停工整改", written_by="李"))
    dialog.get_by_label("决定", exact=True).fill("罚款")
    dialog.get_by_role("button", name="保存督办").click()
    expect(dialog).to_contain_text("已被李")
    assert all_follow_ups(home)[0].decision == "停工整改"


def test_one_that_is_reached_is_closed_with_its_day(page: Page, home: Path) -> None:
    write_follow_up(home, replace(NOISE, cause="广场舞噪声"))
    page.goto("/follow_ups")
    ready(page)
    page.get_by_role("button", name="销号").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("已达到，没有超期未结")
    dialog.get_by_role("button", name="销号").click()
    expect(page.get_by_text("已销号；以后四周继续核对。")).to_be_visible()
    expect(page.get_by_role("heading", name="销号 1 项")).to_be_visible()
    assert not all_follow_ups(home)[0].is_open


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_list_is_clear_to_all_and_whole_on_a_phone(page: Page, home: Path, language: str) -> None:
    write_follow_up(home, NOISE)
    write_follow_up(home, replace(NOISE, cause="广场舞噪声", name="广场舞", closed_on=NOISE.due_on))
    page.goto(f"/follow_ups?lang={language}")
    ready(page)
    assert problems(page) == []
    for width in (1024, 390):
        page.set_viewport_size({"width": width, "height": 800})
        ready(page)
        assert page.evaluate(CUT) == []
    expect(page.locator("table.follow-ups tbody tr").first).to_be_visible()


def test_it_is_printed_on_one_sheet_across(page: Page, home: Path) -> None:
    for number in range(1, 6):
        write_follow_up(home, replace(NOISE, name=f"第 {number} 件"))
    for number in range(6, 9):
        write_follow_up(home, replace(NOISE, name=f"第 {number} 件", closed_on=NOISE.due_on))
    page.goto("/follow_ups")
    ready(page)
    paper = page.pdf(prefer_css_page_size=True, print_background=True)
    told = subprocess.run(["pdftotext", "-layout", "-", "-"], input=paper, capture_output=True, check=True)
    sheets = told.stdout.decode().rstrip("\f").split("\f")
    assert len(sheets) == 1
    paper_text = "".join(sheets[0].split())  # names and numbers stand apart on paper
    assert [f"第{number}件" in paper_text for number in range(1, 9)] == [True] * 8
    assert "写一项督办" not in paper_text
    assert "填写督办" not in paper_text
    info = subprocess.run(["pdfinfo", "-"], input=paper, capture_output=True, check=True).stdout.decode()
    width, height = map(float, info.split("Page size:")[1].split("pts")[0].split(" x "))
    assert width > height

"""问一句 in a real browser: three questions whose numbers are those of the questions themselves."""

from __future__ import annotations

from datetime import date
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

import queries
from data.snapshots.store import Snapshot
from queries import Condition, Scope
from queries.analysis import Analysis, answer
from tests.e2e.conftest import PATIENCE_SECONDS, ready

RISE = "南门社区国庆后噪声投诉哪个小区升得最快"
PANEL = ".ask-panel"
#: The first question of a server reads the names of the ledgers.
PATIENCE = PATIENCE_SECONDS * 1_000 / 2


def ask(page: Page, question: str) -> None:
    """Type a question as a clerk does: / brings the cursor into the box, Enter asks."""
    page.keyboard.press("/")
    field = page.locator(".ask-box input")
    expect(field).to_be_focused()
    field.fill(question)
    field.press("Enter")
    expect(page.locator(".ask-text")).to_have_text(question, timeout=PATIENCE)
    ready(page)


def cells(page: Page) -> list[list[str]]:
    """The texts of the table below the box, without spaces."""
    rows = page.locator(f"{PANEL} tbody tr").all()
    return [
        [text.replace("\xa0", "").replace(" ", "") for text in row.locator("td").all_inner_texts()]
        for row in rows
    ]


def by_compound(scope: Scope, served: Snapshot) -> dict[str, int]:
    """Compound -> number of requests, asked for without the box."""
    found = answer(Analysis(("request_count",), ("compound",)), scope, snapshot=served).to_pydict()
    return dict(zip(found["compound"], found["request_count"], strict=True))


def test_a_rise_is_counted_in_both_windows(visit, samples):
    page = visit("/overview")
    ask(page, RISE)
    asked = Scope(
        communities=("南门社区",),
        categories=("噪声扰民",),
        conditions=(Condition("request_type", ("投诉",)),),
    )
    windows = ((date(2026, 10, 8), date(2026, 11, 1)), (date(2026, 9, 7), date(2026, 10, 1)))
    now, before = (
        by_compound(asked.replace(date_from=first, date_to=end), samples) for first, end in windows
    )
    shown = cells(page)
    assert {row[0]: (row[1], row[2]) for row in shown} == {
        name: (f"{now.get(name, 0)}件", f"{before.get(name, 0)}件") for name in now | before
    }
    assert shown[0][0] == max(now, key=lambda name: now[name] - before.get(name, 0))
    assert page.locator(".ask-part.usual .said").all_inner_texts() == ["（没说，用默认）"] * 2


def test_a_rate_has_its_numerator_and_denominator(visit, samples):
    page = visit("/overview")
    ask(page, "9月按期办结率")
    asked = Scope(date(2026, 9, 1), date(2026, 10, 1))
    row = queries.run("service_requests/summary", asked, snapshot=samples).iloc[0]
    [[shown]] = cells(page)
    assert shown == f"{row.on_time_rate:.1%}{row.closed_on_time_count:.0f}/{row.due_count:.0f}"


def test_a_list_has_as_many_rows_as_are_overdue(visit, samples):
    page = visit("/overview")
    page.locator(".ask-box input").fill("9月超期未结清单")
    page.locator(".ask-box input").press("Enter")
    dialog = page.get_by_role("dialog")
    asked = Scope(date(2026, 9, 1), date(2026, 10, 1))
    number = queries.row_count("service_requests/overdue_rows", asked, snapshot=samples)
    assert number
    expect(dialog.locator(".row-count")).to_contain_text(f"共 {number} 件", timeout=PATIENCE)


def test_the_address_keeps_the_question_and_back_brings_the_one_before(visit):
    page = visit(f"/overview?q={quote(RISE)}")
    expect(page.locator(".ask-box input")).to_have_value(RISE)
    page.get_by_role("button", name="去掉“噪声”").click()
    without = "南门社区国庆后 投诉哪个小区升得最快"
    expect(page.locator(".ask-text")).to_have_text(without, timeout=PATIENCE)
    page.reload()
    ready(page)
    expect(page.locator(".ask-text")).to_have_text(without, timeout=PATIENCE)
    page.go_back()
    expect(page.locator(".ask-text")).to_have_text(RISE, timeout=PATIENCE)


@pytest.mark.parametrize(
    ("question", "struck", "said"),
    [
        ("三季度各社区电梯诉求网红同比", ["网红"], "不在地点、类别、小类、单位、指标的名单里"),
        ("明年噪声会不会更多", ["明年", "会不会更多"], "看板只回答台账里已有的，不作预测"),
    ],
)
def test_what_is_not_understood_is_struck_through(visit, question, struck, said):
    page = visit(f"/overview?q={quote(question)}")
    assert page.locator(".ask-text s").all_inner_texts() == struck
    expect(page.locator(PANEL)).to_contain_text(said, timeout=PATIENCE)


def test_a_near_question_is_asked_by_a_click(visit):
    page = visit(f"/overview?q={quote('明年噪声会不会更多')}")
    page.locator(".ask-near button").first.click()
    expect(page.locator(".ask-text")).to_have_text("噪声近 12 月按月走势", timeout=PATIENCE)
    assert page.locator(f"{PANEL} tbody tr").count() == 10


def test_a_page_that_is_named_is_opened_for_its_place(visit):
    page = visit("/overview")
    page.locator(".ask-box input").fill("象城外滩画像")
    page.locator(".ask-box input").press("Enter")
    page.wait_for_url("**/compound**")
    ready(page)
    expect(page.locator(".ph .scope b").first).to_contain_text("象城外滩", timeout=PATIENCE)

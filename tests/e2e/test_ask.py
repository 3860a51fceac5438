"""问一句 in a real browser: three questions whose numbers are those of the questions themselves."""

from __future__ import annotations

from datetime import date
from urllib.parse import quote

from playwright.sync_api import Page, expect

import queries
from data.snapshots.store import Snapshot
from queries import Condition, Scope
from queries.analysis import Analysis, answer
from tests.e2e.conftest import becomes, ready

RISE = "南门社区国庆后噪声投诉哪个小区升得最快"
PANEL = ".ask-panel"


def ask(page: Page, question: str) -> None:
    """Type a question as a clerk does: / brings the cursor into the box, Enter asks."""
    page.keyboard.press("/")
    field = page.locator(".ask-box input")
    expect(field).to_be_focused()
    field.fill(question)
    field.press("Enter")
    expect(page.locator(".ask-text")).to_have_text(question)
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


def test_numbers_are_those_of_the_questions_and_a_page_that_is_named_is_opened(visit, samples):
    """One after the other, as a clerk asks."""
    page = visit("/overview")
    a_rise_is_counted_in_both_windows(page, samples)
    a_rate_has_its_numerator_and_denominator(page, samples)
    a_list_has_as_many_rows_as_are_overdue(page, samples)
    a_page_that_is_named_is_opened_for_its_place(page)


def a_rise_is_counted_in_both_windows(page: Page, samples: Snapshot) -> None:
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
    counted = {name: (f"{now.get(name, 0)}件", f"{before.get(name, 0)}件") for name in now | before}
    becomes(page, lambda: {row[0]: (row[1], row[2]) for row in cells(page)}, counted)
    assert cells(page)[0][0] == max(now, key=lambda name: now[name] - before.get(name, 0))
    expect(page.locator(".ask-part.usual .said")).to_have_text(["（没说，用默认）"] * 2)


def a_rate_has_its_numerator_and_denominator(page: Page, samples: Snapshot) -> None:
    ask(page, "9月按期办结率")
    asked = Scope(date(2026, 9, 1), date(2026, 10, 1))
    row = queries.run("service_requests/summary", asked, snapshot=samples).iloc[0]
    rate = f"{row.on_time_rate:.1%}{row.closed_on_time_count:.0f}/{row.due_count:.0f}"
    becomes(page, lambda: cells(page), [[rate]])


def a_list_has_as_many_rows_as_are_overdue(page: Page, samples: Snapshot) -> None:
    page.locator(".ask-box input").fill("9月超期未结清单")
    page.locator(".ask-box input").press("Enter")
    asked = Scope(date(2026, 9, 1), date(2026, 10, 1))
    number = queries.row_count("service_requests/overdue_rows", asked, snapshot=samples)
    assert number
    expect(page.locator("h1")).to_contain_text(f"超期未结 {number} 件")


def a_page_that_is_named_is_opened_for_its_place(page: Page) -> None:
    page.locator(".ask-box input").fill("象城外滩画像")
    page.locator(".ask-box input").press("Enter")
    page.wait_for_url("**/compound**")
    ready(page)
    expect(page.locator(".ph .scope b").first).to_contain_text("象城外滩")


def test_the_address_keeps_the_question_and_back_brings_the_one_before(visit):
    page = visit(f"/overview?q={quote(RISE)}")
    expect(page.locator(".ask-box input")).to_have_value(RISE)
    page.get_by_role("button", name="去掉“噪声”").click()
    without = "南门社区国庆后 投诉哪个小区升得最快"
    expect(page.locator(".ask-text")).to_have_text(without)
    page.reload()
    ready(page)
    expect(page.locator(".ask-text")).to_have_text(without)
    page.go_back()
    expect(page.locator(".ask-text")).to_have_text(RISE)


def test_what_is_not_understood_is_struck_through_and_a_near_question_is_asked_by_a_click(visit):
    page = visit(f"/overview?q={quote('三季度各社区电梯诉求网红同比')}")
    expect_struck_through(page, ["网红"], "不在地点、类别、小类、单位、指标的名单里")
    ask(page, "明年噪声会不会更多")
    expect_struck_through(page, ["明年", "会不会更多"], "看板只回答台账里已有的，不作预测")
    page.locator(".ask-near button").first.click()
    expect(page.locator(".ask-text")).to_have_text("噪声近 12 月按月走势")
    expect(page.locator(f"{PANEL} tbody tr")).to_have_count(10)


def expect_struck_through(page: Page, struck: list[str], said: str) -> None:
    """Wait for what was not understood of the question, and why."""
    expect(page.locator(".ask-text s")).to_have_text(struck)
    expect(page.locator(PANEL)).to_contain_text(said)


def test_an_unknown_word_has_a_list_to_pick_from_by_keys(visit):
    """Nothing is guessed: the word stays struck through until one of the list is picked."""
    page = visit(f"/overview?q={quote('上月象城外潭噪声投诉')}")
    chip = page.locator(".ask-unused .ask-change")
    expect(chip.locator("summary s")).to_have_text("象城外潭")
    assert page.locator(".ask-chips .chip", has_text="小区").count() == 0
    chip.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(chip.locator("li button").first).to_be_visible()
    assert 0 < chip.locator("li").count() <= 8
    page.keyboard.press("ArrowDown")
    expect(chip.locator("li button").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".ask-text")).to_have_text("上月象城外滩噪声投诉")
    expect(page.locator(".ask-text s")).to_have_count(0)
    expect(page.locator(".ask-chips .chip", has_text="小区")).to_contain_text("象城外滩")

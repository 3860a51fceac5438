"""Conditions in a browser: chosen in the sidebar, seen as a chip, kept by the address, taken off by ×."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from data.snapshots.store import Snapshot
from queries import Scope, run
from tests.e2e.conftest import expect_query, query_of, settle

Visit = Callable[[str], Page]
WEEKS = "from=2026-08-03&to=2026-10-26"


def counted(page: Page, samples: Snapshot) -> int:
    """Number of requests that the ledgers have under the address of a page."""
    scope = Scope.from_query(query_of(page))
    return int(run("service_requests/summary", scope, snapshot=samples)["request_count"].iloc[0])


def add(page: Page, dimension: str, value: str) -> None:
    """Add a condition from the open list ＋ 更多条件 by the initials of its dimension and its value."""
    for box, typed in (("dimension", dimension), ("values", value)):
        field = page.locator(f".st-key-scope-more-{box} input")
        field.click()
        field.fill(typed)
        expect(page.get_by_role("option")).to_have_count(1)
        page.get_by_role("option").click()
    settle(page, page.get_by_role("button", name="加上条件").click)


def test_a_condition_goes_from_the_sidebar_to_chip_number_and_address(visit: Visit, samples: Snapshot):
    page = visit(f"/service_requests?{WEEKS}")
    value, chips = page.locator(".kpi .v").first, page.locator(".chip")
    everything = counted(page, samples)
    expect(value).to_contain_text(f"{everything:,}")
    page.locator(".st-key-scope-more button").click()
    add(page, "sqlx", "ts")
    expect(chips).to_have_text(["诉求类型投诉×"])
    expect(chips).to_have_class("chip latest")
    expect_query(page, request_type=["投诉"])
    assert counted(page, samples) < everything
    expect(value).to_contain_text(f"{counted(page, samples):,}")
    expect(page.locator(".ph .scope")).to_contain_text("诉求类型：投诉")
    visit(page.evaluate("location.pathname + location.search"))
    expect(chips).to_have_text(["诉求类型投诉×"])
    settle(page, page.get_by_role("button", name="去掉条件 诉求类型：投诉").click)
    expect(chips).to_have_count(0)
    expect(value).to_contain_text(f"{everything:,}")


def test_the_keyboard_takes_off_one_condition_and_then_all(visit: Visit):
    page = visit(
        f"/service_requests?{WEEKS}&community=南门社区&category=噪声扰民&not_weekday=周日&request_type=投诉"
    )
    page.get_by_role("button", name="去掉条件 星期不含：周日").focus()
    settle(page, lambda: page.keyboard.press("Enter"))
    expect(page.locator(".chip")).to_have_text(["类别噪声扰民×", "诉求类型投诉×"])
    expect(page.locator(".chip-off:focus")).to_have_count(1)
    page.locator(".chip-row").get_by_role("button", name="全部清除").focus()
    settle(page, lambda: page.keyboard.press("Space"))
    expect(page.locator(".chip-row")).to_have_count(0)
    kept = {"community": ["南门社区"], "from": ["2026-08-03"]}
    expect_query(page, category=[], request_type=[], not_weekday=[], **kept)


def test_on_a_phone_the_chips_are_one_row_with_large_targets_and_open_the_list(visit: Visit):
    page = visit("/definitions")
    page.set_viewport_size({"width": 390, "height": 844})
    visit(f"/service_requests?{WEEKS}&request_type=投诉&management=红色物业&not_weekday=周日")
    tops = {round(chip.bounding_box()["y"]) for chip in page.locator(".chip").all()}
    assert len(tops) == 1
    target = page.locator(".chip-off").first.bounding_box()
    assert min(target["width"], target["height"]) >= 40
    page.wait_for_function("document.documentElement.scrollWidth <= 390")
    page.locator(".chip-act").first.click()
    expect(page.locator(".st-key-scope-more-dimension input")).to_be_visible()

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import settle
from tests.e2e.test_charts_repaint import MARK, UNMARKED

Visit = Callable[[str], Page]
TWELVE_WEEKS = "/service_requests?from=2026-08-03&to=2026-10-26&grain=week&compare=previous"


def chart(page: Page, key: str) -> Locator:
    figure = page.locator(f'.chart-figure[data-key="{key}"]')
    figure.scroll_into_view_if_needed()
    return figure


def query_of(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def first_bar(page: Page) -> tuple[float, float]:
    box = chart(page, "categories").locator(".bars .point path").first.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_a_bar_narrows_the_page_and_its_own_chart_keeps_its_rows_in_place(visit: Visit) -> None:
    page = visit(TWELVE_WEEKS)
    rows = chart(page, "categories").locator(".ytick").count()
    page.evaluate(MARK)
    settle(page, lambda: page.mouse.click(*first_bar(page)))
    assert query_of(page)["category"] == ["噪声扰民"]
    assert page.evaluate(UNMARKED) == 0, "a figure was taken down and built again"
    assert chart(page, "categories").locator(".ytick").count() == rows
    whole = page.locator(".ct p", has_text="本图不受所选类别限制，仍是全部")
    expect(whole).to_have_count(2)  # the bars, and the heat map of communities by categories
    expect(page.locator(".ct p", has_text="已随类别收窄").first).to_be_visible()
    settle(page, lambda: page.mouse.click(*first_bar(page)))
    assert "category" not in query_of(page)


def test_the_hand_is_shown_only_where_a_click_does_something(visit: Visit) -> None:
    page = visit(TWELVE_WEEKS)
    page.mouse.move(*first_bar(page))
    hand = page.locator('.chart-box.over:has([data-key="categories"])')
    expect(hand).to_have_count(1)
    expect(chart(page, "categories").locator(".hoverlayer")).to_contain_text("点击只看这一项")
    axis = chart(page, "categories").bounding_box()
    assert axis is not None
    page.mouse.move(axis["x"] + 20, axis["y"] + 60)
    expect(hand).to_have_count(0)


def test_the_keyboard_walks_from_mark_to_mark(visit: Visit) -> None:
    page = visit(TWELVE_WEEKS)
    chart(page, "categories").focus()
    said = page.locator('.chart-box:has([data-key="categories"]) .chart-said')
    page.keyboard.press("ArrowDown")
    expect(said).to_contain_text("噪声扰民")
    page.keyboard.press("ArrowDown")
    expect(said).to_contain_text("物业服务")
    settle(page, lambda: page.keyboard.press("Space"))
    assert query_of(page)["category"] == ["物业服务"]
    expect(said).to_contain_text("已选")
    page.keyboard.press("ArrowUp")
    expect(said).to_contain_text("噪声扰民")
    settle(page, lambda: page.keyboard.press("Control+Space"))
    assert query_of(page)["category"] == ["物业服务", "噪声扰民"]
    settle(page, lambda: page.keyboard.press("Escape"))
    assert "category" not in query_of(page)


def test_a_point_is_a_week_and_back_leads_out_of_it(visit: Visit) -> None:
    page = visit(TWELVE_WEEKS)
    place = chart(page, "volume").evaluate(
        """node => {
            const { x, y } = node.getBoundingClientRect(), { xaxis, yaxis } = node._fullLayout;
            const [point] = node.calcdata.find(data => data[0].trace.mode === "markers");
            return [x + xaxis._offset + xaxis.c2p(point.x), y + yaxis._offset + yaxis.c2p(point.y)];
        }"""
    )
    settle(page, lambda: page.mouse.click(*place))
    first, end = query_of(page)["from"], query_of(page)["to"]
    assert (first, end) != (["2026-08-03"], ["2026-10-26"])
    expect(page.locator(".ct p", has_text="本图不受所选时段限制")).to_have_count(1)
    settle(page, lambda: page.evaluate("history.back()"))
    assert query_of(page)["from"] == ["2026-08-03"]


def test_a_name_in_a_table_narrows_and_a_number_opens_its_rows(visit: Visit) -> None:
    page = visit("/?from=2026-08-03&to=2026-10-26&grain=week&compare=previous")
    settle(page, page.locator(".scroll .pick", has_text="南门").first.click)
    assert query_of(page)["community"] == ["南门社区"]
    expect(page.locator('.scroll .pick[aria-pressed="true"]', has_text="南门").first).to_be_visible()
    settle(page, page.locator('.kpi .pick[data-measure="satisfaction_rate"]').click)
    expect(page.locator(".ph .eye")).to_have_text("满意度")
    settle(page, page.get_by_role("link", name="诉求量").click)
    shown = page.locator('.kpi .pick[data-measure="request_count"]')
    counted = shown.inner_text().replace("件", "").strip()
    shown.click()
    expect(page.get_by_role("dialog")).to_contain_text(f"共 {counted} 件")

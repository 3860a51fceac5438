from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import door, expect_query, query_of, ready, settle, unfold
from tests.e2e.test_charts_repaint import MARK, UNMARKED

Visit = Callable[[str], Page]
TWELVE_WEEKS = "/service_requests?from=2026-08-03&to=2026-10-26&grain=week&compare=previous"


def chart(page: Page, key: str) -> Locator:
    unfold(page, key)
    figure = page.locator(f'.chart-figure[data-key="{key}"]')
    figure.scroll_into_view_if_needed()
    return figure


def first_bar(page: Page) -> tuple[float, float]:
    box = chart(page, "categories").locator(".bars .point path").first.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_a_bar_narrows_the_page_and_its_own_chart_keeps_its_rows_in_place(visit: Visit) -> None:
    page = visit(TWELVE_WEEKS)
    rows = chart(page, "categories").locator(".ytick").count()
    page.evaluate(MARK)
    settle(page, lambda: page.mouse.click(*first_bar(page)))
    expect_query(page, category=["噪声扰民"])
    whole = page.locator(".ct p", has_text="本图不受所选类别限制，仍是全部")
    expect(whole).to_have_count(2)  # the bars, and the heat map of communities by categories
    expect(page.locator(".ct p", has_text="已随类别收窄").first).to_be_visible()
    ready(page)
    assert page.evaluate(UNMARKED) == 0, "a figure was taken down and built again"
    expect(chart(page, "categories").locator(".ytick")).to_have_count(rows)
    settle(page, lambda: page.mouse.click(*first_bar(page)))
    expect_query(page, category=[])


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
    expect_query(page, category=["物业服务"])
    expect(said).to_contain_text("已选")
    page.keyboard.press("ArrowUp")
    expect(said).to_contain_text("噪声扰民")
    settle(page, lambda: page.keyboard.press("Control+Space"))
    expect_query(page, category=["物业服务", "噪声扰民"])
    settle(page, lambda: page.keyboard.press("Escape"))
    expect_query(page, category=[])


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
    expect(page.locator(".ct p", has_text="本图不受所选时段限制")).to_have_count(1)
    chosen = query_of(page)
    assert (chosen["from"], chosen["to"]) != (["2026-08-03"], ["2026-10-26"])
    settle(page, lambda: page.evaluate("history.back()"))
    expect_query(page, **{"from": ["2026-08-03"]})


def test_a_node_of_a_flow_narrows_and_a_second_click_takes_it_off(visit: Visit) -> None:
    page = visit("/closed_loop?from=2025-11-01&to=2026-11-01&grain=month")
    node = chart(page, "triage").locator(".sankey-node", has=page.locator(".node-rect")).nth(5)
    node.locator(".node-rect").hover()
    expect(page.locator('.chart-box.over:has([data-key="triage"])')).to_have_count(1)
    settle(page, node.locator(".node-rect").click)
    expect_query(page, triage=["联办"])
    expect(page.locator(".ct p", has_text="本图不受所选三事分流限制").first).to_be_visible()
    ready(page)
    settle(page, node.locator(".node-rect").click)
    expect_query(page, triage=[])


def test_a_name_in_a_table_narrows_and_a_number_opens_its_rows(visit: Visit) -> None:
    page = visit("/?from=2026-08-03&to=2026-10-26&grain=week&compare=previous")
    settle(page, page.locator(".scroll .pick", has_text="南门").first.click)
    expect_query(page, community=["南门社区"])
    unfold(page, "communities")  # a table of one row has no place beside the trend
    expect(page.locator('.scroll .pick[aria-pressed="true"]', has_text="南门").first).to_be_visible()
    expect(page.locator(".st-key-block-communities table.picked tr.on")).to_have_count(1)
    settle(page, page.locator('.kpi .pick[data-measure="satisfaction_rate"]').click)
    expect(page.locator(".ph .eye")).to_have_text("满意度")
    settle(page, door(page, "诉求量").click)
    expect(page.locator(".ph .eye")).to_have_text("诉求量")
    ready(page)
    shown = page.locator('.kpi .pick[data-measure="request_count"]')
    counted = shown.inner_text().replace("件", "").strip()
    settle(page, shown.click)
    expect(page.locator(".ph .eye")).to_contain_text("› 明细")
    expect(page.locator(".rows-first")).to_contain_text(f"= {counted} 行 明细，一行不差")
    settle(page, lambda: page.evaluate("history.back()"))
    expect(page.locator(".ph .eye")).to_have_text("诉求量")


def test_a_number_in_a_table_opens_as_many_rows_by_click_and_by_keyboard(visit: Visit) -> None:
    page = visit("/?from=2026-08-03&to=2026-10-26&grain=week")
    number = page.locator(".scroll .pick.num").first
    counted = number.inner_text()
    settle(page, lambda: number.press("Enter"))
    expect(page.locator(".pager")).to_contain_text(f"共 {counted} 行")
    expect(page.locator(".rows-first")).to_contain_text(f"= {counted} 行 明细，一行不差")

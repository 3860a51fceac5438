"""Marks that stand for no condition open the rows they count: one of each kind, by click and by keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import expect_query, query_of, ready, settle
from tests.e2e.test_clicks import chart

Visit = Callable[[str], Page]
YEAR = "from=2025-11-01&to=2026-11-01&grain=month"
#: Address of a page, key of a chart, text of the trace whose middle mark is clicked -> the list it opens.
POINTS = {
    "a point of a closing curve": (f"/closed_loop?{YEAR}", "time-to-close", "全街道"),
    "a month of a topic": (f"/?{YEAR}", "monthly-topic", "normal"),
    "a holiday": (f"/service_requests?{YEAR}", "holidays", "这一次"),
    "ten days of a season": (f"/service_requests?{YEAR}", "flood-season", "2026"),
    "a period of a side": ("/compare?from=2026-08-03&to=2026-10-26&grain=week", "compare-course", "A"),
}
#: Page, key and trace of bars.
BARS = {
    "a step of the loop": (f"/closed_loop?{YEAR}", "steps", "走到这一步"),
    "a step of a meeting": (f"/deliberation_services?{YEAR}", "agreed", "走到这一步"),
    "a step of an order": (f"/deliberation_services?{YEAR}", "order-steps", "在途"),
    "a month of complaints": (f"/service_requests?{YEAR}", "complaints-by-month", "2026"),
    "a part of the handlers": (f"/compound?{YEAR}", "handlers", "社区"),
}
_POINT = """(node, name) => {
  const { x, y } = node.getBoundingClientRect();
  const points = node.calcdata.find(([first]) => first.trace.name === name);
  const known = points.filter(({ x, y }) => x !== undefined && y !== undefined && !Number.isNaN(y));
  const point = known[Math.floor(known.length / 2)], { xaxis, yaxis } = node._fullLayout;
  return [x + xaxis._offset + xaxis.c2p(point.x), y + yaxis._offset + yaxis.c2p(point.y)];
}"""
_BAR = """(node, name) => {
  const curve = node._fullData.findIndex(trace => trace.name === name);
  const traces = [...node.querySelectorAll('.barlayer .trace')];
  const trace = traces.find(each => each.__data__[0].trace.index === curve);
  const sizes = [...trace.querySelectorAll('.point path')].map(path => path.getBoundingClientRect());
  const area = ({ width, height }) => width * height;
  const { x, y, width, height } = sizes.reduce((one, other) => area(one) > area(other) ? one : other);
  return [x + width / 2, y + height / 2];
}"""


def expect_rows(page: Page) -> None:
    """The list is open, with as many rows as the mark counts."""
    expect(page.locator(".ph .eye")).to_contain_text("› 明细")
    expect(page.locator(".rows-first")).to_contain_text("明细，一行不差")
    ready(page)


def opened_at(page: Page, figure: Locator, place: list[float]) -> None:
    page.mouse.move(*place)
    expect(figure.locator(".hoverlayer")).to_contain_text("点击看这些行")
    settle(page, lambda: page.mouse.click(*place))
    assert query_of(page)["rows_mark"]
    expect_rows(page)


@pytest.mark.parametrize("name", POINTS)
def test_a_point_opens_its_rows(visit: Visit, name: str) -> None:
    path, key, trace = POINTS[name]
    page = visit(path)
    figure = chart(page, key)
    opened_at(page, figure, figure.evaluate(_POINT, trace))


@pytest.mark.parametrize("name", BARS)
def test_a_bar_opens_its_rows(visit: Visit, name: str) -> None:
    path, key, trace = BARS[name]
    page = visit(path)
    figure = chart(page, key)
    opened_at(page, figure, figure.evaluate(_BAR, trace))


def test_an_ending_of_a_flow_opens_its_matters_and_back_leads_to_the_page(visit: Visit) -> None:
    page = visit(f"/closed_loop?{YEAR}")
    node = chart(page, "triage").locator(".sankey-node").last.locator(".node-rect")
    settle(page, node.click)
    expect_query(page, triage=[])
    expect_rows(page)
    settle(page, lambda: page.evaluate("history.back()"))
    expect(page.locator(".ph .eye")).to_have_text("闭环与时效")


def test_a_week_of_a_ledger_opens_its_rows(visit: Visit) -> None:
    page = visit("/ledgers")
    figure = chart(page, "coverage")
    place = figure.evaluate(
        """node => {
            const { x, y } = node.getBoundingClientRect(), { xaxis, yaxis } = node._fullLayout;
            return [x + xaxis._offset + xaxis.d2p('2026-09-07'), y + yaxis._offset + yaxis.c2p(0)];
        }"""
    )
    opened_at(page, figure, place)


def test_the_keyboard_opens_the_rows_of_a_mark(visit: Visit) -> None:
    page = visit(f"/closed_loop?{YEAR}")
    chart(page, "steps").focus()
    said = page.locator('.chart-box:has([data-key="steps"]) .chart-said')
    page.keyboard.press("ArrowDown")
    expect(said).to_contain_text("按空格看这些行")
    settle(page, lambda: page.keyboard.press("Enter"))
    expect_rows(page)


def test_the_bar_of_the_others_narrows_to_all_of_them(visit: Visit) -> None:
    page = visit(f"/mediation?{YEAR}")
    figure = chart(page, "dispute_type")
    others = """node => {
            const at = node._fullData[0].customdata.indexOf('其他');
            const bar = node.querySelector('.barlayer .trace').querySelectorAll('.point path')[at];
            const { x, y, width, height } = bar.getBoundingClientRect();
            return [x + width / 2, y + height / 2];
        }"""
    settle(page, lambda: page.mouse.click(*figure.evaluate(others)))
    assert len(query_of(page)["dispute_type"]) > 1
    settle(page, lambda: page.mouse.click(*figure.evaluate(others)))
    expect_query(page, dispute_type=[])


def test_a_member_of_a_group_narrows_to_its_compound(visit: Visit) -> None:
    page = visit(f"/compound?{YEAR}")
    figure = chart(page, "complaints-party_lead")
    place = figure.evaluate(_POINT, "members")
    settle(page, lambda: page.mouse.click(*place))
    assert len(query_of(page)["compound"]) == 1


def test_an_opened_list_outlives_a_change_of_language(visit: Visit) -> None:
    page = visit(f"/closed_loop?{YEAR}")
    chart(page, "steps").focus()
    page.keyboard.press("ArrowDown")
    settle(page, lambda: page.keyboard.press("Enter"))
    expect_rows(page)
    address = str(page.evaluate("location.pathname + location.search"))
    other = visit(f"{address}&lang=en")
    expect(other.locator(".rows-first")).to_contain_text("rows")

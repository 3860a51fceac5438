"""How fast the dashboard repaints every chart after a choice, against the same charts drawn by Panel.

Three choices: another window on 诉求量, a click on a bar of its categories, another chart on 自助分析. The
goal is a ratio of 1.0; what was measured goes into docs/speed.md. The tests hold what does not depend on how
busy the machine is: each chart is drawn once a change, and the ratio stays far from that of Streamlit's own
chart element, which takes every chart down and builds it again.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Mapping, Sequence
from urllib.parse import quote, urlencode

from playwright.sync_api import Browser, Page

from tests.benchmarks.panel_page import CATEGORIES, CHOICE
from tests.benchmarks.repaint import CLOCK, PATIENCE_SECONDS, Repaint, change, click, settle
from tests.benchmarks.report import Report

HEADING = ("repaint, 1,000,000 requests", "Streamlit ms", "Panel ms", "ratio", "draws", "changes")
COMMUNITIES = ("南门社区", "信江社区", "桑园社区", "白龙社区")
#: Windows with requests in them; the page opens with the default one.
PRESETS = ("上月", "近12周", "近12月", "今年", "本周")
#: Bars that are clicked one after another, the longest first; charts that 自助分析 is changed to from 条形.
BARS = 5
CHARTS = ("热力图", "堆积", "百分比", "折线", "条形")
MOST = 1.25


def opened(browser: Browser, address: str, context: dict[str, object]) -> Page:
    """A page in a window of its own, drawn to the end."""
    page = browser.new_context(**context).new_page()
    page.set_default_timeout(PATIENCE_SECONDS * 1000)
    page.add_init_script(CLOCK)
    page.goto(address)
    settle(page)
    return page


def measured(
    addresses: Mapping[str, str],
    changes: Sequence[Callable[[Page], Repaint]],
    browser: Browser,
    context: dict[str, object],
) -> tuple[dict[tuple[str, str], list[Repaint]], int]:
    """All changes twice in each community, by visit and application; and how many charts our page has."""
    seen: dict[tuple[str, str], list[Repaint]] = {}
    for community in COMMUNITIES:
        pages = {name: opened(browser, url + quote(community), context) for name, url in addresses.items()}
        for visit in ("first", "again"):
            for one in changes:
                for name, page in pages.items():  # in turn: a busy moment of the machine meets both
                    seen.setdefault((visit, name), []).append(one(page))
        charts = pages["Streamlit"].locator(".chart-figure").count()
        for page in pages.values():
            page.context.close()
    return seen, charts


def hold(
    report: Report, what: str, seen: Mapping[tuple[str, str], list[Repaint]], charts: int, most: float
) -> None:
    """Tell what was measured; no chart may be drawn twice, and the ratio of the first visit has a limit."""
    ratios = {}
    for visit, label in (("first", f"{what} not seen before"), ("again", f"{what} seen before")):
        ratios[visit] = tell(report, label, seen[visit, "Streamlit"], seen[visit, "Panel"])
    assert max(one.draws for visit in ("first", "again") for one in seen[visit, "Streamlit"]) <= charts
    assert ratios["first"] <= most


def test_another_window_of_requests(
    applications: dict[str, str], browser: Browser, browser_context_args: dict[str, object], report: Report
) -> None:
    addresses = {
        "Streamlit": f"{applications['Streamlit']}/service_requests?compare=previous&community=",
        "Panel": f"{applications['Panel']}/?community=",
    }
    changes = [lambda page, preset=preset: change(page, preset) for preset in PRESETS]
    seen, charts = measured(addresses, changes, browser, browser_context_args)
    hold(report, "a window", seen, charts, MOST)


def test_a_click_on_a_bar_of_the_categories(
    applications: dict[str, str], browser: Browser, browser_context_args: dict[str, object], report: Report
) -> None:
    addresses = {
        "Streamlit": f"{applications['Streamlit']}/service_requests?compare=previous&community=",
        "Panel": f"{applications['Panel']}/?community=",
    }
    charts_of_categories = f'[data-key="{CATEGORIES}"], .figure-{CATEGORIES}'

    def bar(page: Page, number: int) -> Repaint:
        return click(page, page.locator(charts_of_categories).locator(".bars .point path").nth(number))

    changes = [lambda page, number=number: bar(page, number) for number in range(BARS)]
    seen, charts = measured(addresses, changes, browser, browser_context_args)
    hold(report, "a bar", seen, charts, MOST)


def test_another_chart_of_a_free_question(
    applications: dict[str, str], browser: Browser, browser_context_args: dict[str, object], report: Report
) -> None:
    year = "from=2025-11-01&to=2026-11-01&grain=month&compare=none"
    asked = urlencode(CHOICE.to_query(), doseq=True)
    addresses = {
        "Streamlit": f"{applications['Streamlit']}/explore?{year}&{asked}&chart=bars&community=",
        "Panel": f"{applications['Panel']}/explore?chart={quote('条形')}&community=",
    }
    changes = [lambda page, chart=chart: change(page, chart) for chart in CHARTS]
    seen, charts = measured(addresses, changes, browser, browser_context_args)
    hold(report, "a chart of a free question", seen, charts, MOST)


def tell(report: Report, label: str, ours: list[Repaint], theirs: list[Repaint]) -> float:
    """Write medians and middle halves into the report, and where they go; the ratio of the whole."""
    draws = " / ".join(str(statistics.median_high(one.draws for one in side)) for side in (ours, theirs))
    for part, spent in (
        (label, lambda one: one.milliseconds),
        (f"{label}: until the first draw", lambda one: one.waited),
        (f"{label}: drawing", lambda one: one.milliseconds - one.waited),
    ):
        mine, other = ([spent(one) for one in side] for side in (ours, theirs))
        ratio = f"{statistics.median(mine) / statistics.median(other):.2f}"
        report.add(HEADING, part, middle(mine), middle(other), ratio, draws, str(len(ours)))
    whole = (statistics.median(one.milliseconds for one in side) for side in (ours, theirs))
    return next(whole) / next(whole)


def middle(times: Sequence[float]) -> str:
    """The median, and between which times the middle half lies."""
    low, median, high = statistics.quantiles(times, n=4, method="inclusive")
    return f"{median:.0f} ({low:.0f}–{high:.0f})"

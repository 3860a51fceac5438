"""How fast a change of filter on 诉求量 repaints every chart, against the same page built with Panel.

The goal is a ratio of 1.0; what was measured goes into docs/speed.md. The test holds what does not depend on
how busy the machine is: each chart is drawn once a change, and the ratio stays far from that of Streamlit's
own chart element, which takes every chart down and builds it again.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from contextlib import ExitStack
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page

from data.snapshots.store import Snapshot
from tests.benchmarks.repaint import CLOCK, Repaint, any_port, change, serving, settle
from tests.benchmarks.report import Report

HEADING = ("repaint of 诉求量, 1,000,000 requests", "Streamlit ms", "Panel ms", "ratio", "draws", "changes")
COMMUNITIES = ("南门社区", "信江社区", "桑园社区", "白龙社区")
#: Windows with requests in them; the page opens with the default one.
PRESETS = ("上月", "近12周", "近12月", "今年", "本周")
MOST = 1.25


@pytest.fixture(scope="module")
def addresses(million: Snapshot) -> Iterator[dict[str, str]]:
    """Both applications over the same store, each in a process of its own."""
    home = {"LEDGER_HOME": str(million.path.parents[1])}
    ports = {"Streamlit": any_port(), "Panel": any_port()}
    options = [
        "--server.address",
        "127.0.0.1",
        "--server.headless",
        "true",
        "--server.port",
        str(ports["Streamlit"]),
    ]
    commands = {
        "Streamlit": ["-m", "streamlit", "run", "dashboard.py", *options],
        "Panel": ["-m", "tests.benchmarks.panel_page", str(ports["Panel"])],
    }
    paths = {"Streamlit": "/service_requests?compare=previous&community=", "Panel": "/?community="}
    with ExitStack() as servers:
        yield {
            name: servers.enter_context(serving(command, ports[name], home)) + paths[name]
            for name, command in commands.items()
        }


def opened(browser: Browser, address: str, context: dict[str, object]) -> Page:
    """A page in a window of its own, drawn to the end."""
    page = browser.new_context(**context).new_page()
    page.add_init_script(CLOCK)
    page.goto(address)
    settle(page)
    return page


def test_change_of_filter_draws_each_chart_once_and_about_as_fast_as_panel(
    addresses: dict[str, str], browser: Browser, browser_context_args: dict[str, object], report: Report
) -> None:
    seen: dict[tuple[str, str], list[Repaint]] = {}
    for community in COMMUNITIES:
        pages = {
            name: opened(browser, url + quote(community), browser_context_args)
            for name, url in addresses.items()
        }
        for visit in ("first", "again"):
            for preset in PRESETS:
                for name, page in pages.items():  # in turn: a busy moment of the machine meets both
                    seen.setdefault((visit, name), []).append(change(page, preset))
        charts = pages["Streamlit"].locator(".chart-figure").count()
        for page in pages.values():
            page.context.close()
    ratios = {}
    for visit, label in (("first", "a window not seen before"), ("again", "a window seen before")):
        ratios[visit] = tell(report, label, seen[visit, "Streamlit"], seen[visit, "Panel"])
    assert max(one.draws for visit in ("first", "again") for one in seen[visit, "Streamlit"]) <= charts
    assert ratios["first"] <= MOST


def tell(report: Report, label: str, ours: list[Repaint], theirs: list[Repaint]) -> float:
    """Write both medians into the report, and where they go; the ratio of the whole."""
    whole = [statistics.median(one.milliseconds for one in side) for side in (ours, theirs)]
    waited = [statistics.median(one.waited for one in side) for side in (ours, theirs)]
    draws = " / ".join(str(statistics.median_high(one.draws for one in side)) for side in (ours, theirs))
    for part, (mine, other) in (
        (label, whole),
        (f"{label}: until the first draw", waited),
        (f"{label}: drawing", [all_of - before for all_of, before in zip(whole, waited, strict=True)]),
    ):
        report.add(HEADING, part, f"{mine:.0f}", f"{other:.0f}", f"{mine / other:.2f}", draws, str(len(ours)))
    return whole[0] / whole[1]

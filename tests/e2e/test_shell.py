import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from data.snapshots.store import Snapshot
from pages.parts.words.navigation import DOORS
from pages.parts.words.presets import window
from queries import Scope, run
from tests.e2e.conftest import (
    START,
    becomes,
    door,
    each_page,
    expect_query,
    query_of,
    ready,
    serving,
    settle,
    unused_port,
)

Visit = Callable[[str], Page]
#: Numbers of phones and of identity cards.
PERSONAL = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)|(?<!\d)\d{17}[\dXx](?!\d)")
#: Addresses that the header leads to, in order: a door's first page stands in the menu beside it too.
LINKS = [
    page.address for each in DOORS for page in (*(() if each.is_menu else each.pages[:1]), *each.menu_pages)
]
LED_TO = "links => links.map(link => link.dataset.door)"


def choose(page: Page, field: str, typed: str, name: str) -> None:
    """Choose a name from one of the lists of the scope bar by typing a part of its option."""
    box = page.locator(f".st-key-scope-{field} input")
    box.click()
    box.fill(typed)
    options = page.get_by_role("option")
    expect(options.first).to_contain_text(name)
    settle(page, options.first.click)
    page.keyboard.press("Escape")  # while a list is open, the rest of the page is out of reach


def test_a_deep_link_opens_its_page_on_a_fresh_server(page: Page, samples: Snapshot, tmp_path: Path) -> None:
    with serving(tmp_path / "log.txt", unused_port()) as address:
        page.goto(f"{address}/mediation?community=南门社区")
        ready(page)
        expect(page.locator(".ph .eye")).to_have_text("矛盾调解")
        expect_query(page, community=["南门社区"])


@each_page
def test_every_page_opens_by_its_address_and_tells_of_no_person(path: str, look: Visit) -> None:
    page = look(f"/{path}")
    expect(page.locator(".ph h1")).to_be_visible()
    links, current = page.locator(".doors a[data-door]"), page.locator(".doors a[aria-current=page]")
    becomes(page, lambda: links.evaluate_all(LED_TO), LINKS)
    becomes(page, lambda: current.evaluate_all(LED_TO), [each for each in LINKS if each == (path or START)])
    expect(page.locator(".brand")).to_contain_text("演示数据")
    assert page.evaluate("location.pathname") == f"/{path}"
    assert PERSONAL.findall(page.content()) == []


def test_the_address_is_complete_with_explicit_dates(visit: Visit, samples: Snapshot) -> None:
    page = visit("/")
    first, after_last = window("上周", samples.as_of.date())
    complete = {"from": [str(first)], "to": [str(after_last)], "grain": ["week"], "compare": ["previous"]}
    becomes(page, lambda: query_of(page), complete)


def test_a_filter_survives_a_change_of_page_and_a_reload(visit: Visit) -> None:
    page = visit("/service_requests")
    choose(page, "communities", "nmsq", "南门社区")
    expect_query(page, community=["南门社区"])
    chosen = query_of(page)
    for title in ("矛盾调解", "满意度"):
        settle(page, door(page, title).click)
        expect(page.locator(".ph .eye")).to_have_text(title)
        becomes(page, lambda: query_of(page), chosen)
    page.reload()
    ready(page)
    becomes(page, lambda: query_of(page), chosen)
    expect(page.locator(".st-key-scope-communities [data-tag]")).to_have_text("南门社区")


def test_the_way_back_leads_to_the_page_before(visit: Visit) -> None:
    page = visit("/service_requests")
    settle(page, page.get_by_text("近12周", exact=True).click)
    settle(page, door(page, "矛盾调解").click)
    expect(page.locator(".ph .eye")).to_have_text("矛盾调解")
    page.go_back()
    expect(page.locator(".ph .eye")).to_have_text("诉求量")


def test_initials_find_a_compound(visit: Visit) -> None:
    page = visit("/satisfaction")
    choose(page, "compounds", "xcwt", "象城外滩")
    expect_query(page, compound=["象城外滩"])
    expect(page.locator(".st-key-scope-compounds [data-tag]")).to_have_text("象城外滩")


def test_the_number_on_the_screen_is_the_answer_of_the_question(visit: Visit, samples: Snapshot) -> None:
    page = visit("/service_requests?from=2026-06-01&to=2026-07-01&community=南门社区")
    scope = Scope.from_query(query_of(page))
    assert scope.communities == ("南门社区",)
    answer = run("service_requests/summary", scope, snapshot=samples)["request_count"].iloc[0]
    shown = page.locator(".kpi", has_text="诉求量").first.locator(".v")
    expect(shown).to_have_text(f"{answer:,}件")


def test_the_copied_link_is_the_address_and_works_without_a_clipboard(
    visit: Visit, samples: Snapshot
) -> None:
    page = visit("/satisfaction")
    page.wait_for_function("() => location.search !== ''")  # the address is complete
    # As on an intranet over http: the browser offers no clipboard to scripts.
    page.evaluate("Object.defineProperty(window, 'isSecureContext', { value: false })")
    page.evaluate("document.addEventListener('copy', () => { window.taken = document.activeElement.value; })")
    page.get_by_role("button", name="复制链接").click()
    expect(page.locator(".copy-link")).to_have_text("已复制")
    # Beside what the address says, the link names the data version whose numbers it opens.
    link, _separator, version = page.evaluate("window.taken").rpartition("&snapshot=")
    assert link == page.evaluate("location.href")
    assert version == samples.id


def test_clearing_the_filters(visit: Visit) -> None:
    page = visit("/service_requests?community=南门社区&channel=12345")
    settle(page, page.get_by_role("button", name="清除筛选").click)
    expect_query(page, community=[], channel=[])


def test_an_address_with_wrong_names_is_told(visit: Visit) -> None:
    page = visit("/satisfaction?community=不存在社区")
    expect(page.locator(".scope-note")).to_contain_text("不存在社区")
    expect_query(page, community=[])

"""In Chinese mode nothing on a page is English, and in English mode nothing of ours is Chinese."""

import dataclasses
import getpass
import re
import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from data.settings import Settings
from queries.measures import MEASURES
from tests.e2e.conftest import choose, each_page, expect_query, ready, settle

Visit = Callable[[str], Page]

#: Words in Latin letters that Chinese readers use as they are: kinds of files, units, names.
ACCEPTED = {
    "CSV",  # kinds of files
    "JSON",
    "PDF",
    "PNG",
    "PPT",
    "Word",
    "TXT",
    "TSV",
    "XLS",
    "XLSX",
    "SVG",
    "ZIP",
    "XLSM",
    "ET",
    "ODS",
    "HTML",
    "MHT",
    "MHTML",
    "XML",
    "inbox",  # the folder that is read by itself
    "localhost",  # a name of the machine itself
    getpass.getuser(),  # the account that imported
    "English",  # the switch to English is written in English
    "Esc",  # the key bears this name
    "MB",  # a unit
    "XmR",  # the name of the chart
    "Wilson",  # the name of the interval
    "Kaplan",  # the name of the curve
    "Meier",
}
#: Names of settings and measures, which the page of definitions gives beside the Chinese ones.
NAMES = {field.name for field in dataclasses.fields(Settings)} | set(MEASURES)
#: Where names of our columns, questions, commands and files, and numbers of rows, stand on purpose.
IDENTIFIER = re.compile(
    r"\bpython -m \w+ \w+\b|\b[a-z_]+/[a-z_]+\b(?!\.)|\b[A-Z]{2}\d{4,}\b"
    r"|\b[a-z0-9]+(?:_[a-z0-9]+)+\b|\b[\w./]+\.(?:sql|toml|csv)\b|\b\d{8}T\d{6}-\w+(?:-\w+)?\b"
)
#: Pinyin initials behind an option of a list.
INITIALS = re.compile(r" · [a-z0-9]+$")
WORD = re.compile(r"[A-Za-z]{2,}")
#: It is done at once, but a machine may be busy.
SECONDS_TO_TRANSLATE = 20

TEXTS = """() => {
  const found = [];
  // what is not translated are names of questions, broken into pieces where a line may end
  const unseen = 'script, style, template, noscript, canvas, [translate=no], [data-testid="stIconMaterial"]';
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { data, parentElement } = walker.currentNode;
    if (data.trim() && !parentElement.closest(unseen)) found.push(data.trim());
  }
  const names = ['aria-label', 'title', 'placeholder', 'data-title', 'alt', 'aria-roledescription'];
  for (const name of names) for (const element of document.body.querySelectorAll(`[${name}]`)) {
    const text = element.getAttribute(name).trim();
    if (text && !element.closest(unseen)) found.push(text);
  }
  return found;
}"""


def english_on(page: Page) -> set[str]:
    """Texts with words in Latin letters that are not explained above."""
    left = set()
    for text in page.evaluate(TEXTS):
        if text in NAMES:
            continue
        plain = IDENTIFIER.sub("", INITIALS.sub("", text))
        if set(WORD.findall(plain)) - ACCEPTED:
            left.add(text)
    return left


def left_english(page: Page) -> set[str]:
    """What stays English: what opens is translated when it has appeared."""
    until = time.monotonic() + SECONDS_TO_TRANSLATE
    while (left := english_on(page)) and time.monotonic() < until:
        page.wait_for_timeout(50)
    return left


@each_page
def test_nothing_on_a_page_is_english(path: str, look: Visit) -> None:
    page = look(f"/{path}")
    expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
    expect(page).not_to_have_title(WORD)
    assert left_english(page) == set()


@pytest.mark.parametrize("width", [1024, 390])
def test_the_menus_of_the_header_are_chinese(width: int, visit: Visit) -> None:
    page = visit("/")
    page.set_viewport_size({"width": width, "height": 900})
    opener = page.locator(".opener").filter(visible=True).last
    opener.click()
    expect(opener).to_have_attribute("aria-expanded", "true")
    assert left_english(page) == set()


def test_what_opens_is_chinese_too(visit: Visit) -> None:
    page = visit("/service_requests?community=南门社区")
    left = set()

    def look(*opened: Locator) -> None:
        for part in opened:
            expect(part.first).to_be_visible()
        left.update(left_english(page))

    page.locator(".st-key-scope-compounds input").click()
    look(page.get_by_role("option"))
    page.locator(".st-key-scope-compounds input").fill("qqqq")
    look(page.get_by_text("无匹配项"))
    page.keyboard.press("Escape")
    page.locator(".st-key-scope-dates button").first.click()
    look(page.get_by_role("grid"))
    page.keyboard.press("Escape")
    choose(page, "volume", "下载")
    look(page.get_by_role("menu"))
    choose(page, "volume", "更多")
    look(page.get_by_role("menu"))
    choose(page, "volume", "表")
    look(page.locator(".data-table").get_by_role("columnheader"))
    choose(page, "volume", "口径")
    page.get_by_text("供分析员核对").click()
    look(page.get_by_text("python -m queries run"))
    page.keyboard.press("Escape")
    settle(page, lambda: choose(page, "volume", "更多", "看明细"))
    settle(page, page.locator("tr[data-rows]").first.click)
    look()
    assert left == set()


def test_the_switch_to_english_keeps_the_view(visit: Visit) -> None:
    page = visit("/mediation?community=南门社区")
    page.get_by_role("link", name="English").click()
    page.wait_for_function("() => document.documentElement.lang === 'en'")
    ready(page)
    expect_query(page, lang=["en"], community=["南门社区"])
    labels = page.locator("[data-testid=stSidebar] [data-testid=stWidgetLabel] p")
    expect(labels.first).to_be_visible()
    expect(labels.filter(has_text=re.compile(r"[^\x00-\x7f]"))).to_have_count(0)
    page.get_by_role("link", name="中文").click()
    page.wait_for_function("() => document.documentElement.lang === 'zh-CN'")
    ready(page)
    expect(page.locator(".ph .eye")).to_have_text("矛盾调解")
    expect_query(page, lang=[])

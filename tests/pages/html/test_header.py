"""The header: every page once behind its door, what is late, what is left out when there are no data."""

import re
from datetime import datetime

import pytest

from pages.parts.html import header
from pages.parts.html.header import Standing, header_html, language_switch
from pages.parts.words.language import speaking
from pages.parts.words.navigation import DOORS, PAGES, Door, PlacedPage
from tests.conftest import ROOT

AT = datetime(2026, 10, 26, 8)
ONE = (("满意度回访", 3),)
TWO = (*ONE, ("矛盾调解", 9))


def doors_of(html: str) -> str:
    return html[html.index('<nav class="doors"') : html.index("</nav>")]


def standing(*late: tuple[str, int], is_demonstration: bool = False) -> str:
    return header_html(Standing("甲街道办", is_demonstration, AT, late), "")


def test_every_page_stands_behind_one_door_in_the_declared_order():
    addresses = re.findall(r'data-door="(\w+)"', doors_of(standing()))
    assert list(dict.fromkeys(addresses)) == [address for _file, _title, address in PAGES]
    twice = [address for address in addresses if addresses.count(address) > 1]
    assert set(twice) == {"overview", "compound"}  # a door that leads to its first page, which its menu lists


def test_five_doors_of_which_two_are_menus():
    assert [door.title for door in DOORS] == ["本周", "小区", "专题", "简报", "台账与口径"]
    assert [door.name for door in DOORS if door.is_menu] == ["topics", "data"]
    assert all((ROOT / "pages" / page.file).is_file() for door in DOORS for page in door.pages)
    assert all(page.word for door in DOORS for page in door.pages)


def test_the_start_page_has_no_name_in_its_address():
    assert '<a class="door" data-door="overview" href="./">本周</a>' in standing()
    assert 'href="./hazards"' in standing()


@pytest.mark.parametrize(
    ("late", "shown", "named"),
    [
        (ONE, "满意度回访迟 3 天", "满意度回访迟 3 天"),
        (TWO, "2 张台账迟到", "2 张台账迟到：满意度回访迟 3 天、矛盾调解迟 9 天"),
    ],
)
def test_what_is_late_is_said_and_leads_to_the_ledgers(late, shown, named):
    html = standing(*late)
    assert f'<span class="long">{shown}</span><span class="short">{len(late)} 张台账迟到</span>' in html
    assert f'href="./ledgers" aria-label="{named}"' in html
    assert 'class="late"' not in standing()


def test_whose_ledgers_they_are():
    assert '<span>甲街道办<b class="demo">演示数据</b></span>' in standing(is_demonstration=True)
    assert "演示数据" not in standing()
    assert "10-26<i> 08:00</i>" in standing()


def test_without_data_the_doors_are_still_there():
    html = header_html(None, "")
    assert ("数据截至" in html, "演示数据" in html) == (False, False)
    assert html.count('data-door="ledgers"') == 2


def test_a_door_that_leads_to_a_page_lists_a_second_one_beside_it(monkeypatch):
    both = (PlacedPage("a.py", "甲页", "a", "甲"), PlacedPage("b.py", "乙页", "b", "乙"))
    monkeypatch.setattr(header, "DOORS", (Door("places", "小区", both),))
    html = doors_of(standing())
    assert html.index('data-door="a"') < html.index('aria-label="小区：其他页"') < html.index('data-door="b"')
    assert html.count("<a ") == 3


def test_the_other_language_is_a_link():
    switch = language_switch({"zh": "?lang=zh", "en": "?a=1&lang=en"})
    assert '<b aria-current="true">中文</b> / <a href="?a=1&amp;lang=en"' in switch
    with speaking("en"):
        assert '<a href="?lang=zh" target="_self" lang="zh-CN">中文</a>' in language_switch(
            {"zh": "?lang=zh"}
        )

"""A long page in sections: a heading before the first row of each that has anything, links to all of them."""

from __future__ import annotations

import re
from collections.abc import Callable

from streamlit.testing.v1 import AppTest

LINK = re.compile(r'data-section="(\d+)">([^<]+)<')
HEAD = re.compile(r'class="section-head"[^>]*data-section-head="(\d+)">([^<]+)<')


def written(app: AppTest) -> str:
    """All HTML of a page in its order."""
    return "\n".join(part.proto.body for part in app.get("html"))


def test_the_links_are_the_headings(look_at: Callable[..., AppTest]) -> None:
    html = written(look_at("deliberation_services"))
    heads = HEAD.findall(html)
    assert [name for _number, name in heads] == [
        "议事协商", "三单服务与承诺", "社区活动", "志愿与报到", "走访巡查",
    ]  # fmt: skip
    assert LINK.findall(html) == heads
    assert html.index('class="sections"') < html.index('class="section-head"')


def test_a_section_without_rows_has_neither(look_at: Callable[..., AppTest]) -> None:
    """No compound signs promises or orders alone: what has no chart is not announced."""
    html = written(look_at("deliberation_services", community="信江社区", compound="信江名苑"))
    assert LINK.findall(html) == HEAD.findall(html)
    for _number, name in HEAD.findall(html):
        assert html.count(f">{name}</h2>") == 1


def test_a_short_page_has_none(look_at: Callable[..., AppTest]) -> None:
    html = written(look_at("mediation"))
    assert 'class="sections"' not in html
    assert HEAD.findall(html) == []

"""Language of the interface: chosen per script run, Chinese where nothing is translated."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from pages.parts.words.language import (
    _,
    catalogue,
    html_language,
    language,
    listing,
    mark,
    sentences,
    set_language,
)


@pytest.fixture(autouse=True)
def chinese_again() -> Iterator[None]:
    yield
    set_language("zh")


def test_chinese_is_the_key():
    assert language() == "zh"
    assert html_language() == "zh-CN"
    assert _("诉求量") == mark("诉求量") == "诉求量"
    assert catalogue("zh") == {}


def test_english():
    set_language("en")
    assert html_language() == "en"
    assert _("诉求量") == "Requests"
    assert listing(["南门", "新城"]) == "南门, 新城"


def test_what_is_not_translated_stays_chinese():
    set_language("en")
    assert _("没有这一条") == "没有这一条"


def test_unknown_language_is_refused():
    with pytest.raises(ValueError, match="'fr'"):
        set_language("fr")
    assert language() == "zh"


def test_another_script_run_keeps_its_language():
    set_language("en")
    heard: list[str] = []
    run = threading.Thread(target=lambda: heard.append(language()))
    run.start()
    run.join()
    assert heard == ["zh"]


def test_clauses_are_joined_and_empty_ones_left_out():
    assert sentences("甲", "", "乙") == "甲；乙"
    assert listing(["南门", "新城"]) == "南门、新城"

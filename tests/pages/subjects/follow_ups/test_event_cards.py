"""The card of an event: state, number beside the usual one, facts, its weeks; every text escaped."""

from __future__ import annotations

import math
import re
from dataclasses import replace

import pytest

from pages.parts.findings.comparison import Tag
from pages.parts.findings.event import Event, EventKind, EventState
from pages.parts.subjects.follow_ups.event_cards import event_card, events_title
from pages.parts.words.language import speaking
from tests.pages.findings.events.test_told_rows import NOISE, TARGET

HOSTILE = '<img src=x onerror="alert(1)">'


def words(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).replace("\u00a0", " ").strip()


def test_a_card_says_what_where_who_and_against_what():
    card = words(event_card(2, NOISE, "<p>督办甲</p>"))
    assert card.startswith("2 预警")
    assert "南门社区青云首府夜间施工噪声 29 件 对 正常 0–15 持续 · 第 2 周，自 10-12 起" in card
    assert "在哪里" not in card, "the name says it"
    assert "谁承办 城管中队 29 件 未结 3 件；其中超期 1 件 判断理由 比平常多 20 件" in card
    assert card.endswith("近 2 周，每周 10-12 10-19 督办甲")


@pytest.mark.parametrize(
    ("event", "against"),
    [
        (replace(NOISE, upper=math.nan), "29 件 对 平常 9.0"),
        (TARGET, "71.5 % 对 目标 85%，近 12 周"),
        (replace(NOISE, measure="dissatisfied_count"), "29 件 对 正常 0–15，近 12 周"),
        (replace(NOISE, measure="overdue_open_count"), "29 件 对 正常 0–15，周末超期未结"),
    ],
)
def test_it_stands_against_the_usual_number_or_the_target(event: Event, against: str):
    assert against in words(event_card(1, event, ""))


def image(event: Event) -> str:
    """The picture of the weeks on the card of an event."""
    return re.search(r'src="([^"]{99,})"', event_card(1, event, ""))[1]


def test_the_band_is_of_counts_and_the_target_of_rates():
    assert image(NOISE) != image(replace(NOISE, upper=math.nan))
    assert image(NOISE) == image(replace(NOISE, expected=1.0))
    assert image(TARGET) != image(replace(TARGET, expected=70.0))
    assert image(TARGET) == image(replace(TARGET, upper=50.0))


@pytest.mark.parametrize(
    ("tag", "colour"), [(Tag.ALARM, "red"), (Tag.MISSED, "red"), (Tag.WATCH, "amber"), (Tag.BETTER, "good")]
)
def test_the_number_has_the_colour_of_the_tag(tag: Tag, colour: str):
    assert f'<b class="c-{colour}">29</b>' in event_card(1, replace(NOISE, tag=tag), "")


@pytest.mark.parametrize(
    ("event", "where"),
    [
        (replace(NOISE, name="夜间施工噪声"), "在哪里 青云首府"),
        (replace(NOISE, name="夜间施工噪声", compound=""), "在哪里 南门社区"),
        (replace(NOISE, compound="", community="", responsible_unit="城管中队"), "在哪里 城管中队"),
        (replace(NOISE, compound="", community=""), "在哪里 全街道"),
    ],
)
def test_the_place_is_the_smallest_one_known(event: Event, where: str):
    assert where in words(event_card(1, event, ""))


def test_what_is_unknown_is_left_out():
    card = words(event_card(1, replace(NOISE, handlers=(), overdue_count=0), ""))
    assert "谁承办" not in card
    assert "超期" not in card
    assert "未结 3 件 判断理由" in card


def test_every_text_is_escaped():
    bad = replace(NOISE, name=HOSTILE, compound=HOSTILE, reason=HOSTILE, handlers=((HOSTILE, 3),))
    card = event_card(1, bad, "")
    assert "<img src=x" not in card
    assert card.count("&lt;img") >= 4


def test_the_title_counts_what_is_to_be_seen_to_and_what_gets_better():
    easing = replace(NOISE, state=EventState.EASING, tag=Tag.BETTER, kinds=(EventKind.FREQUENT,))
    assert events_title([NOISE, TARGET, easing]) == "事件 2 件要办；1 件缓解"
    assert events_title([NOISE]) == "事件 1 件要办"
    assert events_title([easing]) == "1 件缓解"
    assert events_title([]) == "没有超出正常波动的事件"
    with speaking("en"):
        assert re.search(r"\b2\b.*\b1\b", events_title([NOISE, TARGET, easing]))

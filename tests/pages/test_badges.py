"""Every badge of every page says why, to a pointer, a finger and a screen reader; and the pages agree."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from data.importing.demonstration import current_or_demonstration
from data.importing.importer import import_files
from data.snapshots.store import Snapshot
from pages.contents import PAGES_OF_BLOCKS
from pages.parts.asking.page import Page, page_and_blocks, page_of
from pages.parts.findings.comparison import Tag
from pages.parts.findings.few_persons import FEW
from pages.parts.words.language import speaking
from queries import Comparison, Scope
from tests.laws.badges import every_badge_says_why, html_of
from tests.laws.sights import HOT_SPOT

ADDRESSES = [address for address in PAGES_OF_BLOCKS if address != "ledgers"]
WEEK = Scope(date(2026, 10, 19), date(2026, 10, 26), comparison=Comparison.PREVIOUS)
#: What a reader should act on.
DUE = {str(Tag.ALARM), str(Tag.MISSED), str(Tag.WATCH)}


def rows(seen: Page) -> str:
    return " ".join(row.what for row in seen.signals or ())


@pytest.mark.parametrize("scope", [WEEK.replace(communities=("南门社区",)), HOT_SPOT])
def test_every_badge_says_why_in_english(samples: Snapshot, scope: Scope):
    with speaking("en"):
        every_badge_says_why(html_of(*page_and_blocks(page, scope, samples)) for page in ADDRESSES)


@pytest.mark.parametrize("scope", [WEEK, WEEK.replace(communities=("南门社区",)), HOT_SPOT])
def test_every_known_number_of_a_window_has_a_state(samples: Snapshot, scope: Scope):
    heads = [page_of(page, scope, samples) for page in ADDRESSES if page != "organisation"]
    cards = [card for head in heads for card in head.cards if card.value not in ("—", FEW)]
    # compared with nothing: what is at the day of the data, and help, which is told by the year alone
    alone = {card.label for card in cards if card.label.endswith(("数据截至", "年帮扶户数"))}
    assert {card.label for card in cards if not (card.tag and card.reason)} <= alone
    times = [card for card in cards if card.label.endswith(("中位数", "百分位", "首次响应中位", "回应率"))]
    assert {card.tag for card in times} == {str(Tag.UNKNOWN)}


@pytest.mark.parametrize("scope", [WEEK, WEEK.replace(communities=("南门社区",)), HOT_SPOT])
@pytest.mark.parametrize("page", ["overview", "service_requests"])
def test_what_a_card_warns_of_is_a_row_of_what_needs_doing(samples: Snapshot, page: str, scope: Scope):
    seen = page_of(page, scope, samples)
    warned = [card for card in seen.cards if card.tag in DUE]
    places = {"诉求量", "千户诉求量"}  # the row of the place says it where there is only one
    assert [card.label for card in warned if card.label not in places and card.label not in rows(seen)] == []
    if any(card.label in places for card in warned):
        assert any(row.level in (Tag.ALARM, Tag.WATCH) for row in seen.signals or ())
    assert bool(seen.signals) >= bool(warned)


@pytest.mark.parametrize("scope", [WEEK, WEEK.replace(compounds=("青云首府",)), HOT_SPOT])
def test_a_measure_has_one_state_on_every_page(samples: Snapshot, scope: Scope):
    found: dict[str, set[str]] = {}
    heads = [page_of(page, scope, samples) for page in ADDRESSES]
    for card in (card for head in heads for card in head.cards):
        found.setdefault(card.label, set()).add(card.tag)
    assert {label: words for label, words in found.items() if len(words) > 1} == {}
    if "千户诉求量" in found:
        assert found["千户诉求量"] == found["诉求量"]


def test_the_link_of_a_hot_spot_opens_on_the_hot_spot(samples: Snapshot):
    seen = page_of("service_requests", HOT_SPOT, samples)
    assert "青云首府噪声扰民" in seen.headline
    assert any("青云首府 噪声扰民" in row.what for row in seen.signals or ())
    volume = next(card for card in seen.cards if card.label == "诉求量")
    assert volume.reason.endswith("54\xa0件；本期有假期周"), "国庆 lies within the four weeks"


def test_after_a_first_week_nothing_is_called_ordinary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    rows = [
        f"GD2026{number:04},2026-06-{1 + number % 7:02} 10:00,南门社区,投诉,噪声扰民,窗外施工 {number % 3}"
        for number in range(60)
    ]
    ledger = tmp_path / "一周.csv"
    head = "工单编号,受理时间,社区,工单类型,问题分类,标题"
    ledger.write_text("\n".join([head, *rows]), encoding="utf-8")
    home = tmp_path / "home"
    monkeypatch.setenv("LEDGER_HOME", str(home))
    import_files([ledger], home=home)
    served = current_or_demonstration()
    week = Scope(date(2026, 6, 1), date(2026, 6, 8), comparison=Comparison.PREVIOUS)
    heads = [page_of(page, week, served) for page in ("overview", "service_requests")]
    cards = [card for head in heads for card in head.cards if card.tag]
    assert {card.tag for card in cards} == {str(Tag.UNKNOWN)}
    assert "诉求量" in {card.label for card in cards}
    volumes = [card.reason for card in cards if card.label == "诉求量"]
    assert [reason for reason in volumes if "1\u00a0个正常周" not in reason] == []
    assert "正常波动" not in heads[0].headline

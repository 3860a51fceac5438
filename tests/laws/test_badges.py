"""Every badge of every page says why; in English too, of which ``tests/pages/test_badges.py`` has more."""

from __future__ import annotations

from pages.parts.asking.events import events
from pages.parts.subjects.follow_ups.event_cards import event_card
from pages.parts.words.language import speaking
from tests.laws.badges import every_badge_says_why, html_of
from tests.laws.conftest import Seen, sight, sights


@sights(("samples", "week"), ("samples", "community"), ("samples", "hot spot"))
def test_every_badge_says_why(seen: Seen):
    every_badge_says_why(html_of(*made) for page, made in seen.shown.pages.items() if page != "ledgers")


@sight("samples", "week", "en")
def test_every_badge_says_why_in_english(seen: Seen):
    with speaking("en"):
        every_badge_says_why(html_of(*made) for page, made in seen.shown.pages.items() if page != "ledgers")


@sight("samples", "week")
def test_every_card_of_an_event_says_why(seen: Seen):
    found = events(seen.scope, seen.served)
    every_badge_says_why(event_card(number, event, "") for number, event in enumerate(found, start=1))

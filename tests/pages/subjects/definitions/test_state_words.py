"""What 口径说明 says of the words and colours of a state: each is there, and its example holds."""

from __future__ import annotations

import re
from datetime import date, timedelta
from html import escape

from pages.parts.findings.comparison import Position, Tag, position, wilson
from pages.parts.findings.states import Control, State
from pages.parts.findings.volume_control import Periods, volume_controls
from pages.parts.subjects.definitions.state_words import COLOURS, STATE_WORDS
from tests.cases import each
from tests.pages.test_pages import open_page, text

EXAMPLES = {word.word: word.example for word in STATE_WORDS}
#: 14 a week in the mean, spread as counts are.
ORDINARY = [14.0, 10.0, 18.0, 12.0, 16.0, 9.0, 19.0] * 17


def last_state(*weeks: float) -> State:
    """The state of the last of these weeks of a community, after 119 ordinary ones."""
    return judged([*ORDINARY, *weeks]).last_state


def judged(counts: list[float], changes: tuple[int, ...] = ()) -> Control:
    """The states of weeks that end with the day of the data."""
    starts = tuple(date(2024, 1, 1) + timedelta(weeks=at) for at in range(len(counts)))
    nothing = (False,) * len(counts)
    periods = Periods(
        starts, (7,) * len(counts), "week", 104, holidays=nothing, incomplete=nothing, changes=changes
    )
    return volume_controls([counts], periods, 5.0)[0]


def test_the_page_of_definitions_shows_each_with_its_example(look_at) -> None:
    shown = text(open_page(look_at, "definitions"))
    for told in STATE_WORDS:
        assert escape(told.word) in shown
        assert escape(told.meaning) in shown
        assert escape(told.example) in shown
    assert all(escape(meaning) in shown for _colour, _name, meaning in COLOURS)


def test_every_word_and_colour_is_told() -> None:
    assert {*Tag} <= {*EXAMPLES}
    assert "尚未到期" in EXAMPLES
    assert [colour for colour, _name, _meaning in COLOURS] == ["red", "amber", "good", "flat"]


def test_the_examples_of_volumes_hold() -> None:
    assert "每周 14 件，三周里有两周是 24 件" in EXAMPLES[Tag.ALARM]
    assert last_state(24, 14, 24) is State.ALARM
    assert "每周 14 件，这周 28 件" in EXAMPLES[Tag.WATCH]
    assert last_state(28) is State.WATCH
    assert "每周 14 件，这周 20 件" in EXAMPLES[Tag.NORMAL]
    assert last_state(20) is State.NORMAL


def test_the_example_of_new_limits_holds() -> None:
    assert "100 至 110 件升到 300 至 310 件：满 12 周后均值为 305 件" in EXAMPLES["起算新上下限"]
    before = [100.0, 110.0] * 60
    after = [300.0, 310.0] * 6
    assert judged([*before, *after, 305.0]).last_state.is_signal
    assert not judged([*before, *after[:-1]], changes=(120,)).current.is_known
    found = judged([*before, *after, 305.0], changes=(120,))
    assert (found.current.mean, found.last_state) == (305, State.NORMAL)


@each(
    ("word", "where"),
    [
        (Tag.MISSED, Position.BELOW),
        (Tag.MET, Position.ABOVE),
        (Tag.CONTAINS, Position.CONTAINS),
        (Tag.SMALL, Position.SMALL),
    ],
)
def test_the_examples_of_rates_hold(word: Tag, where: Position) -> None:
    part, whole = map(int, re.search(r"(\d+)/(\d+)", EXAMPLES[word]).groups())
    assert position(part, whole, 0.85) is where
    if where is not Position.SMALL:
        low, high = wilson(part, whole)
        assert f"{100 * low:.1f}–{100 * high:.1f}%" in EXAMPLES[word]

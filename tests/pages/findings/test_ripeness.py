"""What a card says of cases that it cannot count yet."""

from __future__ import annotations

import math

from pages.parts.asking.cards import Windows, card
from pages.parts.findings.cards import unripe_note
from queries.measures import MEASURES
from tests.cases import each

ON_TIME = MEASURES["on_time_rate"]


@each(("pending", "said"), [(12, "尚未到期 12 件"), (0, ""), (math.nan, ""), (None, "")])
def test_what_is_not_yet_due_is_counted(pending: float | None, said: str):
    assert unripe_note(ON_TIME, {"pending_count": pending}).replace("\u00a0", " ") == said


def test_a_measure_that_is_ripe_at_once_says_nothing():
    assert unripe_note(MEASURES["request_count"], {"pending_count": 3}) == ""


def shown(due: int, on_time: int, pending: int) -> tuple[str, str]:
    """Value and last line of the card of the on-time rate."""
    rate = on_time / due if due else math.nan
    row = {"due_count": due, "closed_on_time_count": on_time, "on_time_rate": rate, "pending_count": pending}
    made = card("on_time_rate", Windows(row, None, None, None, None, is_compared=False))
    return made.value, made.note.replace("\u00a0", " ")


def test_the_card_says_how_many_are_not_yet_due_in_the_place_of_a_rate():
    assert shown(0, 0, 3) == ("—", "尚未到期 3 件")
    assert shown(0, 0, 0) == ("—", "没有办理期限，无法计算")


def test_the_card_of_a_window_that_goes_on_says_what_is_left_out():
    value, note = shown(40, 36, 3)
    assert value == "90.0"
    assert note.startswith("36 / 40")
    assert note.endswith("尚未到期 3 件")
    assert "尚未到期" not in shown(40, 36, 0)[1]

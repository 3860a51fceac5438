"""The small chart of a follow-up: broken where a week has no value, marked where the decision was made."""

from __future__ import annotations

import base64
import re
from datetime import date, timedelta

from pages.parts.charts.theme import BLUE, GOOD, INK, RED
from pages.parts.html.decision_line import WIDTH, decision_line

FIRST = date(2026, 10, 5)


def drawn(*values: float | None, decided_on: date = date(2026, 10, 19), **more: object) -> str:
    starts = [FIRST + timedelta(weeks=at) for at in range(len(values))]
    html = decision_line(starts, values, decided_on, alt="走势", **more)
    return base64.b64decode(re.search(r"base64,([^\"]+)", html)[1]).decode() if html else ""


def test_a_line_needs_two_values():
    assert drawn() == drawn(3) == drawn(None, 3, None) == ""
    assert drawn(3, 4)


def test_a_week_without_a_value_breaks_the_line():
    path = re.search(r'd="(M[^"]+L[^"]*)" fill="none"', drawn(1, 2, None, 3, 4))[1]
    assert path.count("M") == 2


def test_the_decision_stands_between_the_week_before_and_the_week_after():
    svg = drawn(2, 23, 29)  # 10-05, 10-12, 10-19; decided on Monday 10-19
    at, before, after = 3 + 1.5 * (WIDTH - 10) / 2, 3 + (WIDTH - 10) / 2, WIDTH - 7
    assert f"M{at:.1f} 7V44" in svg
    assert before < at < after
    assert "V44" not in drawn(2, 23, 29, decided_on=date(2027, 1, 4))  # not in these weeks
    assert "V44" not in drawn(2, 23, 29, decided_on=date(2026, 1, 5))


def test_the_last_point_says_the_state_by_shape_and_colour():
    assert f'<circle cx="143.0" cy="10.0" r="4" fill="{RED}"/>' in drawn(0, 29, state="missed")
    assert f'fill="{GOOD}"' in drawn(3, 0, state="met")
    assert "<rect" in drawn(3, 0, state="met")
    assert f'fill="{BLUE}"' in drawn(3, 4)
    assert "<circle" not in drawn(3, 4, None)


def test_a_promise_out_of_reach_is_drawn_too():
    assert 'd="M0 10.0H150"' in drawn(1, 2, promise=40)
    assert "stroke-dasharray" not in drawn(1, 2, decided_on=date(2027, 1, 4))
    assert INK in drawn(1, 2, 3)


def test_equal_values_and_the_text_for_screen_readers():
    assert drawn(0, 0, 0)
    html = decision_line([FIRST, FIRST + timedelta(weeks=1)], [1, 2], FIRST, alt='<"走势">')
    assert 'alt="&lt;&quot;走势&quot;&gt;"' in html

"""The strips of the communities and the trend of the whole: one series, one state, whatever is asked."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from data.snapshots.store import Snapshot
from pages.parts.asking.fetch import answer_from
from pages.parts.asking.judged_parts import judged_parts
from pages.parts.asking.windows import history
from pages.parts.findings.states import State
from queries import Scope
from tests.queries.tables import build

FIRST, WEEK = date(2024, 1, 1), timedelta(weeks=1)


def risen_later(folder: Path) -> Snapshot:
    """Weeks of 9 and 11 requests of one community for 110 weeks, then of 19 and 21 for 46."""
    counts = [9, 11] * 55 + [19, 21] * 23
    made = [
        {"requested_at": f"{FIRST + at * WEEK} 09:00", "community": "甲社区"}
        for at, count in enumerate(counts)
        for _request in range(count)
    ]
    return build(folder, {"service_request": made}, f"{FIRST + 156 * WEEK} 12:00")


def test_what_comes_after_the_window_is_in_the_limits_of_neither(tmp_path: Path):
    """Week 101 is an ordinary one of its time; held against the level that followed it would be low."""
    served, at = risen_later(tmp_path / "risen"), 100
    scope = Scope(FIRST + at * WEEK, FIRST + (at + 1) * WEEK)
    with answer_from(served):
        trend = history("service_requests/volume_by_period", "request_count", scope, served)
        strips = judged_parts("service_requests/volume_by_community_period", "community", scope, served)[1]
    judged, strip = trend.until(scope.date_to), strips["甲社区"].control
    assert (judged.last, judged.last_state, strip.last_state) == (at, State.NORMAL, State.NORMAL)
    assert 9 < judged.current.mean < 11
    assert strip.current.mean == judged.current.mean

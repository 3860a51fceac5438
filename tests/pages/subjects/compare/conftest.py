"""Two compounds of eight households and two weeks, small enough to be added up by eye."""

from __future__ import annotations

from datetime import date

import pytest

from data.snapshots.store import Snapshot
from pages.parts.asking.fetch import answer_from
from queries import Scope
from tests.queries.conftest import ledger  # noqa: F401 - a fixture

REQUESTS = """
| request_id | community | compound | category | channel | requested_at | closed_at | due_at |
| a | 甲 | 东苑 | 噪声扰民 | 12345 | 2026-01-05 08:00 | 2026-01-06 08:00 | 2026-01-07 08:00 |
| b | 甲 | 东苑 | 噪声扰民 | 12345 | 2026-01-06 08:00 | 2026-01-10 08:00 | 2026-01-08 08:00 |
| c | 甲 | 东苑 | 停车管理 | 来访 | 2026-01-14 08:00 | 2026-01-15 08:00 | 2026-01-16 08:00 |
| d | 乙 | 北苑 | 停车管理 | 来访 | 2026-01-07 08:00 | 2026-01-09 08:00 | 2026-01-09 08:00 |
| e | 乙 | 北苑 | 其他 | 来访 | 2026-01-17 08:00 |  | 2026-01-30 08:00 |
"""
COMPOUNDS = """
| community | compound | households |
| 甲        | 东苑     | 200        |
| 乙        | 北苑     | 100        |
"""
ANSWERS = """
| response_id | community | compound | asked_at         |
| 1           | 甲        | 东苑     | 2026-01-08 09:00 |
"""
FORTNIGHT = Scope(date(2026, 1, 5), date(2026, 1, 19))
EAST, NORTH = FORTNIGHT.replace(compounds=("东苑",)), FORTNIGHT.replace(compounds=("北苑",))


@pytest.fixture
def served(ledger) -> Snapshot:  # noqa: F811 - the fixture above
    """The snapshot, from which all questions are answered."""
    made = ledger(
        service_request=REQUESTS, compound=COMPOUNDS, satisfaction_response=ANSWERS, as_of="2026-01-18 20:00"
    )
    with answer_from(made):
        yield made

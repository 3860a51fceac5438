"""The section 安全隐患: what the window found, what is still there, and nothing without a ledger."""

from datetime import date
from pathlib import Path

from pages.parts.asking.fetch import answer_from
from pages.parts.briefing.hazards import hazards
from pages.parts.briefing.model import Section
from pages.parts.briefing.sourced_numbers import Window
from queries import Comparison, Scope
from tests.queries.tables import build, parse

HAZARDS = """
| hazard_id | community | danger | found_at         | due_at           | rectified_at     | status |
| a         | 甲        | 重大   | 2026-01-05 10:00 | 2026-01-11 00:00 |                  | 整改中 |
| b         | 甲        | 一般   | 2026-01-06 10:00 | 2026-01-21 00:00 | 2026-01-10 10:00 | 已销号 |
| c         | 甲        | 一般   | 2025-12-30 10:00 | 2026-02-21 00:00 |                  | 待整改 |
"""
WEEK = Scope(date(2026, 1, 5), date(2026, 1, 12), comparison=Comparison.PREVIOUS)


def section(folder: Path, scope: Scope = WEEK, text: str = HAZARDS) -> Section | None:
    served = build(
        folder / f"{folder.parent.name}-{folder.name}", {"safety_hazard": parse(text)}, "2026-01-31 12:00"
    )
    with answer_from(served):
        return hazards(Window(scope, served))


def test_found_in_the_window_and_standing_on_the_last_day(tmp_path):
    told = section(tmp_path)
    first, second = (each.text for each in told.paragraphs)
    assert first.startswith("发现隐患 2\u00a0处")
    assert "复查率\u00a01\u00a0/\u00a01" in first
    assert second == "到数据截至，未整改 2\u00a0处，其中超期 1\u00a0处（重大、较大 1\u00a0处）。"
    assert [row[:2] for row in told.tables[0].rows] == [("a", "重大")]


def test_a_quiet_week_says_so(tmp_path):
    later = WEEK.replace(date_from=date(2026, 1, 19), date_to=date(2026, 1, 26))
    told = section(tmp_path, later)
    assert "没有发现隐患" in told.paragraphs[0].text


def test_without_a_ledger_or_a_row_in_the_place_there_is_no_section(tmp_path):
    assert section(tmp_path / "a", text="| hazard_id |") is None
    assert section(tmp_path / "b", WEEK.replace(communities=("乙",))) is None

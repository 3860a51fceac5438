"""Rows of 需办 on hazards: grave and serious ones past their deadline, and no others."""

from datetime import date
from pathlib import Path

from pages.parts.asking.fetch import answer_from
from pages.parts.asking.hazard_rows import hazard_rows
from pages.parts.findings.comparison import Tag
from queries import Scope
from tests.queries.tables import build, parse

HAZARDS = """
| hazard_id | community | danger | found_at         | due_at           | status | responsible_unit |
| a         | 城南社区    | 重大   | 2026-01-01 10:00 | 2026-01-11 00:00 | 整改中 | 物业公司         |
| b         | 城南社区    | 较大   | 2026-01-01 10:00 | 2026-01-21 00:00 | 待整改 | 社区党委         |
| c         | 城北社区    | 较大   | 2025-12-01 10:00 | 2026-01-01 00:00 | 待整改 | 物业公司         |
| d         | 城北社区    | 较大   | 2026-01-20 10:00 | 2026-02-09 00:00 | 待整改 |                  |
| e         | 城北社区    | 一般   | 2026-01-01 10:00 | 2026-01-02 00:00 | 待整改 |                  |
| f         | 城北社区    | 重大   | 2026-01-01 10:00 | 2026-01-02 00:00 | 已销号 |                  |
"""
WEEK = Scope(date(2026, 1, 19), date(2026, 1, 26))


def told(folder: Path, scope: Scope, text: str = HAZARDS) -> list[tuple[Tag, str, str, str]]:
    served = build(
        folder / f"{folder.parent.name}-{folder.name}", {"safety_hazard": parse(text)}, "2026-01-31 12:00"
    )
    with answer_from(served):
        return [(row.level, row.what, row.where_from, row.unit) for row in hazard_rows(scope, served)]


def test_each_grade_has_its_row_whenever_they_were_found(tmp_path):
    grave, serious = told(tmp_path, WEEK)
    assert grave == (Tag.ALARM, "**重大隐患** 1\u00a0处超期未整改，最久已超 20\u00a0天", "城南 1", "物业公司")
    assert serious[:2] == (Tag.WATCH, "**较大隐患** 2\u00a0处超期未整改，最久已超 30\u00a0天")
    assert set(serious[2].split("、")) == {"城南 1", "城北 1"}


def test_a_window_of_before_their_deadlines_tells_nothing_of_them(tmp_path):
    before = told(tmp_path / "a", Scope(date(2025, 12, 22), date(2025, 12, 29)))
    assert before == []  # c was there, and not yet late
    then = told(tmp_path / "b", Scope(date(2026, 1, 5), date(2026, 1, 12)))
    assert [row[1] for row in then] == [
        "**重大隐患** 1\u00a0处超期未整改，最久已超 20\u00a0天",
        "**较大隐患** 1\u00a0处超期未整改，最久已超 30\u00a0天",
    ]
    open_end = told(tmp_path / "c", Scope(date(2026, 1, 19), None))
    assert [row[0] for row in open_end] == [Tag.ALARM, Tag.WATCH]


def test_a_place_has_its_own_and_a_category_of_requests_none(tmp_path):
    assert [row[0] for row in told(tmp_path / "a", WEEK.replace(communities=("城北社区",)))] == [Tag.WATCH]
    assert told(tmp_path / "b", WEEK.replace(categories=("噪声扰民",))) == []


def test_without_any_there_is_no_row(tmp_path):
    assert told(tmp_path / "a", WEEK, "| hazard_id | danger | status |\n| a | 一般 | 待整改 |") == []
    assert told(tmp_path / "b", WEEK, "| hazard_id |") == []

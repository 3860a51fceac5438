"""The arguments of a command: dates, communities, formats."""

from __future__ import annotations

from datetime import date

from data.command_line.exit_status import UsageError
from data.snapshots.store import Snapshot
from pages.parts.asking.fetch import fetch
from pages.parts.briefing.printing import FORMATS
from pages.parts.briefing.weeks import last_whole_week, week_of
from pages.parts.findings.reading import is_named
from queries import Scope
from queries.windows import END_OF_DAYS, FIRST_DAY

ALL = "all"


def dates_of(
    week: str | None, date_from: str | None, date_to: str | None, served: Snapshot
) -> tuple[date, date]:
    """First day, and day after the last, of the export.

    Raises:
        UsageError: They cannot be read, exclude each other, are after the data, or are out of range.
    """
    try:
        if date_from or date_to:
            if week or not (date_from and date_to):
                raise UsageError("--from 与 --to 要同时写，且不与 --week 同用")
            first, end = date.fromisoformat(date_from), date.fromisoformat(date_to)
        else:
            first, end = week_of(week) if week else last_whole_week(served.as_of)
    except ValueError as error:
        raise UsageError(str(error) if week else "日期不对，应写作 2025-05-01") from error
    if first < FIRST_DAY or end > END_OF_DAYS:
        raise UsageError("日期应在 1900 至 2100 年之间")
    if first >= end:
        raise UsageError(f"开始日期 {first} 应早于结束日期 {end}（不含）")
    if first > served.as_of.date():
        raise UsageError(f"{first} 在数据截至 {served.as_of:%Y-%m-%d} 之后，没有数据")
    return first, end


def places_of(chosen: str | None) -> list[tuple[str, ...] | None]:
    """The communities of each briefing; None for the whole sub-district.

    Raises:
        UsageError: The community occurs in no ledger.
    """
    if chosen is None:
        return [None]
    known = [str(name) for name in fetch("places/communities", Scope())["community"] if is_named(name)]
    if chosen == ALL:
        return [None, *((name,) for name in known)]
    if chosen not in known:
        raise UsageError(f"台账中没有这个社区：{chosen}")
    return [(chosen,)]


def formats_of(text: str) -> list[str]:
    """The formats in the option, each once.

    Raises:
        UsageError: One of them is unknown.
    """
    asked = list(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))
    wrong = [name for name in asked if name not in FORMATS]
    if wrong or not asked:
        raise UsageError(f"格式“{'、'.join(wrong)}”不对，可用的有 {'、'.join(FORMATS)}")
    return asked

"""The arguments of ``python -m pages export``: kinds of export, dates, communities, formats."""

from __future__ import annotations

import argparse
from datetime import date

from data.command_line.exit_status import CommandParser, UsageError
from data.snapshots.store import Snapshot
from pages.parts.asking.fetch import fetch
from pages.parts.briefing.edition import FORMATS
from pages.parts.briefing.periods import read_period
from pages.parts.briefing.weeks import week_of
from pages.parts.exporting.page_order import COMPARED
from pages.parts.findings.reading import is_named
from pages.parts.words.language import LANGUAGES
from queries import Grain, Scope
from queries.windows import END_OF_DAYS, FIRST_DAY

ALL = "all"
#: Options that narrow to places or kinds of rows, and what they are called.
_SCOPED = (("community", "社区"), ("compound", "小区"), ("category", "类别"), ("channel", "渠道"))


def parser() -> argparse.ArgumentParser:
    """The parser of the command line that docs/briefing.md describes."""
    top = CommandParser(prog="python -m pages", description="从看板导出文件，或列出一周的事件")
    commands = top.add_subparsers(dest="command", required=True, metavar="命令", parser_class=CommandParser)
    _add_export(commands.add_parser("export", help="导出"))
    _add_events(commands.add_parser("events", help="一周的事件"))
    return top


def _add_events(asked: argparse.ArgumentParser) -> None:
    asked.add_argument("--week", help="周，如 2025-W20；不写为数据中最后一个整周")
    for option, title in _SCOPED[:3]:
        asked.add_argument(f"--{option}", action="append", metavar="NAME", help=f"{title}，可写多个")
    asked.add_argument("--format", choices=("table", "csv", "json"), default="table", help="格式，默认 table")


def _add_export(asked: argparse.ArgumentParser) -> None:
    asked.add_argument("what", metavar="briefing|PAGE|URL", help="简报、一个页面（如 mediation）或看板网址")
    asked.add_argument("--week", help="周，如 2025-W20；不写为数据中最后一个整周")
    asked.add_argument(
        "--period",
        help="周、月或季：week、month、quarter 为数据中最后一个整的，或写 2025-W20、2025-05、2025-Q2",
    )
    asked.add_argument("--from", dest="date_from", metavar="DATE", help="第一天，如 2025-05-01，与 --to 同用")
    asked.add_argument("--to", dest="date_to", metavar="DATE", help="最后一天的次日（不含）")
    for option, title in _SCOPED:
        asked.add_argument(f"--{option}", action="append", metavar="NAME", help=f"{title}，页面可写多个")
    asked.add_argument("--grain", choices=list(Grain), help="趋势按日、周、月、季或年，只用于页面")
    asked.add_argument("--compare", choices=COMPARED, help="比较期，只用于页面，默认 previous（较上期）")
    asked.add_argument("--lang", choices=LANGUAGES, help="语言，只用于页面")
    asked.add_argument(
        "--format", help=f"格式，用逗号隔开，默认全部：{'、'.join(FORMATS)}；页面只有 png、pdf"
    )
    asked.add_argument("--out", default=".", metavar="DIR", help="写到哪个目录，默认当前目录")
    asked.add_argument("--force", action="store_true", help="手工改过的文件也覆盖")


def period_of(week: str | None, period: str | None) -> str | None:
    """The period that a command asks for by ``--week`` or ``--period``; None without either.

    Raises:
        UsageError: Both are given, or the week cannot be read.
    """
    if week is not None and period is not None:
        raise UsageError("--week 与 --period 只写一个")
    if week is not None:  # an empty one, as of a variable that is not set, is none of the offered forms
        try:
            week_of(week)
        except ValueError as error:
            raise UsageError(str(error)) from error
    return period if week is None else week


def dates_of(
    period: str | None, date_from: str | None, date_to: str | None, served: Snapshot
) -> tuple[date, date]:
    """First day, and day after the last, of the export.

    Raises:
        UsageError: They cannot be read, exclude each other, are after the data, or are out of range.
    """
    try:
        if date_from or date_to:
            if period is not None or not (date_from and date_to):
                raise UsageError("--from 与 --to 要同时写，且不与 --week、--period 同用")
            first, end = date.fromisoformat(date_from), date.fromisoformat(date_to)
        else:
            first, end = read_period(Grain.WEEK if period is None else period, served.as_of)
    except ValueError as error:
        raise UsageError("日期不对，应写作 2025-05-01" if period is None else str(error)) from error
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

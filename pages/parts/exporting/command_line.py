"""The arguments of ``python -m pages export``, for all kinds of export."""

from __future__ import annotations

import argparse

from data.command_line.exit_status import CommandParser
from pages.parts.briefing.printing import FORMATS
from pages.parts.exporting.page_order import COMPARED
from pages.parts.words.language import LANGUAGES
from queries import Grain


def parser() -> argparse.ArgumentParser:
    """The parser of the command line that docs/briefing.md describes."""
    top = CommandParser(prog="python -m pages", description="从看板导出文件")
    commands = top.add_subparsers(dest="command", required=True, metavar="命令", parser_class=CommandParser)
    asked = commands.add_parser("export", help="导出")
    asked.add_argument(
        "what", metavar="briefing|PAGE|URL", help="每周简报、一个页面（如 mediation）或看板网址"
    )
    asked.add_argument("--week", help="周，如 2025-W20；不写为数据中最后一个整周")
    asked.add_argument("--from", dest="date_from", metavar="DATE", help="第一天，如 2025-05-01，与 --to 同用")
    asked.add_argument("--to", dest="date_to", metavar="DATE", help="最后一天的次日（不含）")
    for option, title in (
        ("community", "社区"),
        ("compound", "小区"),
        ("category", "类别"),
        ("channel", "渠道"),
    ):
        asked.add_argument(f"--{option}", action="append", metavar="NAME", help=f"{title}，页面可写多个")
    asked.add_argument("--grain", choices=list(Grain), help="趋势按日、周、月、季或年，只用于页面")
    asked.add_argument("--compare", choices=COMPARED, help="比较期，只用于页面，默认 previous（较上期）")
    asked.add_argument("--lang", choices=LANGUAGES, help="语言，只用于页面")
    asked.add_argument(
        "--format", help=f"格式，用逗号隔开，默认全部：{'、'.join(FORMATS)}；页面只有 png、pdf"
    )
    asked.add_argument("--out", default=".", metavar="DIR", help="写到哪个目录，默认当前目录")
    asked.add_argument("--force", action="store_true", help="手工改过的文件也覆盖")
    return top

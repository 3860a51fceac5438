"""Exports from the command line: ``python -m pages export briefing --week 2025-W20 --out DIR``."""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from streamlit.logger import set_log_level

from data.settings import SettingsError
from data.store import StoreError, ensure
from pages.parts.briefing import build, filing
from pages.parts.briefing.formats import FORMATS
from pages.parts.briefing.order import UsageError, dates_of, formats_of, places_of
from queries import Grain, Scope, ScopeError

_log = logging.getLogger("briefing")


class _Parser(argparse.ArgumentParser):
    """A parser that says what is wrong in one line, without the usage."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"命令写得不对：{message}")


def parser() -> argparse.ArgumentParser:
    """The command line as the README describes it."""
    top = _Parser(prog="python -m pages", description="从看板导出文件")
    commands = top.add_subparsers(dest="command", required=True, parser_class=_Parser)
    what = commands.add_parser("export", help="导出").add_subparsers(
        dest="what", required=True, parser_class=_Parser
    )
    briefing = what.add_parser("briefing", help="每周简报")
    briefing.add_argument("--week", help="ISO 周，如 2025-W20；不写为数据中最后一个整周")
    briefing.add_argument(
        "--from", dest="date_from", metavar="DATE", help="第一天，如 2025-05-01，与 --to 同用"
    )
    briefing.add_argument("--to", dest="date_to", metavar="DATE", help="最后一天的次日（不含）")
    briefing.add_argument("--community", metavar="NAME|all", help="社区；all 为全街道和每个社区各一份")
    briefing.add_argument("--format", default=",".join(FORMATS), help="格式，用逗号隔开")
    briefing.add_argument("--out", default=".", metavar="DIR", help="写到哪个目录，默认当前目录")
    briefing.add_argument("--force", action="store_true", help="手工改过的文件也覆盖")
    return top


def export(options: argparse.Namespace) -> int:
    """Write the files; 0 when all are written, 1 when one edited by hand was kept.

    Raises:
        UsageError, StoreError, SettingsError, ScopeError: Said in one Chinese line.
    """
    suffixes, served = formats_of(options.format), ensure()
    first, end = dates_of(options.week, options.date_from, options.date_to, served)
    scopes = [
        Scope(date_from=first, date_to=end, grain=Grain.WEEK, communities=names)
        for names in places_of(options.community)
    ]
    told = [(scope, build.build(scope, served)) for scope in scopes]
    status = 0
    for filed in filing.file_all(told, suffixes, Path(options.out), force=options.force):
        if filed.is_written:
            _log.info("已写 %s sha256=%s 快照=%s", filed.path, filed.sha256, served.id)
        else:
            _log.warning("未覆盖 %s：生成后被手工改过，要覆盖请加 --force", filed.path)
            status = 1
    return status


def main(arguments: Sequence[str]) -> int:
    """Export; 0 all written, 1 something kept back, 2 with a line on standard error."""
    set_log_level("ERROR")  # outside a server Streamlit warns at each question
    logging.basicConfig(stream=sys.stderr, format="%(asctime)s %(message)s")
    _log.setLevel(logging.INFO)
    try:
        return export(parser().parse_args(arguments))
    except (UsageError, ScopeError, StoreError, SettingsError) as error:
        print(f"错误：{' '.join(str(error).split())}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

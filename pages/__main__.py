"""Exports from the command line: ``python -m pages export briefing --week 2025-W20 --out DIR``.

It also draws a page (``export mediation --community 南门社区``) or an address of a running dashboard.
"""

from __future__ import annotations

import argparse
import contextlib
import logging
import signal
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from streamlit.logger import set_log_level

from data.command_line.exit_status import NOT_DONE, UsageError, exit_status_of
from data.errors import StoreError
from data.importing.demonstration import current_or_demonstration
from data.settings import SettingsError
from pages import contents  # noqa: F401 - registers the pages
from pages.parts.briefing import filing
from pages.parts.briefing.edition import DRAWN, FORMATS, edition, edition_files
from pages.parts.briefing.periods import by_its_periods
from pages.parts.exporting.command_line import dates_of, formats_of, parser, period_of, places_of
from pages.parts.exporting.event_list import printed_events
from pages.parts.exporting.page_files import address_items, page_items
from pages.parts.exporting.page_order import (
    address_of_page,
    capture_address,
    is_address,
    kinds_of,
    page_orders,
    refuse_scope,
)
from pages.parts.pictures.browser import PictureError, problem
from pages.parts.pictures.chromium import Chromium
from queries import Scope, ScopeError

_log = logging.getLogger("briefing")


def export(options: argparse.Namespace) -> int:
    """Write the files; returns 0 when all are complete, 1 when one was not written or lacks a chart.

    Raises:
        UsageError, StoreError, SettingsError, ScopeError, PictureError: The message is one line of Chinese.
    """
    if options.what == "briefing":
        return _briefings(options)
    kinds = kinds_of(options.format)
    if is_address(options.what):
        refuse_scope(options, "网址本身已有筛选条件")
        return _file(address_items(capture_address(options.what), kinds), options)
    address_of_page(options.what)
    asked = period_of(options.week, options.period)
    days = dates_of(asked, options.date_from, options.date_to, current_or_demonstration())
    return _file(page_items(page_orders(options, days), kinds), options)


def _briefings(options: argparse.Namespace) -> int:
    allowed = ("week", "period", "date_from", "date_to", "community")
    refuse_scope(options, "简报是全部类别的，一次一个社区或 all", *allowed)
    suffixes, served = formats_of(options.format or ",".join(FORMATS)), current_or_demonstration()
    asked = period_of(options.week, options.period)
    first, end = dates_of(asked, options.date_from, options.date_to, served)
    scopes = [
        by_its_periods(Scope(date_from=first, date_to=end, communities=names))
        for names in places_of(options.community[0] if options.community else None)
    ]
    lacking = problem()
    with contextlib.ExitStack() as opened:
        needs_one = not lacking and {"docx", *DRAWN}.intersection(suffixes)
        chromium = opened.enter_context(Chromium()) if needs_one else None
        editions = (edition(scope, served) for scope in scopes)
        status = _file(
            (
                filing.item_of(one, made)
                for one in editions
                for made in edition_files(one, suffixes, chromium)
            ),
            options,
        )
    if lacking and set(DRAWN).intersection(suffixes):
        raise PictureError(f"图片和 PDF 没有生成，其余文件已写好。{lacking}")
    return status


def _file(items: Iterable[filing.Item], options: argparse.Namespace) -> int:
    filed = filing.file_all(items, Path(options.out), force=options.force)
    return max([_log_outcome(one) for one in filed])


def _log_outcome(filed: filing.FilingResult) -> int:
    """Log the result for a file; returns its exit status: 1 when it was not written or lacks a chart."""
    if not filed.is_written:
        _log.warning("未覆盖 %s：生成后被手工改过，要覆盖请加 --force", filed.path)
        return 1
    _log.info("已写 %s sha256=%s", filed.path, filed.sha256)
    if filed.failed:
        _log.warning("%s 中有图没有画出来：%s", filed.path, "、".join(filed.failed))
    return 1 if filed.failed else 0


def main(arguments: Sequence[str]) -> int:
    """Export; 0 when all is written, 1 when something is not, 2 with a line on standard error."""
    return exit_status_of(lambda: _run(arguments))


def _run(arguments: Sequence[str]) -> int:
    set_log_level("ERROR")  # outside a server Streamlit warns at each query
    logging.basicConfig(stream=sys.stderr, format="%(asctime)s %(message)s")
    _log.setLevel(logging.INFO)
    try:
        options = parser().parse_args(arguments)
        if options.command == "events":
            print(printed_events(options, current_or_demonstration()), end="")
            return 0
        return export(options)
    except (UsageError, ScopeError, StoreError, SettingsError, PictureError) as error:
        print(f"错误：{' '.join(str(error).split())}", file=sys.stderr)
        return NOT_DONE


if __name__ == "__main__":
    # When the process is terminated, its browser and its server must end too.
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    sys.exit(main(sys.argv[1:]))

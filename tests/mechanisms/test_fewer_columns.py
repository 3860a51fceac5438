"""Exports with fewer columns: what they do not say is not said, and the block names the column it needs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import queries
from data.importing.importer import import_files
from data.snapshots.store import current
from pages import contents  # noqa: F401 - enters the pages
from pages.parts.asking.block import Block
from pages.parts.asking.page import Page, page_and_blocks
from tests.mechanisms.hotline import hotline
from tests.mechanisms.outreach import hazards
from tests.mechanisms.sheets import Sheet
from tests.mechanisms.test_mechanisms import YEAR

Opened = tuple[Page, dict[str, Block]]
_RECEIVED = "工单编号 受理渠道 工单类型 一级分类 详细地址 所属社区 受理时间 承办单位"
_ENDED = f"{_RECEIVED} 首次联系时间 办结时间 工单状态 是否满意"
_FOUND = "隐患编号 隐患类型 发现方式 隐患级别 排查日期 隐患位置 所属社区 整改时限"


def only(sheet: Sheet, headers: str) -> Sheet:
    """The sheet with these columns alone."""
    places = [sheet.headers.index(header) for header in headers.split()]
    rows = tuple(tuple(row[place] for place in places) for row in sheet.rows)
    return replace(sheet, headers=tuple(headers.split()), rows=rows)


@pytest.fixture(scope="module")
def open_with(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Sheet, str], Opened]:
    """A page over the only ledger of an office."""

    def opened(sheet: Sheet, page: str) -> Opened:
        folder = tmp_path_factory.mktemp("office")
        import_files([sheet.write(folder)], home=folder / "home")
        return page_and_blocks(page, YEAR, current(Path(folder, "home")))

    yield opened
    queries.close()


def test_nobody_is_called_answered_or_in_time_where_no_ending_is_written(
    open_with: Callable[[Sheet, str], Opened],
):
    page, blocks = open_with(only(hotline(), _RECEIVED), "closed_loop")
    assert page.headline == "近 12 月的诉求没写响应、办结和状态，看不出有没有回音"
    assert blocks["steps"].reading.title == "看不出断点：没写办没办结"
    assert "“办结时间”或“工单状态”" in blocks["steps"].reading.reading
    assert "breaks" not in blocks or blocks["breaks"].reading.title == "看不出断点：没写办没办结"
    assert blocks["overdue-ages"].reading.title == "算不出超期"
    assert "“办理截止时间”" in blocks["overdue-ages"].reading.reading


def test_without_deadlines_nothing_is_called_in_time(open_with: Callable[[Sheet, str], Opened]):
    page, blocks = open_with(only(hotline(), _ENDED), "closed_loop")
    assert page.headline.replace("\u00a0", " ") == "近 12 月未回应 4 件；没写期限，算不出超期"
    assert blocks["overdue-ages"].reading.title == "算不出超期"
    assert blocks["answers"].reading.title.replace("\u00a0", " ").startswith("4 件未回应")


def test_no_hazard_is_called_gone_where_no_rectification_is_written(
    open_with: Callable[[Sheet, str], Opened],
):
    page, blocks = open_with(only(hazards(), _FOUND), "hazards")
    assert page.headline.replace("\u00a0", " ") == "近 12 月发现隐患 8 处；写明的没有超期未整改"
    told = blocks["open-hazards"].reading
    assert told.title == "看不出还有没有未整改的"
    assert "“整改状态”" in told.reading
    assert "8\u00a0处不在内" in told.reading

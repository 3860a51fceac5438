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
from tests.mechanisms.meetings import meetings, orders, promises
from tests.mechanisms.outreach import hazards, works
from tests.mechanisms.registers import buildings, communities, compounds, organisations
from tests.mechanisms.sheets import Sheet
from tests.mechanisms.test_mechanisms import YEAR

Opened = tuple[Page, dict[str, Block]]
_RECEIVED = "工单编号 受理渠道 工单类型 一级分类 详细地址 所属社区 受理时间 承办单位"
_ENDED = f"{_RECEIVED} 首次联系时间 办结时间 工单状态 是否满意"
_BEGUN = "工程编号 工程类别 施工地点 所属社区 小区名称 工程量 单位 开工时间"
_ORDERED = "心愿编号 需求类别 所属社区 小区名称 群众点单时间"
_PROMISED = "编号 党员姓名 承诺日期 承诺内容 所属社区 小区名称"
_MET = "编号 会议名称 会议日期 议题内容 所属社区 小区名称"
_UNITS = "组织代码 党组织名称 上级组织代码 所属社区 所属小区 党员人数"
_FOUND = "隐患编号 隐患类型 发现方式 隐患级别 排查日期 隐患位置 所属社区 整改时限"


def only(sheet: Sheet, headers: str) -> Sheet:
    """The sheet with these columns alone."""
    places = [sheet.headers.index(header) for header in headers.split()]
    rows = tuple(tuple(row[place] for place in places) for row in sheet.rows)
    return replace(sheet, headers=tuple(headers.split()), rows=rows)


@pytest.fixture(scope="module")
def open_with(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Opened]:
    """A page over the only ledgers of an office."""

    def opened(page: str, *sheets: Sheet) -> Opened:
        folder = tmp_path_factory.mktemp("office")
        import_files([one.write(folder) for one in sheets], home=folder / "home")
        return page_and_blocks(page, YEAR, current(Path(folder, "home")))

    yield opened
    queries.close()


def test_nobody_is_called_answered_or_in_time_where_no_ending_is_written(
    open_with: Callable[..., Opened],
):
    page, blocks = open_with("closed_loop", only(hotline(), _RECEIVED))
    assert page.headline == "近 12 月的诉求没写响应、办结和状态，看不出有没有回音"
    assert blocks["steps"].reading.title == "看不出断点：没写办没办结"
    assert "“办结时间”或“工单状态”" in blocks["steps"].reading.reading
    assert "breaks" not in blocks or blocks["breaks"].reading.title == "看不出断点：没写办没办结"
    assert blocks["overdue-ages"].reading.title == "算不出超期"
    assert "“办理截止时间”" in blocks["overdue-ages"].reading.reading


def test_without_deadlines_nothing_is_called_in_time(open_with: Callable[..., Opened]):
    page, blocks = open_with("closed_loop", only(hotline(), _ENDED))
    assert page.headline.replace("\u00a0", " ") == "近 12 月未回应 4 件；没写期限，算不出超期"
    assert blocks["overdue-ages"].reading.title == "算不出超期"
    assert blocks["answers"].reading.title.replace("\u00a0", " ").startswith("4 件未回应")


def test_no_hazard_is_called_gone_where_no_rectification_is_written(
    open_with: Callable[..., Opened],
):
    page, blocks = open_with("hazards", only(hazards(), _FOUND))
    assert page.headline.replace("\u00a0", " ") == "近 12 月发现隐患 8 处；写明的没有超期未整改"
    told = blocks["open-hazards"].reading
    assert told.title == "看不出还有没有未整改的"
    assert "“整改状态”" in told.reading
    assert "8\u00a0处不在内" in told.reading


def _told(block: Block) -> str:
    return block.reading.reading.replace("\u00a0", " ")


def test_no_work_is_called_finished_where_no_ending_is_written(open_with: Callable[..., Opened]):
    sheet = only(works(), _BEGUN)
    begun = replace(sheet, rows=tuple(row for row in sheet.rows if row[-1]))
    _page, blocks = open_with("works_assistance", begun)
    told = blocks["progress"].reading
    assert told.title == "看不出还有没有在建的"
    assert "“项目状态”或“完工日期”" in told.reading
    assert not told.is_finding
    assert blocks["works"].reading.title.replace("\u00a0", " ") == "开工 4 项，没写完没完工"


def test_a_work_that_does_not_tell_is_not_among_the_finished(open_with: Callable[..., Opened]):
    sheet = only(works(), f"{_BEGUN} 工程状态")
    begun = [(*row[:-1], "见附件" if row[-1] == "施工中" else row[-1]) for row in sheet.rows if row[-2]]
    sheet = replace(sheet, rows=tuple(begun))
    told = open_with("works_assistance", sheet)[1]["progress"].reading
    assert told.title == "写明的都已完工"
    assert told.reading.replace("\u00a0", " ").startswith("没写完没完工的 1 项不在内")


def test_no_order_is_called_not_sent_where_no_time_is_written(open_with: Callable[..., Opened]):
    page, blocks = open_with("deliberation_services", only(orders(), _ORDERED))
    block = blocks["order-steps"]
    assert page.headline.replace("\u00a0", " ") == "近 12 月三单 26 件"
    assert block.reading.title.replace("\u00a0", " ") == "点单 26 件，没写办没办结"
    assert "未下单" not in block.reading.reading
    assert "连同“下单时间”、“接单时间”、“完成时间”或“订单状态”重新导出" in block.reading.reading
    told = {(one.at[0], one.rows.count) for one in block.opens}
    assert told == {("走到这一步", 26), ("没说明", 26)}


def test_later_steps_are_told_where_an_earlier_one_is_not(open_with: Callable[..., Opened]):
    sheet = only(orders(), f"{_ORDERED} 党员接单时间 实现时间 办理状态")
    told = _told(open_with("deliberation_services", sheet)[1]["order-steps"])
    assert told.startswith("未接单 4 件；接单未办结 2 件；")
    assert "台账没写下单，" in told
    assert "连同“下单时间”重新导出" in told


def test_no_promise_or_item_is_called_done_where_no_status_is_written(open_with: Callable[..., Opened]):
    sheets = only(promises(), _PROMISED), only(meetings(), _MET)
    page, blocks = open_with("deliberation_services", *sheets)
    assert page.headline.replace("\u00a0", " ") == "近 12 月议题 30 件"
    assert blocks["commitments"].reading.title.endswith("没写兑没兑现")
    assert "连同“践诺状态”一列重新导出" in _told(blocks["commitments"])
    for key in ("fortnights", "agreed"):
        assert blocks[key].reading.title.endswith("没写办没办结")
        assert "连同“办理状态”或“办结时间”一列重新导出" in _told(blocks[key])
        assert "都已办结" not in _told(blocks[key])
        assert "先催" not in _told(blocks[key])


def test_no_compound_is_called_without_a_group_where_no_level_is_written(open_with: Callable[..., Opened]):
    registers = [communities(), compounds(), only(organisations(), _UNITS)]
    page, blocks = open_with("organisation", *registers)
    assert page.headline.replace("\u00a0", " ") == "名册里有 20 个组织，没写层级"
    assert page.cards == []
    assert blocks["gaps"].reading.title == "看不出哪些小区缺党小组"
    assert "“组织层级”" in _told(blocks["gaps"])
    assert "management" not in blocks
    page, blocks = open_with("organisation", *registers, buildings())
    assert "党小组" not in page.headline
    assert blocks["gaps"].reading.title.replace("\u00a0", " ") == "3 栋楼无人联系"
    assert "连同“组织层级”一列重新导出" in _told(blocks["gaps"])

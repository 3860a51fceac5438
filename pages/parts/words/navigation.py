"""The doors of the header, and the pages behind each: one line in ``DOORS`` places a page."""

from __future__ import annotations

from dataclasses import dataclass

from pages.parts.words.language import mark


@dataclass(frozen=True, slots=True)
class PlacedPage:
    """A page where a reader looks for it; texts are message keys.

    Attributes:
        file: Its file in ``pages/``.
        title: Its name.
        address: Its address.
        word: What it has, in few words, beside its name in a menu.
        group: The heading under which a menu shows it; pages of one group stand together.
    """

    file: str
    title: str
    address: str
    word: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class Door:
    """An entry of the header.

    Attributes:
        name: Identifies its menu in the browser.
        title: Its text, a message key.
        pages: What is behind it, in order.
        is_menu: Whether it opens a menu; else it leads to its first page, and a menu beside it to the others.
    """

    name: str
    title: str
    pages: tuple[PlacedPage, ...]
    is_menu: bool = False

    @property
    def menu_pages(self) -> tuple[PlacedPage, ...]:
        """The pages that its menu lists: none where it leads to its only page."""
        return self.pages if self.is_menu or len(self.pages) > 1 else ()


_OWN = mark("自己问")

#: The doors in their order; the first page of the first one is the start page.
DOORS = (
    Door("week", mark("本周"), (
        PlacedPage("overview.py", mark("本周"), "overview", mark("要办的事，六个主要指标")),
        PlacedPage("follow_ups.py", mark("督办"), "follow_ups", mark("谁办、何时、结果怎样")),
    )),
    Door("places", mark("小区"), (
        PlacedPage("compound.py", mark("小区画像"), "compound", mark("一个小区的档案，或各小区比较")),
        PlacedPage("compound_map.py", mark("小区图"), "compound_map", mark("哪些小区超出正常")),
    )),
    Door("topics", mark("专题"), (
        PlacedPage("service_requests.py", mark("诉求量"), "service_requests", mark("多少件，哪里，什么事")),
        PlacedPage("satisfaction.py", mark("满意度"), "satisfaction", mark("回访的满意率、解决率")),
        PlacedPage("mediation.py", mark("矛盾调解"), "mediation", mark("受理、调成、未结")),
        PlacedPage("closed_loop.py", mark("闭环与时效"), "closed_loop", mark("四步闭环、期限、超期")),
        PlacedPage("grids.py", mark("网格"), "grids", mark("各网格的件数、先发现、化解")),
        PlacedPage("hazards.py", mark("安全隐患"), "hazards", mark("未整改的、按期整改")),
        PlacedPage(
            "deliberation_services.py", mark("议事与服务"), "deliberation_services", mark("议事、活动、走访")
        ),
        PlacedPage("assurance.py", mark("达标把握"), "assurance", mark("各社区逐月，目标达得到达不到")),
        PlacedPage("organisation.py", mark("组织体系"), "organisation", mark("谁负责哪里，还缺什么")),
        PlacedPage(
            "works_assistance.py", mark("民生实事与帮扶"), "works_assistance", mark("项目进度、帮扶")
        ),
        PlacedPage("compare.py", mark("对比"), "compare", mark("两处或两段时间并排"), _OWN),
        PlacedPage("explore.py", mark("自助分析"), "explore", mark("自选指标、行、列"), _OWN),
    ), is_menu=True),
    Door("briefing", mark("简报"), (
        PlacedPage("briefing.py", mark("简报"), "briefing", mark("周报、月报、季报")),
    )),
    Door("data", mark("台账与口径"), (
        PlacedPage("ledgers.py", mark("台账管理"), "ledgers", mark("导入、对应、撤销")),
        PlacedPage("definitions.py", mark("口径说明"), "definitions", mark("每个数怎样算")),
        PlacedPage("published.py", mark("公开数据对照"), "published", mark("公开报道的数字，逐条由台账回答")),
    ), is_menu=True),
)  # fmt: skip
#: File, title and address of each page, in the order of the doors; the first is the start page.
PAGES = tuple((page.file, page.title, page.address) for door in DOORS for page in door.pages)
#: File, title and address of the page of lists, to which numbers lead; the navigation does not show it.
LISTS_PAGE = ("rows.py", mark("明细"), "rows")
#: Address of a page -> its title, a message key.
TITLES = {address: title for _file, title, address in PAGES}
#: A title that a page had before -> its address: commands and questions that name it go on.
FORMER_TITLES = {"总览": "overview"}

"""The pages, in the order of the navigation."""

from __future__ import annotations

from pages.parts.words.language import mark

#: File, title and address of each page; the first is the start page.
PAGES = (
    ("overview.py", mark("总览"), "overview"),
    ("service_requests.py", mark("诉求量"), "service_requests"),
    ("mediation.py", mark("矛盾调解"), "mediation"),
    ("satisfaction.py", mark("满意度"), "satisfaction"),
    ("closed_loop.py", mark("闭环与时效"), "closed_loop"),
    ("hazards.py", mark("安全隐患"), "hazards"),
    ("compound.py", mark("小区画像"), "compound"),
    ("compound_map.py", mark("小区图"), "compound_map"),
    ("grids.py", mark("网格"), "grids"),
    ("organisation.py", mark("组织体系"), "organisation"),
    ("deliberation_services.py", mark("议事与服务"), "deliberation_services"),
    ("works_assistance.py", mark("民生实事与帮扶"), "works_assistance"),
    ("compare.py", mark("对比"), "compare"),
    ("explore.py", mark("自助分析"), "explore"),
    ("briefing.py", mark("简报"), "briefing"),
    ("ledgers.py", mark("台账管理"), "ledgers"),
    ("published.py", mark("公开数据对照"), "published"),
    ("definitions.py", mark("口径说明"), "definitions"),
)
#: File, title and address of the page of lists, to which numbers lead; the navigation does not show it.
LISTS_PAGE = ("rows.py", mark("明细"), "rows")
#: Address of a page -> its title, a message key.
TITLES = {address: title for _file, title, address in PAGES}

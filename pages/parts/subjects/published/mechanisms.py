"""The mechanisms of governance that six communities have published, and the page that shows each of them."""

from __future__ import annotations

from dataclasses import dataclass

from pages.parts.words.language import mark

#: Blocks that an article tells of one compound: the page opens with it.
_OF_THE_COMPOUND = ("themes",)
_OF_ONE_COMPOUND = "象城外滩"


@dataclass(frozen=True, slots=True)
class Mechanism:
    """One mechanism.

    Attributes:
        number: Its number in the list, such as ``m22``.
        community: The community that published it.
        name: What it does; a message key.
        page: Address of the page that shows it.
        block: Key of the block on the page.
        shows: What the block shows; a message key.
    """

    number: str
    community: str
    name: str
    page: str
    block: str
    shows: str

    @property
    def compound(self) -> str:
        """The compound whose page shows it; empty when no single one does."""
        return _OF_ONE_COMPOUND if self.block in _OF_THE_COMPOUND else ""


_LOOP, _SERVICES, _WORKS = "closed_loop", "deliberation_services", "works_assistance"
#: Community -> name, page, block and content of each mechanism of its article.
_ROWS = {
    "体育场社区": (
        (mark("四级组织体系"), "organisation", "gaps", mark("组织树、覆盖率、没有党小组的小区")),
        (mark("街长与楼栋长责任段"), "organisation", "responsibility", mark("责任段人员与该段诉求量")),
        (mark("楼栋长接诉求、上门服务"), "compound", "floor-heads", mark("楼栋长渠道的数量与时长")),
        (mark("红色物业公司"), "compound", "complaints-management", mark("按管理模式比较投诉与满意率")),
        (mark("自管组织：大家议、大家定、大家评"), _SERVICES, "agreed", mark("议、定、评各步的件数")),
        (mark("商家联盟解决油烟与占道"), "compound", "alliance-solved", mark("累计解决件数，同类投诉较上年")),
        (mark("单位社区联盟协商"), "organisation", "alliances", mark("各联盟的成员，一起办过事的家数")),
    ),
    "新城社区": (
        (mark("三级网格：街道、社区、小区"), "grids", "grid-table", mark("每个网格的诉求、走访和发现")),
        (mark("党群驿站、暖锋驿站等阵地"), "organisation", "stations",
         mark("每处阵地写明的使用次数、人次和新就业群体")),
        (mark("红色物业：交叉任职、物业党支部"), "compound", "property-party",
         mark("有物业党组织的小区与其他小区比较")),
        (mark("三单工作法"), _SERVICES, "order-steps",
         mark("点单到评价的漏斗与各步时长；文章没有解释三单，这里按点单、下单、接单理解")),
        (mark("双报到、双服务"), _SERVICES, "reported-units", mark("报到单位服务的次数，服务过的党员")),
        (mark("微服务"), _SERVICES, "fulfilled", mark("按月完成数")),
        (mark("困难家庭帮扶"), _WORKS, "help", mark("按类型的户数，少于 5 的不写具体数")),
    ),
    "桑园社区": (
        (mark("一区一策一主题"), "compound", "themes", mark("各主题的指标，与其他小区和启动前比")),
        (mark("楼长与联络人专人受理"), "organisation", "buildings", mark("楼栋长、联络人覆盖率")),
        (mark("件件有回音"), _LOOP, "answers", mark("没有回应的诉求与响应率")),
        (mark("物业更替"), "compound", "handovers", mark("每次更替前后的投诉，同期变化与原因")),
        (mark("五位一体、五社联动的多方办理"), "compound", "partners",
         mark("承办主体和协办主体一起办的件数")),
        (mark("满意度测评"), "satisfaction", "judged", mark("按评价对象分的满意率、目标线与区间")),
    ),
    "白龙社区": (
        (mark("老旧小区改造与白龙管家"), _WORKS, "around", mark("改造前后的同类诉求")),
    ),
    "南门社区": (
        (mark("大党委与半月谈"), _SERVICES, "fortnights", mark("每半月的议题与办结")),
        (mark("三单制：点单、下单、接单"), _SERVICES, "order-steps", mark("点单到评价的漏斗与各步时长")),
        (mark("微心愿"), _SERVICES, "fulfilled", mark("按实现时间累计")),
        (mark("民生实事"), _WORKS, "works", mark("按类别的数量与单位、进度")),
        (mark("帮扶救助"), _WORKS, "help", mark("按类别的户数、名数")),
        (mark("双诺三评"), _SERVICES, "commitments", mark("兑现率与三方评分")),
        (mark("社区之星、楼长之星、楼院之星"), _SERVICES, "stars", mark("每月名额与来源小区，不显示姓名")),
        (mark("白加黑巡逻与五百走访"), _SERVICES, "teams", mark("各巡逻队每周几次，哪条路线久未走")),
        (mark("议事厅、谈心说事室、近邻评理室"), "mediation", "venue", mark("按场所的件数与化解率")),
    ),
    "信江社区": (
        (mark("三事分流：联办、共办、协办"), _LOOP, "triage-rule", mark("规则，与规则不同的社区和单位")),
        (mark("闭环：发现、研判分流、限时办结、回访评价"), _LOOP, "steps",
         mark("四步漏斗、各步时长、断点清单")),
        (mark("1 名党员中心户联系 10 户"), "organisation", "missing-centres",
         mark("每个小区还缺几个、多少户没有联系")),
        (mark("解忧茶桌调解队"), "mediation", "mediator_team", mark("按调解组织的件数与化解率")),
        (mark("敲门行动、家庭档案、民情日记"), _SERVICES, "family-files",
         mark("每个小区建档的户数，还有多少户没有建档")),
        (mark("小事不出网格、大事不出社区"), _LOOP, "levels-over-time", mark("化解层级构成随时间的变化")),
        (mark("12345 投诉量较上年"), "service_requests", "complaints-by-month",
         mark("逐月较上年，12345 与全部渠道")),
        (mark("文化活动收集并解决治理问题"), _SERVICES, "issues", mark("参与人次与收集、解决件数")),
    ),
}  # fmt: skip

_ALL = [(community, *row) for community, rows in _ROWS.items() for row in rows]
#: All mechanisms, numbered in the order of the articles.
MECHANISMS = tuple(Mechanism(f"m{number:02}", *row) for number, row in enumerate(_ALL, start=1))

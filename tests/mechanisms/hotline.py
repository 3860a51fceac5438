"""Requests as three systems export them: the 12345 line with call-backs, the grid, a community's desk.

No row names an event, a compound or a kind of handler: systems have an address and a unit.
"""

from __future__ import annotations

from tests.mechanisms.sheets import Sheet, later, months, sheet

#: Last months of the exports: eighteen to compare with, and twelve that are looked at.
EARLIER, YEAR = months("2024-04", 18), months("2025-10", 12)

#: What comes in each month until the end of 2025: type, category, subcategory, address, community, unit.
_COMPLAINTS = (
    ("投诉", "物业服务", "保洁不到位", "湖畔花园2栋", "东湖社区", "物业公司"),
    ("投诉", "物业服务", "收费争议", "湖畔花园5栋", "东湖社区", "物业公司"),
    ("投诉", "停车管理", "乱停车", "东湖苑1栋", "东湖社区", "物业公司"),
    ("投诉", "管道渗漏", "下水堵塞", "电厂家属院3栋", "东湖社区", "东湖社区居委会"),
    ("投诉", "噪声扰民", "夜间噪声", "北门新村4栋", "北门社区", "派出所"),
    ("投诉", "噪声扰民", "夜间噪声", "城北公寓2栋", "北门社区", "派出所"),
    ("投诉", "油烟扰民", "餐饮油烟", "三元街17号", "北门社区", "三元街商家联盟"),
    ("投诉", "占道经营", "店外经营", "三元街25号", "北门社区", "三元街商家联盟"),
    ("投诉", "油烟扰民", "餐饮油烟", "三元街31号", "北门社区", "城管中队"),
    ("投诉", "停车管理", "乱停车", "城北公寓1栋", "北门社区", "物业公司"),
)
#: Of these, what still comes in 2026.
_LEFT = (0, 2, 4, 5, 6, 9)
_OTHERS = (
    ("求助", "路灯照明", "路灯不亮", "电厂家属院巷道", "东湖社区", "市政所"),
    ("咨询", "政策咨询", "社保政策", "东湖苑3栋", "东湖社区", "街道办事处"),
    ("求助", "电梯故障", "电梯停运", "北门新村6栋", "北门社区", "物业公司"),
    ("建议", "停车管理", "增设车位", "城北公寓3栋", "北门社区", "北门社区居委会"),
)
#: The month whose requests nobody called back, and the day from which requests are still open.
_UNCALLED, _STREETLAMPS_UNTIL = "2026-07", "2026-02"
#: Month and number of the requests that nobody answered.
_UNANSWERED = {("2026-08", 0), ("2026-08", 2), ("2026-08", 4), ("2026-09", 8)}


def _asked(month: str) -> list[tuple[str, ...]]:
    """What comes in a month; 湖畔花园 quarrels less about charges once it has another company."""
    complaints = [_COMPLAINTS[n] for n in _LEFT] if month >= "2026-01" else list(_COMPLAINTS)
    if "2025-04" <= month < "2026-01":
        complaints[1] = (*_COMPLAINTS[1][:3], "东湖苑2栋", *_COMPLAINTS[1][4:])
    dark = month <= _STREETLAMPS_UNTIL
    others = [one for one in _OTHERS if dark or one[1] != "路灯照明"]
    return [*complaints, *others, *[_OTHERS[0]] * (2 if dark and month >= "2025-12" else 0)]


def _answers(month: str, category: str, closed: str) -> list[str]:
    """Contacted, solved, satisfied, and when that was asked; nobody is content about noise."""
    if month == _UNCALLED:
        return ["", "", "", ""]
    content = ["否", "不满意"] if category == "噪声扰民" else ["是", "满意"]
    return ["是", *content, later(closed, 24)]


def _call(month: str, number: int, asked: tuple[str, ...]) -> list[str]:
    kind, category, subcategory, address, community, unit = asked
    began = f"{month}-{3 + 2 * (number % 13):02} {9 + number % 8:02}:10"
    urgency = "紧急" if category in ("电梯故障", "管道渗漏") else "一般"
    who = [f"RX{month.replace('-', '')}{number:04}", "12345热线", kind, category, subcategory, urgency]
    place = [f"{address}{subcategory}", "李某", f"1380000{number:04}", f"{address}附近", community]
    due, unit = later(began, 24 * 7), [unit]
    if (month, number) in _UNANSWERED:
        return [*who, *place, began, later(began, 1), "", due, "", *unit, "办理中", "", "", "", ""]
    closed = later(began, 24 * (2 + number % 3))
    took = [began, later(began, 1), later(began, 4), due, closed, *unit, "已办结"]
    return [*who, *place, *took, *_answers(month, category, closed)]


def hotline() -> Sheet:
    """The 12345 line, with what the citizen said afterwards in the row of the request."""
    headers = (
        "工单编号 受理渠道 工单类型 一级分类 二级分类 紧急程度 工单标题 来电人 来电人电话 详细地址 所属社区 "
        "受理时间 派单时间 首次联系时间 办理截止时间 办结时间 承办单位 工单状态 "
        "是否联系市民 是否解决 是否满意 回访时间"
    )
    calls = [_call(m, n, asked) for m in (*EARLIER, *YEAR) for n, asked in enumerate(_asked(m))]
    return sheet("12345热线工单.xlsx", headers, calls)


#: Grid -> address, unit and how many events it reported in the year that is looked at.
_GRIDS = {
    ("东湖社区", "东湖第一网格"): ("湖畔花园1栋", "东湖社区居委会", 12),
    ("东湖社区", "东湖第二网格"): ("电厂家属院1栋", "东湖社区居委会", 4),
    ("北门社区", "北门第一网格"): ("北门新村2栋", "物业公司", 8),
}


def grid_events() -> Sheet:
    """The grid platform: what those who walk the grids report."""
    headers = (
        "事件编号 事件名称 大类名称 小类名称 上报时间 所属社区 所属网格 事发地点 上报人 处置部门 "
        "处置截止时间 结案时间 当前阶段"
    )
    rows = []
    for (community, grid), (address, unit, count) in _GRIDS.items():
        for n in range(count):
            began = f"{YEAR[n % 12]}-11 10:{n:02}"
            what = [f"{address}楼道堆物", "环境卫生", "楼道堆物", began, community, grid, address, "网格员某"]
            number = f"WG{len(rows):04}"
            rows.append([number, *what, unit, later(began, 120), later(began, 30 + n), "结案"])
    return sheet("网格事件导出.csv", headers, rows)


#: Source -> who mends it, and how many rows of the year.
_SOURCES = {
    "楼栋长上报": ("东湖社区居委会", 9),
    "敲门": ("北门社工站", 3),
    "活动收集": ("情暖东湖志愿服务队", 4),
}


def community_desk() -> Sheet:
    """What a community hears itself, partly in the station of the riders, and who lends a hand."""
    headers = (
        "编号 登记日期 来源 诉求类型 分类 所属社区 小区名称 所属网格 反映人 联系电话 办理单位 "
        "协同主体 办理站点 完成日期 状态"
    )
    rows = []
    for source, (unit, count) in _SOURCES.items():
        for n in range(count):
            began = f"{YEAR[-1 - n]}-08 14:00"
            place = (
                ["东湖社区", "湖畔花园", "东湖第一网格"]
                if n % 3
                else ["北门社区", "北门新村", "北门第一网格"]
            )
            kind = ["求助", "管道渗漏" if n % 2 else "邻里纠纷"]
            number = f"MQ{len(rows):04}"
            is_here = place[0] == "北门社区"
            beside = "物业、志愿者" if source == "楼栋长上报" and is_here else ""
            station = "北门暖锋驿站" if source == "活动收集" and is_here else ""
            end = [unit, beside, station, later(began, 24), "已办结"]
            rows.append([number, began, source, *kind, *place, "王某", "13800000000", *end])
    return sheet("社区民情台账.xlsx", headers, rows)


SHEETS = (hotline, grid_events, community_desk)

"""Disputes, meetings, orders, promises and activities as a community keeps them."""

from __future__ import annotations

from tests.mechanisms.hotline import YEAR
from tests.mechanisms.sheets import Sheet, later, sheet

#: Team -> room, disputes of the year, of which not settled, and the level at which the others were.
_TEAMS = {
    "解忧茶桌": ("近邻评理室", 12, 1, "网格"),
    "社区调委会": ("社区调解室", 14, 3, "社区"),
    "院落自管会": ("议事厅", 4, 0, "网格"),
    "街道调委会": ("街道调解中心", 3, 0, "街道"),
}
_PLACES = (("东湖社区", "湖畔花园", "东湖第一网格"), ("北门社区", "北门新村", "北门第一网格"))


def disputes() -> Sheet:
    """The list of disputes; three about a property company were handed to the wrong kind of body."""
    headers = (
        "纠纷编号 纠纷类别 排查时间 所属社区 小区名称 所属网格 当事人 调解队伍 调解室 办理方式 "
        "化解情况 化解时间 化解时限 化解层级"
    )
    rows = []
    for team, (room, count, failed, level) in _TEAMS.items():
        for n in range(count):
            began = f"{YEAR[n % 12]}-06 09:30"
            kind = "物业纠纷" if n % 4 == 3 else "邻里纠纷"
            outcome, where = ("未化解", "") if n < failed else ("已化解", level)
            end = [outcome, later(began, 24 * 5), later(began, 24 * 30), where]
            number = f"JF{len(rows):03}"
            rows.append([number, kind, began, *_PLACES[n % 2], "赵某、钱某", team, room, "协办", *end])
    return sheet("矛盾纠纷排查化解台账.xlsx", headers, rows)


def meetings() -> Sheet:
    """The minutes: 半月谈 twice a month, 好商量 every other month; four of five items are passed."""
    headers = (
        "编号 会议名称 会议日期 议题内容 所属社区 小区名称 阵地名称 参加人数 牵头单位 参加单位 "
        "表决结果 表决日期 完成期限 完成时间 落实情况 群众评分"
    )
    rows = []
    for k, month in enumerate(YEAR):
        held = [("半月谈", f"{month}-05"), ("半月谈", f"{month}-19")] + [("好商量", f"{month}-12")] * (k % 2)
        for kind, day in held:
            number, is_done = len(rows), len(rows) % 6 != 5
            end = (
                [later(day, 24 * 9), "已完成", "80" if number % 2 else "90"]
                if is_done
                else ["", "办理中", ""]
            )
            hall, beside = "北门新村议事厅" if number % 2 else "", "第二小学" if number in (1, 7) else ""
            where = [*_PLACES[number % 2][:2], hall, str(12 + number % 5), "社区党委", beside]
            result = {4: "未通过", 9: "下次再议"}.get(number % 10, "同意")
            decided = [result, later(day, 24 * 3) if result == "同意" else "", later(day, 24 * 30)]
            topic = "电厂家属院巷道装路灯" if number == 6 else "楼道堆物清理"
            rows.append([f"YS{number:03}", kind, day, topic, *where, *decided, *end])
    return sheet("议事协商会议记录.xlsx", headers, rows)


#: Kind -> orders of the year, of which sent on, taken up, done.
_ORDERS = {"微心愿": (12, 12, 11, 10), "微服务": (8, 8, 7, 6), "志愿服务": (6, 5, 4, 4)}


def orders() -> Sheet:
    """点单, 下单, 接单; the first row is of the month before the year that is looked at."""
    headers = (
        "心愿编号 需求类别 服务项目 心愿内容 心愿人 认领人 所属社区 小区名称 办理站点 群众点单时间 "
        "社区下单时间 党员接单时间 实现时间 办理状态"
    )
    earlier = ["事项代办", "", "代办证件", "孙某", "党员某", *_PLACES[0][:2], ""]
    rows = [["XY999", *earlier, *["2025-09-01 08:00"] * 4, "已实现"]]
    for kind, (count, sent, taken, done) in _ORDERS.items():
        for n in range(count):
            began = f"{YEAR[n % 12]}-07 08:00"
            times = [
                later(began, hours) if n < reached else ""
                for hours, reached in ((6, sent), (30, taken), (78, done))
            ]
            station = "" if n % 2 else "湖畔花园党群驿站"
            project = "东湖管家" if kind == "微服务" else ""
            who = [project, "小需要", "孙某", "党员某", *_PLACES[n % 2][:2], station]
            status = "已实现" if n < done else "办理中"
            rows.append([f"XY{len(rows):03}", kind, *who, began, *times, status])
    return sheet("微心愿认领台账.csv", headers, rows)


def promises() -> Sheet:
    """双诺三评: twelve members promise two things each; three of four are kept."""
    headers = "编号 党员姓名 承诺日期 承诺内容 所属社区 小区名称 兑现情况 自评分 领导评分 群众评分"
    rows = []
    for n in range(24):
        scores = [str(95 - n % 3), str(92 - n % 3), str(89 - n % 3)]
        where = _PLACES[n // 12][:2]
        status = "已兑现" if n % 4 else "办理中"
        rows.append([f"CN{n:03}", f"党员{n // 2}", "2026-01-15", "清扫楼道", *where, status, *scores])
    return sheet("党员承诺践诺台账.xlsx", headers, rows)


def activities() -> Sheet:
    """A cultural and a voluntary activity each month, and from January on three stars."""
    headers = (
        "编号 活动类型 活动时间 活动地点 所属社区 小区名称 参加人次 收集问题 解决问题 "
        "站点名称 联合单位 志愿服务队 服务时长 报到单位"
    )
    rows = []
    for k, month in enumerate(YEAR):
        shown = ["", "第二小学", "", "", ""] if k % 2 else ["湖畔花园党群驿站", "", "", "", ""]
        held = [("文化活动", "40", "3", "2", *shown), ("志愿服务活动", "15", "0", "0", *_served(k))]
        held += [(star, *[""] * 8) for star in ("社区之星", "楼长之星", "楼院之星")] if k >= 3 else []
        for n, (kind, *numbers) in enumerate(held):
            where = _PLACES[(k + n) % 2][:2]
            rows.append([f"HD{len(rows):03}", kind, f"{month}-{12 + n}", "党群服务站", *where, *numbers])
    return sheet("活动台账.xlsx", headers, rows)


def _served(k: int) -> list[str]:
    """Station, units that join in, team, hours, units that report: of the voluntary activity of a month."""
    if k % 2:
        return ["", "", "情暖东湖志愿队", "" if k == 11 else "30", "市税务局"]
    is_early = k < 6
    joined, reported = ("农商银行、阿明理发店", "市税务局、县人民医院") if is_early else ("", "")
    return ["", joined, "北门先锋志愿队", "20", reported]


def station_uses() -> Sheet:
    """The book of a station: riders in nine months of twelve, residents in the others."""
    headers = "编号 活动类型 开展日期 驿站名称 所属社区 服务人群 参加人次"
    rows = []
    for k, month in enumerate(YEAR):
        who = ["居民", "5"] if k % 4 == 3 else ["外卖骑手", "8"]
        rows.append([f"YZ{k:03}", "驿站使用", f"{month}-20", "北门暖锋驿站", "北门社区", *who])
    return sheet("驿站使用登记.csv", headers, rows)


def advice() -> Sheet:
    """The legal adviser of a compound: once a month, three people."""
    headers = "编号 活动类型 开展时间 所属社区 小区名称 参加人数"
    rows = [
        [f"FL{k:03}", "法律顾问坐班", f"{month}-25", *_PLACES[0][:2], "3"] for k, month in enumerate(YEAR)
    ]
    return sheet("法律顾问坐班记录.xlsx", headers, rows)


SHEETS = (disputes, meetings, orders, promises, activities, station_uses, advice)

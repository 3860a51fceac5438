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
    """The minutes: 半月谈 twice a month, 好商量 every other month."""
    headers = "编号 会议名称 会议日期 议题内容 所属社区 小区名称 参加人数 牵头单位 完成期限 完成时间 落实情况"
    rows = []
    for k, month in enumerate(YEAR):
        held = [("半月谈", f"{month}-05"), ("半月谈", f"{month}-19")] + [("好商量", f"{month}-12")] * (k % 2)
        for kind, day in held:
            number, is_done = len(rows), len(rows) % 6 != 5
            end = [later(day, 24 * 9), "已完成"] if is_done else ["", "办理中"]
            where = [*_PLACES[number % 2][:2], str(12 + number % 5), "社区党委", later(day, 24 * 30)]
            rows.append([f"YS{number:03}", kind, day, "楼道堆物清理", *where, *end])
    return sheet("议事协商会议记录.xlsx", headers, rows)


#: Kind -> orders of the year, of which sent on, taken up, done.
_ORDERS = {"微心愿": (12, 12, 11, 10), "微服务": (8, 8, 7, 6), "志愿服务": (6, 5, 4, 4)}


def orders() -> Sheet:
    """点单, 下单, 接单; the first row is of the month before the year that is looked at."""
    headers = (
        "心愿编号 需求类别 心愿内容 心愿人 认领人 所属社区 小区名称 群众点单时间 社区下单时间 党员接单时间 "
        "实现时间 办理状态"
    )
    earlier = ["事项代办", "代办证件", "孙某", "党员某", *_PLACES[0][:2]]
    rows = [["XY999", *earlier, *["2025-09-01 08:00"] * 4, "已实现"]]
    for kind, (count, sent, taken, done) in _ORDERS.items():
        for n in range(count):
            began = f"{YEAR[n % 12]}-07 08:00"
            times = [
                later(began, hours) if n < reached else ""
                for hours, reached in ((6, sent), (30, taken), (78, done))
            ]
            who = ["小需要", "孙某", "党员某", *_PLACES[n % 2][:2]]
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
    headers = "编号 活动类型 活动时间 活动地点 所属社区 小区名称 参加人次 收集问题 解决问题"
    rows = []
    for k, month in enumerate(YEAR):
        held = [("文化活动", "40", "3", "2"), ("志愿服务活动", "15", "0", "0")]
        held += [(star, "", "", "") for star in ("社区之星", "楼长之星", "楼院之星")] if k >= 3 else []
        for n, (kind, *numbers) in enumerate(held):
            where = _PLACES[(k + n) % 2][:2]
            rows.append([f"HD{len(rows):03}", kind, f"{month}-{12 + n}", "党群服务站", *where, *numbers])
    return sheet("活动台账.xlsx", headers, rows)


SHEETS = (disputes, meetings, orders, promises, activities)

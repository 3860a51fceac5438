"""Walks and what comes of them: visits, patrols, hazards, works, help, income, a survey."""

from __future__ import annotations

from tests.mechanisms.sheets import Sheet, later, register, sheet

#: Compound -> community, grid, households visited, of which with a family file.
_VISITED = {
    "湖畔花园": ("东湖社区", "东湖第一网格", 18, 15),
    "北门新村": ("北门社区", "北门第一网格", 12, 6),
}
#: Kind of the person visited -> visits of this year.
_CARE = ("独居老人",) * 7 + ("残疾人",) * 5 + ("留守儿童",) * 3


def visits() -> Sheet:
    """敲门行动: a household a row, with file, diary and whom it cares for."""
    headers = (
        "编号 走访方式 走访日期 走访人员 所属社区 小区名称 所属网格 户号 家庭档案 "
        "民情日记是否填写 关爱对象 发现问题"
    )
    rows = []
    for compound, (community, grid, count, filed) in _VISITED.items():
        for n in range(count):
            day = f"2026-{1 + n % 9:02}-{10 + n % 7}"
            who = [day, "网格员某", community, compound, grid, f"{1 + n // 6}栋{100 + n}室"]
            care = _CARE[n] if compound == "湖畔花园" and n < len(_CARE) else ""
            end = ["已建" if n < filed else "未建", "已记" if n % 3 else "未记", care, str(n % 2)]
            rows.append([f"ZF{len(rows):03}", "入户走访", *who, *end])
    return sheet("入户走访记录.xlsx", headers, rows)


#: Route -> team, community, the days of September on which it was walked last.
_ROUTES = {
    "东湖路线": ("白+黑巡逻队", "东湖社区", (3, 10, 17, 24, 29)),
    "老厂路线": ("老党员巡逻队", "东湖社区", (2, 8)),
    "北门路线": ("白+黑巡逻队", "北门社区", (5, 12, 19, 26)),
}


def patrols() -> Sheet:
    """Night patrols of two teams, and walks of the head of a street."""
    headers = "编号 巡查类型 巡查时间 巡查人员 所属社区 小区名称 巡逻队伍 巡逻路线 发现问题 问题类别"
    rows = []
    for month in (7, 8, 9):
        for route, (team, community, days) in _ROUTES.items():
            for day in days:
                when = [f"2026-{month:02}-{day:02} 21:00", "队员某", community, "", team, route]
                rows.append([f"XL{len(rows):03}", "夜巡", *when, "0", ""])
        for day, count, kinds in ((4, "2", "环境卫生、占道经营"), (18, "1", "乱停车")):
            when = [f"2026-{month:02}-{day:02} 09:00", "街长某", "北门社区", "三元街1号至39号", "", ""]
            is_quiet = (month, day) == (9, 18)
            found = ["0", "未发现问题"] if is_quiet else [count, kinds]
            rows.append([f"XL{len(rows):03}", "街巷长巡查", *when, *found])
    return sheet("治安巡逻和街长巡查记录.csv", headers, rows)


#: Kind, source, danger, address, month found, days to rectify; None: still there.
_HAZARDS = (
    ("占用消防通道", "网格巡查", "重大隐患", "电厂家属院2栋", "2026-07", None),
    ("飞线充电", "网格巡查", "较大隐患", "城北公寓1栋", "2026-08", None),
    ("飞线充电", "群众举报", "一般隐患", "东湖苑2栋", "2026-09", None),
    ("灭火器", "消防检查", "一般隐患", "北门新村3栋", "2026-05", 5),
    ("占用消防通道", "网格巡查", "一般隐患", "湖畔花园4栋", "2026-04", 6),
    ("飞线充电", "网格巡查", "一般隐患", "湖畔花园2栋", "2026-03", 9),
    ("电梯故障", "群众举报", "较大隐患", "北门新村6栋", "2026-02", 20),
    ("线路老化", "网格巡查", "一般隐患", "电厂家属院1栋", "2026-01", 4),
)


def hazards() -> Sheet:
    """The ledger of hazards: three are still there, two of them grave and late."""
    headers = (
        "隐患编号 隐患类型 发现方式 隐患级别 排查日期 隐患位置 所属社区 "
        "整改时限 整改完成日期 复查日期 复查情况 整改进度"
    )
    rows = []
    for n, (kind, source, danger, address, month, days) in enumerate(_HAZARDS):
        found = f"{month}-20"
        community = "北门社区" if address[:2] in ("北门", "城北") else "东湖社区"
        end = ["", "", "", "未整改"]
        if days is not None:
            end = [later(found, 24 * days)[:10], later(found, 24 * days + 48)[:10], "合格", "已销号"]
        what = [kind, source, danger, found, address, community, later(found, 24 * 14)[:10]]
        rows.append([f"YH{n:03}", *what, *end])
    return sheet("安全隐患排查整改台账.xlsx", headers, rows)


_WORKS = """
SS1 | 路灯安装 | 电厂家属院巷道 | 东湖社区 | 电厂家属院 | 18 | 盏 | 2026-02-10 | 2026-02-28 | 3.6 | 已完工
SS2 | 管道整改 | 电厂家属院 | 东湖社区 | 电厂家属院 | 240 | 米 | 2025-12-01 | 2025-12-30 | 9.8 | 已完工
SS3 | 道路硬化 | 城北公寓门前 | 北门社区 | 城北公寓 | 600 | 平方米 | 2026-05-06 | 2026-06-12 | 6.2 | 已完工
SS4 | 加装电梯 | 北门新村6栋 | 北门社区 | 北门新村 | 1 | 部 | 2026-08-01 | | 42 | 施工中
SS5 | 室内下水管道 | 东湖苑2栋 | 东湖社区 | 东湖苑 | | | | | | 未开工"""
#: The same works: applied, surveyed, approved, accepted, plan, money, need, request, item.
_STAGES = """
2025-12-20 | 2026-01-05 | 2026-01-20 | 2026-03-05 | 2026-02-15 | 2026-03-10 | 党建经费 | 居民反映 | {} | YS006
2025-10-15 | | 2025-11-20 | 2026-01-10 | 2025-12-01 | 2025-12-25 | 维修资金 | 走访排查 | |
| | | 2026-06-20 | | | 财政拨款 | 年度计划 | |
2026-03-01 | 2026-04-10 | 2026-06-30 | | 2026-08-01 | 2026-09-15 | 业主自筹 | 业主大会 | |
2026-05-10 | 2026-06-01 | | | 2026-12-01 | 2027-03-01 | 专项债 | 居民反映 | |"""
#: The request about the dark lane at the power plant, of December, that led to the first of them.
_REQUEST = "RX2025120010"


def works() -> Sheet:
    """The works: streetlamps, pipes, a road, a lift that is being built and late, pipes not begun."""
    headers = (
        "工程编号 工程类别 施工地点 所属社区 小区名称 工程量 单位 开工时间 竣工时间 投资金额（万元） "
        "工程状态 申报时间 现场勘测时间 批复时间 竣工验收时间 计划开工时间 计划竣工时间 资金来源 项目来源 "
        "来源工单编号 议题编号"
    )
    halves = zip(_WORKS.strip().split("\n"), _STAGES.strip().split("\n"), strict=True)
    lines = "\n".join(f"{work} | {stages}" for work, stages in halves)
    return register("民生实事项目.xlsx", headers, lines.replace("{}", _REQUEST))


#: Kind -> households helped in 2026.
_HELPED = {"低保": 6, "走访慰问": 12, "助学金": 2}


def help_given() -> Sheet:
    """Help, a household a row."""
    headers = "救助编号 救助类型 统计单位 户主姓名 身份证号码 家庭住址 所属社区 办理时间"
    rows = [
        [f"BF{kind}{n}", kind, "户", f"{kind}户{n}", "", "湖畔花园3栋", "东湖社区", f"2026-0{1 + n % 9}-16"]
        for kind, count in _HELPED.items()
        for n in range(count)
    ]
    return sheet("困难群众帮扶救助台账.xlsx", headers, rows)


_INCOME = """2025年第四季度 | 门面租金 | 东湖社区 | 1.8
2026年第一季度 | 门面租金 | 东湖社区 | 1.8
2026年第二季度 | 门面租金 | 东湖社区 | 1.8
2026年第三季度 | 政府购买服务 | 东湖社区 | 5.4
2026年第三季度 | 停车收费 | 北门社区 | 1.2"""


def income() -> Sheet:
    """What two communities earn of their own, by quarter."""
    return register("集体经济收入.xlsx", "所属季度 收入项目 社区名称 收入金额（万元）", _INCOME)


def survey() -> Sheet:
    """A survey of two compounds: forty answers about the company, twenty about the community."""
    headers = "问卷编号 评价类型 测评对象 测评时间 所属社区 小区名称 满意程度"
    rows = []
    for subject, compound, count, content in (
        ("物业服务", "湖畔花园", 20, 19), ("物业服务", "东湖苑", 20, 11), ("社区工作", "湖畔花园", 20, 18),
    ):  # fmt: skip
        for n in range(count):
            rating = "满意" if n < content else "不满意"
            row = ["问卷调查", subject, "2026-06-15", "东湖社区", compound, rating]
            rows.append([f"WJ{len(rows):03}", *row])
    return sheet("满意度测评.xlsx", headers, rows)


SHEETS = (visits, patrols, hazards, works, help_given, income, survey)

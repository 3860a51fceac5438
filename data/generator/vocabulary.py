"""The topics of requests: categories, their seasons and hours, and the wordings of titles."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from data.generator.chance import Weighted

_EVEN = (1.0,) * 12
_SUMMER_NIGHTS = (0.6, 0.6, 0.8, 0.9, 1.1, 1.4, 1.5, 1.4, 1.1, 1.0, 0.8, 0.7)
_RAINS = (0.6, 0.7, 0.9, 1.2, 1.4, 1.7, 1.5, 1.2, 0.9, 0.7, 0.6, 0.6)
_SUMMER_PEAK = (0.9, 0.8, 0.8, 0.8, 0.9, 1.2, 1.6, 1.6, 1.1, 0.8, 0.8, 0.9)
_WINTER = (1.9, 1.6, 1.1, 0.7, 0.6, 0.8, 1.1, 1.1, 0.7, 0.6, 0.9, 1.7)
_YEAR_ENDS = (1.4, 1.2, 1.0, 0.9, 0.9, 0.9, 0.9, 0.9, 1.0, 1.0, 1.1, 1.3)

#: Units that handle requests: (handler kind, how many times slower than the average).
UNITS = {
    "社区居委会": ("社区", 0.7),
    "网格站": ("社区", 0.5),
    "物业公司": ("物业", 1.1),
    "城管中队": ("职能部门", 0.9),
    "派出所": ("职能部门", 0.8),
    "住建所": ("职能部门", 1.75),
    "市场监管所": ("职能部门", 1.0),
    "供水公司": ("职能部门", 0.6),
    "供电公司": ("职能部门", 0.55),
    "燃气公司": ("职能部门", 0.6),
    "消防大队": ("职能部门", 1.0),
    "社会事务办": ("街道", 0.8),
    "城建办": ("街道", 1.3),
    "自管组织": ("自管组织", 0.6),
    "商家联盟": ("商家联盟", 0.6),
}


@dataclass(frozen=True, slots=True)
class Topic:
    """A subcategory: its weight, its share at night, its wordings and its handler."""

    category: str
    name: str
    weight: float
    night: float
    titles: tuple[str, ...]
    units: Weighted[str]
    months: tuple[float, ...]
    triage: str


_ROWS = {
    ("噪声扰民", _SUMMER_NIGHTS, "城管中队:6 派出所:3 社区居委会:1", "共办"): {
        "夜间施工噪声": (5.0, 0.8, "夜间施工噪声影响休息|工地深夜施工吵人|半夜渣土车噪声大"),
        "广场舞噪声": (2.4, 0.7, "广场舞音响声音过大|晚间跳舞音乐扰民"),
        "商户音响噪声": (2.6, 0.6, "商铺喇叭循环叫卖扰民|楼下歌厅夜间噪声大"),
        "犬吠噪声": (1.6, 0.7, "邻居养狗夜间狂叫|犬吠声影响睡眠"),
        "装修噪声": (2.6, 0.1, "午休时间装修噪声大|周末楼上装修敲墙扰民"),
    },
    ("物业服务", _YEAR_ENDS, "物业公司:7 住建所:2 社区居委会:1", "共办"): {
        "保洁不到位": (4.0, 0.0, "楼道多日无人打扫|小区保洁不及时"),
        "物业收费争议": (3.2, 0.0, "物业费上涨未公示|对公摊收费有疑问|装修押金未退还"),
        "公共设施维修": (4.4, 0.1, "单元门锁损坏未修|小区健身器材损坏|小区路面破损严重|车棚顶棚破损漏雨"),
        "绿化养护": (1.8, 0.0, "绿化带杂草无人修剪|树枝遮挡低层采光"),
        "门禁监控": (1.6, 0.1, "小区门禁长期失灵|单元监控损坏未修"),
    },
    ("停车管理", _EVEN, "物业公司:4 派出所:3 城管中队:2 社区居委会:1", "共办"): {
        "占用车位": (2.6, 0.3, "私家车位被外来车占用|地锁占用公共车位"),
        "乱停乱放": (4.2, 0.3, "小区门口车辆乱停|路口违停影响通行|车辆停放堵住单元门"),
        "车位不足": (2.0, 0.1, "小区车位不足停车难|夜间回来没有车位"),
        "电动车充电": (2.4, 0.2, "电动车充电桩不足|充电桩损坏多日未修"),
    },
    ("环境卫生", _SUMMER_NIGHTS, "社区居委会:4 物业公司:3 城管中队:3", "共办"): {
        "垃圾清运": (4.6, 0.0, "垃圾多日未清运|垃圾桶满溢气味难闻|建筑垃圾堆放路边"),
        "楼道堆物": (2.8, 0.1, "楼道堆放杂物堵塞|一楼过道堆满纸箱"),
        "乱堆乱放": (2.2, 0.0, "院内乱堆废旧家具|公共区域乱堆乱放"),
        "不文明养犬": (2.4, 0.2, "遛狗不牵绳粪便不清|犬只无人看管追人"),
        "蚊虫消杀": (1.2, 0.0, "绿化带蚊虫滋生|下水口蟑螂滋生"),
    },
    ("违建乱搭", _EVEN, "城管中队:6 住建所:3 社区居委会:1", "联办"): {
        "楼顶搭建": (1.8, 0.0, "顶楼住户私搭阳光房|楼顶违规搭建棚屋"),
        "私搭雨棚": (1.6, 0.0, "一楼私搭雨棚占道|铁皮雨棚下雨声大"),
        "占用绿地": (1.4, 0.0, "公共绿地被圈占种菜|绿地被硬化停车"),
    },
    ("管道渗漏", _RAINS, "物业公司:5 住建所:2 社区居委会:2 城建办:1", "共办"): {
        "楼上渗水": (3.4, 0.2, "楼上卫生间渗水到家|天花板渗漏多日未修"),
        "下水堵塞": (3.4, 0.2, "下水管道堵塞返水|污水管道经常堵塞"),
        "污水外溢": (1.8, 0.1, "污水井满溢流到路面|化粪池外溢气味大"),
        "道路积水": (1.6, 0.2, "雨后道路积水难行|暴雨后门前积水不退"),
    },
    ("电梯故障", _EVEN, "物业公司:7 市场监管所:3", "共办"): {
        "电梯停运": (3.0, 0.2, "电梯停运老人下楼难|电梯停用三天未修"),
        "电梯异响": (1.4, 0.2, "电梯运行抖动异响|电梯门开合异常"),
        "电梯困人": (0.8, 0.3, "电梯困人二十分钟|电梯频繁困人"),
    },
    ("消防通道", _EVEN, "消防大队:4 物业公司:4 社区居委会:2", "联办"): {
        "占用通道": (2.4, 0.2, "消防通道被车辆占用|疏散楼梯口被锁"),
        "飞线充电": (2.4, 0.4, "楼上飞线给电动车充电|电动车上楼充电隐患"),
        "消防设施": (1.2, 0.0, "消火栓没有水压|灭火器过期未换"),
    },
    ("路灯照明", _WINTER, "城建办:5 物业公司:3 社区居委会:2", "联办"): {
        "路灯不亮": (2.6, 0.5, "巷道路灯多日不亮|路灯损坏晚上太黑"),
        "楼道灯": (1.8, 0.4, "楼道感应灯损坏|单元楼梯间没有灯"),
        "新增路灯": (0.8, 0.2, "巷口一段没有路灯"),
    },
    ("油烟扰民", _SUMMER_NIGHTS, "城管中队:5 市场监管所:3 社区居委会:2", "共办"): {
        "餐馆油烟": (3.4, 0.4, "楼下餐馆油烟直排|饭店油烟熏到窗户"),
        "烧烤油烟": (2.2, 0.7, "夜市烧烤油烟呛人|烧烤摊烟雾扰民"),
    },
    ("占道经营", _SUMMER_NIGHTS, "城管中队:8 社区居委会:2", "共办"): {
        "流动摊贩": (3.0, 0.3, "流动摊贩占道堵路|校门口摊贩占道"),
        "店外经营": (2.0, 0.2, "商户店外摆摊占道|水果店占用人行道"),
    },
    ("邻里纠纷", _EVEN, "社区居委会:6 网格站:2 派出所:2", "协办"): {
        "空调安装": (1.6, 0.1, "邻居空调外机位置争议|空调滴水滴到楼下"),
        "公共区域": (2.2, 0.1, "邻居占用公共过道|公共平台使用争议"),
        "家庭矛盾": (1.6, 0.3, "家庭矛盾无人劝解|孩子逃课家里劝不动"),
        "高空抛物": (1.2, 0.3, "楼上经常抛扔烟头|高空抛物险些伤人"),
    },
    ("水电气", _SUMMER_PEAK, "供水公司:8 物业公司:2", "联办"): {
        "停水": (3.0, 0.2, "家中停水未见通知|高层水压低用水难"),
        "停电": (2.2, 0.4, "小区夜间突然停电|单元电表箱跳闸"),
        "水质浑浊": (1.2, 0.1, "自来水发黄浑浊|雨后自来水有异味"),
        "燃气": (1.2, 0.1, "燃气管道改造迟迟不通气|楼道闻到燃气味"),
    },
    ("政策咨询", _YEAR_ENDS, "社区居委会:5 社会事务办:5", "联办"): {
        "社保医保": (2.2, 0.0, "咨询居民医保缴费|咨询社保转移手续"),
        "低保救助": (1.6, 0.0, "咨询低保申请条件|咨询临时救助流程"),
        "加装电梯": (1.4, 0.0, "咨询老楼加装电梯补贴|询问加装电梯要几户同意"),
        "旧改进度": (1.2, 0.0, "咨询老旧小区改造进度|询问旧改何时动工"),
    },
}  # fmt: skip


def _weights(text: str) -> Weighted[str]:
    return Weighted({name: float(weight) for name, weight in (part.split(":") for part in text.split())})


#: Topics that go to other units than the rest of their category.
_UNITS_OF_TOPIC = {
    "停电": _weights("供电公司:9 物业公司:1"),
    "燃气": _weights("燃气公司:9 住建所:1"),
    "家庭矛盾": _weights("社区居委会:7 网格站:2 派出所:1"),
}


def _topics() -> tuple[Topic, ...]:
    return tuple(
        Topic(
            category,
            name,
            weight,
            night,
            tuple(titles.split("|")),
            _UNITS_OF_TOPIC.get(name, _weights(units)),
            months,
            triage,
        )
        for (category, months, units, triage), rows in _ROWS.items()
        for name, (weight, night, titles) in rows.items()
    )


TOPICS = _topics()
CATEGORIES = tuple(dict.fromkeys(topic.category for topic in TOPICS))

#: Differences between communities: category -> factor.
_ACCENTS = {
    "体育场社区": {"油烟扰民": 2.2, "占道经营": 2.4, "噪声扰民": 1.2, "电梯故障": 0.5},
    "新城社区": {"物业服务": 1.5, "电梯故障": 1.7, "停车管理": 1.2, "占道经营": 0.5},
    "桑园社区": {"物业服务": 1.2, "环境卫生": 1.1},
    "白龙社区": {"管道渗漏": 1.7, "消防通道": 1.3},
    "南门社区": {"路灯照明": 1.5, "管道渗漏": 1.2, "噪声扰民": 0.9},
    "信江社区": {"邻里纠纷": 2.1, "停车管理": 1.2},
}
#: Lamps were installed and pipes repaired in 南门社区 in 2022; fewer requests afterwards.
_MENDED = {("南门社区", "路灯照明"): 2022, ("南门社区", "管道渗漏"): 2022}
#: The lifts of 新城社区 fail more often from this month on.
_RISING = {("新城社区", "电梯故障"): (2026, 6)}
_RISE = 2.7
_NEVER = (9999, 1)


@cache
def topic_named(name: str) -> Topic:
    """The topic of a subcategory.

    Raises:
        KeyError: There is none.
    """
    return {topic.name: topic for topic in TOPICS}[name]


@cache
def topics_of(community: str, year: int, month: int) -> Weighted[Topic]:
    """The topics of the requests of a community in a month."""
    accents = _ACCENTS[community]
    weights = {}
    for topic in TOPICS:
        place = (community, topic.category)
        accent = accents.get(topic.category, 1.0) * (0.6 if year > _MENDED.get(place, year) else 1.0)
        accent *= _RISE if (year, month) >= _RISING.get(place, _NEVER) else 1.0
        weights[topic] = topic.weight * topic.months[month - 1] * accent
    return Weighted(weights)

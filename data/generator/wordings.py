"""How residents and patrols word a request: its type, its title and its channel belong together."""

from __future__ import annotations

from data.generator.chance import Chance, Weighted
from data.generator.vocabulary import Topic

PATROL = "网格巡查"
#: What somebody who walks by can see; a patrol finds nothing else.
VISIBLE = frozenset(
    (
        "保洁不到位", "公共设施维修", "绿化养护", "乱停乱放", "垃圾清运", "楼道堆物", "乱堆乱放", "楼顶搭建",
        "私搭雨棚", "占用绿地", "下水堵塞", "污水外溢", "道路积水", "占用通道", "飞线充电", "消防设施",
        "路灯不亮", "楼道灯", "流动摊贩", "店外经营", "公共区域", "空调安装",
    )
)  # fmt: skip
#: Thanks come from residents themselves.
_THANKING = ("12345", "网络", "来访", "党群服务站")
#: What breaks a rule and can be reported; other matters are complaints or calls for help.
_REPORTABLE = ("噪声扰民", "停车管理", "环境卫生", "违建乱搭", "消防通道", "油烟扰民", "占道经营")
_THANKS_SHARE = 0.025
_TYPES = Weighted({"投诉": 48, "求助": 34, "举报": 11, "建议": 8, "咨询": 5, "其他": 2})

#: Category -> a question, a suggestion, thanks.
_SAID = {
    "噪声扰民": ("询问夜间施工许可到几点", "建议限定广场舞时段和音量", "感谢及时制止夜间施工"),
    "物业服务": ("询问公共收益怎样公示", "建议增加保洁次数", "感谢物业上门修好单元门"),
    "停车管理": ("咨询夜间车位怎样申请", "建议增划夜间车位", "感谢协调腾出救护车通道"),
    "环境卫生": ("询问大件垃圾放到哪里", "建议增设分类投放点", "感谢保洁员清理楼道杂物"),
    "违建乱搭": ("询问雨棚搭建要什么手续", "建议统一更换雨棚", "感谢拆除楼顶违建"),
    "管道渗漏": ("询问渗水维修由谁承担", "建议雨季前疏通管道", "感谢连夜疏通下水管道"),
    "电梯故障": ("询问电梯何时年检", "建议公示电梯维保记录", "感谢快速解救被困人员"),
    "消防通道": ("询问集中充电棚何时启用", "建议楼道加装烟感", "感谢清理消防通道"),
    "路灯照明": ("询问巷口路灯何时安装", "建议巷口增装路灯", "感谢修好巷道路灯"),
    "油烟扰民": ("询问餐馆油烟怎样检测", "建议统一安装油烟净化器", "感谢督促餐馆装净化器"),
    "占道经营": ("询问便民摊点怎样申请", "建议划定便民摊点", "感谢校门口摊贩整治"),
    "邻里纠纷": ("询问调解怎样申请", "建议制定公共平台使用公约", "感谢调解员化解邻里矛盾"),
    "水电气": ("询问停水何时恢复", "建议停水提前通知到楼栋", "感谢抢修人员雨夜复电"),
    "政策咨询": ("咨询补贴政策在哪里办", "建议公开旧改排期", "感谢社区帮办救助手续"),
}


def channel_of(chance: Chance, channels: Weighted[str], topic: Topic) -> str:
    """The channel of a request; patrols are drawn again where there is nothing to see."""
    channel = chance.weighted(channels)
    while channel == PATROL and topic.name not in VISIBLE:
        channel = chance.weighted(channels)
    return channel


def type_of(chance: Chance, topic: Topic, channel: str) -> str:
    """The type of a request on a topic through a channel: patrols neither complain, ask nor thank."""
    drawn, is_thanks = chance.weighted(_TYPES), chance.happens(_THANKS_SHARE)
    if channel == PATROL:
        return "求助" if topic.category == "邻里纠纷" else "其他"
    if topic.category == "政策咨询":
        return "咨询"
    if is_thanks and channel in _THANKING:
        return "表扬"
    return "投诉" if drawn == "举报" and topic.category not in _REPORTABLE else drawn


def title_of(chance: Chance, topic: Topic, request_type: str) -> str:
    """A title that fits the type: 咨询 asks, 建议 suggests, 表扬 thanks, others say what is wrong."""
    titled = chance.pick(topic.titles)
    question, idea, thanks = _SAID[topic.category]
    if topic.category == "政策咨询" and request_type == "咨询":
        return titled
    return {"咨询": question, "建议": idea, "表扬": thanks}.get(request_type, titled)

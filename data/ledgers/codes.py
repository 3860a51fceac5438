"""Code lists: canonical value -> variants seen in exports. Shared ones first, then the long ones."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

#: The two canonical texts of a BOOLEAN column, true and false.
YES = "是"
NO = "否"

#: Status of a case. "回复完成" and "已办结" mean closed, not solved.
STATUS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "待办": (
            "待签收", "待受理", "待处理", "待接单", "待下单", "待派遣", "待派单", "未处理", "未办理",
            "未开始", "未开工", "待认领",
        ),
        "办理中": (
            "已转办处理中", "已转派", "已转办", "已受理", "受理", "已派遣", "派遣", "已派单", "已接单",
            "已签收", "处理中", "处置中", "处置", "立案", "核查", "在办", "正在办理", "待补充", "进行中",
            "践诺中", "施工中", "在建", "已认领", "正在处理", "未办结", "未完成", "未结", "未结案", "未解决",
            "超期未结", "逾期未结", "超期未办结", "逾期未办结", "转办", "待核实", "核实中", "待审核",
        ),
        "已办结": (
            "回复完成", "已处理", "已结案", "结案", "强制结案", "办结", "已归档", "归档", "已完成", "完成",
            "已回复", "已答复", "已实现", "已兑现", "已践诺", "已完工", "已竣工", "竣工", "已评价", "已解决",
            "已回访", "办理完成", "处理完成", "办理完毕", "处理完毕", "已办理", "自动办结", "正常办结",
            "正常结案", "按期办结", "按时办结", "提前办结", "超期办结", "逾期办结", "超期已办结",
            "逾期已办结", "按期结案", "超期结案", "逾期结案",
        ),
        "已退回": ("退回", "退单", "已退单", "不予受理"),
        "已作废": (
            "作废", "[作废]", "【作废】", "已撤销", "撤销", "撤单", "已撤单", "撤回", "已撤回", "取消",
            "已取消", "废除", "已废除", "废弃", "已废弃", "废单", "撤诉", "已撤诉", "撤件", "已撤件",
            "撤件销号", "注销", "已注销", "无效", "无效工单", "无效单", "已删除", "删除",
        ),
        "挂账": ("已挂账", "挂起", "已挂起", "挂账/延期", "延期", "申请延期", "已延期", "延期办理"),
    }
)  # fmt: skip

#: The statuses of a case that has not ended.
UNDER_WAY = ("待办", "办理中", "挂账")
_WHO = (
    "来电人|来话人|诉求人|申请人|反映人|投诉人|当事人|市民|群众|居民|业主|用户|本人|双方|主动|自行|自愿|系统|人工|管理员"
    "|后台|街道|社区|中心|热线|领导|单位|部门|上级|工单|诉求|订单|事项|项目|议题|承诺|心愿|重复|误报|误录|误派|测试"
)
#: Withdrawn by anyone: 来电人撤诉, 工单已作废, 取消订单; 申请撤单 is not withdrawn yet.
WITHDRAWN = (
    rf"(?:{_WHO}|由|被|已|并|后|予以|同意|自己|[-,:·/，])*?"
    r"(?:撤回|撤销|撤单|撤诉|撤案|撤件|撤消|取消|作废|废除|废止|废弃|注销)"
    rf"(?:{_WHO}|申请|投诉|调解|处理|办理|了|的|成功|完成|单|件|状态)*"
)
STATUS_PATTERNS: Mapping[str, str] = MappingProxyType({"已作废": WITHDRAWN})

#: 联办、共办、协办: which bodies handle a case together.
TRIAGE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"联办": ("联合办理",), "共办": ("共同办理",), "协办": ("协助办理",)}
)

#: 轻重缓急. Grades by number (一级, 二级) are left out: in one city the first is the most urgent, in another
#: the least.
PRIORITIES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "紧急": (
            "特急", "特别紧急", "非常紧急", "十分紧急", "加急", "急", "急件", "紧急件", "急办",
            "应急", "高", "高级",
        ),
        "重要": ("较急", "较紧急", "比较紧急", "次急", "重点", "重要件", "中", "中级", "重"),
        "一般": (
            "普通", "正常", "常规", "平件", "普通件", "一般件", "常规件", "不急", "不紧急",
            "低", "低级", "缓", "轻",
        ),
    }
)  # fmt: skip

#: The channels of requests.
CHANNELS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "12345": (
            "12345热线", "12345电话", "12345政务服务便民热线", "政务服务便民热线", "政府服务热线",
            "市民热线", "热线", "热线电话", "电话", "来电", "12345平台",
        ),
        "网格巡查": ("网格", "网格上报", "网格员上报", "网格员巡查", "监督员上报", "巡查", "巡查上报"),
        "楼栋长": ("楼栋长上报", "楼长", "楼长上报", "街巷长"),
        "议事会": ("议事", "小区议事会", "居民议事会", "半月谈"),
        "敲门行动": ("敲门", "入户走访"),
        "文化活动": ("活动收集", "活动"),
        "党群服务站": ("小区党群服务站", "党群驿站", "服务站"),
        "网络": (
            "网站", "微信", "微信公众号", "小程序", "微博", "App", "APP", "app", "短信", "信箱", "邮箱",
            "网络平台", "市长信箱", "领导信箱",
        ),
        "来访": ("群众来访", "窗口", "上门", "信访"),
    }
)  # fmt: skip

#: The types of requests.
REQUEST_TYPES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "咨询": ("询问", "咨询类"),
        "求助": ("救助", "帮扶", "求决", "求助类"),
        "投诉": ("投诉类", "投诉举报"),
        "举报": ("检举", "揭发控告", "举报类"),
        "建议": ("意见建议", "意见", "建议类"),
        "表扬": ("感谢", "表扬类"),
        "其他": ("其它", "其他类"),
    }
)

#: The kinds of bodies that handle requests.
HANDLERS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "社区": ("社区居委会", "居委会", "社区党委"),
        "物业": ("物业公司", "物业服务企业", "物管", "物管公司"),
        "自管组织": ("自管小组", "自治组织", "院落自管会", "业委会"),
        "商家联盟": ("商户联盟",),
        "街道": ("街道办", "街道办事处"),
        "职能部门": ("部门", "区直部门", "区级部门", "委办局"),
    }
)

#: The eighteen types of the people's-mediation statistics.
DISPUTE_TYPES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "婚姻家庭": ("婚姻家庭纠纷", "婚姻", "家庭纠纷"),
        "邻里": ("邻里纠纷", "邻里矛盾"),
        "房屋宅基地": ("房屋宅基地纠纷", "房屋、宅基地", "房屋、宅基地纠纷"),
        "合同": ("合同纠纷",),
        "生产经营": ("生产经营纠纷",),
        "损害赔偿": ("损害赔偿纠纷",),
        "山林土地": ("山林土地纠纷", "山林、土地", "山林、土地纠纷"),
        "征地拆迁": ("征地拆迁纠纷",),
        "环境污染": ("环境污染纠纷",),
        "拖欠农民工工资": ("拖欠农民工工资纠纷", "欠薪"),
        "其他劳动争议": ("劳动争议", "劳动纠纷", "其他劳动争议纠纷"),
        "旅游": ("旅游纠纷",),
        "电子商务": ("电子商务纠纷",),
        "其他消费": ("消费纠纷", "其他消费纠纷"),
        "医疗": ("医疗纠纷",),
        "道路交通事故": ("道路交通事故纠纷", "交通事故"),
        "物业": ("物业纠纷", "物业矛盾"),
        "其他": ("其他纠纷", "其它", "村务管理"),
    }
)

#: The forms of agreements.
AGREEMENTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "口头": ("口头协议",),
        "书面": ("书面协议", "书面调解协议"),
        "司法确认": ("已司法确认", "书面协议并司法确认", "司法确认协议"),
    }
)


def yes_no(yes: tuple[str, ...] = (), no: tuple[str, ...] = ()) -> Mapping[str, tuple[str, ...]]:
    """The values of a BOOLEAN column: ``是`` (true) and ``否`` (false) with their variants.

    Args:
        yes: Further texts that mean yes in this column, before the common ones.
        no: Further texts that mean no in this column.

    Returns:
        ``{"是": variants, "否": variants}``.
    """
    return MappingProxyType(
        {
            YES: (*yes, "1", "Y", "y", "yes", "true", "TRUE", "√", "✓"),
            NO: (*no, "0", "N", "n", "no", "false", "FALSE", "×", "✗"),
        }
    )

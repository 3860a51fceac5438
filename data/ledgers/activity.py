"""活动: one activity, with its participants and the problems collected and solved."""

from __future__ import annotations

from types import MappingProxyType

from data.ledgers.partners import partner_units
from data.ledgers.places import PLACE
from data.ledgers.stations import STATION
from data.schema import Column, Course, Ledger, Pii, Type

_KINDS = MappingProxyType(
    {
        "文化": ("文化活动", "文艺演出"),
        "学习": ("学习教育", "学习教育活动", "宣讲"),
        "微党课": ("微党课推送",),
        "志愿": ("志愿活动", "志愿服务活动"),
        "便民集市": ("便民服务集市", "集市"),
        "节日": ("节日活动", "传统节日活动"),
        "公示": ("信息公示", "公示信息"),
        "社区之星": ("社区之星评选",),
        "楼长之星": ("楼长之星评选",),
        "楼院之星": ("楼院之星评选",),
        "阵地服务": (
            "驿站服务",
            "驿站使用",
            "阵地使用",
            "阵地日常服务",
            "驿站日常服务",
            "歇脚服务",
            "暖锋服务",
            "暖蜂服务",
            "站点服务",
        ),
        "法律咨询": (
            "法律顾问",
            "法律顾问坐班",
            "法律顾问咨询",
            "法律服务",
            "法律咨询服务",
            "免费法律咨询",
            "律师坐班",
            "律师咨询",
            "公益法律服务",
        ),
        "其他": ("其它",),
    }
)

_NEW_EMPLOYED = "外卖|快递|网约车|货车|代驾|骑手|配送|新就业|新业态|新兴领域"
_PEOPLE = "骑手|小哥|司机|人员|员工|员|群体|形态|劳动者|从业者|从业人员|师傅"
_AND = "[、，,；;/和及与 ]"
#: For whom something was done, as the lists of stations write it.
_GROUPS = MappingProxyType(
    {
        "新就业群体": ("新就业形态劳动者", "骑手", "外卖员", "外卖骑手", "快递员", "快递小哥", "网约车司机"),
        "户外劳动者": ("环卫工", "环卫工人", "环卫", "户外工作者", "户外劳动群体", "建筑工人", "交警"),
        "老年人": ("老人", "老年", "高龄老人", "独居老人"),
        "儿童": ("少儿", "青少年", "未成年人", "留守儿童", "学生"),
        "残疾人": ("残障人士", "残疾"),
        "党员": ("党员群众", "在职党员"),
        "居民": ("群众", "社区居民", "辖区居民", "小区居民", "居民群众", "市民"),
        "其他": ("其它",),
    }
)

#: Where, by whom and for whom it was done; an office may leave all out.
_BESIDE = (
    STATION,
    Column(
        "volunteer_team",
        "志愿队",
        Type.CATEGORY,
        synonyms=(
            "志愿服务队",
            "志愿者服务队",
            "志愿者队伍",
            "志愿队伍",
            "志愿服务队伍",
            "志愿团队",
            "志愿服务团队",
            "志愿组织",
            "服务队",
            "服务队伍",
        ),
        description="哪一支志愿队去的；写队名，不写人名",
        example="情暖童心志愿队",
    ),
    Column(
        "service_hours",
        "服务时长",
        Type.DECIMAL,
        synonyms=(
            "志愿服务时长",
            "志愿时长",
            "服务总时长",
            "累计服务时长",
            "服务小时数",
            "服务工时",
            "志愿工时",
            "合计时长",
        ),
        unit="小时",
        description="去的人合计服务了多少小时，不是每人的；空着的算不知道",
        example="24",
        least=0,
        most=100_000,
    ),
    Column(
        "reported_unit",
        "报到单位",
        Type.CATEGORY,
        synonyms=(
            "双报到单位",
            "报到单位名称",
            "报到党组织",
            "单位党组织",
            "下沉单位",
            "包联单位",
            "结对单位",
        ),
        description="来报到服务的单位或单位党组织，几家用顿号隔开；写单位，不写人名",
        example="市税务局",
    ),
    Column(
        "served_group",
        "服务对象",
        Type.CATEGORY,
        synonyms=("服务人群", "服务群体", "受益人群", "服务对象类别", "对象类别", "人群类别"),
        allowed=_GROUPS,
        patterns=MappingProxyType(
            {"新就业群体": rf"(?:(?:{_NEW_EMPLOYED})(?:{_PEOPLE})*{_AND}*)+(?:等|等群体|等人员)?"}
        ),
        description="为哪一类人办的；骑手、快递员、网约车司机算新就业群体",
        example="新就业群体",
    ),
)

LEDGER = Ledger(
    name="activity",
    title="社区活动",
    grain="一行是一场活动",
    key=("activity_id",),
    date_column="held_on",
    columns=(
        Column(
            "activity_id",
            "活动编号",
            synonyms=("场次编号", "编号"),
            description="活动的唯一编号；留空时按内容自动编号",
            example="HD-2026-0055",
        ),
        Column(
            "kind",
            "活动类别",
            Type.CATEGORY,
            synonyms=("活动类型", "活动形式", "类别", "类型"),
            allowed=_KINDS,
            description="哪一类活动",
            example="文化",
            course=Course.IDENTIFIES,
        ),
        Column(
            "held_on",
            "活动日期",
            Type.DATE,
            synonyms=("活动时间", "活动日期/时间", "举办日期", "举办时间", "开展日期", "开展时间"),
            required=True,
            description="举办的日期，活动按它归入时段",
            example="2026-02-12",
        ),
        Column(
            "address",
            "活动地点",
            synonyms=("举办地点", "地点", "地址"),
            description="在哪里举办；只用来认出小区",
            example="汽运小区党群服务站",
            pii=Pii.DROP,
            course=Course.IDENTIFIES,
        ),
        *PLACE,
        Column(
            "participant_count",
            "参与人次",
            Type.INTEGER,
            synonyms=("参与人数", "参加人数", "参加人次", "活动人数"),
            unit="人次",
            description="来了多少人次",
            example="120",
            least=0,
            most=1_000_000,
        ),
        Column(
            "issues_collected_count",
            "收集问题数",
            Type.INTEGER,
            synonyms=("收集问题", "收集诉求数", "收集意见数"),
            unit="件",
            description="活动中收集到的问题",
            example="6",
            least=0,
            most=1_000_000,
        ),
        Column(
            "issues_resolved_count",
            "解决问题数",
            Type.INTEGER,
            synonyms=("解决问题", "解决诉求数", "办结问题数"),
            unit="件",
            description="收集到的问题里已解决的",
            example="5",
            least=0,
            most=1_000_000,
        ),
        *_BESIDE,
        partner_units("和社区一起办这场活动的单位、商家，几家用顿号隔开"),
    ),
)

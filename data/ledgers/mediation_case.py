"""矛盾调解: one dispute, from acceptance to agreement and its fulfilment."""

from __future__ import annotations

from types import MappingProxyType

from data.ledgers.codes import AGREEMENTS, DISPUTE_TYPES, TRIAGE, WITHDRAWN, yes_no
from data.ledgers.personal import OF_DISPUTE
from data.ledgers.places import PLACE
from data.schema import Column, Course, Ledger, Type

_SOURCES = MappingProxyType(
    {
        "主动调解": ("主动排查", "排查发现", "排查"),
        "依申请调解": ("当事人申请", "依申请", "申请调解"),
        "法院委托移送": ("法院", "法院移送", "法院委托"),
        "检察院委托移送": ("检察院", "检察院移送"),
        "公安机关委托移送": ("公安机关", "公安移送", "派出所移送"),
        "信访部门委托移送": ("信访部门", "信访移送"),
        "其他部门委托移送": ("其他部门", "接受委托移送", "部门转办"),
        "诉求转办": ("12345转办", "热线转办", "12345", "12345热线"),
    }
)

_OUTCOMES = MappingProxyType(
    {
        "调解成功": ("已化解", "化解", "化解成功", "成功", "达成协议", "已调解", "已调结"),
        "调解不成功": ("未化解", "未成功", "不成功", "调解失败", "失败", "未达成协议"),
        "调解中": ("化解中", "正在调解", "处理中", "办理中", "稳控", "稳控中"),
        "撤回": (
            "当事人撤回",
            "撤回申请",
            "已撤回",
            "撤诉",
            "撤案",
            "撤单",
            "取消",
            "已取消",
            "作废",
            "已作废",
        ),
        "终止": ("终止调解", "调解终止", "已终止"),
        "引导诉讼": ("引导诉讼/转办", "转诉讼", "转办", "移送司法", "司法途径"),
    }
)

_LEVELS = MappingProxyType(
    {
        "网格": ("网格级", "网格内"),
        "社区": ("社区级", "村居", "村/社区", "村(社区)", "村", "居"),
        "街道": ("街道级", "乡镇", "镇街", "街乡镇"),
        "区级以上": ("区级", "区", "区县", "县级", "市级", "区级及以上"),
    }
)

_IDENTITY = (
    Column(
        "case_id",
        "纠纷编号",
        synonyms=("矛盾纠纷编号", "调解编号", "案件编号", "案件号", "案号", "卷宗号", "编号"),
        description="纠纷的唯一编号；留空时按内容自动编号",
        example="TJ-2026-0031",
    ),
    Column(
        "event_id",
        "关联事件编号",
        synonyms=("关联工单编号", "来源工单编号", "工单编号", "诉求编号", "事件编号"),
        description="由哪件诉求转来，用来串成闭环",
        example="SJ-2026-00018",
    ),
    Column(
        "source",
        "案件来源",
        Type.CATEGORY,
        synonyms=("纠纷来源", "线索来源", "调解来源", "来源"),
        allowed=_SOURCES,
        description="纠纷怎样进入调解",
        example="主动调解",
    ),
    Column(
        "dispute_type",
        "纠纷类型",
        Type.CATEGORY,
        synonyms=("矛盾纠纷类型", "纠纷类别", "案件分类", "案件类型", "矛盾类型", "类别", "类型"),
        allowed=DISPUTE_TYPES,
        description="人民调解统计的十八类",
        example="邻里",
        course=Course.IDENTIFIES,
    ),
)

_TIMES = (
    Column(
        "accepted_at",
        "受理时间",
        Type.DATETIME,
        synonyms=(
            "受理日期", "登记时间", "申请时间", "排查时间", "排查日期", "登记日期", "申请日期",
            "受理开始时间", "日期",
        ),
        required=True,
        description="受理或排查出来的时间，调解量按它归入时段",
        example="2026-04-02 10:00:00",
    ),
    Column(
        "due_at",
        "调解期限",
        Type.DATETIME,
        synonyms=("办理期限", "化解期限", "化解时限", "办结期限", "应办结时间", "截止时间", "办理截止时间"),
        description="应当调结的时间",
        example="2026-05-02 10:00:00",
        course=Course.MOVES,
    ),
    Column(
        "closed_at",
        "调结时间",
        Type.DATETIME,
        synonyms=(
            "化解时间", "办结时间", "结案时间", "调处时间", "完成时间", "化解日期", "调结日期", "办结日期",
            "结案日期",
        ),
        description="调解结束的时间",
        example="2026-04-12 15:00:00",
        course=Course.CLOSES,
    ),
)  # fmt: skip

_RESULT = (
    Column(
        "outcome",
        "调解结果",
        Type.CATEGORY,
        synonyms=("化解情况", "化解结果", "调处结果", "处理结果", "矛盾纠纷状态", "纠纷状态"),
        allowed=_OUTCOMES,
        patterns=MappingProxyType({"撤回": WITHDRAWN}),
        description="调解到什么结果；稳控的仍算调解中",
        example="调解成功",
        course=Course.MOVES,
        under_way=("调解中",),
    ),
    Column(
        "resolved_level",
        "化解层级",
        Type.CATEGORY,
        synonyms=("调解层级", "办结层级", "解决层级"),
        allowed=_LEVELS,
        description="在哪一级化解：小事不出网格、大事不出社区按它算；空着的算不知道",
        example="网格",
        course=Course.MOVES,
    ),
    Column(
        "mediator_team",
        "调解组织",
        Type.CATEGORY,
        synonyms=("调解机构", "调解队伍", "调解团队", "调解委员会", "调解主体", "调委会", "调解组织名称"),
        description="由谁调解，如解忧茶桌、自管组织",
        example="解忧茶桌",
        course=Course.HANDLES,
    ),
    Column(
        "agreement_form",
        "协议形式",
        Type.CATEGORY,
        synonyms=("协议(协商)方式", "协议方式", "调解协议形式"),
        allowed=AGREEMENTS,
        description="达成了哪种协议；没有协议留空",
        example="书面",
        course=Course.MOVES,
    ),
    Column(
        "is_fulfilled",
        "协议是否履行",
        Type.BOOLEAN,
        synonyms=("是否履行", "协议履行情况", "履行情况"),
        allowed=yes_no(yes=("已履行", "履行", "全部履行"), no=("未履行", "部分履行", "履行中")),
        description="协议是否全部履行；部分履行算否；空着的算不知道，不计入履行率",
        example="是",
        course=Course.MOVES,
    ),
    Column(
        "amount_yuan",
        "涉及金额",
        Type.DECIMAL,
        synonyms=("涉案金额", "协议金额", "标的金额", "金额", "涉及金额数", "赔偿金额", "调解金额"),
        unit="元",
        description="协议涉及的金额",
        example="3000",
        course=Course.MOVES,
        least=-1_000_000_000_000,
        most=1_000_000_000_000,
    ),
    Column(
        "venue",
        "调解地点",
        Type.CATEGORY,
        synonyms=("调解场所", "调解室", "场所"),
        description="在哪里调解，如近邻评理室",
        example="近邻评理室",
        course=Course.MOVES,
    ),
    Column(
        "triage",
        "分流方式",
        Type.CATEGORY,
        synonyms=("分流", "办理方式"),
        allowed=TRIAGE,
        description="由谁牵头、与谁一起办",
        example="共办",
        course=Course.MOVES,
    ),
)

LEDGER = Ledger(
    name="mediation_case",
    title="矛盾调解",
    grain="一行是一起矛盾纠纷",
    key=("case_id",),
    date_column="accepted_at",
    columns=(*_IDENTITY, *OF_DISPUTE, *PLACE, *_TIMES, *_RESULT),
)

"""安全隐患: one hazard found, from its discovery to rectification and re-check."""

from __future__ import annotations

from types import MappingProxyType

from data.ledgers.codes import WITHDRAWN
from data.ledgers.hazard_codes import DANGERS, KINDS, RECHECKS, SOURCES, STATES
from data.ledgers.personal import OF_HAZARD
from data.ledgers.places import PLACE
from data.schema import Column, Course, Ledger, Type

_IDENTITY = (
    Column(
        "hazard_id",
        "隐患编号",
        synonyms=("隐患单号", "隐患编码", "隐患台账编号", "隐患号", "编号"),
        description="隐患的唯一编号；留空时按内容自动编号",
        example="YH-2026-0031",
    ),
    Column(
        "event_id",
        "关联事件编号",
        synonyms=("关联工单编号", "来源工单编号", "工单编号", "诉求编号", "事件编号", "走访编号", "巡查编号"),
        description="由哪件诉求或哪次走访发现，用来串成闭环",
        example="SJ-2026-00018",
    ),
    Column(
        "kind",
        "隐患类别",
        Type.CATEGORY,
        synonyms=("隐患类型", "隐患分类", "隐患种类", "排查类别", "检查类别", "问题类别", "类别", "类型"),
        allowed=KINDS,
        description="是哪一类隐患",
        example="消防通道",
        course=Course.IDENTIFIES,
    ),
    Column(
        "source",
        "隐患来源",
        Type.CATEGORY,
        synonyms=("发现方式", "发现途径", "排查方式", "检查方式", "问题来源", "来源"),
        allowed=SOURCES,
        description="巡查发现、群众诉求、单位自查还是上级检查",
        example="巡查",
        course=Course.IDENTIFIES,
    ),
    Column(
        "danger",
        "隐患等级",
        Type.CATEGORY,
        synonyms=("隐患级别", "危险等级", "危险程度", "风险等级", "隐患程度", "严重程度", "等级", "级别"),
        allowed=DANGERS,
        description="重大、较大或一般",
        example="一般",
        course=Course.MOVES,
    ),
)  # fmt: skip

_TIMES = (
    Column(
        "found_at",
        "发现时间",
        Type.DATETIME,
        synonyms=(
            "排查时间", "排查日期", "发现日期", "隐患发现时间", "检查时间", "检查日期", "上报时间",
            "登记时间", "登记日期", "录入时间", "日期",
        ),
        required=True,
        description="排查出来的时间，隐患按它归入时段",
        example="2026-04-02 10:00:00",
    ),
    Column(
        "due_at",
        "整改期限",
        Type.DATETIME,
        synonyms=(
            "整改时限", "整改截止时间", "整改截止日期", "要求整改时间", "要求完成时间",
            "应整改时间", "限期整改日期", "整改期限至", "期限",
        ),
        description="应当整改完的时间",
        example="2026-04-16 00:00:00",
        course=Course.MOVES,
    ),
    Column(
        "rectified_at",
        "整改完成时间",
        Type.DATETIME,
        synonyms=(
            "整改完成日期", "整改时间", "整改日期", "完成整改时间", "实际整改时间", "实际完成时间",
            "完成时间", "完成日期",
        ),
        description="整改完的时间",
        example="2026-04-12 15:00:00",
        course=Course.CLOSES,
    ),
    Column(
        "rechecked_at",
        "复查时间",
        Type.DATETIME,
        synonyms=("复查日期", "复核时间", "验收时间", "验收日期", "销号时间", "核查时间"),
        description="复查的时间",
        example="2026-04-14 09:30:00",
        course=Course.MOVES,
    ),
)  # fmt: skip

_RESULT = (
    Column(
        "recheck_result",
        "复查结果",
        Type.CATEGORY,
        synonyms=("复查情况", "复查结论", "复查意见", "复核结果", "验收结果", "是否复查合格"),
        allowed=RECHECKS,
        description="复查合格还是不合格；不合格的仍算未整改",
        example="合格",
        course=Course.MOVES,
    ),
    Column(
        "photo_count",
        "隐患照片数",
        Type.INTEGER,
        synonyms=("隐患照片", "照片数", "照片张数", "现场照片", "照片", "整改前照片", "图片"),
        unit="张",
        description="拍了几张照片；单元格写的是文件名时数文件名，照片本身不存",
        example="2",
        course=Course.MOVES,
        least=0,
        most=1_000,
    ),
    Column(
        "responsible_unit",
        "责任单位",
        Type.CATEGORY,
        synonyms=(
            "整改责任单位", "整改单位", "责任部门", "整改责任部门", "主管部门", "牵头单位",
            "被检查单位",
        ),
        description="负责整改的单位",
        example="物业公司",
        course=Course.HANDLES,
    ),
    Column(
        "status",
        "整改状态",
        Type.CATEGORY,
        synonyms=(
            "隐患状态", "整改进度", "是否整改", "是否完成整改", "是否整改到位", "处理状态",
            "办理状态", "状态",
        ),
        allowed=STATES,
        patterns=MappingProxyType({"已作废": WITHDRAWN}),
        description="整改到哪一步；作废、误报的不计入隐患数",
        example="已销号",
        course=Course.MOVES,
        under_way=("待整改", "整改中", "挂账"),
    ),
)  # fmt: skip

LEDGER = Ledger(
    name="safety_hazard",
    title="安全隐患",
    grain="一行是一处排查出来的安全隐患",
    key=("hazard_id",),
    date_column="found_at",
    columns=(*_IDENTITY, *OF_HAZARD, *PLACE, *_TIMES, *_RESULT),
)

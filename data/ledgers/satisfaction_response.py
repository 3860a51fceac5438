"""满意度回访: one call-back or one survey answer."""

from __future__ import annotations

from types import MappingProxyType

from data.ledgers.codes import yes_no
from data.ledgers.places import PLACE
from data.schema import BLANKS, Column, Course, Ledger, Pii, Type

_UNASKED = (
    *BLANKS, "未回访", "待回访", "无需回访", "无须回访", "不需回访", "不用回访", "未评价", "待评价",
    "未评", "不评价", "无法评价", "拒绝评价", "未作答", "弃权",
)  # fmt: skip

#: 一般 is a rating of its own and never counts as 基本满意: the weight setting applies only to 基本满意.
_RATINGS = MappingProxyType(
    {
        "非常满意": ("很满意", "十分满意", "特别满意", "5星", "5★", "五星", "非常满意5★"),
        "满意": ("较满意", "比较满意", "好评", "是", "4星", "4★", "四星", "满意4★"),
        "基本满意": ("3星", "3★", "三星", "基本满意3★"),
        "一般": ("中立", "中评", "一般般"),
        "不满意": ("较不满意", "不太满意", "差评", "否", "2星", "2★", "二星", "不满意2★"),
        "非常不满意": ("很不满意", "十分不满意", "1星", "1★", "一星", "非常不满意1★"),
    }
)

_INSTRUMENTS = MappingProxyType(
    {
        "回访": ("电话回访", "回访调查", "热线回访", "上门回访"),
        "测评": ("满意度测评", "问卷", "问卷调查", "第三方测评", "群众测评", "好差评"),
    }
)

_SUBJECTS = MappingProxyType(
    {
        "诉求": ("诉求办理", "工单", "12345工单", "投诉"),
        "调解": ("矛盾调解", "纠纷调解"),
        "物业": ("物业服务", "物业公司"),
        "社区": ("社区工作", "社区服务"),
    }
)

_IDENTITY = (
    Column(
        "response_id",
        "回访编号",
        synonyms=("回访单号", "评价编号", "测评编号", "问卷编号", "答卷编号", "编号"),
        description="回访或答卷的唯一编号；留空时按内容自动编号",
        example="HF-2026-00107",
    ),
    Column(
        "event_id",
        "关联事件编号",
        synonyms=("关联工单编号", "工单编号", "工单号", "诉求编号", "案件编号", "纠纷编号", "事件编号"),
        description="回访的是哪件诉求或调解",
        example="SJ-2026-00018",
        course=Course.IDENTIFIES,
    ),
    Column(
        "instrument",
        "调查方式",
        Type.CATEGORY,
        synonyms=("回访类型", "评价类型", "调查类型", "测评方式"),
        allowed=_INSTRUMENTS,
        description="办结后的回访，还是成批的测评",
        example="回访",
        course=Course.IDENTIFIES,
    ),
    Column(
        "subject",
        "评价对象",
        Type.CATEGORY,
        synonyms=("测评对象", "评价事项", "评价主题", "回访事项"),
        allowed=_SUBJECTS,
        description="评价的是什么",
        example="诉求",
        course=Course.IDENTIFIES,
    ),
    Column(
        "channel",
        "回访渠道",
        Type.CATEGORY,
        synonyms=("回访方式", "评价渠道", "调查渠道", "评价方式", "渠道"),
        description="用什么方式问到的，如电话、短信、上门",
        example="电话",
    ),
)

_PERSONAL = (
    Column(
        "respondent",
        "回访对象",
        synonyms=("被回访人", "受访人", "来电人", "联系人", "姓名"),
        description="答复的人",
        example="王某",
        pii=Pii.DROP,
        course=Course.IDENTIFIES,
    ),
    Column(
        "phone",
        "回访电话",
        synonyms=("联系电话", "联系方式", "来电人电话", "来电人电话/账号", "手机号", "电话"),
        description="答复的人的电话",
        example="13800000000",
        pii=Pii.DROP,
        course=Course.IDENTIFIES,
    ),
    Column(
        "comment",
        "回访意见",
        synonyms=("评价内容", "不满意原因", "意见建议", "回访内容"),
        description="答复的全文",
        example="希望加快办理",
        pii=Pii.DROP,
    ),
    Column(
        "address",
        "地址",
        synonyms=("详细地址", "发生地点", "小区点位", "家庭住址", "住址"),
        description="答复的人所在的地方；只用来认出小区",
        example="汽运小区3栋",
        pii=Pii.DROP,
        course=Course.IDENTIFIES,
    ),
)

_ANSWERS = (
    Column(
        "asked_at",
        "回访时间",
        Type.DATETIME,
        synonyms=(
            "回访日期", "评价时间", "调查时间", "测评时间", "调查日期", "填写时间", "提交时间",
            "最终回访时间", "末次回访时间", "首次回访时间",
        ),
        required=True,
        description="问到的时间，满意率按它归入时段",
        example="2026-04-09 10:20:00",
    ),
    Column(
        "is_valid",
        "是否有效回访",
        Type.BOOLEAN,
        synonyms=("有效回访", "是否有效"),
        allowed=yes_no(yes=("有效", "接通", "已接通", "回访成功", "已回访", "成功"), no=("无效",)),
        description="接通并作了答复的才有效；三率的分母只计有效回访；空着的，有任何答复就算有效；写着无人接听、空号、拒访等的一律无效",
        example="是",
    ),
    Column(
        "was_contacted",
        "是否联系",
        Type.BOOLEAN,
        synonyms=(
            "工作人员是否联系市民", "是否联系市民", "是否联系群众", "是否响应", "是否联系诉求人",
            "是否联系来电人", "最终是否联系", "首次是否联系",
        ),
        allowed=yes_no(yes=("已联系", "联系"), no=("未联系",)),
        blanks=_UNASKED,
        description="承办人员是否联系过诉求人，响应率按它算；空着的算不知道，不计入响应率",
        example="是",
    ),
    Column(
        "is_resolved",
        "是否解决",
        Type.BOOLEAN,
        synonyms=("问题是否解决", "解决情况", "是否办结解决", "是否已解决", "最终是否解决", "首次是否解决"),
        allowed=yes_no(yes=("解决", "已解决"), no=("未解决", "部分解决")),
        blanks=_UNASKED,
        description="群众认为问题是否解决；部分解决算否；空着的算不知道，不计入解决率",
        example="是",
    ),
    Column(
        "rating",
        "满意度",
        Type.CATEGORY,
        synonyms=(
            "最终满意度", "满意度评价", "满意情况", "是否满意", "对办理结果是否满意", "评价结果",
            "回访结果", "首次满意度", "满意程度", "最终是否满意", "首次是否满意",
        ),
        allowed=_RATINGS,
        blanks=_UNASKED,
        description="群众的评价；一般不是基本满意，未评价留空；分数按设置折算成五档，看不懂的算未评价",
        example="满意",
    ),
)  # fmt: skip

LEDGER = Ledger(
    name="satisfaction_response",
    title="满意度回访",
    grain="一行是一次回访或一份测评答卷",
    key=("response_id",),
    date_column="asked_at",
    columns=(*_IDENTITY, *_PERSONAL, *PLACE, *_ANSWERS),
)

"""Columns of requests, disputes and hazards that can name a person: recognised, never stored."""

from __future__ import annotations

from data.schema import NAMELESS, Column, Course, Pii

#: Of a request: dropped, except the phone, which becomes a token.
OF_REQUEST = (
    Column(
        "content",
        "主要内容",
        synonyms=(
            "内容", "诉求内容", "反映内容", "来电内容", "问题描述", "工单内容", "投诉内容", "咨询内容",
            "描述", "市民诉求", "反映问题", "工单描述", "事件描述", "诉求描述",
        ),
        description="诉求的全文，常含姓名与门牌",
        example="来电人反映楼下餐馆夜间油烟大",
        pii=Pii.DROP,
        course=Course.IDENTIFIES,
    ),
    Column(
        "result",
        "办理结果",
        synonyms=("处理结果", "承办结果", "反馈结果", "处置情况", "办理情况", "处置结果"),
        description="怎样办理的全文，常含姓名与电话",
        example="已责令商户清洗净化设备",
        pii=Pii.DROP,
    ),
    Column(
        "reply",
        "回复内容",
        synonyms=("答复内容", "办理回复"),
        description="答复诉求人的全文，常含姓名与电话",
        example="已电话告知处理结果",
        pii=Pii.DROP,
    ),
    Column(
        "reporter",
        "来电人",
        synonyms=("反映人", "诉求人", "联系人", "来话人", "投诉人", "市民姓名", "上报人", "姓名"),
        description="提出诉求的人",
        example="王某",
        pii=Pii.DROP,
        course=Course.IDENTIFIES,
    ),
    Column(
        "identity_number",
        "身份证号",
        synonyms=("身份证", "身份证号码", "证件号码"),
        description="提出诉求的人的证件号码",
        example="XXXXXXXXXXXXXXXXXX",
        pii=Pii.DROP,
    ),
    Column(
        "phone",
        "来电人电话",
        synonyms=(
            "来电人电话/账号", "联系电话", "联系方式", "来电号码", "手机号", "电话", "账号", "联系人电话",
            "反映人电话", "诉求人电话", "手机", "手机号码",
        ),
        description="只用来判断是否重复诉求",
        example="13800000000",
        blanks=NAMELESS,
        pii=Pii.MASK,
        numbered="reporter_number",
        course=Course.IDENTIFIES,
    ),
    Column(
        "address",
        "小区点位",
        synonyms=(
            "点位", "详细地址", "发生地点", "问题点位", "事发地", "事发地址", "事发地点", "详细发生地",
            "投诉地点", "诉求地址", "地址描述", "地址", "问题地址", "诉求地点", "事件地点", "事件地址",
            "发生地址", "现场地址", "所在地址",
        ),
        description="诉求发生的地方，写法不限；只用来认出小区",
        example="南门路12号汽运小区3栋",
        pii=Pii.DROP,
        course=Course.IDENTIFIES,
    ),
)  # fmt: skip

#: Of a dispute: all dropped.
OF_DISPUTE = (
    Column(
        "title",
        "纠纷名称",
        synonyms=("矛盾纠纷名称", "案件名称", "标题"),
        description="多写作某某与某某的纠纷；只用来认出小区",
        example="楼上漏水邻里纠纷",
        pii=Pii.DROP,
        course=Course.IDENTIFIES,
    ),
    Column(
        "content",
        "纠纷基本情况",
        synonyms=("矛盾纠纷内容", "纠纷简介", "纠纷内容", "纠纷情况", "基本情况", "案情", "内容"),
        description="纠纷的经过",
        example="楼上卫生间渗水，双方协商未果",
        pii=Pii.DROP,
        course=Course.IDENTIFIES,
    ),
    Column(
        "feedback",
        "反馈内容",
        synonyms=("办理情况", "调解情况"),
        description="调解经过的反馈",
        example="双方已握手言和",
        pii=Pii.DROP,
    ),
    Column(
        "parties",
        "当事人",
        synonyms=("纠纷方名称", "纠纷双方", "涉及人员", "当事人姓名", "当事人信息"),
        description="纠纷各方",
        example="某甲、某乙",
        pii=Pii.DROP,
        course=Course.IDENTIFIES,
    ),
    Column(
        "applicant",
        "申请人",
        synonyms=("申请方", "甲方"),
        description="申请调解的一方",
        example="某甲",
        pii=Pii.DROP,
        course=Course.IDENTIFIES,
    ),
    Column(
        "respondent",
        "被申请人",
        synonyms=("被申请方", "乙方"),
        description="纠纷的另一方",
        example="某乙",
        pii=Pii.DROP,
        course=Course.IDENTIFIES,
    ),
    Column(
        "phone",
        "当事人电话",
        synonyms=("纠纷方电话", "联系电话", "联系方式", "电话"),
        description="当事人的电话",
        example="13800000000",
        pii=Pii.DROP,
        course=Course.IDENTIFIES,
    ),
    Column(
        "mediator",
        "调解员",
        synonyms=("调处人", "调解人", "负责人员", "责任人", "包案领导", "排查人员"),
        description="主持调解的人",
        example="调解员某",
        pii=Pii.DROP,
    ),
    Column(
        "address",
        "发生地点",
        synonyms=("纠纷发生地", "排查地点", "排查区域/单位", "排查区域", "详细地址", "地址"),
        description="纠纷发生的地方；只用来认出小区",
        example="汽运小区3栋",
        pii=Pii.DROP,
        course=Course.IDENTIFIES,
    ),
)  # fmt: skip

#: Of a hazard: all dropped.
OF_HAZARD = (
    Column(
        "content",
        "隐患描述",
        synonyms=(
            "隐患内容", "隐患情况", "存在隐患", "存在问题", "存在的问题", "隐患详情", "问题描述",
            "问题隐患", "隐患名称", "整改情况", "整改措施",
        ),
        description="隐患是怎样的，常含姓名与门牌",
        example="三单元楼道堆放纸箱，堵住疏散门",
        pii=Pii.DROP,
        course=Course.IDENTIFIES,
    ),
    Column(
        "inspector",
        "排查人",
        synonyms=(
            "排查人员", "检查人", "检查人员", "发现人", "上报人", "巡查人", "巡查人员", "登记人",
            "网格员",
        ),
        description="查出隐患的人",
        example="网格员某",
        pii=Pii.DROP,
        course=Course.IDENTIFIES,
    ),
    Column(
        "owner",
        "整改责任人",
        synonyms=("责任人", "整改人", "负责人", "被检查人", "户主", "业主", "房主"),
        description="负责整改的人",
        example="物业经理某",
        pii=Pii.DROP,
    ),
    Column(
        "rechecker",
        "复查人",
        synonyms=("复查人员", "验收人", "核查人"),
        description="复查的人",
        example="网格员某",
        pii=Pii.DROP,
    ),
    Column(
        "phone",
        "联系电话",
        synonyms=("责任人电话", "联系方式", "电话", "手机号", "手机号码"),
        description="整改责任人的电话",
        example="13800000000",
        pii=Pii.DROP,
    ),
    Column(
        "address",
        "隐患地点",
        synonyms=(
            "隐患位置", "隐患部位", "隐患地址", "排查地点", "检查地点", "具体位置", "详细地址",
            "地点", "地址", "排查对象", "检查对象",
        ),
        description="隐患在哪里；只用来认出小区",
        example="汽运小区3栋",
        pii=Pii.DROP,
        course=Course.IDENTIFIES,
    ),
)  # fmt: skip

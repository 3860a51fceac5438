"""The everyday names of measures and dimensions in questions, as words of one text for each of them."""

from __future__ import annotations

#: Measure -> everyday words for it; its label is one too.
MEASURE_WORDS: dict[str, str] = {
    "request_count": "诉求 诉求件数 诉求数 诉求数量 工单 工单量 工单数 件数",
    "per_thousand_households": "千户诉求 每千户 每千户诉求 每千户诉求量 按户数 按千户",
    "closed_count": "办结 办结数 办结件数 已办结件数",
    "on_time_rate": "按时办结率 及时办结率 按期率 按时率 办结率 按期办结 按时办结",
    "overdue_open_count": (
        "超期 超期件 超期未办结 超期量 超期件数 超期诉求 逾期 逾期未结 逾期未办结 超时 过期未办"
    ),
    "half_closed_days": (
        "办理时长 办理时间 办理天数 办结时长 办结时间 办结天数 办得 办多久 多久办结 几天办结 几天办完 "
        "办件速度 办理速度 处理时长"
    ),
    "nine_tenths_closed_days": "办理时长九成位 九成办结天数",
    "repeat_rate": "重复率 重复诉求 重复投诉率 反复诉求 反复率",
    "case_count": "调解 调解量 调解件数 调解数 纠纷 矛盾 矛盾纠纷 纠纷量 纠纷数 调解案件 矛盾纠纷量",
    "settlement_rate": "纠纷化解率 矛盾化解率 化解",
    "mediation_success_rate": "调解成功 调成率 调解率 调解成功占比",
    "fulfilment_rate": "履行率 协议履行",
    "within_grid_rate": "不出网格",
    "within_community_rate": "不出社区",
    "response_count": "回访 回访数 回访件数 测评量",
    "response_rate": "接通率 有效回访率 联系率 联系上率 回访接通率",
    "resolution_rate": "解决 问题解决率 解决情况 实际解决率 回访解决率",
    "satisfaction_rate": "满意度 群众满意率 群众满意度 居民满意率 居民满意度 满意程度 满意情况",
    "composite_rate": (
        "三率 三率考核 三率成绩 三率得分 三率综合 三率综合得分 三率考核成绩 三率考核得分 三率考核综合成绩 "
        "三率情况 综合成绩 综合得分"
    ),
    "composite_rate_before": "三率剔除前 剔除前三率 剔除前综合成绩 剔除前三率成绩 三率综合成绩剔除前",
    "answered_rate": "件件有回音 回音率",
    "unanswered_count": "没有回应 没回应 未回音 没有回音",
    "median_hours_to_respond": "响应时间 响应速度 响应时长 首次响应 首次响应时间 多久响应",
    "item_count": "议题 议题量 议事",
    "settled_rate": "议题办结",
    "passed_rate": "议定率 议定 议题通过",
    "median_days_to_decide": "议定用时 议定时间 多久议定 几天议定",
    "mean_review_score": "评议 评议均分 评议分",
    "partner_activity_count": "共办 一起办的活动",
    "round_count": "街长巡街 巡街",
    "finding_rate": "巡街发现率 发现率",
    "hygiene_count": "环境卫生问题",
    "frontage_count": "门前五包 五包",
    "vehicle_count": "车辆乱停问题 车辆乱停",
    "order_count": "点单 点单量 三单 三单量",
    "done_rate": "点单办结率 三单完成率",
    "participant_count": "活动 参与人次 活动参与",
    "household_count": "走访 走访户数 敲门行动户次 入户",
    "file_rate": "建档率 建档占比",
    "hazard_count": (
        "隐患 安全隐患 隐患量 隐患件数 隐患数量 隐患点 隐患排查 安全隐患排查 排查隐患 风险隐患 隐患总数"
    ),
    "open_hazard_count": (
        "没整改的隐患 未整改 没整改 没有整改 未整改的隐患 在整改 没整改完 没整改完的隐患 还没整改 未销号 "
        "没销号 未销号隐患 未销号的隐患 没销号的隐患 隐患未整改 隐患没整改"
    ),
    "overdue_hazard_count": (
        "超期未整改的隐患 隐患超期 逾期未整改 超期没整改 超期隐患 超期的隐患 逾期隐患 逾期的隐患 "
        "过期没整改 过期未整改 隐患超期未整改"
    ),
    "rectified_on_time_rate": "整改率 按时整改率 及时整改率 隐患整改率 隐患按期整改率 隐患按时整改率",
    "recheck_rate": "隐患复查率 复查 复查合格率",
    "income_yuan": "集体经济 集体收入 集体经济收益 村集体收入",
    "work_count": "民生项目 实事项目 民生实事数",
    "project_count": "项目数 实事项目数 工程项目",
    "late_count": "晚于计划的项目 工程拖期 拖期 进度滞后 滞后项目 超期工程",
    "on_plan_rate": "按计划完工 按期完工率 按时完工率",
    "median_days_to_finish": "工期",
    "complaint_count": "投诉数 投诉件数",
    "complaint_share": "投诉率 投诉比例 投诉占多少",
}
#: Dimension -> everyday words for it; its label is one too.
DIMENSION_WORDS: dict[str, str] = {
    "compound": "院子 小区院落",
    "grid": "片区 网格片区 责任网格 微网格 基层网格",
    "category": "问题 问题类别 问题分类 事情 问题类型 诉求类别",
    "subcategory": "问题小类 细类",
    "channel": "受理渠道 来源",
    "request_type": "工单类型 类型",
    "responsible_unit": "单位 部门 办理单位 责任单位",
    "handler_kind": "主体",
    "co_handlers": "协同主体 配合主体 参与主体 联动主体",
    "triage": "分流方式",
    "priority": "缓急 紧急程度 优先级 工单等级",
    "dispute_type": "纠纷类别 纠纷",
    "mediator_team": "调解组织 调解队伍",
    "rating": "满意程度档 评价档",
    "instrument": "回访还是测评 调查类型 评价方式",
    "subject": "评价的对象 测评对象 评价事项",
    "management": "物业管理方式 管理模式",
    "property_company": "物业 物业企业",
    "theme": "主题 治理主题 小区主题 一区一策",
    "size_band": "规模",
    "built_decade": "年代 房龄",
    "weekday": "星期几 周几",
    "time_of_day": "时间段 钟点",
}

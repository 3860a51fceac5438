"""The declared words of questions: orders, changes, comparisons, conditions, refusals.

Names of places and values of dimensions come from the ledgers, everyday names of measures and dimensions from
``measure_words.py``; these words say the rest. Nothing is guessed: a word that is in none is reported. Words
stand in one text, with spaces between them.
"""

from __future__ import annotations

from queries.sentence.lists import DISSATISFIED

#: In front of a dimension: one row each.
GROUPING_PREFIXES = (
    "每个 每一个 各个 各 每 按 按照 分 哪个 哪些 哪家 哪一个 哪几个 哪类 哪种 哪一类 什么 不同 各类 "
    "每类 每家 各家 所有 全部"
)
#: A word that asks for a place without saying of which kind.
WHICH_PLACE = "哪里 哪儿 什么地方 哪个地方 哪块"
#: Grain -> words for a series by it.
PERIOD_WORDS: dict[str, str] = {
    "day": "按日 按天 每天 每日 逐日 分日 日均走势",
    "week": "按周 每周 逐周 分周 各周",
    "month": "按月 每月 逐月 分月 各月 月度 每个月 哪个月 哪月 按月走势 每月走势",
    "quarter": "按季 按季度 每季度 分季度 各季度 逐季 哪个季度",
    "year": "按年 每年 逐年 历年 分年 各年 哪年 哪一年",
    "": "走势 趋势 变化趋势 变化情况 变化 怎么变 曲线 走向",
}
#: Order -> words for it. ``{n}`` stands for how many rows.
RANKING_WORDS: dict[str, str] = {
    "order": "排名 排行 排行榜 排序 名次 前{n} 前{n}名 前{n}位 前{n}个",
    "top": (
        "最多 最高 最大 最长 多的 从高到低 从多到少 从大到小 由高到低 由多到少 最多的{n}个 最高的{n}个 "
        "最突出 最集中 多 高"
    ),
    "bottom": (
        "最少 最低 最小 最短 从低到高 从少到多 从小到大 由低到高 后{n} 后{n}名 倒数{n} 倒数 倒数前{n} "
        "倒数第{n} 最少的{n}个 最低的{n}个 少 低"
    ),
    "worst": "最差 最不好 最糟 最严重 差",
    "best": "最好 最优",
    "slow": "最慢 最拖 慢",
    "quick": "最快 快",
}
#: Change -> words for it.
CHANGE_WORDS: dict[str, str] = {
    "rise": (
        "升得最快 升得最多 上升最快 上升最多 增长最快 增长最多 增加最多 增加最快 增幅最大 涨得最快 "
        "涨得最多 升幅最大 多了多少 上升 增加 增长 增多 变多 上涨 涨幅最大 增速最快 上升了 增加了 "
        "提高最多"
    ),
    "fall": (
        "降得最快 降得最多 下降最快 下降最多 减少最多 减少最快 降幅最大 跌得最多 下降 减少 变少 "
        "少了多少 回落 回落最多 下滑 下滑最多"
    ),
    "change": "变化最大 变动最大 波动最大 差别最大",
}
#: Comparison and the window that its word says -> words for it; an empty window is the usual one.
COMPARISON_WORDS: dict[tuple[str, str], str] = {
    ("year", ""): (
        "同比 去年同期 上年同期 比去年同期 与去年同期 和去年同期 跟去年同期 较去年同期 同去年同期 "
        "比上年同期 较上年同期 与去年同期比 和去年同期比 与去年同期相比 和去年同期相比"
    ),
    ("year", "今年"): "比去年 较去年 和去年比 与去年比 跟去年比 与去年相比 和去年相比",
    ("previous", ""): "环比 比上期 较上期 和上期比 与上期比 比前期 与前一段比 和之前比 比之前",
    ("previous", "本月"): (
        "比上月 比上个月 较上月 较上个月 和上月比 和上个月比 与上月比 与上月相比 跟上个月比"
    ),
    ("previous", "本周"): "比上周 较上周 和上周比 与上周比 与上周相比 跟上周比",
    ("previous", "本季度"): "比上季度 较上季度 和上季度比 与上季度比",
}
#: Between two things that stand beside each other.
VERSUS_WORDS = "对比 比较 相比 比起 比 vs 哪个多 哪个高 谁多 差多少 差异 区别"
#: In front of what is left out.
EXCEPT_WORDS = "除了 除去 除 不含 不包括 不算 不要 排除 去掉 剔除 非"
#: Words for the rows themselves.
DETAIL_WORDS = "明细 清单 名单 列表 有哪些 哪几件 哪些件 逐条 列出来 列出 逐件 台账 原始记录 具体有哪些 详单"
#: Key and values of a condition -> words for it.
CONDITION_WORDS: dict[tuple[str, tuple[str, ...]], str] = {
    ("not_status", ("已办结",)): "未办结 没办结 没有办结 在办 未结 没办完 办理中的",
    ("status", ("已办结",)): "已办结 办结的 办完的",
    ("rating", DISSATISFIED): "不满意 不满意的 差评",
    ("rating", ("满意",)): "满意的",
    ("instrument", ("回访",)): "回访 仅回访 只看回访 只算回访 回访的 电话回访",
    ("instrument", ("测评",)): (
        "测评 仅测评 只看测评 测评的 问卷 问卷调查 满意度测评 满意度调查 满意度问卷 居民测评 民意测评"
    ),
    ("category", ("噪声扰民",)): "噪声 噪音 扰民 噪音扰民 吵",
    ("category", ("电梯故障",)): "电梯 电梯问题",
    ("category", ("停车管理",)): "停车 停车难 停车问题 乱停车",
    ("category", ("油烟扰民",)): "油烟 油烟污染",
    ("category", ("违建乱搭",)): "违建 违章建筑 违法建设 私搭乱建 乱搭乱建",
    ("category", ("消防通道",)): "消防 堵消防通道",
    ("category", ("管道渗漏",)): "渗漏 漏水 渗水 管道",
    ("category", ("占道经营",)): "占道 摆摊 流动摊",
    ("category", ("环境卫生",)): "卫生 脏乱差 环境",
    ("category", ("水电气", "水电气暖")): "水电 停水停电",
    ("category", ("路灯照明",)): "路灯 照明",
    ("category", ("物业服务",)): "物业问题",
    ("category", ("邻里纠纷",)): "邻里矛盾 邻里",
    ("category", ("政策咨询",)): "政策",
    ("subcategory", ("夜间施工噪声",)): "夜间施工 夜里施工 晚上施工",
    ("subcategory", ("装修噪声",)): "装修",
    ("subcategory", ("广场舞噪声",)): "广场舞",
    ("subcategory", ("飞线充电",)): "飞线",
    ("subcategory", ("电动车充电",)): "充电桩",
    ("subcategory", ("垃圾清运",)): "垃圾",
    ("channel", ("12345",)): "12345热线 热线 市民热线",
    ("channel", ("网格巡查",)): "巡查 网格上报 网格员上报 网格员巡查 网格巡查上报",
    ("channel", ("来访",)): "上门来访",
    ("channel", ("网络",)): "网上",
    ("time_of_day", ("夜间",)): "晚上 夜里 深夜 半夜 晚间",
    ("time_of_day", ("工作时间",)): "上班时间 白天",
    ("day_kind", ("周末",)): "双休日",
    ("day_kind", ("法定节假日",)): "节假日 假日 放假 法定假日",
    ("hazard_kind", ("消防通道", "消防设施")): "消防 消防类",
    ("hazard_kind", ("消防通道",)): "堵消防通道 楼道堆物 楼道杂物",
    ("hazard_kind", ("电动车飞线",)): "飞线 飞线充电 电动车 电动自行车 电动车充电",
    ("hazard_kind", ("高空抛物",)): "高空坠物",
    ("hazard_kind", ("燃气",)): "煤气 液化气 燃气类",
    ("hazard_kind", ("用电",)): "私拉乱接 线路老化 用电类",
    ("hazard_kind", ("自建房",)): "危房 房屋",
    ("danger", ("一般",)): "一般隐患 一般的隐患",
    ("size_band", ("1000 户及以上",)): "大小区 千户以上",
    ("party_branch", ("有党支部",)): "有党支部的 有党支部的小区",
    ("party_branch", ("没有党支部",)): "没有党支部的 无党支部 没有党支部的小区",
}
#: Why a question is refused -> the words that ask so.
REFUSED_WORDS: dict[str, str] = {
    "FORECAST": (
        "会不会更多 会不会 将会 会怎样 会怎么样 明年 下周 下个月 下月 下季度 下半个月 预测 预计 预估 "
        "未来 明天 后天 今后 接下来 还会 下一步会"
    ),
    "CAUSE": "为什么 为何 原因 怎么回事 因为什么 什么导致 怪谁 为啥 凭什么 根源 怎么引起",
    "PERSON": (
        "谁 电话 手机号 手机 姓名 名字 身份证 身份证号 哪个人 投诉人 来电人 住址 门牌号 网格员 调解员 "
        "经办人 当事人 业主名字 哪位"
    ),
    "OPINION": (
        "应该 该不该 怎么办 该怎么办 你觉得 怎么看 合理吗 好不好 如何改进 怎么改进 怎么解决 如何解决 "
        "有什么建议 严重吗 正常吗 值得 要不要"
    ),
    "OTHER_OFFICE": (
        "其他街道 别的街道 隔壁街道 兄弟街道 邻近街道 外街道 全市 全区 全国 全省 全县 区里排名 市里 "
        "其他城市 各街道 哪个街道 每个街道 街道排名"
    ),
    "ACTION": (
        "催办 督办 派单 派给 转派 转办 派人 删除 删掉 修改 改成 录入 新建 登记 发短信 发通知 通知 回复 "
        "打电话 提醒 关闭工单 办结掉"
    ),
    "LAW": (
        "处罚 怎么罚 怎么处罚 罚多少 罚款 合法 合法吗 合不合法 违法 违不违法 违规 违规吗 合规 法律 法规 "
        "规定 条例 法条 依据 追责 赔偿标准"
    ),
}
#: Words that sound like measures, of which nothing is counted here.
NOT_COUNTED = "超期率 逾期率 结案率 信访量 信访 发案率 警情 人口 经费 预算 差评率 增长率"
#: Words that say nothing of their own.
FUNCTION_WORDS = (
    "上报 反映 来电 的 了 吗 呢 啊 吧 呀 嘛 是 都 有 在 和 与 跟 及 以及 同 或 或者 还有 里 内 中 被 给 "
    "把 对 于 所 从 到 也 又 就 再 才 那 这 这些 那些 其中 之 个 件 条 起 宗 几次 多少次 多少天 几天 "
    "多少户 多少人 户次 人次 哪些 哪个 什么 多少 多少件 多少个 多少起 有多少 有多少件 几件 几个 几 共 "
    "一共 总共 合计 总数 总量 数量 情况 怎么样 怎样 如何 看看 看一下 看 一看 看下 一下 查 查查 查一下 "
    "查询 查看 请问 请 帮我 帮忙 我 我想 我要 想 要 想知道 想看 知道 告诉我 显示 统计 统计一下 分析 "
    "分析一下 给我 问一下 问 咱们 我们 本街道 全街道 街道 整个 全部 所有 最近 近期 近来 目前 现在 当前 "
    "截至 截止 期间 时候 时间 数据 数字 数 分别 各自 各 每 分布 分布情况 占比 比例 方面 关于 有关 相关 "
    "涉及 类 问题 事 事情 由 前 后 列 出 来 发生 受理 收到 接到 提出 一 一个 哪 最 得 地 等 按 分 "
    "是不是 是否 有没有 结果 如下 嗯 您好 你好 好 谢谢 麻烦 帮 能 能不能 可以 可不可以 哪一 排在 排 居 "
    "位居 份 处 排查 查出 排查出 发现"
)
#: Around the title of a page.
PAGE_SHAPES = "打开{} 去{} 打开{}页 打开{}页面 {}页 {}页面 看{}页 转到{} 跳到{}"
#: Behind the name of a compound: its portrait.
PORTRAIT_WORDS = "画像 小区画像 档案 概况 基本情况"
#: The page of one compound.
PORTRAIT_PAGE = "compound"

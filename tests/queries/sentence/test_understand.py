"""What a hundred questions mean: target, days, places and conditions, measures by rows, order.

Days are written without the year where it is that of the data (2026); ``*`` marks what a rule added.
"""

from __future__ import annotations

from queries.sentence.understood import Field
from tests.cases import each
from tests.queries.sentence.office import line, read

QUESTIONS = """
诉求量 => explore | 0803-1025* | request_count
上周诉求量 => explore | 1019-1025 | request_count
本周诉求 => explore | 1026-1101 | request_count
上上周有多少件诉求 => explore | 1012-1018 | request_count
昨天的诉求 => explore | 1030-1030 | request_count
前天诉求 => explore | 1029-1029 | request_count
今天有多少诉求 => explore | 1031-1031 | request_count
上月投诉量 => explore | 0901-0930 | complaint_count
这个月投诉 => explore | 1001-1031 | 投诉 | request_count*
本季度诉求 => explore | 1001-1231 | request_count
上季度诉求 => explore | 0701-0930 | request_count
三季度诉求 => explore | 0701-0930 | request_count
2025年第三季度诉求 => explore | 250701-250930 | request_count
q3诉求 => explore | 0701-0930 | request_count
上半年诉求 => explore | 0101-0630 | request_count
去年下半年诉求 => explore | 250701-251231 | request_count
去年诉求 => explore | 250101-251231 | request_count
今年诉求 => explore | 0101-1231 | request_count
2024年诉求 => explore | 240101-241231 | request_count
今年以来诉求 => explore | 0101-1031 | request_count
年初以来投诉 => explore | 0101-1031 | 投诉 | request_count*
前三季度诉求 => explore | 0101-0930 | request_count
9月诉求 => explore | 0901-0930 | request_count
12月诉求 => explore | 251201-251231 | request_count
2025年9月份诉求 => explore | 250901-250930 | request_count
9月到10月诉求 => explore | 0901-1031 | request_count
2026年1-6月诉求 => explore | 0101-0630 | request_count
2025 年 5 月以来诉求 => explore | 250501-261031 | request_count
5月以来诉求 => explore | 0501-1031 | request_count
近30天诉求 => explore | 1002-1031 | request_count
近三个月诉求 => explore | 0701-0930 | request_count
近12周诉求 => explore | 0803-1025 | request_count
近半年诉求 => explore | 0401-0930 | request_count
最近一年诉求 => explore | 251001-260930 | request_count
10月1日到7日诉求 => explore | 1001-1007 | request_count
9月28号至10月8号诉求 => explore | 0928-1008 | request_count
2026-10-01到2026-10-07诉求 => explore | 1001-1007 | request_count
10月15日诉求 => explore | 1015-1015 | request_count
9月15日以来诉求 => explore | 0915-1031 | request_count
国庆诉求 => explore | 1001-1007 | request_count
国庆期间诉求 => explore | 1001-1007 | request_count
国庆后诉求 => explore | 1008-1031 | request_count
去年国庆后诉求 => explore | 251009-251231 | request_count
国庆前诉求 => explore | 0903-0930 | request_count
春节前诉求 => explore | 0118-0214 | request_count
今年春节诉求 => explore | 0215-0223 | request_count
去年春节期间诉求 => explore | 250128-250204 | request_count
五一诉求 => explore | 0501-0505 | request_count
周末诉求 => explore | 0803-1025* | 周末 | request_count
工作日的诉求 => explore | 0803-1025* | 工作日 | request_count
夜间诉求 => explore | 0803-1025* | 夜间 | request_count
节假日噪声 => explore | 0803-1025* | 噪声扰民 法定节假日 | request_count*
周一诉求 => explore | 0803-1025* | 周一 | request_count
南门社区诉求 => explore | 0803-1025* | 南门社区 | request_count
南门诉求 => explore | 0803-1025* | 南门社区 | request_count
中凯小区投诉 => explore | 0803-1025* | 中凯小区 投诉 | request_count*
中凯噪声 => explore | 0803-1025* | 中凯小区 噪声扰民 | request_count*
xcwt诉求 => explore | 0803-1025* | 象城外滩 | request_count
XCWT 上周 => explore | 1019-1025 | 象城外滩 | request_count*
xiangchengwaitan诉求 => explore | 0803-1025* | 象城外滩 | request_count
nanmen投诉 => explore | 0803-1025* | 南门社区 投诉 | request_count*
象城 外滩 停车 => explore | 0803-1025* | 象城外滩 停车管理 | request_count*
噪声诉求 => explore | 0803-1025* | 噪声扰民 | request_count
噪音投诉 => explore | 0803-1025* | 噪声扰民 投诉 | request_count*
电梯和停车诉求 => explore | 0803-1025* | 电梯故障 停车管理 | request_count
夜间施工噪声诉求 => explore | 0803-1025* | 夜间施工噪声 | request_count
12345的诉求 => explore | 0803-1025* | 12345 | request_count
网格巡查上报的诉求 => explore | 0803-1025* | 网格巡查 | request_count
城管中队的诉求 => explore | 0803-1025* | 城管中队 | request_count
投诉和举报 => explore | 0803-1025* | 投诉 举报 | request_count*
不含表扬的诉求 => explore | 0803-1025* | -表扬 | request_count
除了噪声和停车的投诉 => explore | 0803-1025* | -噪声扰民 -停车管理 投诉 | request_count*
未办结诉求 => explore | 0803-1025* | -已办结 | request_count
红色物业小区的诉求 => explore | 0803-1025* | 红色物业 | request_count
有党支部的小区诉求 => explore | 0803-1025* | 有党支部 | request_count
超期件 => explore | 251101-261031* | overdue_open_count
办结率 => explore | 0803-1025* | on_time_rate
满意度 => explore | 0803-1025* | satisfaction_rate
调解成功率 => explore | 0803-1025* | mediation_success_rate
小事不出网格 => explore | 0803-1025* | within_grid_rate
物业纠纷调解成功率 => explore | 0803-1025* | 物业 | mediation_success_rate
纠纷有多少 => explore | 0803-1025* | case_count
千户诉求量 => explore | 0803-1025* | per_thousand_households
办理时长 => explore | 0803-1025* | half_closed_days
重复率 => explore | 0803-1025* | repeat_rate
各社区诉求 => explore | 0803-1025* | request_count by community
每个小区诉求量 => explore | 0803-1025* | request_count by compound
按渠道看诉求 => explore | 0803-1025* | request_count by channel
哪个社区投诉 => explore | 0803-1025* | 投诉 | request_count* by community
分类别诉求 => explore | 0803-1025* | request_count by category
各社区各渠道诉求 => explore | 0803-1025* | request_count by community+channel
每月诉求 => explore | 251001-260930* | request_count by each month
诉求走势 => explore | 0803-1025* | request_count by each week
按周办结率走势 => explore | 0803-1025* | on_time_rate by each week
哪个小区投诉最多 => explore | 0803-1025* | 投诉 | request_count* by compound | most
投诉最多的小区 => explore | 0803-1025* | 投诉 | request_count* by compound | most
投诉最少的三个社区 => explore | 0803-1025* | 投诉 | request_count* by community | least 3
满意率最低的前五小区 => explore | 0803-1025* | satisfaction_rate by compound | least 5
办结率排名后三名的承办单位 => explore | 0803-1025* | on_time_rate by responsible_unit | least 3
哪个社区办得最慢 => explore | 0803-1025* | half_closed_days by community | most
哪个单位办得最快 => explore | 0803-1025* | half_closed_days by responsible_unit | least
各社区满意率从低到高 => explore | 0803-1025* | satisfaction_rate by community | least
南门社区噪声投诉前十小区 => explore | 0803-1025* | 南门社区 噪声扰民 投诉 | request_count* by compound | most 10
升得最快的类别 => explore | 0803-1025* vs 0511-0802* | request_count* by category | rise
哪个小区投诉降得最多 => explore | 0803-1025* vs 0511-0802* | 投诉 | request_count* by compound | fall
哪类问题变化最大 => explore | 0803-1025* vs 0511-0802* | request_count* by category | change
国庆后噪声哪个小区升得最快 => explore | 1008-1031 vs 0907-0930* | 噪声扰民 | request_count* by compound | rise
上周诉求环比 => explore | 1019-1025 vs 1012-1018 | request_count
9月各社区诉求同比 => explore | 0901-0930 vs 250901-250930 | request_count by community
投诉比上月增加了吗 => explore | 1001-1031* vs 0901-0930 | 投诉 | request_count* | rise
今年投诉和去年同期比 => explore | 0101-1231 vs 250101-251031 | 投诉 | request_count*
各社区投诉比上周 => explore | 1026-1101* vs 1019-1024 | 投诉 | request_count* by community
象城外滩和青云首府对比 => compare | 0803-1025* vs 青云首府 | 象城外滩 | request_count*
南门社区比信江社区 上月办结率 => compare | 0901-0930 vs 信江社区 | 南门社区 | on_time_rate
9月比8月诉求 => compare | 0901-0930 vs 0801-0831 | request_count
国庆期间比春节期间诉求 => compare | 1001-1007 vs 0215-0223 | request_count
投诉和求助对比 => compare | 0803-1025* vs 求助 | 投诉 | request_count*
南门社区、信江社区、白龙社区对比投诉 => explore | 0803-1025* | 南门社区 信江社区 白龙社区 投诉 | request_count* by community*
超期未结清单 => rows service_requests/overdue_rows | 251101-261031* | overdue_open_count
上月南门社区投诉明细 => rows service_requests/counted_rows | 0901-0930 | 南门社区 投诉 | request_count
不满意的有哪些 => rows satisfaction/dissatisfied_rows | 0803-1025* | 不满意 非常不满意 | response_count
快到期的 => rows service_requests/due_soon_rows | 251101-261031* | request_count
调解不成功名单 => rows mediation_cases/failed_rows | 0803-1025* | case_count
象城外滩 => page compound | 0803-1025 | 象城外滩 | request_count
中凯画像 => page compound | 0803-1025 | 中凯小区 | request_count
打开每周简报 => page briefing | 0803-1025 | request_count
中凯小区怎么样 => page compound | 0803-1025 | 中凯小区 | request_count
请问一下上周南门社区有多少件噪声投诉呢 => explore | 1019-1025 | 南门社区 噪声扰民 投诉 | request_count*
xiangchengwaitan和青云首府比 => compare | 0803-1025* vs 青云首府 | 象城外滩 | request_count*
各社区调解成功率排名 => explore | 0803-1025* | mediation_success_rate by community | most
噪声扰民近 12 月按月走势 => explore | 251001-260930 | 噪声扰民 | request_count* by each month
近三十天 12345 投诉前五小区 => explore | 1002-1031 | 12345 投诉 | request_count* by compound | most 5
12345热线投诉分小类 => explore | 0803-1025* | 12345 投诉 | request_count* by subcategory
信江社区和白龙社区9月满意率对比 => compare | 0901-0930 vs 白龙社区 | 信江社区 | satisfaction_rate
总览页 => page overview | 0803-1025 | request_count
在调纠纷 => rows mediation_cases/open_rows | 251101-261031* | case_count
上周末噪声 => explore | 1024-1025 | 噪声扰民 | request_count*
三率考核 => explore | 0803-1025* | composite_rate
上月各单位三率考核 => explore | 0901-0930 | composite_rate by responsible_unit
剔除前三率各社区 => explore | 0803-1025* | composite_rate_before by community
综合得分最低的社区 => explore | 0803-1025* | composite_rate by community | least
联系率 => explore | 0803-1025* | response_rate
各承办单位解决率 => explore | 0803-1025* | request_resolution_rate by responsible_unit
各社区解决率 => explore | 0803-1025* | resolution_rate by community
噪声响应率 => explore | 0803-1025* | 噪声扰民 | request_response_rate
上月回访满意率 => explore | 0901-0930 | 回访 | satisfaction_rate
回访和测评的满意率 => explore | 0803-1025* | 回访 测评 | satisfaction_rate
回访多少份 => explore | 0803-1025* | response_count
居民测评满意率 => explore | 0803-1025* | 测评 | satisfaction_rate
各网格诉求 => explore | 0803-1025* | request_count by grid
哪个片区按期率最低 => explore | 0803-1025* | on_time_rate by grid | least
南门第一网格上月走访 => explore | 0901-0930 | 南门第一网格 | household_count
南门社区第一网格诉求 => explore | 0803-1025* | 南门第一网格 | request_count
南门1号网格诉求 => explore | 0803-1025* | 南门第一网格 | request_count
南门社区第 2 网格隐患 => explore | 0803-1025* | 南门第二网格 | hazard_count
南门社区上月第一网格噪声 => explore | 0901-0930 | 南门社区 噪声扰民 南门第一网格 | request_count*
南门第一网格和第二网格诉求对比 => compare | 0803-1025* vs 南门第二网格 | 南门第一网格 | request_count
商圈网格诉求 => explore | 0803-1025* | 商圈网格 | request_count
诉求最多的前三网格 => explore | 0803-1025* | request_count by grid | most 3
网格员上报多少件 => explore | 0803-1025* | 网格巡查 | request_count*
南门第一网格和南门第二网格诉求对比 => compare | 0803-1025* vs 南门第二网格 | 南门第一网格 | request_count
消防隐患 => explore | 0803-1025* | 消防通道 消防设施 | hazard_count
飞线充电隐患哪个小区多 => explore | 0803-1025* | 电动车飞线 | hazard_count by compound | most
本月查出隐患多少处 => explore | 1001-1031 | hazard_count
巡查发现的隐患 => explore | 0803-1025* | 巡查 | hazard_count
各社区超期隐患 => explore | 251101-261031* | overdue_hazard_count by community
重大隐患没整改 => explore | 251101-261031* | 重大 | open_hazard_count
隐患来源 => explore | 0803-1025* | hazard_count* by hazard_source
第二季度各渠道求助 => explore | 0401-0630 | 求助 | request_count* by channel
"""
TABLE = [row.split(" => ") for row in QUESTIONS.strip().splitlines()]


@each(("question", "meaning"), TABLE)
def test_means_exactly(question: str, meaning: str):
    assert line(question) == meaning


@each("question", [row[0] for row in TABLE])
def test_is_understood_to_its_last_word(question: str):
    found = read(question)
    assert (found.refusal, found.unused, found.choices, found.unknown) == (None, (), (), ())


def test_every_part_keeps_the_askers_own_words():
    found = read("南门国庆后噪音投诉，哪个小区升得最快？")
    spoken = {part.field: found.words(part) for part in found.parts if part.field is not Field.CONDITION}
    assert spoken == {
        Field.PLACE: "南门",
        Field.TIME: "国庆后",
        Field.COMPARISON: "",
        Field.MEASURE: "",
        Field.GROUPING: "哪个小区",
        Field.RANKING: "升得最快",
    }
    conditions = [found.words(part) for part in found.parts if part.field is Field.CONDITION]
    assert conditions == ["噪音", "投诉"]


def test_a_part_taken_off_is_asked_without_its_words():
    found = read("上周南门社区噪声投诉")
    noise = next(part for part in found.parts if part.values == ("噪声扰民",))
    assert found.without(noise) == "上周南门社区 投诉"
    assert line(found.without(noise)) == "explore | 1019-1025 | 南门社区 投诉 | request_count*"


def test_two_words_for_one_thing_are_one_part():
    found = read("噪声噪音扰民诉求")
    assert found.scope.categories == ("噪声扰民",)
    assert [found.words(part) for part in found.parts if part.field is Field.CONDITION] == ["噪声 噪音扰民"]

"""Titles of the rules of findings, and advice for the authors of exports."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of findings.

    Attributes:
        title: The problem, in Chinese, as a heading.
        advice: What to change in the export, or that no change is needed.
        rejects: Whether the row of such a finding is rejected.
        is_plain: Whether title and place of such a finding are sufficient without its message.
    """

    title: str
    advice: str
    rejects: bool = False
    is_plain: bool = False


#: Name of a rule -> the rule, in the order of reports.
RULES: dict[str, Rule] = {
    # Rejected rows
    "no_date": Rule(
        "没有能用的日期，这一行没有导入",
        "在文件中补上日期，写成 2026-03-05 14:30 的样子，再导入一次。",
        rejects=True,
    ),
    "no_key": Rule("没有名称或编号，这一行没有导入", "在文件中补上这一格，再导入一次。", rejects=True),
    "broken_row": Rule(
        "格数与表头不符，这一行没有导入",
        "检查这一行多出或缺少的分隔符、引号和换行，改好再导入一次。",
        rejects=True,
    ),
    "member_refused": Rule(
        "压缩包里读不了的文件，没有导入", "按所说的原因改好这个文件，单独再导入一次。", rejects=True
    ),
    # Dropped cells
    "bad_date": Rule("日期看不懂，当作未填写", "把日期写成 2026-03-05 14:30 的样子，年月日要齐全。"),
    "bad_number": Rule("数字看不懂，当作未填写", "这一格只写数字，单位写在表头里。"),
    "out_of_range": Rule(
        "超出可信的范围，当作未填写",
        "核对这一格：日期从 1990 年到导入之后一年可信，数字的范围见数据字典。",
    ),
    "clock_unread": Rule("时刻看不懂，只取日期", "把时刻写成 14:30 的样子，说明写在别的列。"),
    "damaged_number": Rule(
        "编号或号码被 Excel 改坏，当作未填写",
        "把这一列设为“文本”格式后从原系统重新导出，不要用 Excel 另存。",
    ),
    "excel_error": Rule(
        "公式出错的单元格，当作未填写", "在原表改好公式，或把这一列复制为数值，再导出、再导入一次。"
    ),
    "unknown_code": Rule("不在规定的取值里", "改成规定的取值；若是本地常用的写法，请告诉维护者列入。"),
    "alike_places": Rule(
        "社区有几种写法，各算各的", "导入社区名册，或在文件中统一写法，再导入一次；若确是两个社区，不用改。"
    ),
    "no_ending": Rule(
        "不知道是否已了结，不算办结、在办和超期",
        "从原系统连同“办结时间”或状态一列一起导出，再导入一次，先前的会补上。",
    ),
    # Identification of records
    "personal_number": Rule(
        "编号是手机号、身份证号等，已换成代号",
        "不用改：同一号码的代号相同，在明细里仍可用原来的号码搜索。若能，请改用不含个人信息的编号。",
    ),
    "number_reused": Rule(
        "同号而不同日或不同社区，按另一件计入",
        "若本是两件（如编号按月、按社区从 1 编起），不用改；若是同一件，请把日期和社区改成一致再导入。",
    ),
    "several_rows": Rule("同一编号有多行，合为一件", "不用改；若是会办，各单位都办结才算办结。"),
    "alike_without_number": Rule(
        "没有编号，只部分相同，按另一件计入", "若是同一件，请在文件中加上编号列，或撤销这次导入。"
    ),
    "numbered_later": Rule(
        "可能重复：一次有编号，一次没有", "核对这些记录；若重复，请撤销这次导入，给文件加上编号列再导入。"
    ),
    "joined_by_content": Rule(
        "一次有编号，一次没有，内容相同，合为一件", "不用改；若不是同一件，请撤销这次导入。"
    ),
    "reopened": Rule("已办结的改回办理中", "核对是否重新办理；若这个文件是较早的导出，请撤销这次导入。"),
    "older_export": Rule("像是较早的导出", "核对导入的先后；若改写得不对，请撤销这次导入。"),
    "keys_made_anew": Rule(
        "按现在的编号规则重读原始文件", "不用改；各台账的行数可能因此变化，若不对可以撤销。"
    ),
    "keys_not_made_anew": Rule(
        "没有编号的旧记录可能重复", "核对这些记录；若有重复，请撤销这次导入，并给文件加上编号列。"
    ),
    "not_a_rating": Rule("满意度看不懂，当作未评价", "改成规定的六种评价，或写映射文件对应，再导入一次。"),
    "not_reached": Rule("没有问到人的回访，按无效计", "不用改；若其实问到了，请把答复填上。"),
    "marks_as_ratings": Rule("满意度是分数，已折算", "不用改；若折算的办法不对，请改设置 rating_bounds。"),
    # Cells to check
    "unknown_place": Rule(
        "名册里没有这个社区或小区", "是错字请改正；是新的请补进社区、小区名册；是别名请在“未匹配”处添加。"
    ),
    "unknown_station": Rule(
        "服务阵地名册里没有这处阵地，或不止一处",
        "写阵地编号或名册里的名称；是新的请补进服务阵地名册，再导入一次。",
    ),
    "unread_grid": Rule(
        "看不出是第几网格，按原样计入", "写成“南门社区第三网格”或“第三网格”的样子，再导入一次。"
    ),
    "long_name": Rule("名称太长，只保留前面一段", "核对这一格是不是填错了列；名称改短后再导入一次。"),
    "date_order": Rule("两个时间的先后不合常理", "核对这两个时间，改正错的那一个。"),
    "future_date": Rule("日期晚于导入的时间", "核对年份和月份。"),
    "stage_behind": Rule(
        "所写的阶段落后于已填的日期，按日期计", "改正当前阶段；若日期是计划的，填到计划的列里。"
    ),
    "repaired_quote": Rule("引号不成对，按原样读入", "核对这一行的引号；下面的行没有受影响。", is_plain=True),
    # How the file was read
    "read_another_way": Rule("同一文件换了读法，先前读入的已替换", "不用改；若不对，请撤销这次导入。"),
    "few_headers": Rule(
        "大半表头不认识，多数列是空的",
        "先在台账管理中把表头对应到列，保存映射，再导入同一文件；先前按旧表头读入的会被替换。",
    ),
    "unknown_header": Rule(
        "不认识的表头，这一列没有导入", "若需要这一列，请在台账管理中对应表头，或写映射文件。", is_plain=True
    ),
    "unknown_unit": Rule(
        "表头括号里的单位不认识，按本列的单位读入", "若单位不同，请把数字换算成本列的单位。"
    ),
    "second_header": Rule(
        "几个表头是同一列，只导入了一个", "若要用另一个表头，请在台账管理中对应，或写映射文件。"
    ),
    "sheet_left_out": Rule("没有导入的工作表或文件", "若其中有台账，请检查它的表头，或单独导出再导入。"),
    "saved_mapping": Rule("按保存的映射读入", "不用改；若不对，请修改或删除这个映射，再导入一次。"),
    "date_from_number": Rule("日期取自工单编号", "若能，请连同受理时间一起重新导出。"),
    "date_from_other": Rule("日期取自另一列", "若能，请连同缺少的时间一列重新导出。"),
    "marks_converted": Rule("得分折成了百分", "若本来是百分，请核对这一列。"),
    "deadline_days": Rule("截止时间都在 0 点，算到当天结束", "不用改。"),
    "channel_from_headers": Rule("受理渠道由表头判断", "若不对，请在文件中加上“受理渠道”一列。"),
    "handler_from_unit": Rule("承办主体由承办单位判断", "不用改；若不对，请在文件中加上“承办主体”一列。"),
    "type_is_category": Rule("“来电类别”记作问题分类", "不用改。"),
    "category_split": Rule("分类写成了几级，已拆开", "不用改。"),
    "callback_without_time": Rule("回访没有时间，取办结时间", "若能，请连同回访时间一起重新导出。"),
    "filled_down": Rule("合并的单元格已按上面补齐", "不用改；若空格本来是没有填，请在文件中逐行填写。"),
    "total_row": Rule("合计或落款，不是记录", "不用改。", is_plain=True),
    "page_row": Rule("每页重复的标题、表头和页码，不是记录", "不用改。", is_plain=True),
    "short_row": Rule("行尾的空格没有写出，已补齐", "不用改。"),
    "several_tables": Rule("一张表里不止一张表，已分开读入", "核对每一张的台账和行数；最好每张表单独导出。"),
    "formula_without_value": Rule(
        "公式没有计算结果，当作未填写", "用 Excel 或 WPS 打开文件，等算完后保存，再导入一次。"
    ),
    "formula_in_doubt": Rule(
        "公式的结果看不出算过没有", "用 Excel 或 WPS 打开文件核对；若不对，等算完后保存，再导入一次。"
    ),
    "notes_row": Rule("表头下的填写说明，不是记录", "不用改。", is_plain=True),
    "not_read_again": Rule(
        "原始文件已清除，没有重新读取", "不用改；若要按新的小区名册重新匹配，请再导入一次原来的文件。"
    ),
}


#: The rules on identifying records, always reported, so that wrongly joined or split records are noticed.
IDENTITY_RULES = (
    "damaged_number",
    "number_reused",
    "several_rows",
    "alike_without_number",
    "numbered_later",
    "joined_by_content",
    "reopened",
    "older_export",
    "keys_made_anew",
    "keys_not_made_anew",
)


def rule_of(name: str) -> Rule:
    """The rule with a name; for an unknown rule of an old report a rule titled by the name."""
    return RULES.get(name, Rule(name, ""))


def in_order(names: Iterable[str]) -> list[str]:
    """Rules in the order of reports: first those that reject rows, last those on how the file was read."""
    order = {name: number for number, name in enumerate(RULES)}
    return sorted(names, key=lambda name: (order.get(name, len(order)), name))

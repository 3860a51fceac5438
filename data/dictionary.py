"""The data dictionary: every column of every ledger, in Chinese Markdown, derived from the declarations."""

from __future__ import annotations

from collections.abc import Sequence

from data.cleaning.long_names import LONGEST_NAME
from data.ledgers import LEDGERS
from data.schema import Column, Ledger, Pii, Type

#: How a cell of each type is written; used by dictionary and template.
TYPE_WORDS = {
    Type.TEXT: "文字",
    Type.CATEGORY: "类别",
    Type.INTEGER: "整数",
    Type.DECIMAL: "数",
    Type.BOOLEAN: "是或否",
    Type.DATE: "日期",
    Type.DATETIME: "日期时间",
}
#: What happens to a column of personal data; used by dictionary and template.
PRIVACY_WORDS = {
    Pii.NONE: "如实存入",
    Pii.MASK: "存为代号，认不出是谁",
    Pii.DROP: "不存入",
}
#: Headings of a table of code values.
CODE_HEADINGS = ("列名", "代码值", "也认得的写法")
_COLUMNS = ("列名", "英文名", "类型", "必填", "单位", "含义", "其他表头写法", "个人信息")


def dictionary() -> str:
    """The data dictionary of all ledgers.

    Returns:
        Markdown in Chinese: one section per ledger with a table of its columns, then its code values.
    """
    titles = "、".join(ledger.title for ledger in LEDGERS.values())
    head = [
        "# 数据字典",
        "",
        f"共 {len(LEDGERS)} 种台账：{titles}。",
        "表头去掉空格、星号、冒号和末尾括号里的单位以后，须与“列名”或“其他表头写法”完全一致才认得。",
        "必填的列空着或读不出来，那一行不能计数，会被退回；其余问题只提示，行照样计入。",
        f"编号是手机号、座机号或身份证号的存为代号；社区、类别、单位等名称只保留前 {LONGEST_NAME} 个字。",
        "",
    ]
    return "\n".join([*head, *(_section(ledger) for ledger in LEDGERS.values())])


def code_rows(ledger: Ledger) -> list[tuple[str, str, str]]:
    """The allowed values of the coded columns of a ledger: (label, canonical value, accepted variants)."""
    return [
        (column.label, value, "、".join(variants))
        for column in ledger.columns
        for value, variants in column.allowed.items()
    ]


def _section(ledger: Ledger) -> str:
    key = "、".join(ledger.column(name).label for name in ledger.key)
    dated = (
        f"按“{ledger.column(ledger.date_column).label}”归入时段" if ledger.date_column else "名册，不分时段"
    )
    lines = [
        f"## {ledger.title} `{ledger.name}`",
        "",
        f"{ledger.grain}；以“{key}”识别一行，同一行以后导入的为准；{dated}。",
        "",
        *_table(_COLUMNS, [_row(column) for column in ledger.columns]),
        "",
        *_ranges(ledger),
    ]
    if code_rows(ledger):
        lines += [
            f"### {ledger.title}的代码值",
            "",
            *_table(CODE_HEADINGS, code_rows(ledger)),
            "",
        ]
    return "\n".join(lines)


def _row(column: Column) -> tuple[str, ...]:
    return (
        column.label,
        f"`{column.stored_name}`" if column.is_stored else "—",
        TYPE_WORDS[column.type],
        "是" if column.required else "",
        column.unit,
        column.description,
        "、".join(column.synonyms),
        PRIVACY_WORDS[column.pii],
    )


def _ranges(ledger: Ledger) -> list[str]:
    """The accepted ranges of numbers, column by column."""
    spans = [
        f"{column.label} {column.least} 至 {column.most}"
        for column in ledger.columns
        if column.least is not None and column.most is not None
    ]
    return [f"数字的范围（超出的不存入）：{'；'.join(spans)}。", ""] if spans else []


def _table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    lines = [headings, tuple("---" for _ in headings), *rows]
    return ["| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines]

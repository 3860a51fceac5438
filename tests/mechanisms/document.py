"""What ``docs/mechanisms.md`` says, made from the declaration."""

from __future__ import annotations

from collections import Counter

from data.ledgers import LEDGERS
from pages.parts.words.navigation import TITLES
from tests.mechanisms.beside import BESIDE
from tests.mechanisms.declaration import ARTICLES, NONE, REAL, THIN, Mechanism
from tests.mechanisms.listed import LISTED

ALL = (*LISTED, *BESIDE)
_STATES = {REAL: "成立", THIN: "不全", NONE: "没有"}
_HEAD = """# 机制：五篇公开报道里的做法，看板上在哪里看

由 `python -m tests.mechanisms` 打印，不用手写；测试核对本页与它一致。

「成立」是说：街道平常就有的台账（12345 工单自带回访、网格事件、走访巡逻、调解、议事、活动、名册），
没有“关联事件编号”“承办主体”这类系统里不会有的列，也能给出一个可以照着办的答案；“协办主体”“阵地”“议定结果”这类列由社区自己的台账填。测试写出这样一批导出文件，
真的导入，打开每一行所说的那一块，看其中埋好的数和地名对不对（`tests/mechanisms/`）。
「不全」的写明还缺什么，「没有」的写明要有哪些列才做得成。

{counts}
"""
_COLUMNS = ("", "报道", "机制", "在哪里看", "查询", "台账与列", "领导怎么用", "状态", "还缺什么")


def document() -> str:
    """The whole text."""
    rows = ["| " + " | ".join(cells) + " |" for cells in (_COLUMNS, ["---"] * len(_COLUMNS), *map(_row, ALL))]
    return _HEAD.format(counts=_counts()) + "\n" + "\n".join(rows) + "\n"


def _counts() -> str:
    """How many of each state are among the listed ones and among those beside them."""
    said = []
    for name, group in ((f"公开数据对照页所列 {len(LISTED)} 项", LISTED), (f"另外 {len(BESIDE)} 项", BESIDE)):
        found = Counter(one.state for one in group)
        said.append(
            f"{name}："
            + "，".join(f"{text} {found[state]}" for state, text in _STATES.items() if found[state])
        )
    return "；".join(said) + "。"


def _row(one: Mechanism) -> list[str]:
    seen = [(one.page, one.block, one.question)] if one.page else []
    seen += [(each.page, each.block, each.question) for each in one.also]
    where = "；".join(f"{TITLES[page]} `{block}`" for page, block, _question in seen) or "—"
    question = "、".join(dict.fromkeys(f"`{question}`" for *_where, question in seen)) or "—"
    action = one.action or "—"
    article = f"{one.seed} {ARTICLES[one.seed]}"
    return [
        one.number,
        article,
        one.name,
        where,
        question,
        _needs(one) or "—",
        action,
        _STATES[one.state],
        one.lacks or "—",
    ]


def _needs(one: Mechanism) -> str:
    """The ledgers by their titles, with the headers of the columns."""
    told = []
    for ledger, names in one.needs.items():
        columns = "、".join(LEDGERS[ledger].column(name).label for name in names.split())
        told.append(f"{LEDGERS[ledger].title}（{columns}）")
    return "；".join(told)

"""What the command line says of snapshots, purges and unmatched places, in Chinese."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from data.history import Entry
from data.ledgers import LEDGERS
from data.purge import Purged
from data.unmatched import UnmatchedText

_SHOWN_FILES = 5


def history_text(entries: Sequence[Entry]) -> str:
    """The snapshots, the newest first, a line each and its files."""
    if not entries:
        return "还没有导入台账。"
    lines = []
    for one in entries:
        marks = [
            mark for mark, is_so in (("当前", one.is_current), ("演示数据", one.is_demonstration)) if is_so
        ]
        told = f"（{'，'.join(marks)}）" if marks else ""
        lines.append(f"{one.imported_at}  {one.id}{told}：{sum(one.row_counts.values())} 行")
        more = f"，等 {len(one.files)} 个文件" if len(one.files) > _SHOWN_FILES else ""
        lines.append(
            "    " + ("、".join(one.files[:_SHOWN_FILES]) + more or "没有新的文件，由已有的文件重新生成")
        )
    return "\n".join(lines)


def unmatched_text(shares: Mapping[str, tuple[int, int]], texts: Sequence[UnmatchedText]) -> str:
    """How many rows of each ledger have no compound, and the commonest names that no list knows."""
    lines = ["没有认出小区的行："]
    for ledger, (known, rows) in shares.items():
        if rows:
            missed = rows - known
            lines.append(f"  {LEDGERS[ledger].title}：{rows} 行中 {missed} 行（{missed / rows:.1%}）")
    if not texts:
        return "\n".join([*lines, "没有两行以上都写、而小区名册里没有的地名。"])
    lines.append("小区名册里没有、写得最多的地名：")
    for one in texts:
        place = f"，{one.community}" if one.community else ""
        lines.append(f"  {one.text}：{one.rows} 行（{LEDGERS[one.ledger].title}{place}）")
    lines.append(
        "是已有小区的别名，用 python -m data alias add 别名 --compound 小区；是新的小区，补进小区名册再导入。"
    )
    return "\n".join(lines)


def purge_text(purged: Purged, filed: Sequence[str], before: date, advices: int = 0) -> str:
    """What a purge removed."""
    if not purged.size and not filed:
        if advices:
            return f"没有 {before} 以前导入的原始文件；已清除在此之前写的下周建议 {advices} 条。"
        return f"没有 {before} 以前导入的原始文件。"
    lines = [f"已清除 {before} 以前导入的原始文件 {len(purged.files)} 个，共 {purged.size / 1e6:.1f} MB："]
    lines += [f"  {name}" for name in purged.files]
    if filed:
        lines.append(f"并清除 inbox 里已处理的文件 {len(filed)} 个：")
        lines += [f"  {name}" for name in filed]
    if advices:
        lines.append(f"并清除在此之前写的下周建议 {advices} 条。")
    lines.append("台账和快照没有变；这些文件不能再用来重新生成快照（rebuild）。")
    return "\n".join(lines)


def ended_text(*, had_one: bool) -> str:
    """What it means that the salt is gone."""
    done = "已删去 salt" if had_one else "原来就没有 salt"
    return (
        f"{done}。已有的代号（电话、户、编号里的号码）从此不能由号码逐个试出；备份里若有 salt，请一并删去。\n"
        "下一次导入会另起一个 salt，并重读留存的原始文件；原始文件已清除的，以前的记录不能重读：同一个人的"
        "重复诉求与以前的对不上，没有编号的记录若再导入会重复计入，按原来的号码也搜索不到以前的记录。"
    )

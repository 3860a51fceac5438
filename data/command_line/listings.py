"""Chinese texts of the command line on snapshots, purges and unmatched places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from data.ledgers import LEDGERS
from data.placing.unmatched import UnmatchedText
from data.snapshots.chain import Standing
from data.snapshots.entries import Entry, MappingChange
from data.snapshots.manifest import Kind
from data.snapshots.purge import PurgeResult
from data.snapshots.repair import SnapshotCheck
from data.snapshots.verify import StoreCheck

_SHOWN_FILES = 5
_STANDINGS = {Standing.UNDONE: "已撤销", Standing.REPLACED: "已由换回的结果取代"}


def history_text(entries: Sequence[Entry]) -> str:
    """The snapshots, the newest first, one line each with its files."""
    if not entries:
        return "还没有导入台账。"
    return "\n".join(line for entry in entries for line in _entry_lines(entry))


def _entry_lines(entry: Entry) -> list[str]:
    if entry.is_damaged:
        return [f"{entry.made_at}  {entry.id}：记录损坏，已略过；运行 python -m data verify 查看"]
    marks = [
        mark for mark, is_so in (("当前", entry.is_current), ("演示数据", entry.is_demonstration)) if is_so
    ]
    marks += [_STANDINGS[entry.standing]] if entry.standing in _STANDINGS else []
    remark = f"（{'，'.join(marks)}）" if marks else ""
    rows = [f"改变 {entry.changed} 行"] if entry.changed is not None else []
    by = [f"由 {entry.who}"] if entry.who else []
    return [
        f"{entry.made_at}  {entry.id}{remark}：{sum(entry.row_counts.values())} 行",
        "    " + "，".join([entry_text(entry), *rows, *by]),
    ]


def entry_text(entry: Entry) -> str:
    """The cause of a snapshot, in Chinese."""
    if entry.kind == Kind.ALIAS:
        added = [f"添加别名 {'、'.join(entry.added_aliases)}"] if entry.added_aliases else []
        return (
            "，".join(
                [*added, *([f"去掉别名 {'、'.join(entry.removed_aliases)}"] if entry.removed_aliases else [])]
            )
            or "按别名重新匹配"
        )
    if entry.kind == Kind.MAPPING:
        saved = [f"保存映射 {_mapping_text(mapping)}" for mapping in entry.mapped]
        saved_names = {mapping.name for mapping in entry.mapped}
        gone = [mapping.name for mapping in entry.unmapped if mapping.name not in saved_names]
        return "，".join([*saved, *(f"去掉映射 {name}" for name in gone)])
    if entry.kind == Kind.RESTORE:
        return f"换回 {entry.what.replace('T', ' ')} 的结果"
    if not entry.files:
        return "由已有的文件重新生成"
    if entry.is_demonstration:
        return "导入演示数据"
    more = f"，等 {len(entry.files)} 个文件" if len(entry.files) > _SHOWN_FILES else ""
    mapping = f"（映射 {entry.what}）" if entry.what else ""
    return f"导入 {'、'.join(entry.files[:_SHOWN_FILES])}{more}{mapping}"


def _mapping_text(mapping: MappingChange) -> str:
    """A mapping with its ledger and its columns."""
    if not mapping.ledger:
        return mapping.name
    ledger = LEDGERS[mapping.ledger]
    columns = "、".join(ledger.column(name).label for name in mapping.columns)
    return f"{mapping.name}（{ledger.title}：{columns}）"


def repair_text(snapshots: Sequence[SnapshotCheck], problem: str) -> str:
    """The snapshots with their problems, and what can be done."""
    lines = [problem or "台账可以正常使用。"]
    for check in snapshots:
        state = f"不能用：{check.problem}" if check.problem else "完好"
        made_at = check.made_at or "时间不明"
        lines.append(
            f"{made_at}  {check.id}{'（当前）' if check.is_current else ''}：{check.rows} 行，{state}"
        )
        lines += ["    " + "、".join(check.files[:_SHOWN_FILES])] if check.files else []
    sound = [check for check in snapshots if not check.problem]
    if not sound:
        lines.append("没有完好的快照；请从备份恢复，或运行 python -m data repair --begin-anew 从头开始。")
    elif problem:
        lines.append(f"换回其中一个：python -m data repair --choose {sound[0].id}")
    return "\n".join(lines)


def check_text(verified: StoreCheck) -> str:
    """The result of checking the store."""
    looked = f"查看了快照 {verified.snapshots} 个、原始文件 {verified.originals} 个"
    if not verified.defects:
        return f"{looked}：全部完好。"
    lines = [f"{looked}，有 {len(verified.defects)} 处损坏："]
    return "\n".join([*lines, *(f"  {defect.what}。{defect.advice}" for defect in verified.defects)])


def unmatched_text(shares: Mapping[str, tuple[int, int]], texts: Sequence[UnmatchedText]) -> str:
    """The number of rows without a compound per ledger, and the commonest unknown names."""
    lines = ["没有认出小区的行："]
    for ledger, (placed, rows) in shares.items():
        if rows:
            missed = rows - placed
            lines.append(f"  {LEDGERS[ledger].title}：{rows} 行中 {missed} 行（{missed / rows:.1%}）")
    if not texts:
        return "\n".join([*lines, "没有两行以上都写、而小区名册里没有的地名。"])
    lines.append("小区名册里没有、写得最多的地名：")
    for text in texts:
        place = f"，{text.community}" if text.community else ""
        lines.append(f"  {text.text}：{text.rows} 行（{LEDGERS[text.ledger].title}{place}）")
    lines.append(
        "是已有小区的别名，用 python -m data alias add 别名 --compound 小区；是新的小区，补进小区名册再导入。"
    )
    return "\n".join(lines)


def purge_text(
    purged: PurgeResult, filed: Sequence[str], before: date, advices: int = 0, follow_ups: int = 0
) -> str:
    """The files removed by a purge, and how many texts that were typed."""
    typed = [f"在此之前写的下周建议 {advices} 条"] if advices else []
    typed += [f"在此之前销号的督办 {follow_ups} 项"] if follow_ups else []
    if not purged.size and not filed:
        also = f"；已清除{'、'.join(typed)}" if typed else ""
        return f"没有 {before} 以前导入的原始文件{also}。"
    lines = [f"已清除 {before} 以前导入的原始文件 {len(purged.files)} 个，共 {purged.size / 1e6:.1f} MB："]
    lines += [f"  {name}" for name in purged.files]
    if filed:
        lines.append(f"并清除 inbox 里已处理的文件 {len(filed)} 个：")
        lines += [f"  {name}" for name in filed]
    if typed:
        lines.append(f"并清除{'、'.join(typed)}。")
    lines.append("台账和快照没有变；这些文件不能再用来重新生成快照（rebuild）。")
    return "\n".join(lines)


def salt_removed_text(*, had_one: bool) -> str:
    """The consequences of removing the salt."""
    outcome = "已删去 salt" if had_one else "原来就没有 salt"
    return (
        f"{outcome}。已有的代号（电话、户、编号里的号码）从此不能由号码逐个试出；"
        "备份里若有 salt，请一并删去。\n"
        "下一次导入会另起一个 salt，并重读留存的原始文件；原始文件已清除的，以前的记录不能重读：同一个人的"
        "重复诉求与以前的对不上，没有编号的记录若再导入会重复计入，按原来的号码也搜索不到以前的记录。"
    )

"""The commands of ``python -m data notebook``: annotations, and the backup of the file they are in."""

from __future__ import annotations

import json
from argparse import Namespace
from dataclasses import asdict

from data.command_line.commands import Outcome
from data.ledgers import LEDGERS
from data.notebook.annotation import Annotation
from data.notebook.annotations import all_annotations, delete, write
from data.notebook.backup import backup, restore
from data.notebook.database import notebook_file
from data.snapshots.chain import operator
from data.snapshots.store import home


def run_list(parsed: Namespace) -> Outcome:
    """List the annotations."""
    written = all_annotations(home())
    if parsed.json:
        return json.dumps([asdict(one) for one in written], ensure_ascii=False, indent=2, default=str), 0
    return "\n".join(map(_line, written)) or "还没有标注。", 0


def run_add(parsed: Namespace) -> Outcome:
    """Write an annotation."""
    new = Annotation(
        parsed.first_day, parsed.text, parsed.community, parsed.compound, parsed.last_day, parsed.source,
        parsed.ledger, parsed.new_limits is not None, parsed.new_limits or "", _who(parsed),
    )  # fmt: skip
    return f"已保存：{_line(write(home(), new))}", 0


def run_remove(parsed: Namespace) -> Outcome:
    """Delete an annotation."""
    delete(home(), parsed.number, _who(parsed))
    return f"已删除第 {parsed.number} 号标注，原来的内容留在记录里。", 0


def run_backup(parsed: Namespace) -> Outcome:
    """Copy the notebook to a file."""
    backup(home(), parsed.file)
    return f"已备份到 {parsed.file}。", 0


def run_restore(parsed: Namespace) -> Outcome:
    """Replace the notebook by a backup."""
    kept = restore(home(), parsed.file)
    beside = f"换下的留在 {kept}。" if kept else ""
    return f"已由 {parsed.file} 换回记事本 {notebook_file(home())}。{beside}", 0


def _who(parsed: Namespace) -> str:
    return operator() if parsed.by is None else str(parsed.by)


def _line(one: Annotation) -> str:
    """An annotation on one line, with its number."""
    until = f" 至 {one.last_day}" if one.last_day else ""
    place = f"{one.community}{one.compound}" or "全街道"
    parts = [
        f"{one.id}  {one.first_day}{until}  {place}：{one.text}",
        LEDGERS[one.ledger].title if one.ledger else "",
        f"来源 {one.source}" if one.source else "",
        f"起算新上下限：{one.reason}" if one.starts_new_limits else "",
        f"由 {one.written_by}" if one.written_by else "",
    ]
    return "，".join(part for part in parts if part)

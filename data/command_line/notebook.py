"""The commands of ``python -m data notebook``: annotations, saved views, the backup of their file."""

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
from data.notebook.view import SavedView
from data.notebook.views import all_views, delete_view, rename_view
from data.snapshots.chain import operator
from data.snapshots.store import home


def run_list(parsed: Namespace) -> Outcome:
    """List the annotations."""
    written = all_annotations(home())
    if parsed.json:
        return json.dumps(
            [asdict(annotation) for annotation in written], ensure_ascii=False, indent=2, default=str
        ), 0
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


def run_views(parsed: Namespace) -> Outcome:
    """List the saved views."""
    saved = all_views(home())
    if parsed.json:
        return json.dumps([asdict(view) for view in saved], ensure_ascii=False, indent=2, default=str), 0
    return "\n".join(map(_view_line, saved)) or "还没有保存的视图。", 0


def run_rename_view(parsed: Namespace) -> Outcome:
    """Give a saved view another name."""
    rename_view(home(), parsed.number, parsed.name, _who(parsed))
    return f"第 {parsed.number} 号视图已改名。", 0


def run_remove_view(parsed: Namespace) -> Outcome:
    """Delete a saved view."""
    delete_view(home(), parsed.number, _who(parsed))
    return f"已删除第 {parsed.number} 号视图，原来的内容留在记录里。", 0


def run_backup(parsed: Namespace) -> Outcome:
    """Copy the notebook to a file."""
    backup(home(), parsed.file)
    return f"已备份到 {parsed.file}。", 0


def run_restore(parsed: Namespace) -> Outcome:
    """Replace the notebook by a backup."""
    replaced_file = restore(home(), parsed.file)
    beside = f"换下的留在 {replaced_file}。" if replaced_file else ""
    return f"已由 {parsed.file} 换回记事本 {notebook_file(home())}。{beside}", 0


def _who(parsed: Namespace) -> str:
    return operator() if parsed.by is None else str(parsed.by)


def _line(annotation: Annotation) -> str:
    """An annotation on one line, with its number."""
    until = f" 至 {annotation.last_day}" if annotation.last_day else ""
    place = f"{annotation.community}{annotation.compound}" or "全街道"
    parts = [
        f"{annotation.id}  {annotation.first_day}{until}  {place}：{annotation.text}",
        LEDGERS[annotation.ledger].title if annotation.ledger else "",
        f"来源 {annotation.source}" if annotation.source else "",
        f"起算新上下限：{annotation.reason}" if annotation.starts_new_limits else "",
        f"由 {annotation.written_by}" if annotation.written_by else "",
    ]
    return "，".join(part for part in parts if part)


def _view_line(view: SavedView) -> str:
    """A saved view on one line, with its number and its address."""
    query = "&".join(filter(None, (view.scope, view.settings)))
    parts = [
        f"{view.id}  {view.name}  {view.page}?{query}",
        f"时段 {view.period}" if view.period else "",
        f"数据版本 {view.snapshot}" if view.snapshot else "",
        "默认页" if view.is_default else "",
        f"由 {view.written_by}" if view.written_by else "",
        "" if view.written_at is None else f"{view.written_at:%Y-%m-%d}",
    ]
    return "，".join(part for part in parts if part)

"""What the command line says of an import and of the store."""

from __future__ import annotations

import json

from data.ledgers import LEDGERS
from data.reports import FileReport, ImportReport
from data.schema import Severity
from data.store import NoSnapshot, current, current_manifest, home

_SHOWN_FINDINGS = 10


def import_text(report: ImportReport, *, dry_run: bool) -> str:
    """The report of an import, in Chinese, a few lines a file."""
    lines = [line for file in report.files for line in _file_lines(file)]
    if dry_run:
        lines.append("这是试运行，没有写入。")
    elif report.snapshot is None:
        lines.append("没有可以导入的行，台账目录还是空的。")
    else:
        lines.append(f"当前快照：{report.snapshot}")
    return "\n".join(lines)


def status_text() -> str:
    """The state of the store, in Chinese, one line a ledger."""
    folder = home()
    try:
        snapshot = current(folder)
    except NoSnapshot:
        return f"台账目录：{folder}\n还没有导入台账。"
    lines = [
        f"台账目录：{folder}",
        f"当前快照：{snapshot.id}" + ("（演示数据）" if snapshot.is_demonstration else ""),
        f"最近导入：{snapshot.imported_at}",
        f"数据截至：{snapshot.as_of}",
    ]
    for ledger in LEDGERS.values():
        rows = snapshot.row_counts.get(ledger.name, 0)
        if rows:
            latest = snapshot.freshness.get(ledger.name)
            known, of = snapshot.matched_share.get(ledger.name, (0, 0))
            line = f"  {ledger.title}（{ledger.name}）：{rows} 行"
            line += f"，截至 {latest}" if latest else ""
            lines.append(line + (f"，{known}/{of} 行有小区" if of else ""))
    return "\n".join(lines)


def status_json() -> str:
    """The state of the store as one JSON object; ``snapshot`` is null while it is empty."""
    folder = home()
    try:
        snapshot = current(folder)
    except NoSnapshot:
        return json.dumps(
            {"home": str(folder), "snapshot": None, "ledgers": {}, "files": []}, ensure_ascii=False
        )
    ledgers = {}
    for name in LEDGERS:
        latest = snapshot.freshness.get(name)
        known, of = snapshot.matched_share.get(name, (None, None))
        ledgers[name] = {
            "rows": snapshot.row_counts.get(name, 0),
            "latest": latest.isoformat() if latest else None,
            "matched": known,
            "matched_of": of,
        }
    body = {
        "home": str(folder),
        "snapshot": snapshot.id,
        "imported_at": snapshot.imported_at.isoformat(),
        "as_of": snapshot.as_of.isoformat(),
        "is_demonstration": snapshot.is_demonstration,
        "ledgers": ledgers,
        "files": list(current_manifest(folder).reports),
    }
    return json.dumps(body, ensure_ascii=False, indent=2)


def _file_lines(file: FileReport) -> list[str]:
    title = LEDGERS[file.ledger].title
    lines = [
        f"{file.file} → {title}：{file.rows} 行 = 新增 {file.added} + 更新 {file.updated}"
        f" + 未变 {file.unchanged} + 拒收 {file.rejected}"
    ]
    if file.finding_counts:
        lines.append(
            "  提示：" + "，".join(f"{rule} {count} 处" for rule, count in file.finding_counts.items())
        )
    worst = sorted(file.findings, key=lambda one: one.severity is not Severity.FAIL)
    for one in worst[:_SHOWN_FINDINGS]:
        where = f"第 {one.row} 行" if one.row else "表头"
        column = f"“{one.column}”列" if one.column else ""
        mark = "拒收" if one.severity is Severity.FAIL else "提醒"
        lines.append(f"  [{mark}] {where}{column}：{one.message}")
    if len(worst) > _SHOWN_FINDINGS:
        lines.append(f"  …… 共 {sum(file.finding_counts.values())} 处，前 200 处见 --json。")
    return lines

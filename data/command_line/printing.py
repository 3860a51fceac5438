"""Chinese texts of the command line on imports and the store."""

from __future__ import annotations

import json
import re

from data.errors import NoSnapshot
from data.importing.reports import COUNTS, ENCODINGS, FileReport, ImportReport
from data.importing.rules import in_order, rule_of
from data.ledgers import LEDGERS
from data.merging.changes import OverwrittenRecords
from data.schema import Finding
from data.snapshots.manifest_files import current_manifest
from data.snapshots.purge import missing_originals
from data.snapshots.store import current, home

#: How many findings and places of a rule are printed; the rest is on the page 台账管理 and in --json.
_SHOWN_FINDINGS, _SHOWN_PLACES = 3, 12
_QUOTED = re.compile("“[^”]*”")


def import_text(report: ImportReport, *, dry_run: bool) -> str:
    """The report of an import, in Chinese, a few lines per file."""
    lines = [line for file in report.files for line in _file_lines(file)]
    if any(file.unmatched[0] for file in report.files) and not dry_run and report.snapshot is not None:
        lines.append(_how_to_place())
    if dry_run:
        lines.append("这是试运行，没有写入。")
    elif report.snapshot is None:
        lines.append("没有可以导入的行，台账目录还是空的。")
    else:
        lines.append(f"当前快照：{report.snapshot}")
    return "\n".join(lines)


def _how_to_place() -> str:
    """Advice for rows without a place: add names to match them by, or aliases."""
    if not current().row_counts["compound"]:
        return (
            "还没有小区名册：导入之后（模板：python -m data template compound），"
            "地址里的小区会自动认出，不必重新导入。"
        )
    return "没有找到的小区：运行 python -m data unmatched 看写得最多的地名。"


def status_text() -> str:
    """The state of the store, in Chinese, one line per ledger."""
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
            placed, of = snapshot.matched_share.get(ledger.name, (0, 0))
            line = f"  {ledger.title}（{ledger.name}）：{rows} 行"
            line += f"，截至 {latest}" if latest else ""
            lines.append(line + (f"，{placed}/{of} 行有小区" if of else ""))
    if missing := missing_originals(folder, current_manifest(folder)):
        lines.append(f"原始文件不见了 {len(missing)} 个，不能重新生成快照；运行 python -m data verify 查看。")
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
        placed, of = snapshot.matched_share.get(name, (None, None))
        ledgers[name] = {
            "rows": snapshot.row_counts.get(name, 0),
            "latest": latest.isoformat() if latest else None,
            "matched": placed,
            "matched_of": of,
        }
    body = {
        "home": str(folder),
        "snapshot": snapshot.id,
        "imported_at": snapshot.imported_at.isoformat(),
        "as_of": snapshot.as_of.isoformat(),
        "is_demonstration": snapshot.is_demonstration,
        "ledgers": ledgers,
        "missing_originals": list(missing_originals(folder, current_manifest(folder))),
        "files": list(current_manifest(folder).reports),
    }
    return json.dumps(body, ensure_ascii=False, indent=2)


def _file_lines(file: FileReport) -> list[str]:
    """The report on one table; a blank line separates it from the next."""
    name = f"{file.file}（{file.sheet}）" if file.sheet and not file.file.endswith(file.sheet) else file.file
    lines = [
        f"{name} → {LEDGERS[file.ledger].title}",
        f"  读法：{ENCODINGS.get(file.encoding, file.encoding)}，第 {file.header_row} 行是表头",
    ]
    for ledger, counts in file.by_ledger.items():
        label = "行数" if ledger == file.ledger else f"同时计入{LEDGERS[ledger].title}"
        parts = " + ".join(f"{kind} {counts[name]}" for name, kind in COUNTS.items())
        lines.append(f"  {label}：{counts['rows']} 行 = {parts}")
    apart = []
    if file.totals:
        apart.append(f"合计或落款 {file.totals} 行没有计入")
    if file.repaired:
        apart.append(f"引号不成对的 {file.repaired} 行按原样读入")
    if apart:
        lines.append(f"  另外：{'，'.join(apart)}")
    missed, searched = file.unmatched
    if searched:
        lines.append(
            f"  小区：{searched} 行要从地址或标题里找，其中 {missed} 行（{missed / searched:.1%}）没有找到"
        )
    for changes in file.overwritten:
        lines += _overwritten_lines(changes)
    return [*lines, *_finding_lines(file), ""]


def _overwritten_lines(changes: OverwrittenRecords) -> list[str]:
    """The number of records that a table changed, the columns, and the first changes."""
    columns = "、".join(f"{label} {count}" for label, count in changes.columns.items())
    title = LEDGERS[changes.ledger].title
    lines = [f"  改写：{title} {changes.records} 件（{columns}）"]
    for change in changes.first:
        before, after = change.before or "（空）", change.after or "（空）"
        lines.append(f"      第 {change.row} 行 {change.number}“{change.column}”：{before} → {after}")
    more = changes.records - len({change.row for change in changes.first})
    return [*lines, f"      …… 还有 {more} 件"] if more else lines


def _finding_lines(file: FileReport) -> list[str]:
    """The findings by rule, each with advice and the first places."""
    lines = []
    for name in in_order(file.finding_counts):
        rule, count = rule_of(name), file.finding_counts[name]
        findings = [finding for finding in file.findings if finding.rule == name]
        if count == 1 and findings and not findings[0].row and not rule.is_plain:
            lines.append(f"  [说明] {rule.title}：{_finding_with_place(findings[0])}")
            continue
        mark = "拒收" if rule.rejects else "说明" if rule.advice.startswith("不用改") else "提醒"
        places = f"（{_places(findings, count)}）" if rule.is_plain and findings else ""
        lines.append(f"  [{mark}] {rule.title}：{count} 处{places}。{rule.advice}")
        if not rule.is_plain:
            listed = _by_wording(findings)[:_SHOWN_FINDINGS]
            lines += [f"      {_finding_with_place(finding)}" for finding in listed]
            lines += [f"      …… 还有 {count - len(listed)} 处"] if count > len(listed) else []
    return lines


def _by_wording(findings: list[Finding]) -> list[Finding]:
    """Findings of one rule, the first of each wording before the others of that wording."""
    first: dict[str, Finding] = {}
    for finding in findings:
        first.setdefault(_QUOTED.sub("", finding.message), finding)
    return [*first.values(), *(finding for finding in findings if finding not in first.values())]


def _finding_with_place(finding: Finding) -> str:
    """A finding with row and column, unless the message names them."""
    message = finding.message
    row = f"第 {finding.row} 行" if finding.row and not message.startswith("第 ") else ""
    column = f"“{finding.column}”" if finding.column and f"“{finding.column}”" not in message else ""
    return f"{row}{column}：{message}" if row or column else message


def _places(findings: list[Finding], count: int) -> str:
    """The rows or columns of findings for which these are sufficient."""
    listed = findings[:_SHOWN_PLACES]
    rows = "、".join(str(finding.row) for finding in listed if finding.row)
    names = "、".join(f"“{finding.value}”" for finding in listed if not finding.row)
    more = " 等" if count > len(listed) else ""
    return (f"第 {rows}{more} 行" if rows else "") + (f"{names}{more}" if names else "")

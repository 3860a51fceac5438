"""The commands of ``python -m data``: each turns parsed arguments into a text and an exit status.

Each imports only the modules it needs, so that ``--help`` stays fast.
"""

from __future__ import annotations

import json
from argparse import Namespace
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from data.importing.demonstration import SAMPLES
from data.snapshots import given_aliases, store

Outcome = tuple[str, int]


def run_import(parsed: Namespace) -> Outcome:
    """Import files."""
    from data.command_line.printing import import_text
    from data.importing.importer import import_files
    from data.progress import shown_on_terminal

    with shown_on_terminal() as progress:
        report = import_files(
            parsed.files,
            ledger=parsed.ledger,
            mapping=parsed.mapping,
            dry_run=parsed.dry_run,
            progress=progress,
        )
    text = report.to_json() if parsed.json else import_text(report, dry_run=parsed.dry_run)
    return text, report.exit_status


def run_inbox(_parsed: Namespace) -> Outcome:
    """Import the files of the inbox; status 1 if a file was refused, 2 if none was accepted."""
    from data.importing.inbox import read_inbox
    from data.progress import shown_on_terminal

    with shown_on_terminal() as progress:
        handled = read_inbox(progress=progress)
    lines = [f"[{outcome.outcome}] {outcome.message}" for outcome in handled]
    accepted = [outcome.accepted for outcome in handled]
    status = 0 if all(accepted) else 1 if any(accepted) else 2
    return "\n".join(lines) or "inbox 里没有文件。", status


def run_status(parsed: Namespace) -> Outcome:
    """The state of the store."""
    from data.command_line.printing import status_json, status_text

    return status_json() if parsed.json else status_text(), 0


def run_rebuild(_parsed: Namespace) -> Outcome:
    """Rebuild the current snapshot."""
    from data.importing.importer import rebuild
    from data.progress import shown_on_terminal

    with shown_on_terminal() as progress:
        snapshot = rebuild(progress=progress)
    return f"已重新生成快照 {snapshot}。", 0


def run_history(parsed: Namespace) -> Outcome:
    """List the existing snapshots."""
    from data.command_line.listings import history_text
    from data.snapshots.history import history

    entries = history()
    if parsed.json:
        rows = [asdict(entry) for entry in entries]
        return json.dumps(rows, ensure_ascii=False, indent=2, default=datetime.isoformat), 0
    return history_text(entries), 0


def run_undo(_parsed: Namespace) -> Outcome:
    """Return to the snapshot before the current one."""
    from data.command_line.listings import entry_text
    from data.snapshots.history import undo

    back = undo()
    kind = "，是演示数据" if back.now.is_demonstration else ""
    undone = "；".join(entry_text(entry) for entry in back.undone)
    return f"已撤销：{undone}。恢复快照 {back.now.id}（{back.now.imported_at} 导入{kind}）。", 0


def run_repair(parsed: Namespace) -> Outcome:
    """Check all snapshots, choose one, or begin anew; status 2 while the store cannot be served."""
    from data.command_line.listings import repair_text
    from data.snapshots import repair

    folder = store.configured_folder()
    if parsed.begin_anew:
        repair.begin_anew(folder)
        return (
            f"{folder} 现在当作没有用过的台账目录：下一次导入或打开看板时从头开始，里面的文件都没有删除。",
            0,
        )
    if parsed.choose is not None:
        chosen = repair.choose(folder, parsed.choose)
        return f"已换回快照 {chosen.id}（{chosen.rows} 行）；刷新看板即可。", 0
    problem = repair.reason_not_served(folder)
    return repair_text(repair.check_snapshots(folder), problem), 2 if problem else 0


def run_verify(_parsed: Namespace) -> Outcome:
    """Check all files of the store; status 2 if something is damaged."""
    from data.command_line.listings import check_text
    from data.snapshots.verify import verify

    verified = verify(store.home())
    return check_text(verified), 2 if verified.defects else 0


def run_purge(parsed: Namespace) -> Outcome:
    """Remove stored originals, processed inbox files, 下周建议 and closed follow-ups; or the salt."""
    from data.command_line.listings import purge_text, salt_removed_text
    from data.importing.filing import remove_filed
    from data.notebook.briefing_choices import purge_advice
    from data.notebook.follow_ups import purge_follow_ups
    from data.snapshots import salt
    from data.snapshots.purge import purge_originals

    folder = store.home()
    if parsed.salt:
        return salt_removed_text(had_one=salt.end(folder)), 0
    purged = purge_originals(parsed.originals_before, folder)
    filed = remove_filed(folder, parsed.originals_before)
    advices = purge_advice(folder, parsed.originals_before)
    closed = purge_follow_ups(folder, parsed.originals_before)
    return purge_text(purged, filed, parsed.originals_before, advices, closed), 0


def run_unmatched(parsed: Namespace) -> Outcome:
    """List the commonest unknown names, and the number of rows without a compound."""
    from data.command_line.listings import unmatched_text
    from data.placing.unmatched import commonest

    snapshot, texts = store.current(), commonest(limit=parsed.limit)
    if parsed.json:
        shares = {
            ledger: {"rows": rows, "unmatched": rows - placed}
            for ledger, (placed, rows) in snapshot.matched_share.items()
        }
        body = {"ledgers": shares, "texts": [asdict(text) for text in texts]}
        return json.dumps(body, ensure_ascii=False, indent=2), 0
    return unmatched_text(snapshot.matched_share, texts), 0


def run_alias_add(parsed: Namespace) -> Outcome:
    """Add an alias of a compound, in effect at once."""
    from data.importing import aliases

    folder = store.home()
    community = parsed.community or _only_community(parsed.compound, folder)
    alias = aliases.checked_alias(folder, parsed.name, community, parsed.compound)
    moved = aliases.apply(folder, added=[alias]).moved
    return f"“{alias.alias}”现在是{alias.community}“{alias.compound}”的别名，{moved} 行改归这个小区。", 0


def run_alias_remove(parsed: Namespace) -> Outcome:
    """Remove an alias of a compound, in effect at once."""
    from data.importing import aliases

    folder = store.home()
    matches = aliases.aliases_of_name(folder, parsed.name, parsed.community)
    if not matches:
        raise aliases.AliasError(f"没有添加过别名“{parsed.name}”，用 python -m data alias list 查看。")
    return f"已去掉别名“{parsed.name}”，{aliases.apply(folder, removed=matches).moved} 行的小区变了。", 0


def run_alias_list(parsed: Namespace) -> Outcome:
    """List the aliases given by hand."""
    listed = given_aliases.read(store.home())
    if parsed.json:
        return json.dumps([asdict(alias) for alias in listed], ensure_ascii=False, indent=2), 0
    lines = [f"{alias.alias} → {alias.compound}（{alias.community}）" for alias in listed]
    return "\n".join(lines) or "没有添加过别名。", 0


def run_samples(_parsed: Namespace) -> Outcome:
    """Write the demonstration ledgers."""
    from data.generator import write_samples

    return "\n".join(map(str, write_samples(SAMPLES))), 0


def run_dictionary(_parsed: Namespace) -> Outcome:
    """The data dictionary."""
    from data.dictionary import dictionary

    return dictionary(), 0


def run_template(parsed: Namespace) -> Outcome:
    """Write the blank template of a ledger."""
    from data.recognising.headers import find_ledger
    from data.template import write_template

    ledger = find_ledger(parsed.ledger)
    path = parsed.out or Path(f"{ledger.title}模板.xlsx")
    write_template(ledger, path)
    return str(path), 0


def _only_community(compound: str, folder: Path) -> str:
    """The community of a compound, by the list of compounds."""
    from data.importing import aliases

    communities = sorted(community for community, name in aliases._compounds(folder) if name == compound)
    if not communities:
        raise aliases.AliasError(f"小区名册里没有“{compound}”，请先把它补进小区名册。")
    if len(communities) > 1:
        raise aliases.AliasError(
            f"{'、'.join(communities)}都有“{compound}”，请用 --community 说明是哪一个社区的。"
        )
    return communities[0]

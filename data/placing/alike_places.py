"""Reports communities that may be the same: without a list of them, every spelling counts as its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from data.cleaning.casting import Batch
from data.placing.compound_of_row import Gazetteer, community_stem
from data.schema import UNFILLED, Finding, Severity
from data.sql_text import literal
from data.tables import state

_NAMED = 3


def report_alike(batch: Batch, gazetteer: Gazetteer) -> None:
    """Add findings of communities with several spellings in the file and the ledger; nothing is changed.

    Called while table ``placed`` of the file exists. A list of communities settles spellings.
    """
    if gazetteer.knows_communities or not batch.ledger.is_event:
        return
    written = batch.connection.execute(
        f"select distinct community from placed where community <> {literal(UNFILLED)}"
        f" union select distinct community from {state(batch.ledger)} where community <> {literal(UNFILLED)}"
    ).fetchall()
    groups = alike(name for (name,) in written)
    if groups:
        shown = "；".join("、".join(f"“{name}”" for name in group) for group in groups[:_NAMED])
        more = f"等 {len(groups)} 组" if len(groups) > _NAMED else ""
        message = (
            f"{shown}{more}像是同一个社区，现在各算各的；请导入社区名册，或在文件中统一写法，再导入一次。"
        )
        label = batch.ledger.column("community").label
        batch.add([Finding(0, label, "alike_places", Severity.WARN, "", message)])


def alike(names: Iterable[str]) -> list[list[str]]:
    """The groups of names that differ only in prefix and suffix, each group in order."""
    groups = defaultdict(list)
    for name in sorted(names):
        groups[community_stem(name)].append(name)
    return [group for group in groups.values() if len(group) > 1]

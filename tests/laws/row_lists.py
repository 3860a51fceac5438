"""The law of the lists behind a block: each has as many rows as the block counts."""

from __future__ import annotations

from collections.abc import Mapping

from data.snapshots.store import Snapshot
from pages.parts.asking.block import Block
from queries import row_count


def lists_of_another_length(blocks: Mapping[str, Block], served: Snapshot) -> dict[str, tuple[int, int]]:
    """Block and list -> what the block counts and how many rows the list has, where they differ."""
    found = {
        f"{key}: {one.question} {one.label}": (
            one.count,
            row_count(one.question, one.scope, one.part, snapshot=served),
        )
        for key, block in blocks.items()
        for one in block.rows
    }
    return {name: counts for name, counts in found.items() if counts[0] != counts[1]}

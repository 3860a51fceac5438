"""看明细 lists what a block counts: as many rows as its number, on every page and for every kind of scope."""

from __future__ import annotations

from tests.laws.conftest import Seen, each_sight_of_the_samples
from tests.laws.row_lists import lists_of_another_length


@each_sight_of_the_samples
def test_a_list_is_as_long_as_the_block_counts(seen: Seen):
    different = {
        page: lists
        for page, (_page, blocks) in seen.shown.pages.items()
        if (lists := lists_of_another_length(blocks, seen.served))
    }
    assert different == {}
